import { lighten, mix, type Rgb, rgb } from "../colour.ts";
import { lit } from "../light.ts";
import { pick } from "../pick.ts";
import { ellipse, type Point, polygon, polyline, smooth } from "../sketch.ts";
import type { Sitter } from "./sitter.ts";

type Neckline = (sitter: Sitter, wear: Wear) => void;

/** The figure's measures lowered to the chest, and the cloth in the light and in the shade. */
interface Wear {
  at: (across: number, up: number) => Point;
  bright: Rgb;
  deep: Rgb;
}

/** The near shoulder broad, the far one foreshortened; light runs off across the chest. */
export function drawClothes(sitter: Sitter): void {
  const { sketch, light, isMan, age, cloth } = sitter;
  const { random } = sketch;
  const small = age === "child" ? 0.8 : 1;
  const h = sitter.stance.scale / 0.56;
  const at = (across: number, up: number) =>
    sitter.at((across / 0.56) * small + 0.06 * Math.sin(sitter.stance.yaw), (up - 0.385) / 0.56);
  const shape = (points: readonly (readonly [number, number])[]) => smooth(points.map(([u, v]) => at(u, v)));
  const broad = isMan ? 1.12 : 1;
  const deep = lit(light, mix(cloth, rgb("#1c1c40"), 0.55), 0.6);
  const bright = lit(light, mix(cloth, rgb("#fff0d8"), 0.22), 1.02);
  const neckline = pick(isMan ? [collar, lapels] : [collar, scoop, ruff, shawl], random);
  const dip = neckline === scoop || neckline === shawl ? 0.12 : 0.17;
  sketch.fill(
    shape([
      [-0.36 * broad, -0.2],
      [-0.345 * broad, 0.08],
      [-0.27 * broad, 0.225],
      [neckline === scoop ? -0.17 : -0.1, 0.32],
      [-0.02, dip],
      [neckline === scoop ? 0.2 : 0.14, 0.335],
      [0.35 * broad, 0.245],
      [0.485 * broad, 0.09],
      [0.54 * broad, -0.2],
    ]),
    {
      stops: [lit(light, cloth, 1.05), lit(light, cloth, 0.85), deep],
      from: at(-0.32, 0.26),
      to: at(0.42, 0.02),
    },
    { angle: 1.0, length: 0.6, detail: 0.45 },
  );
  // The arm turns from the light where it leaves the chest, and folds gather there.
  for (const [u, width, colour] of [
    [-0.235, 0.05, mix(deep, bright, 0.35)],
    [-0.2, 0.022, bright],
    [0.255, 0.06, deep],
    [0.3, 0.024, mix(deep, bright, 0.45)],
  ] as const) {
    const sway = (random() - 0.5) * 0.04;
    sketch.fill(
      shape([
        [u * broad, 0.17],
        [(u + width) * broad, 0.08],
        [(u + width * 0.7 + sway) * broad, -0.12],
        [(u + sway) * broad, -0.14],
      ]),
      colour,
      { angle: 1.4, length: 0.6, detail: 0.5 },
      { alpha: 0.45, bare: true },
    );
  }
  for (let i = 0; i < 4; i++) {
    const u = -0.12 + i * 0.09 + (random() - 0.5) * 0.03;
    sketch.line(
      polyline([at(u, 0.1 + random() * 0.04), at(u * 0.75 + 0.01, 0), at(u * 0.6 + 0.015, -0.12)]),
      0.012 * h,
      i % 2 ? mix(deep, lit(light, cloth, 0.8), 0.4) : mix(bright, lit(light, cloth, 0.9), 0.4),
      { angle: 1.3, length: 0.7, detail: 0.5 },
      0.45,
    );
  }
  neckline(sitter, { at, bright, deep });
}

const CLEAR = { angle: 0.9, length: 0.4, detail: 0.75 };

/** Two white points over the coat. */
const collar: Neckline = ({ sketch, light, isMan, cloth }, { at }) => {
  const linen = isMan ? rgb("#f2eee4") : mix(cloth, rgb("#fff4e8"), 0.75);
  const wings: readonly (readonly [Point[], Rgb])[] = [
    [[at(-0.1, 0.35), at(-0.02, 0.18), at(-0.05, 0.1), at(-0.16, 0.29)], lit(light, linen, 1)],
    [
      [at(0.13, 0.36), at(-0.02, 0.18), at(0.0, 0.08), at(0.19, 0.29)],
      lit(light, mix(linen, rgb("#6a6a98"), 0.45), 0.8),
    ],
  ];
  for (const [points, colour] of wings) sketch.fill(polygon(points), colour, CLEAR);
};

/** Shirt, cravat and the lapels of a coat. */
const lapels: Neckline = ({ sketch, light, stance }, { at, bright, deep }) => {
  const linen = rgb("#f4efe4");
  sketch.fill(
    polygon([at(-0.1, 0.35), at(0.13, 0.36), at(0.05, 0.05), at(0.0, -0.16), at(-0.045, 0.05)]),
    {
      stops: [lit(light, linen, 1), lit(light, mix(linen, rgb("#6a6a98"), 0.4), 0.8)],
      from: at(-0.08, 0.2),
      to: at(0.1, 0.2),
    },
    CLEAR,
  );
  const silk = pick(["#2c2c3c", "#7a2f38", "#2f4a6c", "#4a5a3c"].map(rgb), sketch.random);
  sketch.fill(
    polygon([
      at(-0.07, 0.31),
      at(0.09, 0.31),
      at(0.035, 0.24),
      at(0.07, 0.16),
      at(-0.055, 0.16),
      at(-0.015, 0.24),
    ]),
    lit(light, silk, 0.85),
    CLEAR,
  );
  sketch.fill(
    polygon([
      at(-0.12, 0.33),
      at(-0.045, 0.04),
      at(-0.005, -0.16),
      at(-0.1, -0.02),
      at(-0.2, 0.2),
      at(-0.14, 0.2),
    ]),
    bright,
    CLEAR,
  );
  sketch.fill(
    polygon([
      at(0.155, 0.34),
      at(0.06, 0.04),
      at(0.005, -0.16),
      at(0.13, -0.02),
      at(0.25, 0.2),
      at(0.18, 0.2),
    ]),
    mix(bright, deep, 0.65),
    CLEAR,
  );
  sketch.fill(
    ellipse(...at(0.0, -0.14), 0.025 * stance.scale, 0.025 * stance.scale),
    deep,
    { detail: 1 },
    { bare: true },
  );
};

/** A low round neck with a border, and beads. */
const scoop: Neckline = ({ sketch, light, stance, cloth }, { at }) => {
  const edge: Point[] = [at(-0.175, 0.31), at(-0.13, 0.19), at(-0.02, 0.12), at(0.11, 0.19), at(0.19, 0.32)];
  sketch.line(polyline(edge), 0.0357 * stance.scale, lit(light, lighten(cloth, 0.45), 0.95), {
    angle: 0.3,
    length: 0.4,
    detail: 0.9,
  });
  const bead = pick(["#f4ead8", "#d8483c", "#3f9a8c", "#e8b84c"].map(rgb), sketch.random);
  for (let i = 0; i <= 10; i++) {
    const t = (i / 10) * 2 - 1;
    sketch.fill(
      ellipse(...at(0.015 + t * 0.095, 0.25 + t * t * 0.11), 0.0223 * stance.scale, 0.0223 * stance.scale),
      lit(light, bead, 1 - i * 0.03),
      { length: 0.05, detail: 1 },
      { bare: i % 2 === 0 },
    );
  }
};

/** A high neck closed by a frill, with a brooch. */
const ruff: Neckline = ({ sketch, light, stance, cloth }, { at, deep }) => {
  const lace = mix(cloth, rgb("#fffaf0"), 0.85);
  sketch.fill(
    polygon([at(-0.075, 0.42), at(0.1, 0.43), at(0.14, 0.31), at(0.0, 0.22), at(-0.11, 0.3)]),
    {
      stops: [lit(light, lace, 1.02), lit(light, mix(lace, rgb("#6a6a98"), 0.4), 0.8)],
      from: at(-0.08, 0.35),
      to: at(0.12, 0.33),
    },
    CLEAR,
  );
  for (let i = 0; i < 7; i++) {
    const t = (i / 6) * 2 - 1;
    sketch.fill(
      ellipse(
        ...at(0.012 + t * 0.115, 0.295 + t * t * 0.035 - 0.03),
        0.0464 * stance.scale,
        0.0607 * stance.scale,
        t * 0.4,
      ),
      lit(light, lace, 1 - Math.max(0, t) * 0.25),
      { angle: 1.4, length: 0.2, detail: 0.9 },
    );
  }
  sketch.fill(
    ellipse(...at(0.0, 0.215), 0.0393 * stance.scale, 0.0464 * stance.scale),
    mix(deep, rgb("#c04a4a"), 0.6),
    {
      detail: 1,
    },
  );
};

/** A shawl of another colour crossed over the breast. */
const shawl: Neckline = ({ sketch, light, cloth }, { at }) => {
  const other = pick(["#c9683c", "#3f7a78", "#8a4a78", "#d8b45c", "#4a62a8"].map(rgb), sketch.random);
  const wool = mix(other, cloth, 0.15);
  const dark = lit(light, mix(wool, rgb("#241c44"), 0.5), 0.65);
  sketch.fill(
    smooth([
      at(0.13, 0.37),
      at(0.4, 0.23),
      at(0.5, 0.02),
      at(0.3, -0.2),
      at(0.06, -0.2),
      at(-0.06, 0.06),
      at(0.06, 0.2),
    ]),
    { stops: [lit(light, wool, 0.9), dark], from: at(0.05, 0.2), to: at(0.4, 0) },
    { angle: 2.1, length: 0.6, detail: 0.5 },
  );
  sketch.fill(
    smooth([
      at(-0.11, 0.37),
      at(-0.3, 0.23),
      at(-0.37, 0.0),
      at(-0.2, -0.2),
      at(0.16, -0.2),
      at(0.05, -0.02),
      at(-0.05, 0.18),
    ]),
    {
      stops: [lit(light, lighten(wool, 0.15), 1.05), lit(light, wool, 0.8)],
      from: at(-0.3, 0.2),
      to: at(0.05, -0.1),
    },
    { angle: 1.0, length: 0.6, detail: 0.5 },
  );
};
