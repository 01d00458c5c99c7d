import { lighten, mix, type Rgb, rgb } from "../colour.ts";
import { far, lit } from "../light.ts";
import { ellipse, type Handling, type Point, polygon, polyline, type Sketch, smooth } from "../sketch.ts";
import type { Theme } from "../theme.ts";

const SHADE = rgb("#3c3670");
const SUN = rgb("#fff0cc");
/** Amounts beyond this belong to things that shine by themselves: no light tints them. */
const LUMINOUS = 1.25;

/** Points, also as text: `"0 0, 0.5 1"` is a line up to the right; long outlines stay readable so. */
export type Outline = readonly Point[] | string;

export function pointsOf(outline: Outline): readonly Point[] {
  if (typeof outline !== "string") return outline;
  return outline.split(", ").map((pair): Point => {
    const [u, v] = pair.split(" ");
    return [Number(u), Number(v)];
  });
}

/** Draws in a thing's own measures: (0, 0) is its foot, one unit its height, `u` to the right and `v` upwards. */
export interface Pen {
  /** A straight-edged plane; `amount` 1 faces the sun, 0 lies in shade, 1.3 to 2 shines of itself. */
  flat(points: Outline, colour: Rgb, amount?: number, how?: Handling): void;
  /** A soft-edged one. */
  soft(points: Outline, colour: Rgb, amount?: number, how?: Handling): void;
  /** A body turned from the light at the upper left into shade at the lower right. */
  round(points: Outline, colour: Rgb, how?: Handling): void;
  /** Marks inside a shape that get no contour of their own. */
  mark(points: Outline, colour: Rgb, amount?: number): void;
  line(points: Outline, width: number, colour: Rgb, amount?: number): void;
  disc(u: number, v: number, ru: number, rv: number, colour: Rgb, amount?: number): void;
  /** Light of its own, with a halo. */
  glow(u: number, v: number, radius: number, colour: Rgb): void;
  /** What it throws on the ground, `reach` wide. */
  shadow(reach: number): void;
}

/**
 * A pen for a thing that stands at (x, base), `h` high, `depth` 0 near to 1 far. `facing` −1 mirrors it; `lean` is how
 * far its top stands to the right of its foot, in heights.
 */
export function penAt(
  sketch: Sketch,
  { light }: Pick<Theme, "light">,
  x: number,
  base: number,
  h: number,
  depth = 0,
  facing: 1 | -1 = 1,
  lean = 0,
): Pen {
  const at = ([u, v]: Point): Point => [x + (u + v * lean) * h * facing, base - v * h];
  const all = (outline: Outline) => pointsOf(outline).map(at);
  const tone = (local: Rgb, amount: number) =>
    far(
      light,
      amount > LUMINOUS ? lighten(local, (amount - LUMINOUS) * 0.25) : lit(light, local, amount),
      depth,
    );
  const near = { length: 0.3, detail: h > 0.12 ? 0.85 : 1 };
  return {
    flat(points, colour, amount = 0.85, how = {}) {
      sketch.fill(polygon(all(points)), tone(colour, amount), { ...near, ...how });
    },
    soft(points, colour, amount = 0.85, how = {}) {
      sketch.fill(smooth(all(points)), tone(colour, amount), { ...near, ...how });
    },
    round(outline, colour, how = {}) {
      const points = pointsOf(outline);
      const us = points.map(([u]) => u * facing);
      const vs = points.map(([, v]) => v);
      const [left, right] = [Math.min(...us), Math.max(...us)];
      const [low, high] = [Math.min(...vs), Math.max(...vs)];
      sketch.fill(
        smooth(all(points)),
        {
          stops: [tone(mix(colour, SUN, 0.3), 1.08), tone(colour, 0.85), tone(mix(colour, SHADE, 0.5), 0.55)],
          from: [x + (left * 0.7 + right * 0.3) * h, base - high * h],
          to: [x + (left * 0.35 + right * 0.65) * h, base - low * h],
        },
        { ...near, ...how },
      );
    },
    mark(points, colour, amount = 0.8) {
      sketch.fill(polygon(all(points)), tone(colour, amount), near, { bare: true });
    },
    line(points, width, colour, amount = 0.7) {
      sketch.line(polyline(all(points)), width * h, tone(colour, amount), { ...near, detail: 0.95 });
    },
    disc(u, v, ru, rv, colour, amount = 0.9) {
      sketch.fill(ellipse(...at([u, v]), ru * h, rv * h), tone(colour, amount), { ...near, length: 0.15 });
    },
    glow(u, v, radius, colour) {
      for (const [size, alpha] of [
        [3.4, 0.16],
        [2.1, 0.28],
        [1, 1],
      ] as const)
        sketch.fill(
          ellipse(...at([u, v]), radius * size * h, radius * size * h),
          mix(colour, SUN, size > 1 ? 0 : 0.45),
          { length: 0.3, detail: 1 },
          { alpha, bare: true },
        );
    },
    shadow(reach) {
      sketch.fill(
        ellipse(x + reach * h * 0.35, base, reach * h, h * 0.035),
        tone(SHADE, 0.45),
        { angle: 0.02, length: 0.4, detail: 0.6 },
        { alpha: 0.6, bare: true },
      );
    },
  };
}
