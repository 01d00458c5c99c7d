import { lighten, mix } from "../colour.ts";
import { blob, type Point, polygon, polyline, smooth } from "../sketch.ts";
import { type Emblem, witness } from "./emblem.ts";

/** Arches within arches, a light beyond the last, steps leading in. */
export const drawGateway: Emblem = (sketch, palette) => {
  const { random, width } = sketch;
  const [x, foot] = [width * (0.4 + random() * 0.2), 0.72 + random() * 0.05];
  const count = 6 + Math.floor(random() * 3);
  const pointed = random() < 0.5;
  const arch = (half: number, base: number, tall: number): Point[] => {
    const crown = Array.from({ length: 13 }, (_, i): Point => {
      const angle = Math.PI - (i / 12) * Math.PI;
      const lift = pointed ? 1 - Math.abs(Math.cos(angle)) ** 1.5 : Math.sin(angle);
      return [x + Math.cos(angle) * half, base - tall * (0.62 + 0.38 * lift)];
    });
    return [[x - half, base], ...crown, [x + half, base]];
  };
  sketch.fill(
    polygon([
      [-0.1, foot],
      [width + 0.1, foot],
      [width + 0.1, 1.1],
      [-0.1, 1.1],
    ]),
    { stops: [mix(palette.low, palette.dark, 0.2), palette.dark], from: [0, foot], to: [0, 1] },
    { angle: 0.02, length: 0.6, detail: 0.4 },
  );
  for (let i = count; i >= 1; i--) {
    const t = i / count;
    const [half, base, tall] = [0.05 + t * t * 0.42 * width, foot + t * t * 0.22, 0.2 + t * 0.72];
    const stone = mix(palette.glow, i % 2 ? palette.dark : palette.spare, 0.25 + t * 0.65);
    sketch.fill(
      polygon(arch(half, base, tall)),
      {
        stops: [mix(stone, palette.high, 0.35), stone],
        from: [x - half, base - tall],
        to: [x + half * 0.4, base],
      },
      { angle: 1.4, length: 0.45, detail: 0.6 },
    );
    sketch.fill(
      polygon(arch(half * 0.9, base, tall * 0.94)),
      mix(palette.glow, palette.dark, t * 0.8),
      { angle: 1.5, length: 0.5, detail: 0.6 },
      { bare: true },
    );
  }
  sketch.fill(polygon(arch(0.05, foot, 0.24)), lighten(palette.glow, 0.55), {
    angle: 1.5,
    length: 0.5,
    detail: 0.9,
  });
  sketch.fill(
    polygon([
      [x - 0.045, foot],
      [x + 0.045, foot],
      [x + 0.34, 1.1],
      [x - 0.34, 1.1],
    ]),
    { stops: [palette.glow, mix(palette.spare, palette.dark, 0.5)], from: [0, foot], to: [0, 1] },
    { angle: 1.5, length: 0.4, detail: 0.5 },
    { alpha: 0.8, bare: true },
  );
  for (let i = 0; i < 7; i++) {
    const y = foot + 0.02 + (i / 7) ** 1.6 * 0.3;
    const half = 0.05 + ((y - foot) / (1.1 - foot)) * 0.29;
    sketch.line(
      polyline([
        [x - half, y],
        [x + half, y],
      ]),
      0.004 + i * 0.001,
      mix(palette.dark, palette.spare, 0.3),
      { angle: 0, length: 0.6, detail: 0.8 },
      0.8,
    );
  }
  witness(sketch, palette, x + 0.03, foot + 0.12, 0.15);
};

/** Rocks afloat over mist, a tree on each, threads between them. */
export const drawIslands: Emblem = (sketch, palette) => {
  const { random, width, noise } = sketch;
  for (let layer = 0; layer < 3; layer++) {
    const y = 0.72 + layer * 0.11;
    const crest = Array.from(
      { length: 20 },
      (_, i): Point => [-0.1 + (i / 19) * (width + 0.2), y + 0.07 * noise(i * 0.28, layer * 5)],
    );
    sketch.fill(
      smooth([...crest, [width + 0.3, 1.3], [-0.3, 1.3]]),
      mix(palette.glow, layer === 2 ? palette.low : palette.high, 0.25 + layer * 0.25),
      { angle: 0.05, length: 0.6, detail: 0.3 },
      { alpha: 0.75, bare: true },
    );
  }
  const spots = Array.from({ length: 5 + Math.floor(random() * 3) }, (_, i) => ({
    near: (i + 1) / 7,
    x: width * ((0.16 + i * 0.382 + random() * 0.12) % 1),
    y: 0.24 + random() * 0.3 + i * 0.05,
  }));
  for (const [i, { near, x, y }] of spots.entries()) {
    const r = 0.05 + near * 0.13;
    const next = spots[i + 1];
    if (next)
      sketch.line(
        polyline([
          [x, y],
          [(x + next.x) / 2, (y + next.y) / 2 + 0.05],
          [next.x, next.y],
        ]),
        0.003,
        palette.glow,
        { length: 0.7, detail: 0.8 },
        0.7,
      );
    const body = mix(palette.dark, palette.high, 0.5 * (1 - near));
    sketch.fill(
      smooth([
        [x - r, y],
        [x - r * 0.75, y + r * 0.35],
        [x - r * 0.3, y + r * 0.75],
        [x + r * 0.05, y + r * 1.5],
        [x + r * 0.35, y + r * 0.7],
        [x + r * 0.8, y + r * 0.3],
        [x + r, y],
        [x, y - r * 0.1],
      ]),
      { stops: [mix(body, palette.spare, 0.5), body], from: [x - r, y], to: [x + r * 0.6, y + r] },
      { angle: 1.3, length: 0.35, detail: 0.65 },
    );
    sketch.fill(
      smooth([
        [x - r * 1.04, y + r * 0.04],
        [x - r * 0.5, y - r * 0.16],
        [x + r * 0.4, y - r * 0.18],
        [x + r * 1.04, y + r * 0.02],
        [x, y + r * 0.14],
      ]),
      mix(palette.spare, palette.glow, 0.35),
      { angle: 0.05, length: 0.3, detail: 0.7 },
    );
    const tx = x + (random() - 0.5) * r;
    sketch.line(
      polyline([
        [tx, y - r * 0.05],
        [tx + r * 0.06, y - r * 0.5],
      ]),
      r * 0.09,
      palette.dark,
      { angle: 1.5, detail: 0.9 },
    );
    for (let k = 0; k < 5; k++)
      sketch.fill(
        blob(random, tx + (random() - 0.5) * r * 0.6, y - r * (0.6 + random() * 0.3), r * 0.24, r * 0.2),
        mix(palette.low, k % 2 ? palette.glow : palette.spare, 0.6),
        { length: 0.2, detail: 0.7 },
        { bare: k > 0 },
      );
    for (let k = 0; k < 3; k++)
      sketch.line(
        polyline([
          [x + (k - 1) * r * 0.4, y + r * 0.7],
          [x + (k - 1) * r * 0.42, y + r * (1.1 + random())],
        ]),
        r * 0.025,
        palette.glow,
        { angle: 1.55, detail: 0.8 },
        0.6,
      );
  }
};
