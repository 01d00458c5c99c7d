import { mix, rgb } from "../colour.ts";
import { polygon } from "../sketch.ts";
import type { Draw } from "./draw.ts";
import { penAt } from "./pen.ts";

const STONE = rgb("#cbb79c");
const DARK = rgb("#4a4668");
const LAMP = rgb("#ffd977");

/** A banded tower on a rock, its lamp burning in the dark and in bad weather. */
export const drawLighthouse: Draw = (sketch, theme, x, base, h, depth) => {
  const pen = penAt(sketch, theme, x, base, h, depth);
  const band = theme.accents[0] ?? rgb("#c9473a");
  pen.soft(
    "-0.55 -0.05, -0.4 0.07, -0.14 0.13, 0.18 0.11, 0.42 0.05, 0.62 -0.05, 0 -0.08",
    rgb("#8f7d70"),
    0.55,
    { angle: 0.2 },
  );
  pen.flat("-0.1 0.08, -0.065 0.76, 0.065 0.76, 0.1 0.08", rgb("#f6eee0"), 1, { angle: 1.55 });
  for (const v of [0.22, 0.5]) {
    const w = (y: number) => 0.1 - ((y - 0.08) / 0.68) * 0.035;
    pen.mark(
      [
        [-w(v), v],
        [-w(v + 0.13), v + 0.13],
        [w(v + 0.13), v + 0.13],
        [w(v), v],
      ],
      band,
      0.95,
    );
  }
  pen.mark("0.025 0.08, 0.02 0.76, 0.065 0.76, 0.1 0.08", mix(rgb("#b8a8b8"), band, 0.25), 0.5);
  pen.flat("-0.095 0.76, -0.095 0.79, 0.095 0.79, 0.095 0.76", DARK, 0.6);
  pen.flat("-0.05 0.79, -0.05 0.9, 0.05 0.9, 0.05 0.79", rgb("#fbe6a4"), 1.1);
  pen.flat("-0.075 0.9, 0 1, 0.075 0.9", band, 0.75);
  pen.flat("-0.45 0.06, -0.45 0.16, -0.33 0.22, -0.2 0.16, -0.2 0.08", rgb("#efe2cc"), 0.9);
  if (theme.light.isNight || theme.light.hazeAmount > 0.7) {
    for (const side of [-1, 1])
      sketch.fill(
        polygon([
          [x, base - h * 0.845],
          [x + side * h * 3.2, base - h * 1.25],
          [x + side * h * 3.2, base - h * 0.75],
        ]),
        LAMP,
        { angle: 0.1 * side, length: 0.7, detail: 0.4 },
        { alpha: 0.3, bare: true },
      );
    pen.glow(0, 0.845, 0.045, LAMP);
  }
};

/** Towers with pointed roofs and battlements about a keep, on a crag. */
export const drawCastle: Draw = (sketch, theme, x, base, h, depth) => {
  const pen = penAt(sketch, theme, x, base, h, depth);
  const roof = theme.moods.has("snow") ? rgb("#eceef6") : (theme.accents[0] ?? rgb("#56648c"));
  const tower = (u: number, w: number, foot: number, top: number) => {
    pen.flat(
      [
        [u - w, foot],
        [u - w, top],
        [u + w, top],
        [u + w, foot],
      ],
      STONE,
      0.95,
      { angle: 1.55 },
    );
    pen.mark(
      [
        [u + w * 0.15, foot],
        [u + w * 0.15, top],
        [u + w, top],
        [u + w, foot],
      ],
      mix(STONE, DARK, 0.3),
      0.5,
    );
    pen.flat(
      [
        [u - w * 1.3, top - 0.005],
        [u, top + w * 3.4],
        [u + w * 1.3, top - 0.005],
      ],
      roof,
      0.8,
      { angle: 1.2 },
    );
    pen.mark(
      [
        [u, top],
        [u, top + w * 3.4],
        [u + w * 1.3, top],
      ],
      mix(roof, DARK, 0.4),
      0.5,
    );
    if (theme.light.isNight) pen.glow(u - w * 0.25, top - w * 1.3, w * 0.24, LAMP);
    else
      pen.mark(
        [
          [u - w * 0.35, top - w * 2],
          [u - w * 0.35, top - w],
          [u, top - w],
          [u, top - w * 2],
        ],
        DARK,
        0.5,
      );
  };
  const wall = (from: number, to: number, foot: number, top: number) => {
    pen.flat(
      [
        [from, foot],
        [from, top],
        [to, top],
        [to, foot],
      ],
      STONE,
      0.75,
      { angle: 0.02 },
    );
    for (let u = from; u < to - 0.02; u += 0.05)
      pen.mark(
        [
          [u, top - 0.002],
          [u, top + 0.025],
          [u + 0.027, top + 0.025],
          [u + 0.027, top - 0.002],
        ],
        STONE,
        0.85,
      );
  };
  pen.soft(
    "-0.78 -0.08, -0.6 0.08, -0.4 0.17, 0 0.2, 0.42 0.16, 0.6 0.06, 0.82 -0.08, 0 -0.1",
    mix(rgb("#7f7a6c"), rgb("#5a7a58"), 0.4),
    0.6,
    { angle: 1.1 },
  );
  tower(0.16, 0.07, 0.2, 0.66);
  wall(-0.2, 0.22, 0.16, 0.5);
  tower(-0.13, 0.085, 0.16, 0.7);
  wall(-0.46, 0.46, 0.12, 0.32);
  tower(-0.44, 0.065, 0.12, 0.44);
  tower(0.44, 0.07, 0.1, 0.48);
  pen.soft("-0.05 0.13, -0.05 0.22, 0 0.27, 0.05 0.22, 0.05 0.13", DARK, 0.4);
  for (const u of [-0.27, 0.2, 0.3]) if (theme.light.isNight) pen.glow(u, 0.24, 0.014, LAMP);
};
