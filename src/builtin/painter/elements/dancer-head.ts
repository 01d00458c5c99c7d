import { mix, type Rgb, rgb } from "../colour.ts";
import { lit } from "../light.ts";
import { pick } from "../pick.ts";
import { ellipse, type Point, polyline } from "../sketch.ts";
import { type Limb, limbShape } from "./body.ts";
import type { DancerModel } from "./dancer.ts";
import { fieldOf, region, silhouette } from "./form.ts";
import { type Build, createHead, levelOf } from "./head.ts";

const HAIR = ["#4a2c22", "#7a4a2a", "#b87a36", "#2e2630", "#9a4e2c"].map(rgb);
const YOUNG: Build = { jaw: 0.96, nose: 0.85, lips: 1, eyes: 1.1, brow: 0, chin: 0, cheeks: 0.3, youth: 0.2 };
/** Height of a head, in heights of the figure. */
const HEAD = 0.132;

/** Neck with its black ribbon, the head turned as the pose asks, hair drawn back into a knot with flowers. */
export function drawDancerHead(model: DancerModel, skin: Rgb): void {
  const { sketch, at, pose, height, tones, isMirrored } = model;
  const { head, chest, turn, isFromBehind } = pose;
  drawNeck(model, skin);
  const side = isMirrored ? -1 : 1;
  const [dx, dy] = [head[0] - chest[0], head[1] - chest[1]];
  const lean = Math.atan2(dx, dy) * 0.7;
  const chin = at([head[0] - Math.sin(lean) * 0.055, head[1] - Math.cos(lean) * 0.055]);
  const scale = HEAD * height;
  const yaw = -side * (isFromBehind ? Math.PI - 0.35 - turn * 0.7 : 0.12 + turn * 1.3);
  const isNear = height > 0.55;
  const figure = createHead(
    YOUNG,
    { x: chin[0], y: chin[1], scale, yaw, tilt: side * lean },
    isNear ? 40 : 22,
    isNear ? 40 : 24,
  );
  const { form } = figure;
  const [warm, half, cool] = tones(skin);
  const stroke = { angle: 1.2, length: 0.2, detail: 0.95 };
  const across = {
    from: [chin[0] - scale * 0.35, chin[1]] as Point,
    to: [chin[0] + scale * 0.4, chin[1]] as Point,
  };
  const hair = pick(HAIR, sketch.random);
  const [shine, middle, deep] = tones(hair);
  drawKnot(model, figure.form.see([0, 0.66, -0.5]), [shine, middle, deep], false);
  sketch.fill(silhouette(form), { stops: [warm, half, cool], ...across }, stroke);
  for (const [least, colour] of [
    [-1, mix(cool, rgb("#5a3450"), 0.2)],
    [0.42, cool],
    [0.55, half],
    [0.68, warm],
  ] as const)
    sketch.fill(region(form, form.light, least), colour, stroke, { alpha: 0.93, bare: true });
  if (!isFromBehind) drawFace(model, figure, skin, [half, cool, deep]);
  const grown = fieldOf(form, (theta, v) => {
    const t = Math.abs(theta);
    const line = t < 0.8 ? 0.84 - t * 0.06 : t < 1.5 ? 0.79 - (t - 0.8) * 0.5 : 0.44 - (t - 1.5) * 0.12;
    return levelOf(v) - line;
  });
  const how = { angle: 0.6, length: 0.3, detail: 0.97 };
  sketch.fill(region(form, grown, 0), deep, how, { bare: true });
  for (const [least, colour] of [
    [0.45, middle],
    [0.7, shine],
  ] as const) {
    const value = grown.map((by, k) => Math.min(by * 5 + least, form.light[k]!));
    sketch.fill(region(form, value, least), colour, how, { alpha: 0.93, bare: true });
  }
  drawKnot(model, figure.form.see([0, 0.66, -0.5]), [shine, middle, deep], true);
  for (let i = 0; i < 5; i++) {
    const { point, isHidden } = form.see([(i - 2) * 0.11, 0.98 - Math.abs(i - 2) * 0.03, -0.1]);
    if (!isHidden || Math.cos(yaw) > 0)
      sketch.fill(
        ellipse(point[0], point[1], 0.085 * scale, 0.08 * scale),
        tones(pick([rgb("#f4f0e8"), rgb("#ec8a8a"), rgb("#e8c86a")], sketch.random))[0],
        { length: 0.05, detail: 1 },
        { bare: true },
      );
  }
}

function drawNeck({ sketch, light, at, pose, height, tones }: DancerModel, skin: Rgb): void {
  const { head, chest } = pose;
  const [, half, cool] = tones(skin);
  const [dx, dy] = [head[0] - chest[0], head[1] - chest[1]];
  const neck: Limb = [
    chest,
    [chest[0] + dx * 0.5, chest[1] + dy * 0.5],
    [head[0] - dx * 0.18, head[1] - dy * 0.18],
    head,
  ];
  const girth = [
    [0, 0, 0.05],
    [0, 0.35, 0.03],
    [0, 0.8, 0.0225],
    [1, 0.6, 0.022],
    [2, 0.4, 0.024],
  ] as const;
  const { path, from, to } = limbShape(neck, girth, at, height);
  sketch.fill(path, { stops: [half, cool], from, to }, { angle: 1.5, length: 0.2, detail: 1 });
  const throat = (u: number): Point => at([chest[0] + dx * 0.5 + u, chest[1] + dy * 0.5]);
  sketch.line(polyline([throat(-0.023), throat(0.023)]), 0.0085 * height, lit(light, rgb("#2a2430"), 0.6), {
    angle: 0,
    detail: 1,
  });
}

/** Hair knotted at the back: drawn before the head where the head hides it, after it where it turns its back. */
function drawKnot(
  { sketch, height }: DancerModel,
  { point: [x, y], isHidden }: { point: Point; isHidden: boolean },
  [shine, middle, deep]: readonly [Rgb, Rgb, Rgb],
  isAfter: boolean,
): void {
  if (isHidden === isAfter) return;
  const size = 0.034 * height;
  sketch.fill(
    ellipse(x, y, size, size * 0.92),
    { stops: [shine, middle, deep], from: [x - size, y - size], to: [x + size, y + size] },
    { angle: 0.8, length: 0.2, detail: 1 },
  );
}

/** Lids, brow, and lips: a dancer is seen from afar. */
function drawFace(
  { sketch, light, height }: DancerModel,
  head: ReturnType<typeof createHead>,
  skin: Rgb,
  [half, cool, deep]: readonly [Rgb, Rgb, Rgb],
): void {
  const touch = (places: readonly (readonly [number, number])[], width: number, colour: Rgb) =>
    sketch.line(polyline(places.map(([u, v]) => head.spot(u, v).point)), width * HEAD * height, colour, {
      angle: 0,
      length: 0.1,
      detail: 1,
    });
  for (const side of [-1, 1]) {
    if (head.spot(side * 0.14, 0.5).isHidden) continue;
    touch(
      [
        [side * 0.075, 0.5],
        [side * 0.13, 0.525],
        [side * 0.2, 0.5],
      ],
      0.04,
      mix(deep, rgb("#2a1c24"), 0.5),
    );
    touch(
      [
        [side * 0.07, 0.6],
        [side * 0.15, 0.625],
        [side * 0.23, 0.59],
      ],
      0.022,
      mix(deep, half, 0.3),
    );
  }
  touch(
    [
      [-0.02, 0.295],
      [0.045, 0.298],
    ],
    0.03,
    mix(cool, deep, 0.4),
  );
  touch(
    [
      [-0.075, 0.197],
      [0, 0.2],
      [0.075, 0.197],
    ],
    0.05,
    lit(light, mix(skin, rgb("#b82c38"), 0.8), 0.9),
  );
}
