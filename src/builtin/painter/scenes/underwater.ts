import { lighten, mix, rgb, turnHue } from "../colour.ts";
import { penAt } from "../elements/pen.ts";
import { drawThings, THINGS } from "../elements/things.ts";
import { blob, ellipse, type Point, polygon, polyline, rectangle, smooth } from "../sketch.ts";
import type { Scene } from "../theme.ts";

const CORALS = ["#e8607c", "#f09a4c", "#d8507c", "#f4c860", "#a86cc8", "#e87858"].map(rgb);

/** Under the surface: shafts of light, corals, weeds and shoals. */
export const drawUnderwater: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const water = turnHue(theme.light.isNight ? rgb("#1c4c84") : rgb("#2c8ca8"), (random() - 0.5) * 0.4);
  sketch.fill(
    rectangle(-0.1, -0.1, width + 0.2, 1.3),
    { stops: [lighten(water, 0.55), water, mix(water, rgb("#10285c"), 0.7)], from: [0, 0], to: [0, 1] },
    { angle: 0.1, length: 0.6, detail: 0.3 },
  );
  const source = width * (0.2 + random() * 0.6);
  for (let i = 0; i < 9; i++) {
    const [foot, wide] = [source + (random() - 0.5) * width * 1.5, 0.03 + random() * 0.12];
    const top = source + (foot - source) * 0.3;
    sketch.fill(
      polygon([
        [top, -0.05],
        [top + wide * 0.5, -0.05],
        [foot + wide, 0.9],
        [foot, 0.9],
      ]),
      lighten(water, 0.7),
      { angle: 1.4, length: 0.7, detail: 0.4 },
      { alpha: 0.2, bare: true },
    );
  }
  if (theme.things.includes("whale")) THINGS.whale!.draw(sketch, theme, width * 0.55, 0.5, 0.2, 0.4);
  for (const [y, colour] of [
    [0.74, mix(water, rgb("#1c3c74"), 0.5)],
    [0.84, mix(rgb("#3a4a80"), water, 0.3)],
  ] as const) {
    const crest = Array.from(
      { length: 16 },
      (_, i): Point => [
        -0.1 + (i / 15) * (width + 0.2),
        y - 0.1 * sketch.noise(i * 0.35, y * 8) - random() * 0.04,
      ],
    );
    sketch.fill(smooth([...crest, [width + 0.3, 1.3], [-0.3, 1.3]]), colour, {
      angle: 0.4,
      length: 0.3,
      detail: 0.5,
    });
  }
  for (let i = 0; i < 16; i++) {
    const [x, base, h] = [random() * width, 0.84 + random() * 0.2, 0.1 + random() * 0.22];
    const coral = theme.accents[0] && i % 2 ? theme.accents[0] : CORALS[i % CORALS.length]!;
    if (i % 3 === 0) {
      for (let k = 0; k < 4; k++) {
        const sway = (random() - 0.5) * 0.1;
        sketch.line(
          polyline([
            [x + k * 0.015, base],
            [x + k * 0.015 + sway, base - h * 0.6],
            [x + k * 0.015 - sway * 0.4, base - h * 1.5],
          ]),
          0.012,
          mix(rgb("#2f7a54"), rgb("#8cb84c"), random()),
          { angle: 1.5, length: 0.5, detail: 0.7 },
        );
      }
      continue;
    }
    for (let k = 0; k < 7; k++) {
      const angle = Math.PI * (0.18 + (k / 6) * 0.64);
      const tip: Point = [x + Math.cos(angle) * h * 0.6, base - Math.sin(angle) * h];
      sketch.line(
        polyline([[x, base], [x + Math.cos(angle) * h * 0.2, base - h * 0.45], tip]),
        0.016,
        mix(coral, water, 0.15),
        { length: 0.4, detail: 0.8 },
      );
      sketch.fill(ellipse(...tip, 0.014, 0.014), lighten(coral, 0.4), { length: 0, detail: 0.9 });
    }
    sketch.fill(blob(random, x + h * 0.4, base, h * 0.34, h * 0.2), mix(coral, rgb("#5c3c7c"), 0.4), {
      length: 0.2,
      detail: 0.7,
    });
  }
  const shoal = [random() * width, 0.3 + random() * 0.25] as const;
  for (let i = 0; i < 24; i++) {
    const isNear = i > 20;
    const h = isNear ? 0.05 + random() * 0.05 : 0.014 + random() * 0.014;
    const [x, y] = isNear
      ? [random() * width, 0.3 + random() * 0.4]
      : [shoal[0] + (random() + random() - 1) * 0.4, shoal[1] + (random() - 0.5) * 0.24];
    const fish = CORALS[(i * (isNear ? 1 : 0) + 3) % CORALS.length]!;
    const pen = penAt(
      sketch,
      { light: { ...theme.light, sun: rgb("#f4fcff"), shade: rgb("#5c84b0") } },
      x,
      y,
      h,
      isNear ? 0 : 0.25,
      isNear && random() < 0.5 ? -1 : 1,
    );
    pen.flat("-0.9 0.5, -1.5 1, -1.4 0.5, -1.5 0", fish, 0.7);
    pen.round("-1 0.5, -0.4 0.95, 0.4 1, 1 0.66, 1.12 0.45, 0.9 0.22, 0.3 0, -0.4 0.1", fish, {
      angle: 0.05,
    });
    pen.line("0.3 0.92, 0.2 0.5, 0.3 0.08", 0.16, rgb("#fbf4e4"), 1);
    pen.disc(0.76, 0.62, 0.09, 0.09, rgb("#1c1c38"), 1);
  }
  for (let i = 0; i < 26; i++) {
    const r = 0.002 + random() ** 2 * 0.008;
    sketch.fill(
      ellipse(random() * width, random(), r, r),
      lighten(water, 0.85),
      { length: 0, detail: 1 },
      { alpha: 0.7, bare: true },
    );
  }
  drawThings(sketch, theme, ["ground", "landmark"], 0.92, { scale: 0.8, depth: 0.3 });
};
