import { lighten, mix, type Rgb, rgb } from "../colour.ts";
import { pick } from "../pick.ts";
import { ellipse, type Point, polygon, polyline, type Sketch, type smooth } from "../sketch.ts";

export const GOWNS = ["#f0e6dc", "#e9c4c4", "#b5483f", "#6b4a78", "#7d8fc4", "#d9b56c", "#41707e"].map(rgb);
export const SKIN = ["#efc8a8", "#e3b08c", "#a8745a"].map(rgb);
export const NIGHT_BLUE = rgb("#2c2f55");
export const HANDLING = { angle: 1.5, length: 0.35, detail: 1 };
export const HEAD = { length: 0.1, detail: 1 };

/** Somebody under way, in heights of their own: they go to where `across` grows. */
export interface Walker {
  sketch: Sketch;
  shape: (points: readonly (readonly [number, number])[]) => ReturnType<typeof smooth>;
  at: (across: number, up: number) => Point;
  height: number;
  /** A colour in more or less light, seen through the air between. */
  tone: (local: Rgb, amount: number) => Rgb;
}

/** A skirt that falls straight in front and is gathered behind over a bustle, a narrow waist, a hat tipped forward. */
export function drawLady({ sketch, shape, at, height, tone }: Walker, cloth: Rgb): void {
  const { random } = sketch;
  const bustle = 0.04 + random() * 0.07;
  const train = 0.2 + random() * 0.1;
  sketch.fill(
    shape([
      [0.14, 0],
      [0.11, 0.18],
      [0.075, 0.4],
      [0.045, 0.56],
      [-0.035, 0.575],
      [-0.08 - bustle, 0.54],
      [-0.11 - bustle, 0.43],
      [-0.11 - bustle * 0.7, 0.26],
      [-train, 0.08],
      [-train - 0.05, 0],
      [-0.05, -0.015],
    ]),
    {
      stops: [tone(lighten(cloth, 0.12), 1.04), tone(cloth, 0.75), tone(mix(cloth, NIGHT_BLUE, 0.45), 0.5)],
      from: at(0.12, 0.4),
      to: at(-0.2, 0.15),
    },
    HANDLING,
  );
  // The overskirt is drawn up and falls in a few folds.
  sketch.fill(
    shape([
      [0.03, 0.55],
      [0.085, 0.4],
      [0.03, 0.31],
      [-0.07, 0.36],
      [-0.1 - bustle, 0.5],
      [-0.03, 0.56],
    ]),
    tone(mix(cloth, NIGHT_BLUE, 0.25), 0.68),
    HANDLING,
    { alpha: 0.8, bare: true },
  );
  const bodice = random() < 0.5 ? cloth : mix(cloth, NIGHT_BLUE, 0.5);
  sketch.fill(
    shape([
      [0.038, 0.53],
      [0.058, 0.61],
      [0.092, 0.695],
      [0.066, 0.785],
      [0.01, 0.84],
      [-0.045, 0.79],
      [-0.062, 0.69],
      [-0.045, 0.6],
      [-0.045, 0.53],
    ]),
    { stops: [tone(lighten(bodice, 0.1), 1), tone(bodice, 0.66)], from: at(0.08, 0.7), to: at(-0.06, 0.66) },
    HANDLING,
  );
  sketch.line(
    polyline([at(0.0, 0.765), at(-0.035, 0.65), at(0.06, 0.6), at(0.1, 0.625)]),
    height * 0.04,
    tone(bodice, 0.9),
    { ...HANDLING, angle: 0.9 },
  );
  drawFaceAndHair({ sketch, at, height, tone, shape }, true);
  const brim = random() < 0.5 ? 0.1 : 0.065;
  sketch.fill(
    shape([
      [brim + 0.015, 0.935],
      [0.02, 0.965],
      [-brim, 0.985],
      [-brim * 0.7, 1.005],
      [0.05, 1.0],
    ]),
    tone(pick(["#e9d8a0", "#3c3450", "#f2ece0", "#8a5a4c"].map(rgb), random), 0.85),
    { ...HEAD, angle: 0.2 },
  );
  sketch.fill(
    ellipse(...at(-0.025, 1.005), height * 0.05, height * 0.032),
    tone(pick(GOWNS, random), 0.95),
    HEAD,
    {
      bare: true,
    },
  );
}

/** A leg from the hip by the knee to the heel, and the shoe. */
export function drawLeg(
  { sketch, at }: Walker,
  hip: number,
  knee: Point,
  heel: Point,
  colour: Rgb,
  half: number,
): void {
  const toe = heel[0] + 0.085;
  sketch.fill(
    polygon([
      at(hip - half * 1.35, 0.47),
      at(hip + half * 1.35, 0.47),
      at(knee[0] + half, knee[1]),
      at(heel[0] + half * 0.9, heel[1] + 0.03),
      at(toe, heel[1] + 0.008),
      at(toe - 0.01, heel[1]),
      at(heel[0] - half * 0.7, heel[1]),
      at(knee[0] - half, knee[1]),
    ]),
    colour,
    HANDLING,
  );
}

/** Trousers in mid-stride, a coat to the knee, a top hat, a bowler or a straw boater; a stick or hands behind. */
export function drawGentleman(walker: Walker, cloth: Rgb): void {
  const { sketch, shape, at, height, tone } = walker;
  const { random } = sketch;
  const stride = 0.06 + random() * 0.09;
  const trousers = mix(cloth, rgb("#8a8490"), random() * 0.6);
  drawLeg(
    walker,
    -0.02,
    [-0.01 - stride * 0.35, 0.25],
    [-stride * 1.25, stride * 0.28],
    tone(trousers, 0.42),
    0.033,
  );
  drawLeg(walker, 0.02, [0.035 + stride * 0.5, 0.25], [stride * 0.85, 0], tone(trousers, 0.68), 0.034);
  const tail = random() < 0.6 ? 0.3 : 0.42;
  sketch.fill(
    shape([
      [0.1, tail],
      [0.07, 0.5],
      [0.105, 0.68],
      [0.09, 0.79],
      [0.03, 0.845],
      [-0.055, 0.825],
      [-0.1, 0.75],
      [-0.085, 0.55],
      [-0.1 - stride * 0.4, tail - 0.01],
    ]),
    {
      stops: [tone(lighten(cloth, 0.16), 1), tone(cloth, 0.65), tone(cloth, 0.4)],
      from: at(0.1, 0.75),
      to: at(-0.12, 0.4),
    },
    HANDLING,
  );
  const isStrolling = random() < 0.3;
  const hand: Point = isStrolling ? at(-0.12, 0.48) : random() < 0.6 ? at(0.14, 0.46) : at(0.05, 0.45);
  sketch.line(
    polyline([at(-0.01, 0.775), isStrolling ? at(-0.08, 0.62) : at(0.025, 0.6), hand]),
    height * 0.052,
    tone(cloth, 0.85),
    { ...HANDLING, angle: 1.2 },
  );
  if (hand[0] === at(0.14, 0.46)[0])
    sketch.line(polyline([hand, at(0.2, 0)]), height * 0.014, tone(rgb("#5a4030"), 0.7), {
      angle: 1.5,
      detail: 1,
    });
  drawFaceAndHair(walker, false);
  const isStraw = random() < 0.22;
  const hat = tone(isStraw ? rgb("#ecd898") : mix(cloth, rgb("#1c1c28"), 0.5), isStraw ? 0.95 : 0.55);
  const crown = isStraw ? 0.045 : random() < 0.55 ? 0.105 : 0.06;
  sketch.fill(ellipse(...at(0.008, 0.955), height * 0.082, height * 0.017), hat, { ...HEAD, angle: 0 });
  sketch.fill(
    polygon([at(-0.043, 0.955), at(-0.05, 0.955 + crown), at(0.055, 0.955 + crown), at(0.052, 0.955)]),
    hat,
    { ...HEAD, angle: 1.5 },
  );
}

/** A face in three-quarter view: hair behind, a cheek in the light. */
function drawFaceAndHair({ sketch, at, height, tone }: Walker, isLady: boolean): void {
  const { random } = sketch;
  const hair = tone(pick(["#4a3426", "#6a4a30", "#2c2630", "#a8783c"].map(rgb), random), 0.6);
  const skin = pick(SKIN, random);
  sketch.line(polyline([at(-0.002, 0.82), at(0.004, 0.87)]), height * 0.04, tone(skin, 0.6), HEAD);
  if (isLady) sketch.fill(ellipse(...at(-0.05, 0.89), height * 0.04, height * 0.045), hair, HEAD);
  sketch.fill(
    ellipse(...at(0.01, 0.897), height * 0.045, height * 0.06),
    {
      stops: [tone(skin, 1.02), tone(skin, 0.95), tone(mix(skin, NIGHT_BLUE, 0.2), 0.6)],
      from: at(0.05, 0.9),
      to: at(-0.04, 0.88),
    },
    HEAD,
  );
  sketch.fill(ellipse(...at(-0.02, 0.927), height * 0.045, height * 0.034), hair, HEAD, { bare: true });
}
