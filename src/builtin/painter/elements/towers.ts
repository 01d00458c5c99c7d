import { mix, rgb } from "../colour.ts";
import type { Draw } from "./draw.ts";
import { penAt } from "./pen.ts";

const _STONE = rgb("#cbb79c");
const DARK = rgb("#4a4668");
const LAMP = rgb("#ffd977");

/** A tapering mill with four latticed sails. */
export const drawWindmill: Draw = (sketch, theme, x, base, h, depth) => {
  const pen = penAt(sketch, theme, x, base, h, depth);
  const body = theme.accents[0] ?? rgb("#a06f56");
  pen.shadow(0.5);
  pen.flat("-0.17 0, -0.095 0.6, 0.095 0.6, 0.17 0", body, 0.95, { angle: 1.5 });
  pen.mark("0.03 0, 0.02 0.6, 0.095 0.6, 0.17 0", mix(body, DARK, 0.4), 0.5);
  pen.flat("-0.2 0.2, -0.2 0.225, 0.2 0.225, 0.2 0.2", rgb("#e9ddc8"), 0.9);
  pen.soft(
    "-0.12 0.58, -0.1 0.68, 0 0.74, 0.1 0.68, 0.12 0.58",
    theme.moods.has("snow") ? rgb("#f2f3f8") : rgb("#5c5468"),
    0.8,
  );
  pen.mark("-0.04 0, -0.04 0.12, 0.03 0.12, 0.03 0", DARK, 0.5);
  for (const v of [0.32, 0.46])
    if (theme.light.isNight) pen.glow(-0.04, v, 0.018, LAMP);
    else
      pen.mark(
        [
          [-0.06, v - 0.03],
          [-0.06, v + 0.03],
          [-0.02, v + 0.03],
          [-0.02, v - 0.03],
        ],
        DARK,
        0.5,
      );
  const start = 0.25 + sketch.random() * 1.1;
  for (let i = 0; i < 4; i++) {
    const angle = start + (i * Math.PI) / 2;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const on = (along: number, aside: number) =>
      [c * along - s * aside, 0.64 + s * along + c * aside] as const;
    pen.flat(
      [on(0.09, 0.005), on(0.44, 0.005), on(0.44, 0.075), on(0.09, 0.075)],
      rgb("#f4e8d4"),
      s > 0 ? 1.05 : 0.8,
      { angle: -angle },
    );
    pen.line([on(0, 0), on(0.46, 0)], 0.018, rgb("#5c4436"), 0.6);
    for (const along of [0.18, 0.27, 0.36])
      pen.line([on(along, 0), on(along, 0.075)], 0.007, rgb("#6c5444"), 0.6);
  }
  pen.disc(0, 0.64, 0.025, 0.025, DARK, 0.6);
};

/** An iron lattice tower on four splayed legs. */
export const drawIronTower: Draw = (sketch, theme, x, base, h, depth) => {
  const pen = penAt(sketch, theme, x, base, h, depth);
  const iron = rgb("#7a6458");
  const half = (v: number) => 0.2 * (1 - v) ** 2.1 + 0.008;
  const steps = [0, 0.06, 0.12, 0.19, 0.27, 0.36, 0.46, 0.57, 0.69, 0.82, 0.93];
  for (const side of [-1, 1]) {
    pen.flat(
      [
        ...steps.map((v) => [side * half(v), v] as const),
        [side * 0.004, 0.93],
        ...[...steps]
          .reverse()
          .slice(2)
          .map((v) => [side * half(v) * (v < 0.3 ? 0.52 : 0.35), v] as const),
      ],
      iron,
      side < 0 ? 0.8 : 0.5,
      { angle: 1.5 },
    );
  }
  for (const [i, v] of steps.slice(3, -1).entries()) {
    const next = steps[i + 4]!;
    pen.line(
      [
        [-half(v), v],
        [half(next), next],
      ],
      0.01,
      iron,
      0.6,
    );
    pen.line(
      [
        [half(v), v],
        [-half(next), next],
      ],
      0.01,
      iron,
      0.6,
    );
  }
  for (const [v, w] of [
    [0.19, 0.15],
    [0.36, 0.1],
    [0.86, 0.025],
  ] as const)
    pen.flat(
      [
        [-w, v],
        [-w, v + 0.025],
        [w, v + 0.025],
        [w, v],
      ],
      iron,
      0.9,
    );
  pen.soft("-0.1 0, -0.09 0.09, 0 0.15, 0.09 0.09, 0.1 0", mix(theme.light.skyLow, theme.light.haze, 0.5), 1);
  pen.line("0 0.9, 0 1", 0.01, iron, 0.7);
  if (theme.light.isNight) for (const v of [0.2, 0.37, 0.88]) pen.glow(0, v, 0.014, LAMP);
};
