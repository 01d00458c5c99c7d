import { lighten, type Rgb, rgb } from "../colour.ts";
import { polyline } from "../sketch.ts";
import type { Walker } from "./walkers.ts";

/** Its ribs meet at the tip; the stick goes to a hand. */
export function drawUmbrella({ sketch, shape, at, height, tone }: Walker, cloth: Rgb): void {
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
