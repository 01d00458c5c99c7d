import { lighten, mix, type Rgb, rgb } from "../colour.ts";
import { type Light, lit } from "../light.ts";
import { pick } from "../pick.ts";
import { ellipse, type Point, polyline, type Sketch, smooth } from "../sketch.ts";
import { ARM, LEG, type Limb, limbShape, type Place, type Pose, trunkPlace, trunkShape } from "./body.ts";
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

/** Shoulders and back in skin, the bodice over them, held by straps. */
function drawBodice({ sketch, at, pose, skirt, tones, height, x }: DancerModel, skin: Rgb): void {
  const across = { from: [x - height * 0.08, 0] as Point, to: [x + height * 0.11, 0] as Point };
  const satin = tones(mix(skirt, rgb("#e8eef4"), 0.3));
  sketch.fill(
    trunkShape(pose, at, 0.5, 1.1),
    { stops: tones(skin), ...across },
    { angle: 1.3, length: 0.3, detail: 0.9 },
  );
  sketch.fill(
    trunkShape(pose, at, 0, pose.isFromBehind ? 0.78 : 0.84, pose.isFromBehind ? 0.16 : 0.07),
    { stops: satin, ...across },
    { angle: 1.4, length: 0.35, detail: 0.9 },
  );
  for (const side of [-0.72, 0.72])
    sketch.line(
      polyline([at(trunkPlace(pose, 0.78, side)), at(trunkPlace(pose, 1.02, side * 0.8))]),
      0.011 * height,
      side < 0 ? satin[0] : satin[1],
      { angle: 1.5, detail: 1 },
    );
}

/** Tulle in thin layers that let each other through: the far half behind the legs, the near half over them. */
function drawTulle({ sketch, at, pose, skirt, tones, height }: DancerModel, half: 0 | 1): void {
  const { random } = sketch;
  const { pelvis, chest } = pose;
  const [dx, dy] = [chest[0] - pelvis[0], chest[1] - pelvis[1]];
  const length = Math.hypot(dx, dy);
  const waist: Place = [pelvis[0] + dx * 0.3, pelvis[1] + dy * 0.3];
  // Gauze hangs down, whichever way the body leans.
  const lean = Math.atan2(-dx, dy) * 0.55;
  const hang = (angle: number, reach: number): Place => [
    waist[0] + Math.sin(angle + lean) * reach * 1.06 + (dy / length) * Math.sign(angle) * 0.03,
    waist[1] - Math.cos(angle + lean) * reach * 0.98,
  ];
  const [bright, middle, dim] = tones(skirt);
  const spread = 0.84;
  const [left, right] = [at(hang(-spread, 0.3)), at(hang(spread, 0.3))];
  const across = left[0] < right[0] ? { from: left, to: right } : { from: right, to: left };
  const folds = 8;
  const phase = random() * 6;
  for (let layer = 0; layer < 4; layer++) {
    const reach = (half === 0 ? 0.375 : 0.355) - layer * 0.038;
    const wide = spread * (1 - layer * 0.07);
    const hem = Array.from({ length: folds * 2 + 1 }, (_, i): Point => {
      const s = (i / (folds * 2)) * 2 - 1;
      const scallop = 0.965 + 0.035 * Math.cos(i * Math.PI) + 0.03 * Math.sin(i * 1.9 + phase + layer);
      return at(hang(s * wide, reach * scallop * (1 - 0.16 * s * s)));
    });
    const stops =
      half === 0
        ? [middle, dim, mix(dim, VIOLET, 0.25)]
        : [
            lighten(bright, 0.08 + 0.1 * layer),
            bright,
            mix(bright, middle, 0.7),
            mix(middle, dim, 0.75 - layer * 0.15),
          ];
    sketch.fill(
      smooth([at(hang(-0.34, 0.045)), ...hem, at(hang(0.34, 0.045))]),
      { stops, ...across },
      { angle: 1.35, length: 0.55, detail: 0.65 },
      { alpha: layer === 0 ? 0.82 : 0.55, bare: layer > 0 },
    );
  }
  if (half === 0) return;
  // Pleats as wedges of light and shade, widening to the hem.
  for (let fold = 0; fold < 11; fold++) {
    const angle = (((fold + 0.2 + random() * 0.6) / 11) * 2 - 1) * spread * 0.92;
    const isLit = fold % 2 === 0;
    const [from, to, thin] = [0.07, 0.24 + random() * 0.1, 0.035 + random() * 0.03];
    sketch.fill(
      smooth([
        at(hang(angle * 0.7, from)),
        at(hang(angle - thin * 0.6, (from + to) / 2)),
        at(hang(angle - thin, to)),
        at(hang(angle + thin, to)),
        at(hang(angle + thin * 0.5, (from + to) / 2)),
      ]),
      isLit ? lighten(bright, 0.4) : mix(dim, middle, angle > 0 ? 0.2 : 0.55),
      { angle: 1.4, length: 0.6, detail: 0.75 },
      { alpha: isLit ? 0.6 : 0.5, bare: true },
    );
    if (fold % 2)
      sketch.line(
        polyline([at(hang(angle * 0.75, 0.1)), at(hang(angle * 0.9, 0.19)), at(hang(angle, to))]),
        0.006 * height,
        mix(dim, middle, 0.5),
        { angle: 1.4, length: 0.6, detail: 0.75 },
        0.45,
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
