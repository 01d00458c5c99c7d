import { lighten, mix, type Rgb, rgb } from "../colour.ts";
import { far, lit } from "../light.ts";
import { pick } from "../pick.ts";
import { ellipse, type Point, polygon, polyline, type Sketch, smooth } from "../sketch.ts";
import type { Theme } from "../theme.ts";

const GOWNS = ["#f0e6dc", "#e9c4c4", "#b5483f", "#6b4a78", "#7d8fc4", "#d9b56c", "#41707e"].map(rgb);
const COATS = ["#2f3350", "#3b3540", "#4c4560", "#3f4a4a", "#54463c"].map(rgb);
const SKIN = ["#efc8a8", "#e3b08c", "#a8745a"].map(rgb);
const NIGHT_BLUE = rgb("#2c2f55");
const HANDLING = { angle: 1.5, length: 0.35, detail: 1 };

interface Walker {
  sketch: Sketch;
  shape: (points: readonly (readonly [number, number])[]) => ReturnType<typeof smooth>;
  at: (across: number, up: number) => Point;
  height: number;
  /** A colour in more or less light, seen through the air between. */
  tone: (local: Rgb, amount: number) => Rgb;
}

/** Somebody walking, `height` from the ground at (x, y) up: a lady in a long gown, a gentleman or a child. */
export function drawFigure(
  sketch: Sketch,
  theme: Theme,
  x: number,
  y: number,
  height: number,
  depth = 0,
): void {
  const { random } = sketch;
  const { light } = theme;
  const side = random() < 0.5 ? -1 : 1;
  const isChild = random() < 0.12;
  const h = isChild ? height * 0.62 : height;
  // Who walks leans a little to where they go.
  const at = (u: number, v: number): Point => [x + side * (u + v * 0.03) * h, y - v * h];
  const walker: Walker = {
    ...{ sketch, at, height: h },
    shape: (points) => smooth(points.map(([u, v]) => at(u, v))),
    tone: (local, amount) => far(light, lit(light, local, amount), depth),
  };
  sketch.fill(
    ellipse(x + h * 0.26, y, h * 0.32, h * 0.032),
    walker.tone(rgb("#6a6296"), 0.4),
    { angle: 0, length: 0.4, detail: 0.7 },
    { alpha: 0.7, bare: true },
  );
  const isLady = random() < 0.5;
  const cloth = pick(isLady ? GOWNS : COATS, random);
  if (isLady) drawLady(walker, cloth);
  else drawGentleman(walker, cloth);
  if (light.isWet || (isLady && random() < 0.4))
    drawUmbrella(walker, light.isWet ? mix(NIGHT_BLUE, cloth, 0.2) : lighten(cloth, 0.35));
}

/** A bell of a gown that trails behind, a narrow waist, a hat with a flower. */
function drawLady({ sketch, shape, at, height, tone }: Walker, cloth: Rgb): void {
  const { random } = sketch;
  sketch.fill(
    shape([
      [0.13, 0],
      [0.1, 0.2],
      [0.05, 0.44],
      [0.03, 0.58],
      [-0.05, 0.58],
      [-0.13, 0.5],
      [-0.15, 0.34],
      [-0.2, 0.12],
      [-0.26, 0],
      [-0.05, -0.015],
    ]),
    {
      stops: [tone(cloth, 1), tone(cloth, 0.75), tone(mix(cloth, NIGHT_BLUE, 0.4), 0.5)],
      from: at(0.1, 0.4),
      to: at(-0.2, 0.1),
    },
    HANDLING,
  );
  sketch.line(
    polyline([at(0.0, 0.52), at(-0.04, 0.3), at(-0.1, 0.04)]),
    height * 0.025,
    tone(mix(cloth, NIGHT_BLUE, 0.45), 0.6),
    HANDLING,
    0.6,
  );
  const bodice = random() < 0.5 ? cloth : mix(cloth, NIGHT_BLUE, 0.5);
  sketch.fill(
    shape([
      [0.03, 0.52],
      [0.075, 0.66],
      [0.06, 0.78],
      [0.0, 0.835],
      [-0.055, 0.78],
      [-0.06, 0.66],
      [-0.05, 0.52],
    ]),
    tone(bodice, 0.85),
    HANDLING,
  );
  sketch.line(polyline([at(0.01, 0.76), at(0.07, 0.63), at(0.13, 0.68)]), height * 0.045, tone(bodice, 1), {
    ...HANDLING,
    angle: 0.9,
  });
  drawFaceAndHair({ sketch, at, height, tone, shape }, true);
  sketch.fill(ellipse(...at(0.01, 0.965), height * 0.105, height * 0.026), tone(rgb("#e9d8a0"), 0.8), {
    angle: 0,
    length: 0.15,
    detail: 1,
  });
  sketch.fill(
    ellipse(...at(-0.02, 0.985), height * 0.055, height * 0.03),
    tone(pick(GOWNS, random), 0.9),
    { length: 0.1, detail: 1 },
    { bare: true },
  );
}

/** Trousers in mid-stride, a coat to the knee, a top hat or a bowler. */
function drawGentleman({ sketch, shape, at, height, tone }: Walker, cloth: Rgb): void {
  const { random } = sketch;
  const stride = 0.05 + random() * 0.06;
  const trousers = mix(cloth, rgb("#6a6478"), random() * 0.5);
  for (const [foot, amount] of [
    [-stride, 0.4],
    [stride, 0.6],
  ] as const)
    sketch.fill(
      polygon([
        at(-0.05 + foot * 0.3, 0.46),
        at(0.05 + foot * 0.3, 0.46),
        at(foot + 0.03, 0.02),
        at(foot + 0.075, 0),
        at(foot - 0.03, 0),
      ]),
      tone(trousers, amount),
      HANDLING,
    );
  sketch.fill(
    shape([
      [0.095, 0.32],
      [0.075, 0.5],
      [0.1, 0.7],
      [0.085, 0.8],
      [0.02, 0.845],
      [-0.06, 0.82],
      [-0.11, 0.74],
      [-0.085, 0.52],
      [-0.12, 0.3],
    ]),
    {
      stops: [tone(lighten(cloth, 0.12), 0.95), tone(cloth, 0.65), tone(cloth, 0.4)],
      from: at(0.1, 0.75),
      to: at(-0.12, 0.4),
    },
    HANDLING,
  );
  const reach = random() < 0.5 ? 0.13 : 0.04;
  sketch.line(polyline([at(0.0, 0.77), at(0.03, 0.6), at(reach, 0.47)]), height * 0.055, tone(cloth, 0.8), {
    ...HANDLING,
    angle: 1.2,
  });
  if (reach > 0.1)
    sketch.line(polyline([at(0.13, 0.46), at(0.16, 0)]), height * 0.014, tone(rgb("#5a4030"), 0.7), {
      angle: 1.5,
      detail: 1,
    });
  drawFaceAndHair({ sketch, at, height, tone, shape }, false);
  const hat = tone(mix(cloth, rgb("#1c1c28"), 0.4), 0.55);
  const crown = random() < 0.55 ? 0.1 : 0.055;
  sketch.fill(ellipse(...at(0.005, 0.955), height * 0.082, height * 0.018), hat, {
    angle: 0,
    length: 0.1,
    detail: 1,
  });
  sketch.fill(
    polygon([at(-0.045, 0.955), at(-0.05, 0.955 + crown), at(0.055, 0.955 + crown), at(0.05, 0.955)]),
    hat,
    { angle: 1.5, length: 0.1, detail: 1 },
  );
}

function drawFaceAndHair({ sketch, at, height, tone }: Walker, isLady: boolean): void {
  const { random } = sketch;
  const hair = tone(pick(["#4a3426", "#6a4a30", "#2c2630", "#a8783c"].map(rgb), random), 0.6);
  if (isLady)
    sketch.fill(ellipse(...at(-0.045, 0.9), height * 0.045, height * 0.05), hair, { length: 0.1, detail: 1 });
  sketch.fill(ellipse(...at(0.008, 0.895), height * 0.047, height * 0.06), tone(pick(SKIN, random), 0.95), {
    length: 0.1,
    detail: 1,
  });
  sketch.fill(
    ellipse(...at(-0.02, 0.925), height * 0.045, height * 0.034),
    hair,
    { length: 0.1, detail: 1 },
    { bare: true },
  );
}

/** Its ribs meet at the tip; the stick goes to a hand. */
function drawUmbrella({ sketch, shape, at, height, tone }: Walker, cloth: Rgb): void {
  sketch.line(polyline([at(0.1, 1.13), at(0.12, 0.62)]), height * 0.02, tone(rgb("#4a3f3a"), 0.6), {
    angle: 1.5,
    detail: 1,
  });
  sketch.fill(
    shape([
      [-0.26, 0.96],
      [-0.2, 1.1],
      [-0.04, 1.22],
      [0.12, 1.26],
      [0.29, 1.2],
      [0.42, 1.06],
      [0.46, 0.93],
      [0.31, 1.0],
      [0.1, 1.02],
      [-0.1, 1.01],
    ]),
    { stops: [tone(lighten(cloth, 0.2), 1), tone(cloth, 0.7)], from: at(0, 1.25), to: at(0.2, 0.95) },
    { angle: 0.3, length: 0.3, detail: 1 },
  );
}

/** A crowd on the ground between two heights of the picture, smaller towards the horizon; some walk in pairs. */
export function drawCrowd(
  sketch: Sketch,
  theme: Theme,
  from: number,
  to: number,
  horizon: number,
  count: number,
  x0 = 0,
  x1 = sketch.width,
): void {
  const spots = Array.from({ length: count }, () => from + sketch.random() ** 1.4 * (to - from)).sort(
    (a, b) => a - b,
  );
  for (const y of spots) {
    const near = (y - horizon) / (1 - horizon);
    const height = 0.03 + near * 0.3;
    const x = x0 + sketch.random() * (x1 - x0);
    const depth = Math.max(0, 0.6 - near);
    if (sketch.random() < 0.3) drawFigure(sketch, theme, x + height * 0.3, y - height * 0.02, height, depth);
    drawFigure(sketch, theme, x, y, height, depth);
  }
}
