import { mix } from "../colour.ts";
import { ellipse, type Point, polygon, polyline } from "../sketch.ts";
import { createForm, type Form, fieldOf, region } from "./form.ts";
import { hairTones } from "./haircut.ts";
import { heightOf, levelOf, skull } from "./head.ts";
import type { Sitter } from "./sitter.ts";

const FLOW = { angle: 0.8, length: 0.6, detail: 0.72 };

/** What hangs behind the neck. */
export function drawBackHair(sitter: Sitter): void {
  const { sketch, shape, at, stance } = sitter;
  const { behind } = sitter.cut;
  if (behind === "knot" || behind === "topknot") drawKnot(sitter, behind);
  if (behind !== "loose" && behind !== "bob") return;
  const [deep, dim, own] = hairTones(sitter.light, sitter.hair);
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

/** Hair as a mass on the skull with a sheen where it faces the light, and the strands that catch it. */
export function drawHair(sitter: Sitter): void {
  const { sketch, head, stance } = sitter;
  const { build } = head;
  const { thick, line, behind } = sitter.cut;
  const curl = sketch.random() * 0.32;
  const surface = (theta: number, y: number) => {
    const wave = 1 + curl * (Math.sin(theta * 4 + y * 11) + 0.6 * Math.sin(theta * 9 - y * 17));
    const full = thick * wave * Math.min(1, Math.max(0.15, (y - 0.1) / 0.4));
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
  const form = createForm((theta, v) => surface(theta, levelOf(v)), stance, 38, 40);
  const [deep, dim, own, shine] = hairTones(sitter.light, sitter.hair);
  const edge = hairEdge(form, (theta) => form.see(surface(theta, hairline(theta))), stance.yaw);
  sketch.fill(polygon(edge), { stops: [own, dim, deep], from: form.left[26]!, to: form.right[26]! }, FLOW);
  const grown = fieldOf(form, (theta, v) => levelOf(v) - hairline(theta));
  for (const [least, colour] of [
    [0.36, dim],
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
  const [deep, dim, own, shine] = hairTones(sitter.light, sitter.hair);
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
