import { lighten, rgb } from "../colour.ts";
import { ellipse, type Point } from "../sketch.ts";
import type { Draw } from "./draw.ts";
import { penAt } from "./pen.ts";

const _DARK = rgb("#2c2a48");
const _SUIT = rgb("#f0eef2");

/** Bows of colour from edge to edge; `h` is how high they stand. */
export const drawRainbow: Draw = (sketch, _theme, x, base, h) => {
  for (const [i, colour] of ["#e8584a", "#f0953c", "#f4d850", "#6cb868", "#4f8fd0", "#8464b8"].entries()) {
    const r = h * (1 - i * 0.045);
    const arc = Array.from(
      { length: 31 },
      (_, k): Point => [
        -Math.cos((k / 30) * Math.PI) * (r / h) * 1.15,
        Math.sin((k / 30) * Math.PI) * (r / h),
      ],
    );
    penAt(
      sketch,
      { light: { ..._theme.light, sun: rgb("#ffffff"), hazeAmount: 0.3 } },
      x,
      base,
      h,
      0.55,
    ).line(arc, 0.045, lighten(rgb(colour), 0.25), 1);
  }
};

/** Bursts of sparks. */
export const drawFireworks: Draw = (sketch, theme, x, base, h) => {
  const { random, width } = sketch;
  const colours = [...theme.accents, ...["#ffd76a", "#ff8a6a", "#8ad0ff", "#f4a0e0", "#b8f0a0"].map(rgb)];
  for (let burst = 0; burst < 6; burst++) {
    const pen = penAt(
      sketch,
      theme,
      x + (random() - 0.5) * width * 0.8,
      base - (random() - 0.45) * h * 1.1,
      h * (0.5 + random() * 0.6),
    );
    const colour = colours[burst % colours.length]!;
    for (let i = 0; i < 30; i++) {
      const [angle, reach] = [(i / 30) * Math.PI * 2, 0.28 + random() * 0.22];
      const tip: Point = [Math.cos(angle) * reach, 0.5 + Math.sin(angle) * reach - reach * 0.1];
      pen.line([[Math.cos(angle) * 0.08, 0.5 + Math.sin(angle) * 0.08], tip], 0.014, lighten(colour, 0.2), 2);
      pen.glow(...tip, 0.013, colour);
    }
    pen.glow(0, 0.5, 0.05, colour);
  }
};

/** Paper lanterns afloat in the air, larger towards us. */
export const drawLanterns: Draw = (sketch, theme, x, base, h) => {
  const { random, width } = sketch;
  for (let i = 0; i < 16; i++) {
    const near = i / 15;
    const pen = penAt(
      sketch,
      theme,
      i === 15 ? x : random() * width,
      base - random() * (1 - near * 0.4) * 0.5,
      h * (0.12 + near * 0.5),
    );
    const colour = theme.accents[0] ?? rgb("#f0883c");
    pen.glow(0, 0.5, 0.2, colour);
    pen.flat("-0.24 0.1, -0.3 0.8, -0.16 0.98, 0.16 0.98, 0.3 0.8, 0.24 0.1", colour, 1.7, { angle: 1.5 });
    pen.mark("-0.14 0.08, -0.16 0.6, 0.16 0.6, 0.14 0.08", rgb("#ffe6a0"), 2);
  }
};

/** A many-pronged flash. */
export const drawLightning: Draw = (sketch, _theme, x, base, h) => {
  const { random } = sketch;
  const bolt = (fromX: number, top: number, low: number, width: number) => {
    const points: Point[] = [[fromX, top]];
    for (let i = 1; i <= 9; i++)
      points.push([points.at(-1)![0] + (random() - 0.5) * 0.16, top + ((low - top) * i) / 9]);
    const pen = penAt(
      sketch,
      { light: { ..._theme.light, sun: rgb("#ffffff"), shade: rgb("#ffffff") } },
      x,
      base,
      h,
    );
    pen.line(points, width * 2.4, rgb("#b8b0e8"), 1);
    pen.line(points, width, rgb("#fffbe8"), 1);
    return points;
  };
  const main = bolt(0, 1, 0, 0.012);
  for (const at of [3, 5]) bolt(main[at]![0], main[at]![1], main[at]![1] - 0.3, 0.006);
  sketch.fill(
    ellipse(x + main[9]![0] * h, base, h * 0.2, h * 0.02),
    rgb("#e8e4ff"),
    {},
    { alpha: 0.5, bare: true },
  );
};
