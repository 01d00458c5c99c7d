import { mix, type Rgb, rgb } from "../colour.ts";
import { lit } from "../light.ts";
import { pick } from "../pick.ts";
import { ellipse, type Point, polygon, polyline, smooth } from "../sketch.ts";
import { createForm, type Form, fieldOf, region } from "./form.ts";
import { heightOf, levelOf, skull } from "./head.ts";
import type { Sitter } from "./sitter.ts";

/** How hair is worn: how thick it lies, how high it begins above the brow, and what hangs or is knotted behind. */
interface Cut {
  thick: number;
  /** Height of the hairline over the forehead, at the temple, before the ear and at the nape. */
  line: readonly [brow: number, temple: number, ear: number, nape: number];
  behind: "nothing" | "knot" | "topknot" | "loose" | "bob";
}

const CUTS: Readonly<Record<"woman" | "man" | "girl" | "boy" | "oldMan" | "oldWoman", readonly Cut[]>> = {
  woman: [
    { thick: 0.05, line: [0.865, 0.76, 0.42, 0.2], behind: "knot" },
    { thick: 0.06, line: [0.85, 0.72, 0.36, 0.22], behind: "topknot" },
    { thick: 0.055, line: [0.86, 0.66, 0.2, 0.05], behind: "loose" },
    { thick: 0.06, line: [0.74, 0.62, 0.18, 0.05], behind: "bob" },
  ],
  man: [
    { thick: 0.035, line: [0.85, 0.76, 0.44, 0.26], behind: "nothing" },
    { thick: 0.055, line: [0.83, 0.74, 0.36, 0.18], behind: "nothing" },
    { thick: 0.03, line: [0.92, 0.84, 0.46, 0.26], behind: "nothing" },
  ],
  girl: [
    { thick: 0.045, line: [0.72, 0.64, 0.24, 0.08], behind: "loose" },
    { thick: 0.05, line: [0.74, 0.66, 0.2, 0.06], behind: "bob" },
  ],
  boy: [
    { thick: 0.05, line: [0.74, 0.68, 0.42, 0.24], behind: "nothing" },
    { thick: 0.045, line: [0.82, 0.72, 0.4, 0.22], behind: "nothing" },
  ],
  oldMan: [
    { thick: 0.03, line: [0.985, 0.84, 0.42, 0.22], behind: "nothing" },
    { thick: 0.045, line: [0.93, 0.82, 0.38, 0.18], behind: "nothing" },
  ],
  oldWoman: [
    { thick: 0.04, line: [0.88, 0.78, 0.42, 0.22], behind: "knot" },
    { thick: 0.045, line: [0.88, 0.76, 0.4, 0.24], behind: "topknot" },
  ],
};

const chosen = new WeakMap<Sitter, Cut>();

function cutOf(sitter: Sitter): Cut {
  const { isMan, age, sketch } = sitter;
  const known = chosen.get(sitter);
  if (known) return known;
  const who =
    age === "child"
      ? isMan
        ? "boy"
        : "girl"
      : age === "old"
        ? isMan
          ? "oldMan"
          : "oldWoman"
        : isMan
          ? "man"
          : "woman";
  const dealt = pick(CUTS[who], sketch.random);
  // No room for a topknot under a hat.
  const cut: Cut = sitter.hasHat && dealt.behind === "topknot" ? { ...dealt, behind: "knot" } : dealt;
  chosen.set(sitter, cut);
  return cut;
}

/** Hair from the deepest shade to its sheen. */
function tonesOf({ light, hair }: Sitter): readonly [Rgb, Rgb, Rgb, Rgb] {
  return [
    lit(light, mix(hair, rgb("#22162c"), 0.6), 0.64),
    lit(light, mix(hair, rgb("#3a2436"), 0.38), 0.76),
    lit(light, mix(hair, rgb("#4a2c34"), 0.12), 0.88),
    lit(light, mix(hair, rgb("#ffe0b0"), 0.32), 1.02),
  ];
}

const FLOW = { angle: 0.8, length: 0.6, detail: 0.72 };

/** What hangs behind the neck. */
export function drawBackHair(sitter: Sitter): void {
  const { sketch, shape, at, stance } = sitter;
  const { behind } = cutOf(sitter);
  if (behind === "knot" || behind === "topknot") drawKnot(sitter, behind);
  if (behind !== "loose" && behind !== "bob") return;
  const [deep, dim, own] = tonesOf(sitter);
  const back = 0.2 * Math.sin(stance.yaw);
  const low = behind === "bob" ? 0.02 : -0.5;
  sketch.fill(
    shape([
      [back - 0.28, 0.8],
      [back - 0.36, 0.4],
      [back - 0.33, low + 0.1],
      [back - 0.12, low],
      [back + 0.2, low - 0.04],
      [back + 0.42, low + 0.12],
      [back + 0.42, 0.5],
      [back + 0.32, 0.85],
    ]),
    { stops: [own, dim, deep], from: at(back - 0.36, 0.3), to: at(back + 0.4, 0.1) },
    { ...FLOW, angle: 1.4 },
  );
}

/** Hair as a mass on the skull with a sheen where it faces the light, then what is knotted, then the beard. */
export function drawHair(sitter: Sitter): void {
  const { sketch, head, stance } = sitter;
  const { build } = head;
  const cut = cutOf(sitter);
  const { thick, line, behind } = cut;
  const curl = sketch.random() * 0.32;
  const surface = (theta: number, y: number, extra = 0) => {
    const wave = 1 + curl * (Math.sin(theta * 4 + y * 11) + 0.6 * Math.sin(theta * 9 - y * 17));
    const full = thick * wave * Math.min(1, Math.max(0.15, (y - 0.1) / 0.4)) + extra;
    const { x, z } = skull(theta, y, build, full, 0.92);
    return [x, heightOf(y, build) + full * 1.25 * Math.max(0, (y - 0.55) / 0.45), z] as const;
  };
  const hairline = (theta: number) => {
    const [brow, temple, ear, nape] = line;
    const t = Math.abs(theta);
    const stops: readonly (readonly [number, number])[] = [
      [0, brow],
      [0.62, brow - 0.005],
      [1.0, temple],
      [1.22, (temple + ear) / 2 + 0.02],
      [1.42, ear],
      [1.62, ear - 0.02],
      [2.0, (ear + nape) / 2],
      [Math.PI, nape],
    ];
    const next = Math.max(
      1,
      stops.findIndex(([at]) => at >= t),
    );
    const [a, b] = [stops[next - 1]!, stops[next]!];
    return a[1] + ((b[1] - a[1]) * (t - a[0])) / (b[0] - a[0]);
  };
  const form = createForm((theta, v) => surface(theta, levelOf(v)), stance, 44, 48);
  const [deep, dim, own, shine] = tonesOf(sitter);
  const edge = hairEdge(form, (theta) => form.see(surface(theta, hairline(theta))), stance.yaw);
  sketch.fill(polygon(edge), { stops: [own, dim, deep], from: form.left[30]!, to: form.right[30]! }, FLOW);
  const grown = fieldOf(form, (theta, v) => levelOf(v) - hairline(theta));
  for (const [least, colour] of [
    [0.3, mix(deep, dim, 0.5)],
    [0.42, dim],
    [0.56, mix(dim, own, 0.5)],
    [0.7, own],
    [0.86, mix(own, shine, 0.5)],
    [0.95, shine],
  ] as const) {
    const value = fieldOf(form, (theta, _, k) =>
      Math.min(
        grown[k]! * 6 + least,
        form.light[k]! + 0.05 * Math.sin(theta * 9 + 1) + 0.03 * Math.sin(theta * 23),
      ),
    );
    sketch.fill(region(form, value, least), colour, FLOW, { alpha: 0.92, bare: true });
  }
  const strands = behind === "nothing" ? 7 : 10;
  for (let i = 0; i < strands; i++) {
    const theta = -1.5 + (i / (strands - 1)) * 3.6 + sketch.random() * 0.15;
    const from = Math.min(0.97, hairline(theta) + 0.03);
    const run: Point[] = [];
    for (let step = 0; step <= 4; step++) {
      // Combed back over the ear to a knot, otherwise falling.
      const t = step / 4;
      const isBound = behind === "knot" || behind === "nothing";
      const place = form.see(
        surface(theta + (isBound ? t * 0.9 : 0), isBound ? from + 0.05 * t : 0.97 + (from - 0.97) * t),
      );
      if (place.isHidden) break;
      run.push(place.point);
    }
    if (run.length > 2)
      sketch.line(
        polyline(run),
        0.011 * stance.scale,
        i % 2 ? mix(deep, dim, 0.4) : mix(shine, own, 0.5),
        FLOW,
        0.45,
      );
  }
  drawEar(sitter, line[2]);
  if (sitter.hasBeard) drawBeard(sitter);
}

/** The outline of hair: along the hairline, then round the outside of the head. */
function hairEdge(form: Form, see: (theta: number) => ReturnType<Form["see"]>, yaw: number): Point[] {
  const line: Point[] = [];
  for (let k = 0; k <= 60; k++) {
    const theta = yaw - Math.PI + (k / 60) * Math.PI * 2;
    const wrapped = theta > Math.PI ? theta - 2 * Math.PI : theta < -Math.PI ? theta + 2 * Math.PI : theta;
    const { point, isHidden } = see(wrapped);
    if (!isHidden) line.push(point);
  }
  const [first, last] = [line[0]!, line.at(-1)!];
  const above = (points: readonly Point[], [, y]: Point) => points.filter((point) => point[1] < y);
  return [...line, ...above(form.right, last), ...above(form.left, first).reverse()];
}

function drawKnot(sitter: Sitter, behind: "knot" | "topknot"): void {
  const { sketch, stance, at, head } = sitter;
  const [deep, dim, own, shine] = tonesOf(sitter);
  const { youth } = head.build;
  const [sin, cos] = [Math.sin(stance.yaw), Math.cos(stance.yaw)];
  const [x, y] = behind === "knot" ? at(0.5 * sin, 0.5 + 0.1 * cos) : at(0.14 * sin, 1.08 + youth * 0.02);
  const size = stance.scale * (behind === "knot" ? 0.15 : 0.17);
  sketch.fill(
    ellipse(x, y, size, size * 0.88, 0.4),
    { stops: [shine, own, dim, deep], from: [x - size, y - size], to: [x + size, y + size * 0.6] },
    { ...FLOW, length: 0.3 },
  );
  for (const turn of [0.55, 0.8])
    sketch.line(
      polyline([
        [x - size * turn, y + size * 0.2],
        [x - size * 0.1, y - size * 0.55 * turn],
        [x + size * turn * 0.8, y + size * 0.1],
      ]),
      0.014 * stance.scale,
      mix(deep, dim, 0.4),
      FLOW,
      0.55,
    );
}

/** An ear where the hair leaves it free. */
function drawEar({ sketch, head, flesh, stance }: Sitter, line: number): void {
  if (line < 0.34) return;
  const { point, isHidden } = head.form.see([0.318, heightOf(0.4, head.build), -0.06]);
  if (isHidden || stance.yaw < 0.15) return;
  const [deep, shade, dusk, half] = flesh;
  const wide = 0.035 + 0.035 * Math.sin(stance.yaw);
  const ear = (points: readonly Point[]) =>
    smooth(points.map(([u, v]): Point => [point[0] + u * wide * stance.scale, point[1] - v * stance.scale]));
  const handling = { angle: 1.3, length: 0.15, detail: 0.95 };
  sketch.fill(
    ear([
      [-0.75, 0.02],
      [-0.4, 0.1],
      [0.4, 0.125],
      [1, 0.07],
      [0.75, -0.02],
      [0.1, -0.11],
      [-0.5, -0.12],
      [-0.65, -0.06],
    ]),
    {
      stops: [half, dusk, shade],
      from: [point[0] - 0.05 * stance.scale, 0],
      to: [point[0] + 0.06 * stance.scale, 0],
    },
    handling,
  );
  sketch.fill(
    ear([
      [-0.3, 0.05],
      [0.3, 0.08],
      [0.55, 0.04],
      [0.1, -0.03],
      [-0.3, -0.04],
    ]),
    mix(shade, deep, 0.5),
    handling,
    {
      alpha: 0.7,
      bare: true,
    },
  );
}

/** A beard grows over jaw and lip, out from the face and down from the chin. */
function drawBeard(sitter: Sitter): void {
  const { sketch, head, stance, hair } = sitter;
  const { build } = head;
  const length = 0.05 + sketch.random() ** 2 * 0.22;
  const surface = (theta: number, y: number) => {
    const low = Math.max(0, (0.3 - y) / 0.34);
    const { x, z, isFront } = skull(theta, y, build, 0.02 + 0.02 * low);
    // Fullest under the lip; it falls straight from the chin.
    const full = isFront ? 0.035 * Math.exp(-((x / 0.16) ** 2)) + 0.03 * low : 0;
    return [x * (1 - 0.1 * length * low), y - length * low ** 1.4, z + full] as const;
  };
  const form = createForm((theta, v) => surface(theta, -0.045 + 0.6 * v), stance, 30, 44);
  const warm = { ...sitter, hair: mix(hair, rgb("#b8743c"), sitter.age === "old" ? 0 : 0.25) };
  const tones = tonesOf(warm);
  const grown = fieldOf(form, (theta, v) => {
    const y = -0.045 + 0.6 * v;
    const x = 0.3 * Math.sin(theta);
    if (Math.cos(theta) < -0.3) return -1;
    const upper = 0.13 + 0.32 * Math.min(1.15, Math.abs(theta) / 1.3) ** 1.8;
    const mouth = Math.hypot(x / 0.1, (y - 0.18) / 0.035);
    return Math.min((upper - y) * 4, mouth - 1);
  });
  const handling = { angle: 1.35, length: 0.4, detail: 0.75 };
  sketch.fill(region(form, grown, 0), tones[1], handling, { bare: true });
  for (const [i, least] of [
    [2, 0.52],
    [3, 0.76],
  ] as const) {
    const value = fieldOf(form, (theta, _, k) =>
      Math.min(grown[k]! + least, form.light[k]! + 0.06 * Math.sin(theta * 17)),
    );
    sketch.fill(region(form, value, least), tones[i], handling, { alpha: 0.85, bare: true });
  }
  const tash = (side: number) =>
    smooth(
      (
        [
          [0.0, 0.262],
          [0.05, 0.266],
          [0.11, 0.225],
          [0.145, 0.165],
          [0.1, 0.195],
          [0.03, 0.212],
          [0, 0.218],
        ] as const
      ).map(([u, v]) => head.spot(side * u, v, 0.035).point),
    );
  for (const side of [-1, 1])
    sketch.fill(tash(side), side < 0 ? tones[2] : mix(tones[1], tones[2], 0.4), handling, { bare: true });
}
