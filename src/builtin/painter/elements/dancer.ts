import { lighten, mix, type Rgb, rgb } from "../colour.ts";
import { type Light, lit } from "../light.ts";
import { pick } from "../pick.ts";
import { ellipse, type Point, polyline, type Sketch, smooth } from "../sketch.ts";
import { ARM, LEG, type Limb, limbShape, type Place, type Pose, trunkShape } from "./body.ts";

const HAIR = ["#4a2c22", "#7a4a2a", "#b87a36", "#2e2630", "#9a4e2c"].map(rgb);
const SASHES = ["#d8643c", "#3f6cae", "#c23c58", "#e0a83c", "#4f8a74", "#2c2a38"].map(rgb);
const VIOLET = rgb("#5a5698");
const LIMB = { length: 0.35, detail: 0.95 };

/** One dancer on the floor at (x, y). */
export interface Dancer {
  x: number;
  y: number;
  height: number;
  pose: Pose;
  isMirrored: boolean;
  skirt: Rgb;
  /** 0 in the light of the stage, 1 in the dusk of its wings. */
  dusk: number;
}

interface Model extends Dancer {
  sketch: Sketch;
  light: Light;
  at: (place: Place) => Point;
  /** A colour in the light, between, and in the shade, as far as the light reaches. */
  tones: (colour: Rgb) => readonly [Rgb, Rgb, Rgb];
}

/** A dancer in a long tutu, from the far limbs to the near ones. */
export function drawDancer(sketch: Sketch, light: Light, dancer: Dancer): void {
  const { x, y, height, pose, isMirrored, dusk } = dancer;
  const side = isMirrored ? -1 : 1;
  const tones = (colour: Rgb): readonly [Rgb, Rgb, Rgb] => {
    const lost = mix(colour, VIOLET, dusk * 0.55);
    return [
      lit(light, lost, 1.08 - dusk * 0.45),
      lit(light, mix(lost, VIOLET, 0.14), 0.85 - dusk * 0.35),
      lit(light, mix(lost, VIOLET, 0.42), 0.62 - dusk * 0.25),
    ];
  };
  const model: Model = {
    ...dancer,
    ...{ sketch, light, tones },
    at: ([u, v]) => [x + side * u * height, y - v * height],
  };
  const skin = pick([rgb("#f2c8a8"), rgb("#e8b592"), rgb("#c58e6a")], sketch.random);
  drawShadow(model);
  drawLeg(model, pose.far.leg, skin, 0.4);
  drawArm(model, pose.far.arm, skin, 0.3);
  drawTulle(model, 0);
  drawLeg(model, pose.near.leg, skin, 0);
  drawBodice(model, skin);
  drawTulle(model, 1);
  drawSash(model);
  drawHead(model, skin);
  drawArm(model, pose.near.arm, skin, 0);
}

function drawShadow({ sketch, light, at, height, dusk }: Model): void {
  sketch.fill(
    ellipse(at([0, 0])[0] + height * 0.1, at([0, 0])[1] + height * 0.004, height * 0.26, height * 0.026),
    lit(light, rgb("#5c4a78"), 0.5),
    { angle: 0, length: 0.5, detail: 0.6 },
    { alpha: 0.7 - dusk * 0.3, bare: true },
  );
}

function drawLeg(model: Model, leg: Limb, skin: Rgb, shade: number): void {
  const { sketch, at, height, tones, dusk } = model;
  const stocking = mix(mix(skin, rgb("#f6d2c6"), 0.6), VIOLET, shade * 0.5);
  const { path, from, to, angle } = limbShape(leg, LEG, at, height);
  sketch.fill(path, { stops: tones(stocking), from, to }, { ...LIMB, angle });
  const [, , ankle, toe] = leg;
  const heel: Place = [ankle[0] * 0.96 + toe[0] * 0.04, ankle[1] * 0.96 + toe[1] * 0.04];
  const shoe = limbShape([heel, heel, ankle, toe], LEG.slice(6), at, height, 1.25);
  const [satin, , dim] = tones(mix(rgb("#f0a89c"), VIOLET, shade * 0.5));
  sketch.fill(
    shoe.path,
    { stops: [satin, dim], from, to },
    { ...LIMB, angle: shoe.angle },
    { bare: dusk > 0.5 },
  );
}

function drawArm({ sketch, at, height, tones }: Model, arm: Limb, skin: Rgb, shade: number): void {
  const { path, from, to, angle } = limbShape(arm, ARM, at, height);
  sketch.fill(path, { stops: tones(mix(skin, VIOLET, shade * 0.5)), from, to }, { ...LIMB, angle });
}

/** Shoulders and back in skin, the bodice over them. */
function drawBodice({ sketch, at, pose, skirt, tones, height, x }: Model, skin: Rgb): void {
  const across = { from: [x - height * 0.07, 0] as Point, to: [x + height * 0.1, 0] as Point };
  sketch.fill(
    trunkShape(pose, at, 0.5, 1.08),
    { stops: tones(skin), ...across },
    { angle: 1.3, length: 0.3, detail: 0.9 },
  );
  sketch.fill(
    trunkShape(pose, at, 0, pose.isFromBehind ? 0.76 : 0.9),
    { stops: tones(mix(skirt, rgb("#e8eef4"), 0.3)), ...across },
    { angle: 1.4, length: 0.35, detail: 0.9 },
  );
}

/** Tulle in thin layers that let each other through: the far half behind the legs, the near half over them. */
function drawTulle({ sketch, at, pose, skirt, tones }: Model, half: 0 | 1): void {
  const { random } = sketch;
  const { pelvis, chest } = pose;
  const [dx, dy] = [chest[0] - pelvis[0], chest[1] - pelvis[1]];
  const length = Math.hypot(dx, dy);
  const waist: Place = [pelvis[0] + dx * 0.3, pelvis[1] + dy * 0.3];
  // Gauze hangs down, whichever way the body leans.
  const lean = Math.atan2(-dx, dy) * 0.55;
  const hang = (angle: number, reach: number): Place => [
    waist[0] + Math.sin(angle + lean) * reach + (dy / length) * Math.sign(angle) * 0.03,
    waist[1] - Math.cos(angle + lean) * reach * 0.92,
  ];
  const [bright, middle, dim] = tones(skirt);
  const spread = 0.74;
  const [left, right] = [at(hang(-spread, 0.3)), at(hang(spread, 0.3))];
  const across = left[0] < right[0] ? { from: left, to: right } : { from: right, to: left };
  for (let layer = 0; layer < 3; layer++) {
    const reach = (half === 0 ? 0.35 : 0.33) - layer * 0.035;
    const wide = spread - layer * 0.09;
    const folds = 7;
    const hem = Array.from({ length: folds * 2 + 1 }, (_, i): Point => {
      const s = (i / (folds * 2)) * 2 - 1;
      const scallop = i % 2 === 0 ? 1 : 0.93;
      return at(hang(s * wide, reach * scallop * (1 - 0.1 * s * s) * (0.96 + random() * 0.08)));
    });
    const stops =
      half === 0
        ? [middle, dim, mix(dim, VIOLET, 0.2)]
        : [lighten(bright, 0.1 * layer), bright, mix(middle, dim, 0.6 - layer * 0.2)];
    sketch.fill(
      smooth([at(hang(-0.3, 0.05)), ...hem, at(hang(0.3, 0.05))]),
      { stops, ...across },
      { angle: 1.35, length: 0.55, detail: 0.65 },
      { alpha: layer === 0 ? 0.85 : 0.62, bare: layer > 0 },
    );
  }
  if (half === 0) return;
  for (let fold = 0; fold < 9; fold++) {
    const angle = (((fold + 0.3 + random() * 0.4) / 9) * 2 - 1) * spread * 0.9;
    const isLit = fold % 2 === 0;
    sketch.line(
      polyline([
        at(hang(angle * 0.5, 0.1)),
        at(hang(angle * 0.85, 0.2)),
        at(hang(angle, 0.29 + random() * 0.03)),
      ]),
      0.011 * (isLit ? 1.2 : 1) * Math.abs(at([0, 0])[1] - at([0, 1])[1]),
      isLit ? lighten(bright, 0.35) : mix(dim, middle, 0.4),
      { angle: 1.4, length: 0.6, detail: 0.75 },
      0.5,
    );
  }
}

/** A ribbon about the waist, its bow behind. */
function drawSash({ sketch, at, pose, tones, height, skirt }: Model): void {
  const { pelvis, chest } = pose;
  const sash = pick(SASHES, sketch.random);
  const [bright, , dim] = tones(mix(sash, skirt, 0.12));
  const on = (t: number, across: number): Point =>
    at([pelvis[0] + (chest[0] - pelvis[0]) * t + across, pelvis[1] + (chest[1] - pelvis[1]) * t]);
  const width = 0.024 * height;
  sketch.line(polyline([on(0.3, -0.048), on(0.27, 0), on(0.3, 0.048)]), width, bright, {
    angle: 0,
    detail: 1,
  });
  const knot = pose.isFromBehind ? 0 : -0.052;
  for (const [u, v] of [
    [-0.05, 0.02],
    [-0.03, -0.03],
    [-0.055, -0.13],
    [-0.015, -0.15],
  ] as const)
    sketch.line(
      polyline([on(0.3, knot), on(0.3 + v * 1.6, knot + u * 0.6), on(0.3 + v * 3.4, knot + u)]),
      width * 0.8,
      v < -0.1 ? dim : bright,
      { angle: 1.2, length: 0.4, detail: 0.95 },
    );
}

/** Neck with its black ribbon, face with one side in shade, hair drawn back into a knot with flowers. */
function drawHead({ sketch, light, at, pose, height, tones, isMirrored }: Model, skin: Rgb): void {
  const { random } = sketch;
  const { head, chest, turn, isFromBehind } = pose;
  const [warm, half, cool] = tones(skin);
  const [hx, hy] = at(head);
  const [dx, dy] = [head[0] - chest[0], head[1] - chest[1]];
  const up = Math.atan2(dx, dy) * 0.6;
  const spot = (u: number, v: number): Point =>
    at([head[0] + u * Math.cos(up) + v * Math.sin(up), head[1] + v * Math.cos(up) - u * Math.sin(up)]);
  const neck: Limb = [
    chest,
    [chest[0] + dx * 0.5, chest[1] + dy * 0.5],
    [head[0] - dx * 0.18, head[1] - dy * 0.18],
    head,
  ];
  const { path, from, to } = limbShape(
    neck,
    [
      [0, 0, 0.036],
      [0, 0.8, 0.0235],
      [1, 0.6, 0.022],
      [2, 0.4, 0.024],
    ],
    at,
    height,
  );
  sketch.fill(path, { stops: [half, cool], from, to }, { angle: 1.5, length: 0.2, detail: 1 });
  const throat = (u: number): Point => at([chest[0] + dx * 0.46 + u, chest[1] + dy * 0.46]);
  sketch.line(polyline([throat(-0.024), throat(0.024)]), 0.009 * height, lit(light, rgb("#2a2430"), 0.6), {
    angle: 0,
    detail: 1,
  });
  const hair = pick(HAIR, random);
  const [shine, , deep] = tones(hair);
  const knot = ellipse(...spot(isFromBehind ? 0.005 : -0.062, 0.045), 0.034 * height, 0.03 * height);
  if (!isFromBehind) {
    sketch.fill(
      knot,
      { stops: [shine, deep], from: [hx - 0.04 * height, hy], to: [hx + 0.02 * height, hy] },
      { angle: 0.8, length: 0.2, detail: 1 },
    );
    // Forehead, brow, cheek, chin, jaw: the more in profile the further the nose stands out.
    const nose = 0.05 + turn * 0.012;
    sketch.fill(
      smooth([
        spot(-0.034, 0.05),
        spot(0.02, 0.068),
        spot(0.048, 0.035),
        spot(nose - 0.004, 0.008),
        spot(nose + 0.004, -0.012),
        spot(0.044, -0.032),
        spot(0.026, -0.066),
        spot(0.004, -0.062),
        spot(-0.026, -0.03),
        spot(-0.042, 0.01),
      ]),
      isMirrored
        ? { stops: [warm, warm, half], from: spot(0.05, 0), to: spot(-0.04, 0) }
        : { stops: [warm, half, cool], from: spot(-0.03, 0.02), to: spot(0.055, -0.02) },
      { angle: 1.3, length: 0.15, detail: 1 },
    );
    const eye = 0.02 + turn * 0.008;
    const feature = (points: readonly Point[], width: number, colour: Rgb) =>
      sketch.line(polyline(points), width * height, colour, { angle: 0, length: 0.1, detail: 1 });
    feature([spot(eye - 0.013, 0.008), spot(eye + 0.012, 0.01)], 0.0085, mix(deep, cool, 0.3));
    if (turn < 0.5)
      feature([spot(eye - 0.042, 0.007), spot(eye - 0.026, 0.009)], 0.008, mix(deep, cool, 0.3));
    feature([spot(eye + 0.002, -0.036), spot(eye + 0.018, -0.036)], 0.008, lit(light, rgb("#b8443c"), 0.85));
  }
  sketch.fill(
    isFromBehind
      ? ellipse(...spot(0, 0.005), 0.05 * height, 0.062 * height)
      : smooth([
          spot(0.05, 0.04),
          spot(0.03, 0.078),
          spot(-0.015, 0.085),
          spot(-0.058, 0.055),
          spot(-0.06, 0.0),
          spot(-0.04, -0.032),
          spot(-0.028, -0.01),
          spot(-0.012, 0.022),
          spot(0.018, 0.046),
        ]),
    { stops: [shine, mix(shine, deep, 0.6), deep], from: spot(-0.05, 0.08), to: spot(0.05, -0.03) },
    { angle: 0.6, length: 0.25, detail: 1 },
  );
  if (isFromBehind) sketch.fill(knot, shine, { angle: 0.8, length: 0.2, detail: 1 });
  for (let i = 0; i < 4; i++)
    sketch.fill(
      ellipse(...spot(-0.05 + i * 0.022, 0.074 - (i % 2) * 0.008), 0.012 * height, 0.011 * height),
      tones(pick([rgb("#f4f0e8"), rgb("#ec8a8a"), rgb("#e8c86a")], random))[0],
      { length: 0.05, detail: 1 },
      { bare: true },
    );
}
