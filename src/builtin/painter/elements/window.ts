import { lighten, mix, rgb } from "../colour.ts";
import { lit } from "../light.ts";
import { blob, ellipse, type Point, polygon, rectangle, type Sketch, smooth } from "../sketch.ts";
import type { Theme } from "../theme.ts";
import { seasonColours } from "./land.ts";

/** A casement with its corner at (x, y), the day outside, curtains and a sill. */
export function drawWindow(sketch: Sketch, theme: Theme, x: number, y: number, w: number, h: number): void {
  const { random } = sketch;
  const { light } = theme;
  const { grass, leaf, leafDark } = seasonColours(theme);
  const frame = light.isNight ? rgb("#8c7c88") : lit(light, rgb("#f6f0e4"), 1);
  const skyline = y + h * (0.45 + random() * 0.2);
  sketch.fill(
    rectangle(x, y, w, h),
    { stops: [light.skyTop, light.skyLow], from: [0, y], to: [0, skyline] },
    { angle: 0.1, length: 0.5, detail: 0.4 },
  );
  if (light.disc) {
    const [dx, dy] = [x + w * (0.25 + random() * 0.5), y + h * 0.2];
    sketch.fill(ellipse(dx, dy, 0.06, 0.06), light.disc, {}, { alpha: 0.25, bare: true });
    sketch.fill(ellipse(dx, dy, 0.025, 0.025), light.disc, { detail: 1 });
  }
  for (let i = 0; i < 12 * light.stars; i++)
    sketch.fill(
      ellipse(x + w * (0.05 + random() * 0.9), y + h * random() * 0.5, 0.005, 0.005),
      rgb("#fff4c8"),
      { detail: 1 },
      { bare: true },
    );
  const hill: Point[] = Array.from({ length: 9 }, (_, i) => [
    x + (w * i) / 8,
    skyline - h * 0.08 * Math.sin(i * 0.9 + random()),
  ]);
  sketch.fill(
    polygon([...hill, [x + w, y + h], [x, y + h]]),
    lit(light, mix(leafDark, light.haze, 0.45), 0.8),
    { angle: 0.1, length: 0.3, detail: 0.5 },
  );
  sketch.fill(rectangle(x, skyline + h * 0.14, w, y + h - skyline - h * 0.14), lit(light, grass, 0.9), {
    angle: 0.05,
    length: 0.3,
    detail: 0.5,
  });
  for (let i = 0; i < 9; i++) {
    const [tx, ty, r] = [
      x + w * (0.1 + random() * 0.8),
      skyline + h * 0.1,
      Math.min(w, h) * (0.05 + random() * 0.06),
    ];
    sketch.fill(
      blob(random, tx, ty, r, r * 1.1),
      lit(light, mix(leafDark, leaf, random()), 0.6 + random() * 0.4),
      { length: 0.15, detail: 0.7 },
      { bare: true },
    );
  }
  const bar = Math.min(w, h) * 0.035;
  for (const bx of [x - bar, x + w / 2 - bar / 2, x + w])
    sketch.fill(rectangle(bx, y - bar, bar, h + bar * 2), frame, { angle: 1.55, length: 0.5, detail: 0.85 });
  for (const by of [y - bar, y + h * 0.36, y + h])
    sketch.fill(rectangle(x - bar, by, w + bar * 2, bar), frame, { angle: 0, length: 0.5, detail: 0.85 });
  sketch.fill(rectangle(x - bar * 3, y + h + bar, w + bar * 6, bar * 1.8), lighten(frame, 0.15), {
    angle: 0,
    length: 0.5,
    detail: 0.8,
  });
  const cloth =
    theme.accents[0] ??
    [rgb("#e8d4b4"), rgb("#c87868"), rgb("#88a8b4"), rgb("#d8b860")][Math.floor(random() * 4)]!;
  for (const side of [-1, 1]) {
    const edge = side < 0 ? x - bar * 2 : x + w + bar * 2;
    const inward = -side * w;
    sketch.fill(
      smooth([
        [edge + side * 0.03, y - bar * 3],
        [edge + inward * 0.3, y - bar * 3],
        [edge + inward * 0.26, y + h * 0.3],
        [edge + inward * 0.08, y + h * 0.66],
        [edge + inward * 0.12, y + h * 1.06],
        [edge + side * 0.04, y + h * 1.08],
      ]),
      lit(light, cloth, side < 0 ? 0.95 : 0.7),
      { angle: 1.5, length: 0.6, detail: 0.5 },
    );
    for (let i = 0; i < 3; i++)
      sketch.fill(
        polygon([
          [edge + inward * (0.02 + i * 0.08), y - bar * 2],
          [edge + inward * (0.045 + i * 0.08), y - bar * 2],
          [edge + inward * (0.02 + i * 0.03), y + h * 0.7],
          [edge + inward * (i * 0.03), y + h * 0.7],
        ]),
        lit(light, mix(cloth, rgb("#4c3c70"), 0.4), 0.6),
        { angle: 1.5, length: 0.6, detail: 0.6 },
        { alpha: 0.6, bare: true },
      );
  }
}
