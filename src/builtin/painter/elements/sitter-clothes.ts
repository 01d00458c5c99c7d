import { mix } from "../colour.ts";
import { pick } from "../pick.ts";
import { type Point, polygon, smooth } from "../sketch.ts";
import { clothTones, glaze, type Wear } from "./cloth.ts";
import { fieldOf, region, silhouette } from "./form.ts";
import type { Sitter } from "./sitter.ts";
import { drawNeck } from "./sitter-neck.ts";
import {
  drawBeads,
  drawBorder,
  drawButtons,
  drawCollar,
  drawLapels,
  drawRuff,
  drawShawl,
} from "./sitter-trims.ts";
import { createTorso, type Torso } from "./torso.ts";

interface Garment {
  /** Depth of the neckline under the chin at its middle, and half its width at the shoulder. */
  neckline: readonly [depth: number, half: number, isPointed: boolean];
  trim: (wear: Wear) => void;
}

const WOMEN: readonly Garment[] = [
  { neckline: [0.62, 0.4, false], trim: (wear) => [drawBorder(wear, 0.62, 0.4), drawBeads(wear)] },
  { neckline: [0.5, 0.24, true], trim: (wear) => drawCollar(wear, 1.1) },
  { neckline: [0.24, 0.18, false], trim: drawRuff },
  { neckline: [0.55, 0.3, true], trim: drawShawl },
  { neckline: [0.56, 0.46, false], trim: (wear) => drawBorder(wear, 0.56, 0.46) },
];
const MEN: readonly Garment[] = [
  { neckline: [0.4, 0.16, true], trim: drawLapels },
  { neckline: [0.4, 0.16, true], trim: drawLapels },
  { neckline: [0.48, 0.18, true], trim: (wear) => [drawCollar(wear), drawButtons(wear)] },
];
const CHILDREN: readonly Garment[] = [
  { neckline: [0.34, 0.17, true], trim: (wear) => [drawCollar(wear, 1.5), drawButtons(wear)] },
  { neckline: [0.4, 0.26, false], trim: (wear) => drawBorder(wear, 0.4, 0.26) },
];

/** Dresses the chest: cloth turns with it from the light and hangs in folds from shoulders and breast. */
export function drawClothes(sitter: Sitter): void {
  const { sketch, isMan, age, cloth, flesh } = sitter;
  const { random } = sketch;
  const torso = createTorso(sitter);
  const { form } = torso;
  const garment = pick(age === "child" ? CHILDREN : isMan ? MEN : WOMEN, random);
  const [depth, half, isPointed] = garment.neckline;
  const skin = { angle: 1, length: 0.4, detail: 0.72 };
  if (depth > 0.45) {
    sketch.fill(silhouette(form), flesh[2], skin, { bare: true });
    for (const [i, least] of [
      [3, 0.55],
      [4, 0.68],
      [5, 0.9],
    ] as const)
      sketch.fill(region(form, form.light, least), flesh[i]!, skin, { alpha: 0.93, bare: true });
  }
  drawNeck(sitter);
  const worn = fieldOf(form, (theta, v) => {
    const x = torso.acrossOf(theta, v);
    const t = Math.min(1.4, Math.abs(x) / half);
    return (
      -0.2 -
      (depth - 0.2) * (isPointed ? Math.max(0, 1 - t) : Math.sqrt(Math.max(0, 1 - t * t))) -
      torso.levelOf(v)
    );
  });
  const phase = random() * 6;
  const weave = fieldOf(form, (theta, v, k) => {
    const y = torso.levelOf(v);
    const x = torso.acrossOf(theta, v);
    const side = Math.abs(x);
    // Folds run from the shoulders to the breast, and round the arm from the armpit.
    const drape = Math.sin((side * 0.9 + (y + 0.45) * 0.4) * 17 + phase) * Math.max(0, 1 - side * 1.3);
    const sleeve = Math.sin((y + side * 0.7) * 21 + phase * 2) * Math.max(0, Math.min(1, (side - 0.5) * 6));
    return form.light[k]! + 0.05 * drape * Math.min(1, Math.max(0, (-0.4 - y) * 3)) + 0.05 * sleeve;
  });
  const handling = { angle: 1.15, length: 0.6, detail: 0.45 };
  const tones = clothTones(sitter, cloth);
  const middle = form.left.length >> 1;
  sketch.fill(
    clothEdge(torso, depth, half, isPointed),
    { stops: [tones[3]!, tones[2]!, tones[1]!], from: form.left[middle]!, to: form.right[middle]! },
    handling,
  );
  glaze(sketch, region(form, worn, 0), tones[0]!, handling);
  for (const [i, least] of [
    [1, 0.34],
    [2, 0.5],
    [3, 0.68],
    [4, 0.88],
  ] as const) {
    const value = weave.map((light, k) => Math.min(light, least + worn[k]! * 8));
    glaze(sketch, region(form, value, least), tones[i]!, handling);
  }
  const on: Wear["on"] = (places) => places.map(([u, v]) => torso.spot(u, v).point);
  // Where the arm lies against the body.
  for (const side of [-1, 1])
    sketch.fill(
      smooth(
        on([
          [side * 0.53, -0.6],
          [side * 0.55, -0.85],
          [side * 0.58, -1.4],
          [side * 0.52, -1.4],
          [side * 0.5, -0.9],
        ]),
      ),
      mix(tones[0]!, tones[1]!, side < 0 ? 0.6 : 0.2),
      { angle: 1.5, length: 0.7, detail: 0.45 },
      { alpha: 0.5, bare: true },
    );
  garment.trim({ sitter, torso, on });
}

/** The outline of what is worn: up one shoulder, along the neckline, down the other. */
function clothEdge(torso: Torso, depth: number, half: number, isPointed: boolean) {
  const { left, right, heights } = torso.form;
  const below = (points: readonly Point[]) => points.filter((_, i) => heights[i]! < -0.24);
  const neck = Array.from({ length: 15 }, (_, i) => {
    const t = (i / 14) * 2 - 1;
    const dip = isPointed ? 1 - Math.abs(t) : Math.sqrt(1 - t * t);
    return torso.spot(t * half, -0.2 - (depth - 0.2) * dip).point;
  });
  return polygon([...below(left), ...neck, ...below(right).reverse()]);
}
