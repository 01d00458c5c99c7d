import { lighten, mix, rgb } from "../colour.ts";
import { lit } from "../light.ts";
import { rectangle, type Sketch } from "../sketch.ts";
import type { Theme } from "../theme.ts";
import { penAt } from "./pen.ts";

const COVERS = ["#8c3a34", "#2f5674", "#4a6a4c", "#b8863c", "#5c4470", "#d0c0a0", "#7a4a3c"].map(rgb);

/** A table whose top is at (x, y), `w` to either side. */
export function drawTable(sketch: Sketch, theme: Theme, x: number, y: number, w: number): void {
  const pen = penAt(sketch, theme, x, 0.98, 1);
  const wood = rgb("#8c5a3c");
  const v = 0.98 - y;
  for (const side of [-1, 1])
    pen.flat(
      [
        [side * w * 0.86, 0],
        [side * w * 0.9, v],
        [side * w * 0.78, v],
        [side * w * 0.78, 0],
      ],
      wood,
      side < 0 ? 0.8 : 0.5,
      { angle: 1.55 },
    );
  pen.flat(
    [
      [-w, v - 0.06],
      [-w * 0.82, v + 0.03],
      [w * 0.82, v + 0.03],
      [w, v - 0.06],
    ],
    lighten(wood, 0.25),
    1,
    { angle: 0.02 },
  );
  pen.flat(
    [
      [-w, v - 0.06],
      [-w, v - 0.1],
      [w, v - 0.1],
      [w, v - 0.06],
    ],
    wood,
    0.6,
    { angle: 0.02 },
  );
}

/** A rush-seated chair, `h` high; its back stands on the side it is `facing` from. */
export function drawChair(
  sketch: Sketch,
  theme: Theme,
  x: number,
  base: number,
  h: number,
  facing: 1 | -1,
): void {
  const pen = penAt(sketch, theme, x, base, h, 0, facing);
  const wood = theme.accents[0] ?? rgb("#b98a48");
  pen.shadow(0.5);
  pen.line("0.26 0.04, 0.24 0.46, 0.3 1", 0.05, wood, 0.7);
  pen.line("-0.12 0.1, -0.12 0.44", 0.04, wood, 0.5);
  for (const v of [0.94, 0.8, 0.66])
    pen.line(
      [
        [0.29, v],
        [0.0, v - 0.05],
      ],
      0.045,
      wood,
      0.95,
    );
  pen.line("0.04 0.1, 0.02 0.5, 0 0.92", 0.045, wood, 0.85);
  pen.flat("-0.34 0.36, -0.1 0.46, 0.3 0.46, 0.16 0.35", mix(wood, rgb("#f0dca0"), 0.6), 1, { angle: 0.1 });
  pen.line("-0.33 0.35, 0.16 0.34, 0.29 0.45", 0.04, wood, 0.6);
  for (const u of [-0.31, 0.15])
    pen.line(
      [
        [u, 0.34],
        [u + 0.01, 0],
      ],
      0.05,
      wood,
      0.8,
    );
  pen.line("-0.3 0.16, 0.15 0.15", 0.025, wood, 0.7);
}

/** A wall of books. */
export function drawShelves(
  sketch: Sketch,
  { light }: Theme,
  from: number,
  to: number,
  top: number,
  base: number,
): void {
  const { random } = sketch;
  sketch.fill(rectangle(from, top, to - from, base - top), lit(light, rgb("#5c3c30"), 0.6), {
    angle: 1.5,
    length: 0.4,
    detail: 0.5,
  });
  const rows = 5;
  for (let row = 0; row < rows; row++) {
    const foot = top + ((row + 1) / rows) * (base - top) - 0.014;
    for (let x = from + 0.012; x < to - 0.02; ) {
      const [w, h] = [0.012 + random() * 0.02, ((base - top) / rows) * (0.55 + random() * 0.3)];
      const cover = COVERS[Math.floor(random() * COVERS.length)]!;
      if (random() < 0.93) {
        sketch.fill(
          rectangle(x, foot - h, w, h),
          lit(light, cover, 0.6 + random() * 0.45),
          { angle: 1.55, length: 0.3, detail: 0.8 },
          { bare: w < 0.018 },
        );
        if (w > 0.02)
          sketch.fill(
            rectangle(x, foot - h * 0.8, w, 0.006),
            lit(light, rgb("#e8c46c"), 1),
            { detail: 1 },
            { bare: true },
          );
      }
      x += w + 0.002;
    }
    sketch.fill(rectangle(from, foot, to - from, 0.014), lit(light, rgb("#9a6c48"), 0.95), {
      angle: 0,
      length: 0.6,
      detail: 0.7,
    });
  }
}

/** A small framed landscape. */
export function drawPicture(sketch: Sketch, theme: Theme, x: number, y: number): void {
  const { random } = sketch;
  const [w, h] = [0.2 + random() * 0.1, 0.17 + random() * 0.06];
  sketch.fill(rectangle(x, y, w, h), lit(theme.light, rgb("#c89a4c"), 0.95), {
    angle: 0,
    length: 0.3,
    detail: 0.8,
  });
  sketch.fill(
    rectangle(x + 0.016, y + 0.016, w - 0.032, h - 0.032),
    { stops: [rgb("#a8c4d8"), rgb("#e8d8b0"), rgb("#6f8c54")], from: [x, y], to: [x, y + h] },
    { angle: 0, length: 0.3, detail: 0.8 },
  );
}
