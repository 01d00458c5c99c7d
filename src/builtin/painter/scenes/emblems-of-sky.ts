import { lighten, mix } from "../colour.ts";
import { blob, ellipse, type Point, polygon, polyline, rectangle, type Sketch } from "../sketch.ts";
import { type Emblem, type Palette, witness } from "./emblem.ts";

/** A ground of broken reflections below `y`. */
function mirrorGround(
  { random, width, ...sketch }: Sketch,
  { low, dark, glow }: Palette,
  y: number,
  x: number,
): void {
  sketch.fill(
    rectangle(-0.1, y, width + 0.2, 1.2),
    { stops: [mix(low, dark, 0.25), mix(dark, low, 0.2)], from: [0, y], to: [0, 1] },
    { angle: 0.01, length: 0.6, detail: 0.4 },
  );
  for (let i = 0; i < 90; i++) {
    const near = random();
    const spread = 0.05 + near * 0.3;
    const isPath = i % 3 === 0;
    sketch.fill(
      ellipse(
        isPath ? x + (random() - 0.5) * spread : random() * width,
        y + 0.005 + near * (1 - y),
        0.015 + random() * 0.05,
        0.0025 + near * 0.006,
      ),
      isPath ? glow : mix(low, dark, random() * 0.6),
      { angle: 0.01, length: 0.4, detail: 0.7 },
      { alpha: 0.75, bare: true },
    );
  }
}

/** A great disc over a horizon, rings of light about it. */
export const drawOrb: Emblem = (sketch, palette) => {
  const { random, width } = sketch;
  const [x, horizon, r] = [width * (0.32 + random() * 0.36), 0.62 + random() * 0.14, 0.13 + random() * 0.11];
  const y = horizon - r * (0.3 + random() * 1.1);
  for (let ring = 9; ring >= 1; ring--)
    sketch.fill(
      ellipse(x, y, r + ring * 0.075, r + ring * 0.075),
      mix(ring % 2 ? palette.glow : palette.spare, palette.high, ring / 11),
      { length: 0.6, detail: 0.5 },
      { alpha: 0.4, bare: true },
    );
  for (let ray = 0; ray < 26; ray++) {
    const angle = (ray / 26) * Math.PI * 2 + random() * 0.1;
    const [from, to] = [r * 1.25, r * (1.8 + random() * 2.2)];
    sketch.line(
      polyline([
        [x + Math.cos(angle) * from, y + Math.sin(angle) * from],
        [x + Math.cos(angle) * to, y + Math.sin(angle) * to],
      ]),
      0.003 + random() * 0.005,
      palette.glow,
      { angle, length: 0.6, detail: 0.7 },
      0.55,
    );
  }
  sketch.fill(
    ellipse(x, y, r, r),
    {
      stops: [lighten(palette.glow, 0.5), palette.glow, mix(palette.glow, palette.spare, 0.7)],
      from: [x, y - r],
      to: [x, y + r],
    },
    { length: 0.4, detail: 0.8 },
  );
  mirrorGround(sketch, palette, horizon, x);
  witness(sketch, palette, x + (random() - 0.5) * 0.3, horizon + 0.2, 0.16);
};

/** A whirl of light over dark hills. */
export const drawSpiral: Emblem = (sketch, palette) => {
  const { random, width, noise } = sketch;
  const [x, y, hand] = [width * (0.35 + random() * 0.3), 0.34 + random() * 0.14, random() < 0.5 ? 1 : -1];
  const arms = 3 + Math.floor(random() * 3);
  for (let i = 0; i < 260; i++) {
    const t = i / 260;
    const angle = ((i % arms) / arms) * Math.PI * 2 + hand * t * 5.4 + (random() - 0.5) * 0.35;
    const reach = 0.03 + t ** 0.85 * 0.62;
    const [px, py, along] = [
      x + Math.cos(angle) * reach * 1.15,
      y + Math.sin(angle) * reach * 0.72,
      angle + hand * 1.35,
    ];
    const size = 0.012 + t * 0.045;
    sketch.fill(
      ellipse(px, py, size * 1.9, size * 0.42, along),
      mix(mix(palette.glow, i % 4 ? palette.spare : palette.low, t), palette.high, t * t * 0.5),
      { angle: along, length: 0.6, detail: 0.7 },
      { alpha: 0.8, bare: true },
    );
  }
  for (let ring = 4; ring >= 1; ring--)
    sketch.fill(
      ellipse(x, y, ring * 0.022, ring * 0.019),
      lighten(palette.glow, 0.6 - ring * 0.12),
      { length: 0.3, detail: 0.8 },
      { bare: true },
    );
  for (const [base, rise, tone] of [
    [0.8, 0.16, 0.35],
    [0.9, 0.12, 0.85],
  ] as const) {
    const crest = Array.from(
      { length: 20 },
      (_, i): Point => [
        -0.1 + (i / 19) * (width + 0.2),
        base - rise * (0.5 + 0.6 * noise(i * 0.22, base * 9)),
      ],
    );
    sketch.fill(polygon([...crest, [width + 0.2, 1.2], [-0.2, 1.2]]), mix(palette.low, palette.dark, tone), {
      angle: 0.3,
      length: 0.5,
      detail: 0.5,
    });
  }
  witness(sketch, palette, width * (0.3 + random() * 0.4), 0.88, 0.11);
};

/** Curtains of light over still water and a low shore. */
export const drawVeils: Emblem = (sketch, palette) => {
  const { random, width, noise } = sketch;
  const horizon = 0.66 + random() * 0.1;
  sketch.fill(
    rectangle(-0.1, -0.1, width + 0.2, horizon + 0.12),
    {
      stops: [mix(palette.high, palette.dark, 0.75), mix(palette.high, palette.low, 0.3)],
      from: [0, 0],
      to: [0, horizon],
    },
    { angle: 0.1, length: 0.6, detail: 0.3 },
  );
  for (let veil = 0; veil < 4; veil++) {
    const [shift, sway, tint] = [
      random() * 30,
      0.1 + random() * 0.16,
      [palette.glow, palette.spare, palette.low, mix(palette.glow, palette.spare, 0.5)][veil]!,
    ];
    const root = (t: number) => 0.2 + veil * 0.1 + sway * noise(t * 2 + shift, veil);
    for (let i = 0; i < 60; i++) {
      const t = i / 59;
      const [x, y, tall] = [t * width, root(t), 0.14 + 0.16 * (0.5 + 0.5 * noise(t * 9 + shift, 4))];
      sketch.line(
        polyline([
          [x, y - tall],
          [x + 0.006, y],
        ]),
        0.024,
        mix(tint, palette.high, 0.35),
        { angle: 1.55, length: 0.8, detail: 0.5 },
        0.55,
      );
      sketch.line(
        polyline([
          [x, y - tall * 0.4],
          [x + 0.004, y],
        ]),
        0.02,
        mix(lighten(tint, 0.25), palette.glow, 0.35),
        { angle: 1.55, length: 0.7, detail: 0.6 },
        0.75,
      );
    }
  }
  const crest = Array.from(
    { length: 16 },
    (_, i): Point => [-0.1 + (i / 15) * (width + 0.2), horizon - 0.09 * (0.4 + noise(i * 0.4 + 3, 9))],
  );
  sketch.fill(polygon([...crest, [width + 0.2, horizon + 0.01], [-0.2, horizon + 0.01]]), palette.dark, {
    angle: 0.3,
    length: 0.4,
    detail: 0.6,
  });
  sketch.fill(
    rectangle(-0.1, horizon, width + 0.2, 0.6),
    { stops: [palette.low, palette.dark], from: [0, horizon], to: [0, 1] },
    { angle: 0.01, length: 0.7, detail: 0.3 },
  );
  sketch.mirror(horizon, 1.05, 0.85);
  for (let i = 0; i < 6; i++) {
    const r = 0.02 + random() * 0.05;
    sketch.fill(blob(random, random() * width, 0.86 + random() * 0.14, r * 1.6, r * 0.6), palette.dark, {
      length: 0.3,
      detail: 0.7,
    });
  }
};
