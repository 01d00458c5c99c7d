import { lighten, mix, rgb } from "../colour.ts";
import { lit } from "../light.ts";
import { fieldOf, region, silhouette } from "./form.ts";
import { girth, levelOf } from "./head.ts";
import type { Sitter } from "./sitter.ts";
import { drawFeatures } from "./sitter-features.ts";

/** How much light a place must get for each of the five tones over the deepest shade. */
const TONES = [0.33, 0.45, 0.58, 0.7, 0.87] as const;

/** The head's planes, lit from the left; nose, brow and lip throw small shadows, blood shows under the skin. */
export function drawFace(sitter: Sitter): void {
  const { sketch, head, light, skin, flesh, stance, age } = sitter;
  const { form, build } = head;
  const [, shade, , half, warm] = flesh;
  const near = (dx: number, dy: number, sx: number, sy: number) =>
    Math.exp(-((dx / sx) ** 2) - (dy / sy) ** 2);
  const onFace = (of: (x: number, y: number, index: number) => number) =>
    fieldOf(form, (theta, v, index) => {
      const y = levelOf(v);
      return Math.cos(theta) < 0 ? of(9, y, index) : of(girth(y, build) * Math.sin(theta), y, index);
    });
  const worn = age === "old" ? 1 : 0;
  const tone = onFace((x, y, index) => {
    const side = Math.abs(x);
    return (
      form.light[index]! -
      0.2 * near(x - 0.07, y - 0.27, 0.05, 0.035) -
      0.08 * near(side - 0.125, y - 0.535, 0.06, 0.022) -
      0.07 * near(x, y - 0.128, 0.06, 0.016) -
      (sitter.hasHat ? 0.24 * Math.max(0, Math.min(1, (y - 0.6) / 0.08)) : 0) -
      worn * (0.09 * near(side - 0.13, y - 0.43, 0.05, 0.018) + 0.1 * near(side - 0.2, y - 0.25, 0.04, 0.09))
    );
  });
  const stroke = { angle: 1.25, length: 0.3, detail: 0.79 };
  const across = {
    from: [stance.x - stance.scale * 0.4, stance.y] as const,
    to: [stance.x + stance.scale * 0.4, stance.y] as const,
  };
  sketch.fill(silhouette(form), { stops: [warm, half, flesh[0]], ...across }, stroke);
  sketch.fill(silhouette(form), flesh[0], stroke, { alpha: 0.94, bare: true });
  for (const [i, least] of TONES.entries())
    sketch.fill(region(form, tone, least), flesh[i + 1]!, stroke, { alpha: 0.94, bare: true });
  // What the room throws back into the shade.
  const glow = fieldOf(form, (theta, v, index) => {
    const y = levelOf(v);
    const away = Math.sin(theta - stance.yaw);
    return away > 0.6 && y > 0.06 && y < 0.55 ? 0.5 - tone[index]! + (away - 0.86) * 1.5 : -1;
  });
  sketch.fill(region(form, glow, 0.12), mix(lighten(shade, 0.16), light.haze, 0.3), stroke, {
    alpha: 0.55,
    bare: true,
  });
  const blood = onFace((x, y) =>
    Math.max(
      near(Math.abs(x) - 0.185, y - 0.36, 0.085, 0.075),
      near(x, y - 0.325, 0.06, 0.04) * 0.9,
      near(x, y - 0.05, 0.06, 0.03) * 0.6,
    ),
  );
  const blush = lit(light, mix(skin, rgb("#dc4a38"), 0.5), 0.96);
  for (const [least, alpha] of [
    [0.38, 0.2],
    [0.68, 0.24],
  ] as const)
    sketch.fill(region(form, blood, least), blush, stroke, { alpha, bare: true });
  drawFeatures(sitter);
}
