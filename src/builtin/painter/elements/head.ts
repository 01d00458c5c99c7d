import { createForm, type Form, type Stance } from "./form.ts";

/** What makes a face someone's; 0 or 1 is an even-featured young woman's. */
export interface Build {
  /** Factors of the width of the jaw and of the size of nose, lips and eyes. */
  jaw: number;
  nose: number;
  lips: number;
  eyes: number;
  /** How far brow and chin stand out, in heights of the head. */
  brow: number;
  chin: number;
  /** Fullness of the cheeks, −1 hollow to 1 round. */
  cheeks: number;
  /** 0 grown up to 1 a small child: a large skull over a small face. */
  youth: number;
}

/** Rings of a head: height from chin to crown, half its width, and how far it reaches to the front and to the back. */
type Ring = readonly [y: number, width: number, front: number, back: number];
const SKULL: readonly Ring[] = [
  [-0.045, 0.05, 0.27, -0.17],
  [-0.015, 0.1, 0.325, -0.12],
  [0.03, 0.148, 0.355, -0.05],
  [0.09, 0.196, 0.362, 0.03],
  [0.14, 0.23, 0.36, 0.09],
  [0.2, 0.258, 0.362, 0.15],
  [0.28, 0.282, 0.363, 0.24],
  [0.36, 0.298, 0.362, 0.33],
  [0.43, 0.306, 0.356, 0.39],
  [0.5, 0.308, 0.352, 0.425],
  [0.58, 0.315, 0.37, 0.445],
  [0.66, 0.32, 0.372, 0.45],
  [0.75, 0.312, 0.355, 0.44],
  [0.84, 0.285, 0.312, 0.4],
  [0.91, 0.24, 0.25, 0.33],
  [0.96, 0.178, 0.17, 0.24],
  [0.99, 0.1, 0.08, 0.13],
  [1.003, 0.02, 0, 0.03],
];
/** The bridge of the nose: height, how far it stands out, half its width. */
const NOSE: readonly (readonly [y: number, out: number, half: number])[] = [
  [0.265, 0, 0.07],
  [0.285, 0.014, 0.078],
  [0.3, 0.078, 0.078],
  [0.33, 0.106, 0.08],
  [0.36, 0.1, 0.072],
  [0.42, 0.072, 0.058],
  [0.48, 0.042, 0.052],
  [0.54, 0.018, 0.056],
  [0.6, 0, 0.06],
];

/** Reads a column of a table at `y` by a Catmull-Rom spline, so that rings do not show as ridges in the light. */
function along(table: readonly (readonly number[])[], y: number, column: number): number {
  let i = 1;
  while (i < table.length - 1 && table[i]![0]! < y) i++;
  const [before, a, b, after] = [
    table[Math.max(0, i - 2)]!,
    table[i - 1]!,
    table[i]!,
    table[Math.min(table.length - 1, i + 1)]!,
  ];
  const span = b[0]! - a[0]!;
  const t = Math.max(0, Math.min(1, (y - a[0]!) / span));
  const slope = (from: readonly number[], to: readonly number[]) =>
    ((to[column]! - from[column]!) / (to[0]! - from[0]!)) * span;
  const [p, q, m, n] = [a[column]!, b[column]!, slope(before, b), slope(a, after)];
  return p + t * (m + t * (3 * (q - p) - 2 * m - n + t * (2 * (p - q) + m + n)));
}

const swell = (dx: number, dy: number, sx: number, sy: number) =>
  Math.exp(-((dx / sx) ** 2) - (dy / sy) ** 2);

/** How far the features stand out of the ring at `x`, `y`. */
function relief(x: number, y: number, { nose, lips, eyes, brow, chin, cheeks }: Build): number {
  const side = Math.abs(x);
  const half = along(NOSE, y, 2) * (0.6 + 0.4 * nose);
  const t = Math.min(1, side / half);
  const bridge = along(NOSE, y, 1) * nose * (1 - t * t) ** 1.5;
  const wing = 0.022 * nose * swell(side - 0.058, y - 0.312, 0.022, 0.02);
  return (
    bridge +
    wing +
    (0.014 + brow) * swell(side - 0.12, y - 0.588, 0.1, 0.03) -
    0.052 * swell(side - 0.118, y - 0.512, 0.072, 0.042) +
    0.03 * eyes * swell(side - 0.138, y - 0.498, 0.05, 0.03) +
    (0.018 + 0.008 * cheeks) * swell(side - 0.2, y - 0.4, 0.08, 0.06) +
    0.026 * cheeks * swell(side - 0.17, y - 0.25, 0.09, 0.08) +
    0.018 * swell(x, y - 0.2, 0.12, 0.06) +
    0.018 * lips * swell(x, y - 0.216, 0.075, 0.013) +
    0.022 * lips * swell(x, y - 0.17, 0.06, 0.016) -
    0.014 * swell(x, y - 0.195, 0.09, 0.009) -
    0.022 * swell(x, y - 0.128, 0.07, 0.02) +
    (0.04 + chin) * swell(x, y - 0.05, 0.08, 0.05)
  );
}

/** The height of a place of a grown-up head on this one: a child's eyes lie lower. */
export const heightOf = (y: number, { youth }: Build) => (y <= 0 ? y : y ** (1 + 0.34 * youth));

/** Lowest and highest place of a head; a ring's `v` runs between them. */
export const LOWEST = SKULL[0]![0];
const HIGHEST = SKULL.at(-1)![0];
export const levelOf = (v: number) => LOWEST + (HIGHEST - LOWEST) * v;

/** A head as a form of chin 0 to crown 1, and its face's places. */
export interface Head {
  form: Form;
  build: Build;
  /** Of a place on the face: across from the middle, up from the chin, and how far off the skin. */
  spot(across: number, up: number, lift?: number): ReturnType<Form["see"]>;
}

/** Half the width of the head at a height. */
export function girth(y: number, { jaw, cheeks, youth }: Build): number {
  const low = 1 / (1 + Math.exp((y - 0.27) / 0.06));
  return along(SKULL, y, 1) * (1 + low * (jaw - 1 + 0.07 * cheeks - 0.03 * youth) + youth * 0.07);
}

/** The skin's place at an angle round a ring; `thickness` is what hair or hat add to it. */
export function skull(theta: number, y: number, build: Build, thickness = 0, flatness = 0.82) {
  const [front, back] = [along(SKULL, y, 2) - build.youth * 0.014, along(SKULL, y, 3)];
  const [middle, half] = [(front - back) / 2, (front + back) / 2 + thickness];
  const cos = Math.cos(theta);
  const x = (girth(y, build) + thickness) * Math.sin(theta);
  // Flatter than an ellipse to the front: a face has a front and two sides.
  const z = middle + half * Math.sign(cos) * Math.abs(cos) ** (cos > 0 ? flatness : 1);
  return { x, z, isFront: cos > 0 };
}

/** Models a head; `rows` and `columns` tell how finely. */
export function createHead(build: Build, stance: Stance, rows = 60, columns = 56): Head {
  const at = (theta: number, y: number) => {
    const { x, z, isFront } = skull(theta, y, build);
    return [x, heightOf(y, build), z + (isFront ? relief(x, y, build) : 0)] as const;
  };
  const form = createForm((theta, v) => at(theta, levelOf(v)), stance, rows, columns);
  return {
    form,
    build,
    spot(across, up, lift = 0) {
      const theta = Math.asin(Math.max(-1, Math.min(1, across / girth(up, build))));
      const [x, y, z] = at(theta, up);
      return form.see([x, y, z + lift]);
    },
  };
}
