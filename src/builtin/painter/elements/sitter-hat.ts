import { mix, type Rgb, rgb } from "../colour.ts";
import { lit } from "../light.ts";
import { pick } from "../pick.ts";
import { ellipse, smooth } from "../sketch.ts";
import { createForm, fieldOf, region, silhouette } from "./form.ts";
import { heightOf } from "./head.ts";
import type { Sitter } from "./sitter.ts";

/** A hat: half the width of its brim, and rings of its crown from the band up. */
interface Hat {
  colour: Rgb;
  band: Rgb;
  brim: number;
  crown: readonly (readonly [up: number, half: number])[];
}

const WOMEN: readonly Hat[] = [
  {
    colour: rgb("#ecd08c"),
    band: rgb("#b8485c"),
    brim: 0.6,
    crown: [
      [0, 0.36],
      [0.14, 0.35],
      [0.24, 0.3],
      [0.3, 0.18],
      [0.32, 0.02],
    ],
  },
  {
    colour: rgb("#4a3f5c"),
    band: rgb("#d8a0a8"),
    brim: 0.52,
    crown: [
      [0, 0.36],
      [0.18, 0.36],
      [0.26, 0.3],
      [0.3, 0.16],
      [0.31, 0.02],
    ],
  },
  {
    colour: rgb("#f0e8dc"),
    band: rgb("#5a7ab0"),
    brim: 0.58,
    crown: [
      [0, 0.36],
      [0.12, 0.35],
      [0.2, 0.3],
      [0.26, 0.16],
      [0.27, 0.02],
    ],
  },
];
const MEN: readonly Hat[] = [
  {
    colour: rgb("#e8cc88"),
    band: rgb("#34405c"),
    brim: 0.5,
    crown: [
      [0, 0.36],
      [0.16, 0.35],
      [0.2, 0.33],
      [0.21, 0.2],
      [0.21, 0.02],
    ],
  },
  {
    colour: rgb("#34303c"),
    band: rgb("#1e1a24"),
    brim: 0.46,
    crown: [
      [0, 0.36],
      [0.2, 0.34],
      [0.28, 0.28],
      [0.33, 0.16],
      [0.34, 0.02],
    ],
  },
  {
    colour: rgb("#6a5440"),
    band: rgb("#3a2c28"),
    brim: 0.54,
    crown: [
      [0, 0.36],
      [0.2, 0.33],
      [0.3, 0.27],
      [0.32, 0.14],
      [0.3, 0.02],
    ],
  },
];

/** A hat set a little back, its brim a turned disc, with flowers or a band. */
export function drawHat({ sketch, light, head, stance, isMan }: Sitter): void {
  const { random } = sketch;
  const hat = pick(isMan ? MEN : WOMEN, random);
  const level = heightOf(0.8, head.build);
  const { point } = head.form.see([0, level, -0.04]);
  const H = stance.scale;
  const turn = stance.tilt + 0.07;
  const tones = [
    lit(light, mix(hat.colour, rgb("#2c2044"), 0.55), 0.6),
    lit(light, mix(hat.colour, rgb("#4a3c60"), 0.25), 0.8),
    lit(light, hat.colour, 1),
    lit(light, mix(hat.colour, rgb("#fff6e0"), 0.45), 1.06),
  ] as const;
  const how = { angle: 0.2, length: 0.5, detail: 0.85 };
  const [x, y] = point;
  const rim = hat.brim * H;
  sketch.fill(
    ellipse(x, y + 0.015 * H, rim, rim * 0.27, turn),
    { stops: [tones[2], tones[1], tones[0]], from: [x - rim, y], to: [x + rim, y] },
    how,
  );
  sketch.fill(
    ellipse(x - 0.05 * H, y - 0.02 * H, rim * 0.86, rim * 0.19, turn),
    { stops: [tones[3], tones[2], tones[1]], from: [x - rim, y], to: [x + rim, y] },
    how,
    { alpha: 0.9, bare: true },
  );
  const ring = (v: number) => {
    const up = Math.min(v, 0.999) * (hat.crown.length - 1);
    const [a, b] = [hat.crown[Math.floor(up)]!, hat.crown[Math.floor(up) + 1]!];
    const t = up % 1;
    return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t] as const;
  };
  const crown = createForm(
    (theta, v) => {
      const [up, half] = ring(v);
      return [Math.sin(theta) * half, up, Math.cos(theta) * half * 1.15];
    },
    { ...stance, x, y: y - 0.01 * H, tilt: turn },
    16,
    28,
  );
  sketch.fill(
    silhouette(crown),
    { stops: [tones[2], tones[1], tones[0]], from: [x - 0.36 * H, y], to: [x + 0.36 * H, y] },
    how,
  );
  for (const [i, least] of [
    [1, 0.36],
    [2, 0.55],
    [3, 0.82],
  ] as const)
    sketch.fill(region(crown, crown.light, least), tones[i]!, how, { alpha: 0.93, bare: true });
  const band = fieldOf(crown, (_, v) => ring(v)[0]);
  sketch.fill(
    region(
      crown,
      band.map((up) => 0.075 - up),
      0,
    ),
    lit(light, hat.band, 0.85),
    how,
    { bare: true },
  );
  if (isMan) return;
  const blooms = ["#e0506a", "#f4b0a0", "#f4eede", "#e8b84c"].map(rgb);
  for (let i = 0; i < 7; i++) {
    const [u, v] = [-0.24 + i * 0.055 + (random() - 0.5) * 0.02, 0.07 + Math.sin(i * 0.9) * 0.03];
    const size = (0.045 + random() * 0.025) * H;
    sketch.fill(
      smooth(
        Array.from({ length: 7 }, (_, k) => {
          const angle = (k / 7) * Math.PI * 2;
          const reach = size * (0.85 + random() * 0.3);
          return [
            x + u * H + Math.cos(angle) * reach,
            y - (v + 0.02) * H + Math.sin(angle) * reach * 0.85,
          ] as const;
        }),
      ),
      lit(light, i % 3 === 2 ? rgb("#5f8a4c") : pick(blooms, random), 1 - i * 0.05),
      { length: 0.08, detail: 0.95 },
      { bare: i % 2 > 0 },
    );
  }
}
