import { mix, rgb } from "../colour.ts";
import { far, lit } from "../light.ts";
import { polygon, polyline, type Sketch, smooth } from "../sketch.ts";
import type { Theme } from "../theme.ts";

const HULLS = ["#7a3f3a", "#33527c", "#3f5f56", "#c9a86a", "#54406e", "#d8d2c4"].map(rgb);
const SAILS = ["#f7ecd6", "#e8d2a8", "#f2f2ee", "#d98a52", "#c8685a"].map(rgb);

/** A boat on the water line (x, y); `size` is half its length. Some carry sails, some only a rower. */
export function drawBoat(
  sketch: Sketch,
  theme: Theme,
  x: number,
  y: number,
  size: number,
  depth: number,
  withSail: boolean,
): void {
  const { random } = sketch;
  const { light } = theme;
  const hull = HULLS[Math.floor(random() * HULLS.length)]!;
  const s = size;
  if (withSail) {
    const sail = SAILS[Math.floor(random() * SAILS.length)]!;
    const tall = s * (2 + random() * 0.9);
    const rake = s * 0.12;
    sketch.line(
      polyline([
        [x, y - s * 0.1],
        [x + rake, y - tall],
      ]),
      s * 0.05,
      far(light, lit(light, rgb("#6d5448"), 0.5), depth),
      { angle: 1.5, length: 0.8, detail: 0.9 },
    );
    sketch.fill(
      smooth([
        [x + rake * 0.4, y - s * 0.4],
        [x + rake, y - tall * 0.98],
        [x + rake, y - tall],
        [x + s * 0.75, y - tall * 0.5],
        [x + s * 0.85, y - s * 0.38],
      ]),
      {
        stops: [far(light, lit(light, sail, 1.08), depth), far(light, lit(light, sail, 0.72), depth)],
        from: [x, y - tall],
        to: [x + s * 0.5, y],
      },
      { angle: 1.35, length: 0.55, detail: 0.8 },
    );
    sketch.fill(
      polygon([
        [x - s * 0.1, y - s * 0.35],
        [x + rake * 0.8, y - tall * 0.9],
        [x - s * 0.72, y - s * 0.3],
      ]),
      far(light, lit(light, sail, 0.55), depth),
      { angle: 1.9, length: 0.5, detail: 0.8 },
    );
  } else {
    sketch.fill(
      smooth([
        [x - s * 0.12, y - s * 0.1],
        [x - s * 0.13, y - s * 0.42],
        [x, y - s * 0.62],
        [x + s * 0.12, y - s * 0.4],
        [x + s * 0.12, y - s * 0.1],
      ]),
      far(light, lit(light, rgb("#3d4470"), 0.6), depth),
      { angle: 1.5, length: 0.2, detail: 1 },
    );
    sketch.line(
      polyline([
        [x + s * 0.05, y - s * 0.4],
        [x + s * 0.95, y + s * 0.05],
      ]),
      s * 0.035,
      far(light, lit(light, rgb("#6d5448"), 0.7), depth),
      { detail: 1 },
    );
  }
  sketch.fill(
    smooth([
      [x - s * 1.05, y - s * 0.27],
      [x - s * 0.5, y - s * 0.14],
      [x + s * 0.5, y - s * 0.14],
      [x + s * 1.1, y - s * 0.3],
      [x + s * 0.78, y + s * 0.08],
      [x - s * 0.75, y + s * 0.08],
    ]),
    far(light, lit(light, hull, 0.62), depth),
    { angle: 0.03, length: 0.5, detail: 0.9 },
  );
  sketch.line(
    polyline([
      [x - s * 0.86, y - s * 0.17],
      [x, y - s * 0.1],
      [x + s * 0.9, y - s * 0.19],
    ]),
    s * 0.055,
    far(light, lit(light, mix(hull, rgb("#fff0d0"), 0.55), 1), depth),
    { angle: 0.03, detail: 0.9 },
  );
}

/** Boats spread over the water, larger towards us. */
export function drawFleet(
  sketch: Sketch,
  theme: Theme,
  horizon: number,
  bottom: number,
  count: number,
): void {
  const spots = Array.from({ length: count }, () => sketch.random() ** 1.5).sort((a, b) => a - b);
  for (const near of spots) {
    const size = 0.018 + near * 0.115;
    drawBoat(
      sketch,
      theme,
      (0.06 + sketch.random() * 0.88) * sketch.width,
      horizon + 0.012 + near * (bottom - horizon) * 0.72,
      size,
      0.75 * (1 - near),
      sketch.random() < 0.72,
    );
  }
}
