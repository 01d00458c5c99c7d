import { mix, rgb } from "../colour.ts";
import { smooth } from "../sketch.ts";
import { createForm, fieldOf, region } from "./form.ts";
import { hairTones } from "./haircut.ts";
import { skull } from "./head.ts";
import type { Sitter } from "./sitter.ts";

/** A beard grows over jaw and lip, out from the face and down from the chin. */
export function drawBeard(sitter: Sitter): void {
  const { sketch, head, stance, hair } = sitter;
  const { build } = head;
  const length = 0.05 + sketch.random() ** 2 * 0.22;
  const surface = (theta: number, y: number) => {
    const low = Math.max(0, (0.3 - y) / 0.34);
    const { x, z, isFront } = skull(theta, y, build, 0.02 + 0.02 * low);
    // Fullest under the lip; it falls straight from the chin.
    const full = isFront ? 0.035 * Math.exp(-((x / 0.16) ** 2)) + 0.03 * low : 0;
    return [x * (1 - 0.1 * length * low), y - length * low ** 1.4, z + full] as const;
  };
  const form = createForm((theta, v) => surface(theta, -0.045 + 0.6 * v), stance, 30, 44);
  const tones = hairTones(sitter.light, mix(hair, rgb("#b8743c"), sitter.age === "old" ? 0 : 0.25));
  const grown = fieldOf(form, (theta, v) => {
    const y = -0.045 + 0.6 * v;
    const x = 0.3 * Math.sin(theta);
    if (Math.cos(theta) < -0.3) return -1;
    const upper = 0.13 + 0.32 * Math.min(1.15, Math.abs(theta) / 1.3) ** 1.8;
    const mouth = Math.hypot(x / 0.1, (y - 0.18) / 0.035);
    return Math.min((upper - y) * 4, mouth - 1);
  });
  const handling = { angle: 1.35, length: 0.4, detail: 0.75 };
  sketch.fill(region(form, grown, 0), tones[1], handling, { bare: true });
  for (const [i, least] of [
    [2, 0.52],
    [3, 0.76],
  ] as const) {
    const value = fieldOf(form, (theta, _, k) =>
      Math.min(grown[k]! + least, form.light[k]! + 0.06 * Math.sin(theta * 17)),
    );
    sketch.fill(region(form, value, least), tones[i], handling, { alpha: 0.85, bare: true });
  }
  const tash = (side: number) =>
    smooth(
      (
        [
          [0.0, 0.262],
          [0.05, 0.266],
          [0.11, 0.225],
          [0.145, 0.165],
          [0.1, 0.195],
          [0.03, 0.212],
          [0, 0.218],
        ] as const
      ).map(([u, v]) => head.spot(side * u, v, 0.035).point),
    );
  for (const side of [-1, 1])
    sketch.fill(tash(side), side < 0 ? tones[2] : mix(tones[1], tones[2], 0.4), handling, { bare: true });
}
