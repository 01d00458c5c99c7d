import { mix, rgb } from "../colour.ts";
import { far, lit } from "../light.ts";
import { type Point, polyline, type Sketch } from "../sketch.ts";
import type { Theme } from "../theme.ts";

/** A tree without leaves, snow lying on its limbs; `spread` is how far they part, in radians. */
export function drawBareTree(
  sketch: Sketch,
  { light, moods }: Theme,
  x: number,
  base: number,
  height: number,
  depth: number,
  spread = 0.75,
): void {
  const { random } = sketch;
  const bark = far(light, lit(light, rgb("#6c5a64"), 0.45), depth * 0.9);
  const snow = far(light, lit(light, rgb("#fbfbff"), 1.05), depth);
  const isSnowy = moods.has("snow");
  const levels = height > 0.16 ? 4 : 3;
  const grow = ([px, py]: Point, angle: number, long: number, level: number): void => {
    const tip: Point = [px + Math.sin(angle) * long, py - Math.cos(angle) * long];
    const knee: Point = [(px + tip[0]) / 2 + (random() - 0.5) * long * 0.16, (py + tip[1]) / 2];
    const wide = height * 0.0085 * (level + 0.6) ** 1.15;
    sketch.line(polyline([[px, py], knee, tip]), wide, bark, {
      angle: Math.PI / 2 - angle,
      length: 0.5,
      detail: 0.8,
    });
    if (isSnowy && level > 0 && level < levels)
      sketch.line(
        polyline([
          [px - wide * 0.2, py - wide * 0.5],
          [knee[0] - wide * 0.2, knee[1] - wide * 0.5],
          [tip[0], tip[1] - wide * 0.4],
        ]),
        wide * 0.5,
        snow,
        { angle: Math.PI / 2 - angle, detail: 0.9 },
        0.9,
      );
    if (level === 0) return;
    const forks = level === levels ? 3 : 2;
    for (let i = 0; i < forks; i++) {
      const turn = (i / (forks - 1) - 0.5) * 2 * spread * (0.7 + random() * 0.5);
      grow(tip, angle * 0.8 + turn, long * (0.62 + random() * 0.16), level - 1);
    }
    if (level < levels)
      grow(knee, angle + (random() < 0.5 ? -1 : 1) * spread * 0.9, long * 0.5, Math.max(0, level - 2));
  };
  grow([x, base], (random() - 0.5) * 0.12, height * (spread < 0.5 ? 0.3 : 0.34), levels);
  if (isSnowy && height > 0.2)
    sketch.line(
      polyline([
        [x - height * 0.012, base],
        [x - height * 0.01, base - height * 0.2],
      ]),
      height * 0.012,
      mix(snow, bark, 0.3),
      { angle: 1.5, detail: 0.9 },
      0.8,
    );
}
