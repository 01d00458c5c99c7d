import { mix, type Rgb, rgb } from "../colour.ts";
import { far, lit } from "../light.ts";
import { blob, polyline, type Sketch, smooth } from "../sketch.ts";
import type { Theme } from "../theme.ts";
import { seasonColours } from "./land.ts";

/** A crown of leaf masses on a forked trunk; `base` is where it stands, `depth` how far away (0 near). */
export function drawTree(
  sketch: Sketch,
  theme: Theme,
  x: number,
  base: number,
  height: number,
  depth: number,
  tint?: Rgb,
): void {
  const { random } = sketch;
  const { light, moods } = theme;
  const { leaf, leafDark } = seasonColours(theme);
  const bark = far(light, lit(light, rgb("#8a6f62"), 0.45), depth);
  const lean = (random() - 0.5) * 0.16 * height;
  const fork = base - height * 0.45;
  sketch.line(
    polyline([
      [x, base],
      [x + lean * 0.4, base - height * 0.2],
      [x + lean * 0.6, fork],
    ]),
    height * 0.055,
    bark,
    { angle: 1.5, length: 0.6, detail: 0.7 },
  );
  const limbs = moods.has("snow") ? 9 : 4;
  for (let i = 0; i < limbs; i++) {
    const reach = (random() - 0.5) * height * 0.6;
    const top = base - height * (0.6 + random() * 0.35);
    sketch.line(
      polyline([
        [x + lean * 0.6, fork + random() * height * 0.1],
        [x + lean + reach * 0.5, (fork + top) / 2],
        [x + lean + reach, top],
      ]),
      height * (0.012 + random() * 0.012),
      bark,
      { length: 0.5, detail: 0.8 },
    );
  }
  if (moods.has("snow")) return;
  const base0 = tint ?? leaf;
  const dark = tint ? mix(tint, rgb("#3a3f78"), 0.45) : leafDark;
  const masses = 9 + Math.floor(random() * 5);
  const puffs = Array.from({ length: masses }, () => {
    const angle = random() * Math.PI * 2;
    const out = Math.sqrt(random()) * 0.3 * height;
    return [
      x + lean + Math.cos(angle) * out,
      base - height * 0.68 + Math.sin(angle) * out * 0.85,
      height * (0.11 + random() * 0.09),
    ] as const;
  }).sort((a, b) => b[1] - a[1]);
  for (const [px, py, size] of puffs) {
    const handling = { length: 0.12, detail: 0.62 };
    sketch.fill(
      blob(random, px, py + size * 0.15, size * 1.1, size),
      far(light, lit(light, dark, 0.25 + random() * 0.2), depth),
      handling,
      { bare: false },
    );
    sketch.fill(
      blob(random, px - size * 0.18, py - size * 0.1, size * 0.85, size * 0.75),
      far(light, lit(light, mix(dark, base0, 0.7), 0.6), depth),
      handling,
      { bare: true },
    );
    sketch.fill(
      blob(random, px - size * 0.32, py - size * 0.32, size * 0.48, size * 0.4),
      far(light, lit(light, mix(base0, rgb("#f6e79a"), 0.32), 1.08), depth),
      handling,
      { bare: true },
    );
  }
}

/** A poplar or, with `isCypress`, a dark flame of a tree. */
export function drawPoplar(
  sketch: Sketch,
  theme: Theme,
  x: number,
  base: number,
  height: number,
  depth: number,
  isCypress = false,
): void {
  const { random } = sketch;
  const { light } = theme;
  const season = seasonColours(theme);
  const leaf = isCypress ? rgb("#3f6f4c") : season.leaf;
  const dark = isCypress ? rgb("#1f4348") : season.leafDark;
  const girth = height * (isCypress ? 0.1 : 0.085);
  const bend = (random() - 0.5) * height * 0.08;
  const flame = (shift: number, wide: number, top: number) =>
    smooth([
      [x + shift - girth * 0.3 * wide, base],
      [x + shift - girth * wide, base - height * 0.22],
      [x + shift - girth * 1.1 * wide + bend * 0.4, base - height * 0.52],
      [x + shift - girth * 0.62 * wide + bend * 0.8, base - height * 0.82],
      [x + shift + bend, base - height * top * 1.04],
      [x + shift + girth * 0.62 * wide + bend * 0.8, base - height * 0.78],
      [x + shift + girth * 1.05 * wide + bend * 0.4, base - height * 0.46],
      [x + shift + girth * 0.9 * wide, base - height * 0.2],
      [x + shift + girth * 0.3 * wide, base],
    ]);
  const handling = { angle: 1.5, length: isCypress ? 0.5 : 0.22, detail: 0.6 };
  sketch.line(
    polyline([
      [x, base + height * 0.03],
      [x, base - height * 0.2],
    ]),
    girth * 0.3,
    far(light, lit(light, rgb("#7c6a68"), 0.4), depth),
  );
  sketch.fill(flame(0, 1, 1), far(light, lit(light, dark, 0.35), depth), handling);
  sketch.fill(
    flame(-girth * 0.25, 0.62, 0.96),
    far(light, lit(light, mix(dark, leaf, 0.75), 0.7), depth),
    handling,
    { bare: true },
  );
  for (let i = 0; i < 10; i++) {
    const up = random();
    const out = girth * (1 - Math.abs(up - 0.4)) * 0.7;
    sketch.fill(
      blob(
        random,
        x - girth * 0.25 + (random() - 0.6) * out + bend * up,
        base - height * (0.1 + up * 0.82),
        girth * 0.26,
        girth * 0.4,
      ),
      far(light, lit(light, mix(leaf, rgb("#f3e08c"), 0.35), 1.1), depth),
      handling,
      { bare: true, alpha: 0.85 },
    );
  }
}
