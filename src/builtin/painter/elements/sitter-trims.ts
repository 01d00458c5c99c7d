import { lighten, mix, rgb } from "../colour.ts";
import { lit } from "../light.ts";
import { pick } from "../pick.ts";
import { ellipse, type Point, polygon, polyline, smooth } from "../sketch.ts";
import { clothTones, glaze, type Wear } from "./cloth.ts";
import { fieldOf, region } from "./form.ts";

const CLOSE = { angle: 0.9, length: 0.35, detail: 0.8 };

/** Two points of linen over the coat. */
export function drawCollar({ sitter, on }: Wear, size = 1): void {
  const { sketch, light, isMan, cloth } = sitter;
  const linen = isMan ? rgb("#f4efe4") : mix(cloth, rgb("#fff6ea"), 0.8);
  for (const side of [1, -1])
    sketch.fill(
      polygon(
        on([
          [side * 0.15, -0.17],
          [side * 0.012, -0.37],
          [side * 0.1 * size, -0.37 - 0.14 * size],
          [side * (0.2 + 0.08 * size), -0.3],
        ]),
      ),
      lit(light, side > 0 ? mix(linen, rgb("#6a6a98"), 0.42) : linen, side > 0 ? 0.8 : 1.04),
      CLOSE,
    );
}

/** Shirt, tie and the lapels of a coat. */
export function drawLapels({ sitter, on }: Wear): void {
  const { sketch, light, cloth } = sitter;
  const linen = rgb("#f4efe4");
  const shirt = on([
    [-0.17, -0.18],
    [-0.15, -0.36],
    [0, -1.0],
    [0.15, -0.36],
    [0.17, -0.18],
    [0, -0.26],
  ]);
  sketch.fill(
    polygon(shirt),
    {
      stops: [lit(light, linen, 1.04), lit(light, mix(linen, rgb("#6a6a98"), 0.45), 0.8)],
      from: shirt[0]!,
      to: shirt[4]!,
    },
    CLOSE,
  );
  const silk = pick(["#2c2c3c", "#7a2f38", "#2f4a6c", "#4a5a3c", "#b07a34"].map(rgb), sketch.random);
  const isBow = sketch.random() < 0.4;
  const tie = isBow
    ? ([
        [-0.13, -0.3],
        [-0.02, -0.33],
        [0.13, -0.29],
        [0.13, -0.41],
        [0.02, -0.36],
        [-0.13, -0.4],
      ] as const)
    : ([
        [-0.045, -0.31],
        [0.045, -0.31],
        [0.035, -0.38],
        [0.07, -0.72],
        [0, -0.9],
        [-0.07, -0.72],
        [-0.035, -0.38],
      ] as const);
  sketch.fill(polygon(on(tie)), lit(light, silk, 0.9), CLOSE);
  const tones = clothTones(sitter, cloth);
  for (const side of [1, -1])
    sketch.fill(
      polygon(
        on([
          [side * 0.19, -0.2],
          [side * 0.13, -0.38],
          [side * 0.015, -1.02],
          [side * 0.2, -0.82],
          [side * 0.37, -0.56],
          [side * 0.29, -0.5],
          [side * 0.36, -0.44],
          [side * 0.27, -0.3],
        ]),
      ),
      side > 0 ? mix(tones[1]!, tones[2]!, 0.35) : mix(tones[3]!, tones[4]!, 0.3),
      CLOSE,
    );
}

/** Beads about the neck. */
export function drawBeads({ sitter, on }: Wear): void {
  const { sketch, light, stance } = sitter;
  const bead = pick(["#f8f0e0", "#d8483c", "#3f9a8c", "#e8b84c"].map(rgb), sketch.random);
  const string = on(
    Array.from({ length: 13 }, (_, i) => {
      const t = (i / 12) * 2 - 1;
      return [t * 0.185, -0.26 - 0.14 * (1 - t * t)] as const;
    }),
  );
  for (const [i, [x, y]] of string.entries())
    sketch.fill(
      ellipse(x, y, 0.021 * stance.scale, 0.022 * stance.scale),
      lit(light, bead, 1.06 - i * 0.035),
      { length: 0.05, detail: 1 },
      { bare: i % 2 === 0 },
    );
}

/** A border of lace or braid along a low neckline. */
export function drawBorder({ sitter, on }: Wear, depth: number, half: number): void {
  const { sketch, light, cloth, stance } = sitter;
  const edge = on(
    Array.from({ length: 15 }, (_, i) => {
      const t = (i / 14) * 2 - 1;
      return [t * half * 0.98, -0.21 - (depth - 0.2) * Math.sqrt(1 - t * t)] as const;
    }),
  );
  sketch.line(polyline(edge), 0.045 * stance.scale, lit(light, mix(cloth, rgb("#fff8ec"), 0.72), 0.98), {
    ...CLOSE,
    angle: 0.2,
    detail: 0.9,
  });
}

/** A high neck closed by a frill, with a brooch. */
export function drawRuff({ sitter, on }: Wear): void {
  const { sketch, light, cloth, stance } = sitter;
  const lace = mix(cloth, rgb("#fffaf0"), 0.86);
  sketch.fill(
    smooth(
      on([
        [-0.19, -0.14],
        [0, -0.19],
        [0.19, -0.14],
        [0.26, -0.28],
        [0, -0.42],
        [-0.26, -0.28],
      ]),
    ),
    lit(light, mix(lace, rgb("#6a6a98"), 0.3), 0.88),
    CLOSE,
  );
  for (let i = 0; i < 9; i++) {
    const t = (i / 8) * 2 - 1;
    const [[x, y]] = on([[t * 0.24, -0.31 - 0.07 * (1 - t * t)]]) as [Point];
    sketch.fill(
      ellipse(x, y, 0.042 * stance.scale, 0.062 * stance.scale, -t * 0.5),
      lit(light, lace, 1.06 - Math.max(0, t + 0.2) * 0.25),
      { angle: 1.4, length: 0.2, detail: 0.92 },
    );
  }
  const [[x, y]] = on([[0, -0.45]]) as [Point];
  sketch.fill(ellipse(x, y, 0.035 * stance.scale, 0.042 * stance.scale), lit(light, rgb("#b8484c"), 0.95), {
    detail: 1,
  });
}

/** A shawl of another colour laid over both shoulders and crossed. */
export function drawShawl(wear: Wear): void {
  const { sitter, torso } = wear;
  const { sketch, cloth } = sitter;
  const wool = mix(
    pick(["#c9683c", "#3f7a78", "#8a4a78", "#d8b45c", "#4a62a8"].map(rgb), sketch.random),
    cloth,
    0.12,
  );
  const tones = clothTones(sitter, wool);
  const { form } = torso;
  const how = { angle: 2.1, length: 0.6, detail: 0.48 };
  for (const side of [1, -1]) {
    const laid = fieldOf(form, (theta, v) => {
      const y = torso.levelOf(v);
      const x = torso.acrossOf(theta, v) * side;
      // From the shoulder to the other side of the waist.
      const inner = x - (0.17 + (y + 0.3) * 0.34);
      return Math.min(inner, 0.66 + (y + 0.3) * 0.2 - x + 0.25, -0.24 - y);
    });
    for (const [i, least] of [
      [0, 0],
      [1, 0.3],
      [2, 0.46],
      [3, 0.68],
      [4, 0.9],
    ] as const) {
      const value = fieldOf(form, (theta, v, k) =>
        least === 0
          ? laid[k]!
          : Math.min(
              laid[k]! * 8 + least,
              form.light[k]! +
                0.06 * Math.sin((torso.acrossOf(theta, v) * side - torso.levelOf(v) * 0.4) * 26),
            ),
      );
      if (least === 0) sketch.fill(region(form, value, least), tones[2]!, how, { bare: true });
      else glaze(sketch, region(form, value, least), tones[i]!, how);
    }
  }
}

/** Buttons down the middle. */
export function drawButtons({ sitter, on }: Wear): void {
  const { sketch, light, stance, cloth } = sitter;
  for (const [x, y] of on([
    [0.01, -0.56],
    [0.01, -0.74],
    [0.01, -0.92],
  ]))
    sketch.fill(
      ellipse(x, y, 0.024 * stance.scale, 0.024 * stance.scale),
      lit(light, lighten(cloth, 0.5), 0.95),
      { detail: 1 },
      { bare: true },
    );
}
