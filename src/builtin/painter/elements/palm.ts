import { mix, rgb } from "../colour.ts";
import type { Point } from "../sketch.ts";
import type { Draw } from "./draw.ts";
import { penAt } from "./pen.ts";

/** A palm: a ringed, leaning trunk and a burst of arching fronds. */
export const drawPalm: Draw = (sketch, theme, x, base, h, depth) => {
  const { random } = sketch;
  const pen = penAt(sketch, theme, x, base, h, depth, random() < 0.5 ? 1 : -1);
  const bark = rgb("#9a7658");
  const bend = 0.08 + random() * 0.22;
  const trunk = (t: number): Point => [bend * t * t, t * 0.72];
  for (let i = 0; i < 8; i++)
    pen.line(
      [trunk(i / 8), trunk((i + 1) / 8)],
      0.056 - i * 0.003,
      mix(bark, rgb("#3c3048"), i % 2 ? 0.4 : 0.1),
      0.75,
    );
  const [cu, cv] = trunk(1);
  const fronds = 13;
  for (let i = 0; i < fronds; i++) {
    const angle = -0.5 + (i / (fronds - 1)) * 4.15;
    const reach = 0.3 + random() * 0.1;
    const [du, dv] = [Math.cos(angle) * reach, Math.sin(angle) * reach * 0.75];
    const green = mix(rgb("#2f6a48"), rgb("#86ac48"), 0.2 + 0.8 * Math.max(0, Math.sin(angle)) * random());
    const spine: Point[] = [0, 0.25, 0.5, 0.75, 1].map((t) => [
      cu + du * t,
      cv + dv * t + 0.12 * t - 0.24 * t * t,
    ]);
    pen.flat(
      [
        ...spine,
        ...[...spine]
          .reverse()
          .map(([u, v], k): Point => [u + 0.012, v - 0.05 * Math.sin((1 - k / 4) * Math.PI)]),
      ],
      green,
      0.5 + random() * 0.5,
      { angle: -angle, length: 0.4 },
    );
    pen.line(spine, 0.01, mix(green, rgb("#f0e08c"), 0.4), 1);
  }
  for (const du of [-0.03, 0.02, 0.05]) pen.disc(cu + du, cv - 0.03, 0.028, 0.028, rgb("#6c4a30"), 0.7);
};
