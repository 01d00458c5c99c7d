import { lighten, mix, type Rgb, rgb } from "../colour.ts";
import { pick } from "../pick.ts";
import { ellipse, type Point, polyline } from "../sketch.ts";
import { drawLeg, HANDLING, HEAD, NIGHT_BLUE, SKIN, type Walker } from "./walkers.ts";

/** A child: a large head, a smock to the knee, dark stockings, a hat with a ribbon, perhaps a hoop. */
export function drawChild(walker: Walker, cloth: Rgb): void {
  const { sketch, shape, at, height, tone } = walker;
  const { random } = sketch;
  const stride = 0.06 + random() * 0.06;
  const stocking = pick(["#3a3448", "#e0d8d0", "#54463c"].map(rgb), random);
  drawLeg(walker, -0.03, [-0.05, 0.22], [-stride * 1.3, stride * 0.4], tone(stocking, 0.5), 0.03);
  drawLeg(walker, 0.03, [0.05 + stride * 0.4, 0.23], [stride * 0.9, 0], tone(stocking, 0.75), 0.031);
  sketch.fill(
    shape([
      [0.17, 0.28],
      [0.1, 0.5],
      [0.095, 0.66],
      [0.04, 0.73],
      [-0.05, 0.72],
      [-0.1, 0.62],
      [-0.1, 0.5],
      [-0.18, 0.29],
      [0, 0.26],
    ]),
    {
      stops: [tone(lighten(cloth, 0.15), 1.04), tone(cloth, 0.8), tone(mix(cloth, NIGHT_BLUE, 0.4), 0.55)],
      from: at(0.12, 0.6),
      to: at(-0.14, 0.35),
    },
    HANDLING,
  );
  sketch.line(
    polyline([at(-0.075, 0.47), at(0.09, 0.47)]),
    height * 0.04,
    tone(mix(cloth, NIGHT_BLUE, 0.5), 0.75),
    { ...HANDLING, angle: 0 },
  );
  const reach = at(0.2, 0.5);
  sketch.line(polyline([at(0.01, 0.66), at(0.1, 0.55), reach]), height * 0.055, tone(cloth, 0.9), {
    ...HANDLING,
    angle: 0.8,
  });
  const hair = tone(pick(["#6a4a30", "#a8783c", "#d8ac5c"].map(rgb), random), 0.7);
  sketch.fill(ellipse(...at(-0.04, 0.83), height * 0.085, height * 0.1), hair, HEAD);
  sketch.fill(ellipse(...at(0.02, 0.82), height * 0.07, height * 0.085), tone(pick(SKIN, random), 1), HEAD, {
    bare: true,
  });
  const straw = tone(rgb("#ecd898"), 0.95);
  sketch.fill(ellipse(...at(-0.01, 0.905), height * 0.13, height * 0.03), straw, { ...HEAD, angle: 0 });
  sketch.fill(ellipse(...at(-0.015, 0.93), height * 0.075, height * 0.045), straw, HEAD, { bare: true });
  if (random() > 0.3) return;
  const [x, y] = at(0.36, 0.2);
  sketch.line(
    polyline(
      Array.from(
        { length: 21 },
        (_, k): Point => [x + Math.cos(k * 0.314) * 0.2 * height, y + Math.sin(k * 0.314) * 0.2 * height],
      ),
    ),
    height * 0.02,
    tone(rgb("#8a5a34"), 0.8),
    { detail: 1 },
  );
}
