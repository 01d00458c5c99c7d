import type { Random } from "../../../core/random.ts";
import { type Point, smooth } from "../sketch.ts";

/** A mass of leaves with a scalloped edge. */
export function leafage(random: Random, x: number, y: number, rx: number, ry: number) {
  const count = 14;
  const phase = random() * Math.PI;
  return smooth(
    Array.from({ length: count }, (_, i): Point => {
      const angle = phase + (i / count) * Math.PI * 2;
      const reach = (i % 2 ? 0.82 : 1.1) + (random() - 0.5) * 0.3;
      return [x + Math.cos(angle) * rx * reach, y + Math.sin(angle) * ry * reach];
    }),
  );
}
