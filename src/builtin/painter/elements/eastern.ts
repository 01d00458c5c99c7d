import { mix, rgb } from "../colour.ts";
import type { Draw } from "./draw.ts";
import { penAt } from "./pen.ts";

const _STONE = rgb("#cbb79c");
const DARK = rgb("#4a4668");
const _LAMP = rgb("#ffd977");

/** Storeys of swept roofs under a spire. */
export const drawPagoda: Draw = (sketch, theme, x, base, h, depth) => {
  const pen = penAt(sketch, theme, x, base, h, depth);
  const wood = theme.accents[0] ?? rgb("#b8432f");
  const tiles = theme.moods.has("snow") ? rgb("#eef0f6") : rgb("#4d5a72");
  pen.shadow(0.5);
  pen.flat("-0.26 -0.01, -0.26 0.05, 0.26 0.05, 0.26 -0.01", rgb("#b8ac9c"), 0.7);
  for (let storey = 0; storey < 5; storey++) {
    const v = 0.05 + storey * 0.152;
    const w = 0.18 - storey * 0.024;
    const eave = w + 0.1;
    pen.flat(
      [
        [-w, v],
        [-w, v + 0.1],
        [w, v + 0.1],
        [w, v],
      ],
      wood,
      0.9,
      { angle: 1.55 },
    );
    pen.mark(
      [
        [w * 0.25, v],
        [w * 0.25, v + 0.1],
        [w, v + 0.1],
        [w, v],
      ],
      mix(wood, DARK, 0.45),
      0.55,
    );
    for (const u of [-0.55, 0, 0.55])
      pen.mark(
        [
          [u * w - w * 0.14, v + 0.02],
          [u * w - w * 0.14, v + 0.08],
          [u * w + w * 0.14, v + 0.08],
          [u * w + w * 0.14, v + 0.02],
        ],
        theme.light.isNight ? rgb("#ffe9a8") : rgb("#f2e2c4"),
        theme.light.isNight ? 1.8 : 0.9,
      );
    pen.flat(
      [
        [-eave - 0.02, v + 0.115],
        [-eave * 0.8, v + 0.1],
        [0, v + 0.095],
        [eave * 0.8, v + 0.1],
        [eave + 0.02, v + 0.115],
        [eave * 0.72, v + 0.132],
        [w * 0.7, v + 0.165],
        [-w * 0.7, v + 0.165],
        [-eave * 0.72, v + 0.132],
      ],
      tiles,
      0.85,
      { angle: 0.05 },
    );
    pen.line(
      [
        [-eave, v + 0.112],
        [0, v + 0.098],
        [eave, v + 0.112],
      ],
      0.008,
      DARK,
      0.4,
    );
  }
  pen.line("0 0.82, 0 1", 0.018, rgb("#c9a24c"), 0.9);
  for (const v of [0.87, 0.91, 0.95]) pen.disc(0, v, 0.022, 0.007, rgb("#d9b45c"), 1);
};

/** Two posts and two beams. */
export const drawTorii: Draw = (sketch, theme, x, base, h, depth) => {
  const pen = penAt(sketch, theme, x, base, h, depth);
  const red = theme.accents[0] ?? rgb("#d0452f");
  pen.shadow(0.5);
  for (const side of [-1, 1]) {
    pen.flat(
      [
        [side * 0.38, 0],
        [side * 0.34, 0.85],
        [side * 0.26, 0.85],
        [side * 0.29, 0],
      ],
      red,
      side < 0 ? 0.95 : 0.7,
      { angle: 1.55 },
    );
    pen.mark(
      [
        [side * 0.39, 0],
        [side * 0.385, 0.07],
        [side * 0.285, 0.07],
        [side * 0.28, 0],
      ],
      DARK,
      0.5,
    );
  }
  pen.flat("-0.44 0.66, -0.44 0.73, 0.44 0.73, 0.44 0.66", red, 0.8, { angle: 0 });
  pen.flat("-0.045 0.73, -0.045 0.86, 0.045 0.86, 0.045 0.73", DARK, 0.6);
  pen.flat("-0.55 0.93, -0.3 0.86, 0.3 0.86, 0.55 0.93, 0.56 1, 0.3 0.94, -0.3 0.94, -0.56 1", red, 1, {
    angle: 0,
  });
  pen.flat("-0.57 1, -0.3 0.94, 0.3 0.94, 0.57 1, 0.57 1.03, 0.3 0.97, -0.3 0.97, -0.57 1.03", DARK, 0.6, {
    angle: 0,
  });
};
