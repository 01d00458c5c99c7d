import { lighten, mix } from "../colour.ts";
import { ellipse, type Point, polygon, polyline, rectangle, smooth } from "../sketch.ts";
import type { Emblem } from "./emblem.ts";

/** Crystals that rise, every face another tone. */
export const drawCrystals: Emblem = (sketch, palette) => {
  const { random, width } = sketch;
  const heart = width * (0.35 + random() * 0.3);
  for (let beam = 0; beam < 7; beam++) {
    const angle = Math.PI * (0.2 + random() * 0.6);
    const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
    sketch.fill(
      polygon([
        [heart - 0.02, 0.7],
        [heart + 0.02, 0.7],
        [heart + dx * 1.2 + 0.09, 0.7 - dy * 1.2],
        [heart + dx * 1.2 - 0.09, 0.7 - dy * 1.2],
      ]),
      palette.glow,
      { angle: -angle, length: 0.7, detail: 0.4 },
      { alpha: 0.22, bare: true },
    );
  }
  const spires = Array.from({ length: 13 }, () => random()).sort((a, b) => a - b);
  for (const near of spires) {
    const x = heart + (random() + random() - 1) * width * 0.55;
    const close = 1 - Math.min(1, Math.abs(x - heart) / (width * 0.5));
    const tall = (0.16 + close * 0.42) * (0.7 + random() * 0.5);
    const [half, lean, foot] = [
      0.025 + close * 0.04 + random() * 0.02,
      (x - heart) * 0.35 + (random() - 0.5) * 0.08,
      0.76 + near * 0.18,
    ];
    const [tip, shoulder] = [foot - tall, foot - tall * 0.8];
    const facets: readonly (readonly [readonly Point[], number])[] = [
      [
        [
          [x - half, foot],
          [x + lean * 0.8 - half, shoulder],
          [x + lean, tip],
          [x + lean * 0.8 - half * 0.2, shoulder + 0.03],
          [x - half * 0.2, foot + 0.02],
        ],
        0.75,
      ],
      [
        [
          [x - half * 0.2, foot + 0.02],
          [x + lean * 0.8 - half * 0.2, shoulder + 0.03],
          [x + lean, tip],
          [x + lean * 0.8 + half, shoulder],
          [x + half, foot],
        ],
        0.25,
      ],
    ];
    const body = [palette.spare, palette.low, palette.glow, palette.high][Math.floor(random() * 4)]!;
    for (const [points, light] of facets)
      sketch.fill(
        polygon(points),
        {
          stops: [
            mix(mix(body, palette.dark, 0.5), lighten(palette.glow, 0.4), light),
            mix(body, palette.dark, 0.75 - light * 0.6),
          ],
          from: [x, tip],
          to: [x, foot],
        },
        { angle: 1.5, length: 0.5, detail: 0.7 },
      );
    sketch.line(
      polyline([
        [x - half * 0.2, foot],
        [x + lean * 0.8 - half * 0.2, shoulder + 0.03],
        [x + lean, tip],
      ]),
      0.003,
      lighten(palette.glow, 0.5),
      { angle: 1.5, detail: 0.95 },
      0.9,
    );
  }
  const ground = Array.from(
    { length: 22 },
    (_, i): Point => [-0.1 + (i / 21) * (width + 0.2), 0.9 + random() * 0.05],
  );
  sketch.fill(
    polygon([...ground, [width + 0.2, 1.2], [-0.2, 1.2]]),
    { stops: [mix(palette.dark, palette.spare, 0.25), palette.dark], from: [0, 0.88], to: [0, 1] },
    { angle: 0.4, length: 0.3, detail: 0.5 },
  );
};

/** Standing stones on a plain, long shadows, a low disc. */
export const drawMonoliths: Emblem = (sketch, palette) => {
  const { random, width } = sketch;
  const [horizon, sun] = [0.56 + random() * 0.12, width * (0.25 + random() * 0.5)];
  const r = 0.07 + random() * 0.07;
  for (let ring = 5; ring >= 1; ring--)
    sketch.fill(
      ellipse(sun, horizon - r * 0.6, r + ring * 0.06, r + ring * 0.06),
      palette.glow,
      { length: 0.5, detail: 0.4 },
      { alpha: 0.14, bare: true },
    );
  sketch.fill(ellipse(sun, horizon - r * 0.6, r, r), lighten(palette.glow, 0.3), {
    length: 0.4,
    detail: 0.8,
  });
  sketch.fill(
    rectangle(-0.1, horizon, width + 0.2, 0.7),
    {
      stops: [mix(palette.low, palette.glow, 0.35), mix(palette.low, palette.dark, 0.35), palette.dark],
      from: [0, horizon],
      to: [0, 1],
    },
    { angle: 0.03, length: 0.6, detail: 0.4 },
  );
  const stones = Array.from({ length: 5 + Math.floor(random() * 4) }, () => random()).sort((a, b) => a - b);
  for (const [i, near] of stones.entries()) {
    const x = width * ((i * 0.618 + random() * 0.15) % 1);
    const [foot, tall, half] = [
      horizon + 0.03 + near ** 1.4 * 0.32,
      0.1 + near * 0.38 * (0.6 + random() * 0.6),
      0.02 + near * 0.055,
    ];
    const away = (x - sun) * 0.7;
    sketch.fill(
      polygon([
        [x - half, foot],
        [x + half, foot],
        [x + half * 1.6 + away, foot + tall * 0.8],
        [x - half * 1.2 + away, foot + tall * 0.8],
      ]),
      palette.dark,
      { angle: 1.2, length: 0.5, detail: 0.5 },
      { alpha: 0.5, bare: true },
    );
    const lean = (random() - 0.5) * half;
    const body = mix(mix(palette.dark, palette.high, 0.5), palette.low, 0.5 * (1 - near));
    sketch.fill(
      smooth([
        [x - half, foot + 0.01],
        [x - half * 1.05 + lean, foot - tall * 0.7],
        [x - half * 0.6 + lean, foot - tall],
        [x + half * 0.5 + lean, foot - tall * (0.9 + random() * 0.14)],
        [x + half * 1.05 + lean, foot - tall * 0.6],
        [x + half, foot + 0.01],
      ]),
      body,
      { angle: 1.5, length: 0.45, detail: 0.6 },
    );
    const rim = Math.sign(sun - x) || 1;
    sketch.line(
      polyline([
        [x + rim * half * 0.85, foot],
        [x + rim * half * 0.9 + lean, foot - tall * 0.66],
        [x + rim * half * 0.45 + lean, foot - tall * 0.96],
      ]),
      half * 0.28,
      mix(palette.glow, palette.spare, 0.3),
      { angle: 1.5, length: 0.4, detail: 0.8 },
      0.9,
    );
  }
};
