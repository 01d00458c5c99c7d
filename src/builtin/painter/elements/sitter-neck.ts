import { mix, rgb } from "../colour.ts";
import type { Sitter } from "./sitter.ts";

/** A column that leans forward from the shoulders, the shadow of the jaw across it, and the hollow between the collarbones. */
export function drawNeck({ sketch, shape, at, flesh, isMan, age, stance, head }: Sitter): void {
  const [deep, shade, dusk, half, warm] = flesh;
  const girth = (isMan && age !== "child" ? 0.205 : 0.172) * (age === "child" ? 0.84 : 1);
  const back = 0.075 * Math.sin(stance.yaw);
  sketch.fill(
    shape([
      [back - girth * 0.98, 0.3],
      [back - girth * 0.94, 0.02],
      [back - girth * 0.98, -0.2],
      [back - girth * 1.35, -0.36],
      [back - 0.34, -0.42],
      [back - 0.1, -0.62],
      [back + 0.36, -0.42],
      [back + girth * 1.6, -0.26],
      [back + girth * 1.15, -0.08],
      [back + girth * 1.1, 0.3],
    ]),
    { stops: [warm, half, dusk, shade], from: at(back - girth, -0.25), to: at(back + girth * 1.25, -0.15) },
    { angle: 1.4, length: 0.4, detail: 0.75 },
  );
  const soft = { angle: 0.5, length: 0.35, detail: 0.8 };
  // The jaw's shadow follows the jaw and falls away from the light.
  const chin = head.spot(0, 0.0).point;
  const drop = (chin[0] - stance.x) / stance.scale;
  sketch.fill(
    shape([
      [back - girth, 0.2],
      [back - girth, -0.015],
      [drop + 0.04, -0.1],
      [back + girth * 0.55, -0.17],
      [back + girth * 1.12, -0.1],
      [back + girth * 1.15, 0.25],
    ]),
    mix(shade, deep, 0.2),
    soft,
    { alpha: 0.85, bare: true },
  );
  sketch.fill(
    shape([
      [back + girth * 0.1, -0.1],
      [back + girth * 0.6, -0.05],
      [back + girth * 0.35, -0.22],
      [back - girth * 0.1, -0.42],
      [back - girth * 0.2, -0.4],
    ]),
    mix(dusk, shade, 0.4),
    { ...soft, angle: 1.2 },
    { alpha: 0.6, bare: true },
  );
  sketch.fill(
    shape([
      [back - girth * 0.55, -0.36],
      [back + girth * 0.3, -0.37],
      [back + girth * 0.1, -0.43],
      [back - girth * 0.3, -0.43],
    ]),
    mix(dusk, rgb("#8a5a68"), 0.25),
    soft,
    { alpha: 0.5, bare: true },
  );
}
