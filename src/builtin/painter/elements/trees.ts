import { mix, type Rgb, rgb } from "../colour.ts";
import { far, lit } from "../light.ts";
import { type Point, polyline, type Sketch, smooth } from "../sketch.ts";
import type { Theme } from "../theme.ts";
import { drawBareTree } from "./bare-tree.ts";
import { seasonColours } from "./land.ts";
import { leafage } from "./leafage.ts";
import { drawBirch, drawPine, drawWillow } from "./tree-species.ts";

interface Mass {
  x: number;
  y: number;
  rx: number;
  ry: number;
}

/** How far limbs spread from upright (radians), where the trunk forks and how long the limbs are, in heights. */
interface Habit {
  spread: number;
  fork: number;
  reach: number;
  limbs: number;
}

const HABITS: readonly Habit[] = [
  { spread: 1.05, fork: 0.3, reach: 0.42, limbs: 5 },
  { spread: 0.62, fork: 0.32, reach: 0.5, limbs: 5 },
  { spread: 1.4, fork: 0.4, reach: 0.38, limbs: 7 },
];
const BLOSSOMING: Habit = { spread: 1.4, fork: 0.28, reach: 0.44, limbs: 6 };

/**
 * A tree standing at (x, base), `depth` 0 near to 1 far: the kind the words ask for, bare in winter, else a broad tree
 * with limbs between leaf masses that let the sky through. `tint` is the colour of its leaves.
 */
export function drawTree(
  sketch: Sketch,
  theme: Theme,
  x: number,
  base: number,
  height: number,
  depth: number,
  tint?: Rgb,
): void {
  const { moods } = theme;
  if (moods.has("pines")) drawPine(sketch, theme, x, base, height * 1.15, depth);
  else if (moods.has("snow") && sketch.random() < 0.25) drawPine(sketch, theme, x, base, height, depth);
  else if (moods.has("snow")) drawBareTree(sketch, theme, x, base, height, depth);
  else if (moods.has("birches")) drawBirch(sketch, theme, x, base, height * 1.15, depth);
  else if (moods.has("willow")) drawWillow(sketch, theme, x, base, height, depth);
  else
    drawBroadTree(
      sketch,
      theme,
      x,
      base,
      height,
      depth,
      tint ?? (moods.has("blossom") ? rgb("#f2a9bd") : undefined),
    );
}

function drawBroadTree(
  sketch: Sketch,
  theme: Theme,
  x: number,
  base: number,
  h: number,
  depth: number,
  tint?: Rgb,
): void {
  const { random } = sketch;
  const { light, moods } = theme;
  const season = seasonColours(theme);
  const leaf = mix(tint ?? season.leaf, rgb(random() < 0.5 ? "#c8b84c" : "#4f8a6c"), random() * 0.22);
  const dark = tint ? mix(tint, rgb(moods.has("blossom") ? "#9a4c7c" : "#3a3f78"), 0.42) : season.leafDark;
  const tone = (colour: Rgb, amount: number) => far(light, lit(light, colour, amount), depth);
  const bark = tone(mix(rgb("#8a6f62"), rgb("#4c3c58"), random() * 0.5), 0.5);
  const habit = tint && moods.has("blossom") ? BLOSSOMING : HABITS[Math.floor(random() * HABITS.length)]!;
  const lean = (random() - 0.5) * 0.14;
  const fork: Point = [x + lean * h * 0.5, base - h * habit.fork];
  const masses: Mass[] = [];
  const limbs: Point[][] = [];
  for (let i = 0; i < habit.limbs; i++) {
    const along = habit.limbs === 1 ? 0 : i / (habit.limbs - 1) - 0.5;
    const angle = along * 2 * habit.spread + (random() - 0.5) * 0.3 + lean;
    const reach = h * habit.reach * (1 - Math.abs(along) * 0.35) * (0.85 + random() * 0.3);
    const tip: Point = [fork[0] + Math.sin(angle) * reach, fork[1] - Math.cos(angle) * reach * 1.08];
    const knee: Point = [
      (fork[0] + tip[0]) / 2 + (random() - 0.5) * h * 0.04,
      (fork[1] + tip[1]) / 2 + Math.abs(along) * h * 0.05,
    ];
    limbs.push([fork, knee, tip]);
    const size = h * (0.125 + random() * 0.06);
    masses.push({ x: tip[0], y: tip[1], rx: size * 1.12, ry: size * 0.96 });
    if (random() < 0.9)
      masses.push({
        x: knee[0] + (random() - 0.5) * h * 0.16,
        y: knee[1] - h * (0.06 + random() * 0.12),
        rx: size * 0.95,
        ry: size * 0.8,
      });
  }
  const handling = { length: 0.12, detail: 0.64 };
  const drawLimbs = (wide: number) => {
    for (const limb of limbs) sketch.line(polyline(limb), h * wide, bark, { length: 0.5, detail: 0.8 });
  };
  sketch.line(
    polyline([[x, base], [x + lean * h * 0.2, base - h * habit.fork * 0.5], fork]),
    h * 0.055,
    bark,
    { angle: 1.5, length: 0.6, detail: 0.75 },
  );
  drawLimbs(0.022);
  const shadowed = masses
    .map((mass) => ({ ...mass, path: leafage(random, mass.x, mass.y, mass.rx, mass.ry) }))
    .sort((a, b) => a.y - b.y);
  const shade = tone(dark, 0.3);
  // Filled twice: contours drawn round each mass stay only where no other mass covers them, so the crown has one edge.
  for (const { path } of shadowed) sketch.fill(path, shade, handling);
  for (const { path } of shadowed) sketch.fill(path, shade, handling, { bare: true });
  if (depth < 0.5) drawLimbs(0.012);
  for (const { x: mx, y: my, rx, ry } of shadowed) {
    sketch.fill(
      leafage(random, mx - rx * 0.14, my - ry * 0.16, rx * 0.8, ry * 0.72),
      tone(mix(dark, leaf, 0.72), 0.62),
      handling,
      { bare: true },
    );
    sketch.fill(
      leafage(random, mx - rx * 0.3, my - ry * 0.38, rx * 0.5, ry * 0.42),
      tone(mix(leaf, rgb(tint ? "#fff2ee" : "#f6e79a"), 0.3), 1.06),
      handling,
      { bare: true },
    );
  }
  if (h < 0.14) return;
  for (let i = 0; i < 10; i++) {
    const { x: mx, y: my, rx, ry } = masses[i % masses.length]!;
    const angle = random() * Math.PI * 2;
    const r = h * (0.012 + random() * 0.014);
    sketch.fill(
      leafage(random, mx + Math.cos(angle) * rx * 1.12, my + Math.sin(angle) * ry * 1.12, r * 1.3, r),
      tone(mix(dark, leaf, random()), 0.5 + random() * 0.4),
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
  const { light, moods } = theme;
  if (moods.has("snow") && !isCypress) {
    drawBareTree(sketch, theme, x, base, height, depth, 0.32);
    return;
  }
  const season = seasonColours(theme);
  const leaf = isCypress ? rgb("#3f6f4c") : season.leaf;
  const dark = isCypress ? rgb("#1f4348") : season.leafDark;
  const girth = height * (isCypress ? 0.1 : 0.07 + random() * 0.025);
  const bend = (random() - 0.5) * height * 0.08;
  const tone = (colour: Rgb, amount: number) => far(light, lit(light, colour, amount), depth);
  /** Half the width at a height of 0 to 1: slim at the foot, widest below the middle, pointed. */
  const half = (v: number) =>
    girth * (0.35 + 0.75 * Math.sin(Math.min(1, v * 1.9 + 0.1) * 1.57)) * (1 - v ** 2.6);
  const flame = (shift: number, wide: number, ragged: number) => {
    const steps = 11;
    const side = (sign: number): Point[] =>
      Array.from({ length: steps }, (_, i): Point => {
        const v = i / steps;
        const out = half(v) * wide * (1 + (i % 2 ? -ragged : ragged * 0.6) + (random() - 0.5) * ragged);
        return [x + shift + sign * out + bend * v, base - height * (0.06 + v * 0.93)];
      });
    return smooth([...side(-1), [x + shift * 0.4 + bend, base - height * 1.02], ...side(1).reverse()]);
  };
  const handling = { angle: 1.5, length: isCypress ? 0.5 : 0.22, detail: 0.62 };
  sketch.line(
    polyline([
      [x, base + height * 0.02],
      [x, base - height * 0.24],
    ]),
    girth * 0.28,
    tone(rgb("#7c6a68"), 0.45),
    { angle: 1.5, detail: 0.8 },
  );
  sketch.fill(flame(0, 1, isCypress ? 0.14 : 0.3), tone(dark, 0.35), handling);
  sketch.fill(flame(-girth * 0.25, 0.6, 0.34), tone(mix(dark, leaf, 0.75), 0.7), handling, { bare: true });
  for (let i = 0; i < 13; i++) {
    const up = random();
    const out = half(up);
    sketch.fill(
      leafage(
        random,
        x + (random() * 1.5 - 1) * out + bend * up,
        base - height * (0.1 + up * 0.84),
        girth * 0.26,
        girth * 0.4,
      ),
      i % 4 === 0 ? tone(dark, 0.25) : tone(mix(leaf, rgb("#f3e08c"), 0.35), 1.08),
      handling,
      { bare: true, alpha: 0.85 },
    );
  }
}
