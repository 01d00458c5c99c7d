import { lighten, mix, type Rgb, rgb, turnHue } from "../colour.ts";
import { drawSkyThings, drawThings, THINGS, thingsAt } from "../elements/things.ts";
import { lit } from "../light.ts";
import { blob, ellipse, type Point, polygon, rectangle, type Sketch, smooth } from "../sketch.ts";
import type { Scene, Theme } from "../theme.ts";

/** Deep space: a band of lit clouds and stars of all sizes down to `bottom`. */
function drawSpace(sketch: Sketch, theme: Theme, bottom: number): void {
  const { width, random, noise } = sketch;
  const hue = theme.accents[0] ?? turnHue(rgb("#6a4ab0"), (random() - 0.5) * 3.4);
  const deep = mix(rgb("#0d1130"), hue, 0.12);
  sketch.fill(
    rectangle(-0.1, -0.1, width + 0.2, bottom + 0.15),
    { stops: [deep, mix(deep, hue, 0.3), deep], from: [0, 0], to: [width * 0.5, bottom] },
    { length: 0.8, detail: 0.3 },
  );
  const [tilt, shift] = [(random() - 0.5) * 1.2, bottom * (0.3 + random() * 0.35)];
  const tints: Rgb[] = [hue, turnHue(hue, 1.3), turnHue(hue, -1), rgb("#f0c8b0")];
  for (let i = 0; i < 70; i++) {
    const along = random();
    const x = along * width;
    const y = shift + (along - 0.5) * tilt * bottom + noise(along * 3, 2) * 0.14 + (random() - 0.5) * 0.22;
    const size = 0.03 + random() * 0.1;
    sketch.fill(
      blob(random, x, y, size * 1.5, size * 0.7, 0.4),
      lighten(tints[i % tints.length]!, random() * 0.3),
      { angle: tilt * 0.5, length: 0.7, detail: 0.4 },
      { alpha: 0.24, bare: true },
    );
  }
  for (let i = 0; i < 150; i++) {
    const size = 0.0012 + random() ** 5 * 0.009;
    const [x, y] = [random() * width, random() * bottom];
    if (size > 0.004)
      sketch.fill(
        ellipse(x, y, size * 3, size * 3),
        lighten(hue, 0.5),
        { length: 0.2, detail: 0.9 },
        { alpha: 0.35, bare: true },
      );
    sketch.fill(
      ellipse(x, y, size, size),
      mix(rgb("#fffaf0"), tints[i % 4]!, 0.2),
      { length: 0, detail: 1 },
      { bare: true },
    );
  }
}

/** Planets adrift among lit clouds and stars. */
export const drawCosmos: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  drawSpace(sketch, theme, 1.05);
  const planet = THINGS.planet!;
  const big = 0.3 + random() * 0.6;
  planet.draw(sketch, theme, width * (0.2 + random() * 0.6), 0.1 + random() * 0.4 + big, big, 0);
  for (let i = 0; i < 2; i++) {
    const size = 0.05 + random() * 0.1;
    planet.draw(sketch, { ...theme, accents: [] }, random() * width, 0.15 + random() * 0.7, size, 0);
  }
  for (const { draw, height } of thingsAt(theme, "sky", "ground").filter((one) => one !== planet))
    draw(sketch, theme, width * (0.35 + random() * 0.3), 0.72 + height * 0.3, height * 1.1, 0);
};

/** The ground of another world: craters, boulders, a planet over the horizon. */
export const drawMoonscape: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const isRed = theme.subjects.includes("moonscape") || theme.moods.has("red");
  const dust = isRed ? rgb("#c4683c") : rgb("#a9abb8");
  const horizon = 0.46 + random() * 0.16;
  const day: Theme = {
    ...theme,
    light: {
      ...theme.light,
      sun: rgb("#fff0dc"),
      shade: isRed ? rgb("#7a3f58") : rgb("#5a5c8c"),
      haze: isRed ? rgb("#e0a070") : rgb("#8488a8"),
      hazeAmount: 0.4,
    },
  };
  if (isRed)
    sketch.fill(
      rectangle(-0.1, -0.1, width + 0.2, horizon + 0.2),
      { stops: [rgb("#8c5058"), rgb("#d89468"), rgb("#f0c898")], from: [0, 0], to: [0, horizon] },
      { angle: 0.05, length: 0.6, detail: 0.3 },
    );
  else drawSpace(sketch, theme, horizon + 0.1);
  const size = 0.16 + random() * 0.22;
  const blue: Theme = { ...theme, accents: isRed ? [rgb("#d8c0a8")] : [rgb("#4f8ac8")] };
  THINGS.planet!.draw(sketch, blue, width * (0.62 + random() * 0.2), 0.06 + size + random() * 0.06, size, 0);
  drawSkyThings(sketch, theme, horizon);
  for (const [y, height, amount] of [
    [horizon, 0.16, 0.5],
    [horizon + 0.05, 0.09, 0.75],
  ] as const) {
    const crest: Point[] = Array.from({ length: 25 }, (_, i) => [
      -0.1 + (i / 24) * (width + 0.2),
      y - height * (0.2 + random() * 0.3 + 0.5 * sketch.noise(i * 0.3, y * 9) ** 2),
    ]);
    sketch.fill(polygon([...crest, [width + 0.1, 1.1], [-0.1, 1.1]]), lit(day.light, dust, amount), {
      angle: 0.4,
      length: 0.4,
      detail: 0.5,
    });
  }
  sketch.fill(
    rectangle(-0.1, horizon + 0.05, width + 0.2, 0.7),
    {
      stops: [lit(day.light, dust, 0.85), lit(day.light, lighten(dust, 0.15), 1), lit(day.light, dust, 0.55)],
      from: [0, horizon],
      to: [0, 1],
    },
    { angle: 0.04, length: 0.5, detail: 0.4 },
  );
  const craters = Array.from({ length: 12 }, () => random()).sort((a, b) => a - b);
  for (const near of craters) {
    const [x, y, r] = [random() * width, horizon + 0.09 + near * 0.42, 0.02 + near * 0.09];
    sketch.fill(ellipse(x, y, r, r * 0.3), lit(day.light, lighten(dust, 0.35), 1.05), {
      angle: 0,
      length: 0.2,
      detail: 0.7,
    });
    sketch.fill(
      ellipse(x + r * 0.08, y + r * 0.04, r * 0.84, r * 0.22),
      lit(day.light, mix(dust, rgb("#2c2850"), 0.5), 0.5),
      { angle: 0, length: 0.3, detail: 0.7 },
      { bare: true },
    );
  }
  drawThings(sketch, day, ["ground", "landmark"], 0.88, { scale: 1.1, depth: 0 });
  for (let i = 0; i < 16; i++) {
    const [x, y, r] = [random() * width, 0.8 + random() * 0.24, 0.008 + random() ** 2 * 0.05];
    sketch.fill(
      smooth([
        [x - r, y],
        [x - r * 0.6, y - r * 0.8],
        [x + r * 0.3, y - r],
        [x + r, y - r * 0.3],
        [x + r * 0.9, y + r * 0.1],
      ]),
      {
        stops: [lit(day.light, lighten(dust, 0.3), 1.1), lit(day.light, dust, 0.3)],
        from: [x - r, y - r],
        to: [x + r, y],
      },
      { length: 0.2, detail: 0.8 },
    );
  }
};
