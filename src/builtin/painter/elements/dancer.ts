import { lighten, mix, type Rgb, rgb } from "../colour.ts";
import { type Light, lit } from "../light.ts";
import { pick } from "../pick.ts";
import { ellipse, type Point, polyline, type Sketch, smooth } from "../sketch.ts";
import { ARM, LEG, type Limb, limbShape, type Place, type Pose, trunkShape } from "./body.ts";
import { drawDancerHead } from "./dancer-head.ts";

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

/** A dancer under the light of a picture. */
export interface DancerModel extends Dancer {
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
  const model: DancerModel = {
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
  drawDancerHead(model, skin);
  drawArm(model, pose.near.arm, skin, 0);
}

function drawShadow({ sketch, light, at, height, dusk }: DancerModel): void {
  sketch.fill(
    ellipse(at([0, 0])[0] + height * 0.1, at([0, 0])[1] + height * 0.004, height * 0.26, height * 0.026),
    lit(light, rgb("#5c4a78"), 0.5),
    { angle: 0, length: 0.5, detail: 0.6 },
    { alpha: 0.7 - dusk * 0.3, bare: true },
  );
}

function drawLeg(model: DancerModel, leg: Limb, skin: Rgb, shade: number): void {
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

function drawArm({ sketch, at, height, tones }: DancerModel, arm: Limb, skin: Rgb, shade: number): void {
  const { path, from, to, angle } = limbShape(arm, ARM, at, height);
  sketch.fill(path, { stops: tones(mix(skin, VIOLET, shade * 0.5)), from, to }, { ...LIMB, angle });
}

/** Shoulders and back in skin, the bodice over them. */
function drawBodice({ sketch, at, pose, skirt, tones, height, x }: DancerModel, skin: Rgb): void {
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
function drawTulle({ sketch, at, pose, skirt, tones }: DancerModel, half: 0 | 1): void {
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
function drawSash({ sketch, at, pose, tones, height, skirt }: DancerModel): void {
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
