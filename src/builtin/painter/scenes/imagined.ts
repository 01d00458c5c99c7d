import { lighten, mix, rgb, turnHue } from "../colour.ts";
import { drawHills } from "../elements/land.ts";
import { drawSky } from "../elements/sky.ts";
import { drawSkyThings, drawThings } from "../elements/things.ts";
import { lit } from "../light.ts";
import { blob, ellipse, type Point, polyline, rectangle, smooth } from "../sketch.ts";
import type { Scene } from "../theme.ts";

/** A dream: an endless plain, long shadows, smooth forms afloat. */
export const drawDream: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const { light } = theme;
  const horizon = 0.52 + random() * 0.16;
  drawSky(sketch, theme, horizon);
  drawHills(sketch, theme, horizon, 0.05 + random() * 0.08, 0.9, rgb("#8f8fb0"));
  sketch.fill(
    rectangle(-0.1, horizon, width + 0.2, 0.7),
    {
      stops: [
        lit(light, rgb("#f0dcae"), 1),
        lit(light, rgb("#c99a5c"), 0.9),
        lit(light, rgb("#7a5848"), 0.7),
      ],
      from: [0, horizon],
      to: [0, 1],
    },
    { angle: 0.02, length: 0.7, detail: 0.3 },
  );
  const count = 4 + Math.floor(random() * 4);
  for (let i = 0; i < count; i++) {
    const near = (i + 0.5) / count;
    const x = width * ((i * 0.618 + random() * 0.2) % 1);
    const size = 0.05 + near * 0.1 + random() * 0.05;
    const y = random() < 0.6 ? horizon * (0.15 + random() * 0.6) : horizon + near * 0.3 - size * 0.6;
    const local = turnHue(
      theme.accents[i % Math.max(1, theme.accents.length)] ?? rgb("#c8604c"),
      random() * 3,
    );
    const ground = horizon + 0.06 + near * 0.34;
    sketch.fill(
      ellipse(x + size * 1.4, ground, size * 1.9, size * 0.16),
      lit(light, rgb("#5a4060"), 0.5),
      { angle: 0.02, length: 0.6, detail: 0.5 },
      { alpha: 0.7, bare: true },
    );
    const body =
      random() < 0.45
        ? ellipse(x, y, size, size)
        : blob(random, x, y, size * (0.6 + random() * 0.7), size * (0.7 + random() * 0.7), 0.3);
    sketch.fill(
      body,
      {
        stops: [lighten(local, 0.55), local, mix(local, rgb("#2c1f3c"), 0.65)],
        from: [x - size * 0.7, y - size * 0.7],
        to: [x + size * 0.8, y + size * 0.8],
      },
      { angle: 0.9, length: 0.3, detail: 0.75 },
    );
    if (random() < 0.6)
      sketch.line(
        polyline([
          [x, y + size * 0.8],
          [x + (random() - 0.5) * 0.05, (y + ground) / 2],
          [x, ground],
        ]),
        0.005,
        lit(light, rgb("#6a4c3c"), 0.6),
        { angle: 1.5, length: 0.6, detail: 0.9 },
      );
  }
  drawSkyThings(sketch, theme, horizon);
  drawThings(sketch, theme, ["landmark", "ground", "table"], 0.9, { depth: 0.05 });
};

/** Nothing nameable: arcs, fields and discs in rhythm. */
export const drawAbstract: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const { light } = theme;
  const root = theme.accents[0] ?? turnHue(rgb("#d0603c"), random() * 6.28);
  const tones = [
    root,
    turnHue(root, 1.1),
    turnHue(root, 2.6),
    turnHue(root, -1.2),
    rgb("#f0e6d0"),
    light.skyTop,
    ...theme.accents,
  ];
  const tone = () => lighten(tones[Math.floor(random() * tones.length)]!, (random() - 0.4) * 0.5);
  sketch.fill(
    rectangle(-0.1, -0.1, width + 0.2, 1.2),
    { stops: [mix(tone(), rgb("#f4ead4"), 0.6), tone()], from: [0, 0], to: [width, 1] },
    { length: 0.7, detail: 0.3 },
  );
  for (let i = 0; i < 9; i++) {
    const [x, y, size] = [random() * width, random(), 0.1 + random() * 0.26];
    const points: Point[] = Array.from({ length: 7 }, (_, k) => [
      x + Math.cos(k * 0.9) * size * (0.5 + random()),
      y + Math.sin(k * 0.9) * size * (0.5 + random()),
    ]);
    sketch.fill(
      smooth(points),
      { stops: [tone(), tone()], from: [x - size, y], to: [x + size, y] },
      { length: 0.6, detail: 0.5 },
      { alpha: 0.9 },
    );
  }
  const [cx, cy] = [width * (0.3 + random() * 0.4), 0.3 + random() * 0.4];
  for (let ring = 6; ring >= 1; ring--)
    sketch.fill(ellipse(cx, cy, ring * 0.042, ring * 0.042), tone(), { length: 0.4, detail: 0.7 });
  for (let i = 0; i < 7; i++) {
    const start = random() * 6.28;
    const reach = 0.16 + random() * 0.5;
    sketch.line(
      polyline(
        Array.from(
          { length: 16 },
          (_, k): Point => [cx + Math.cos(start + k * 0.12) * reach, cy + Math.sin(start + k * 0.12) * reach],
        ),
      ),
      0.006 + random() * 0.03,
      tone(),
      { length: 0.8, detail: 0.8 },
    );
  }
};
