import { lighten, mix, rgb } from "../colour.ts";
import { far, lit } from "../light.ts";
import { pick } from "../pick.ts";
import { ellipse, type Point, type Sketch, smooth } from "../sketch.ts";
import type { Theme } from "../theme.ts";
import { drawUmbrella } from "./umbrella.ts";
import { drawGentleman, drawLady, GOWNS, NIGHT_BLUE, type Walker } from "./walkers.ts";
import { drawChild } from "./walking-child.ts";

const COATS = ["#2f3350", "#3b3540", "#4c4560", "#3f4a4a", "#54463c", "#6a5a4c"].map(rgb);
const SMOCKS = ["#e9e0d4", "#c84c44", "#5f86b8", "#e8b8b4", "#d8b45c"].map(rgb);

/** Somebody walking, `height` a grown-up's from the ground at (x, y) up: a lady in a long gown, a gentleman or a child. */
export function drawFigure(
  sketch: Sketch,
  theme: Theme,
  x: number,
  y: number,
  height: number,
  depth = 0,
): void {
  const { random } = sketch;
  const side = random() < 0.5 ? -1 : 1;
  const chance = random();
  if (chance < 0.12) drawWalker(sketch, theme, { x, y, height: height * 0.6, side, who: "child" }, depth);
  else drawWalker(sketch, theme, { x, y, height, side, who: chance < 0.56 ? "lady" : "gentleman" }, depth);
}

interface Walk {
  x: number;
  y: number;
  height: number;
  /** Where they go: 1 to the right, −1 to the left. */
  side: number;
  who: "lady" | "gentleman" | "child";
}

function drawWalker(
  sketch: Sketch,
  { light }: Theme,
  { x, y, height: h, side, who }: Walk,
  depth: number,
): void {
  const { random } = sketch;
  // Who walks leans a little to where they go.
  const lean = 0.02 + random() * 0.03;
  const at = (u: number, v: number): Point => [x + side * (u + v * lean) * h, y - v * h];
  const walker: Walker = {
    ...{ sketch, at, height: h },
    shape: (points) => smooth(points.map(([u, v]) => at(u, v))),
    tone: (local, amount) => far(light, lit(light, local, amount), depth),
  };
  sketch.fill(
    ellipse(x + h * 0.26, y, h * 0.32, h * 0.032),
    walker.tone(rgb("#6a6296"), 0.4),
    { angle: 0, length: 0.4, detail: 0.7 },
    { alpha: 0.7, bare: true },
  );
  const cloth = pick({ lady: GOWNS, gentleman: COATS, child: SMOCKS }[who], random);
  if (who === "lady") drawLady(walker, cloth);
  else if (who === "gentleman") drawGentleman(walker, cloth);
  else drawChild(walker, cloth);
  const hasParasol = who === "lady" && random() < 0.34;
  if (who !== "child" && (light.isWet || hasParasol))
    drawUmbrella(walker, light.isWet ? mix(NIGHT_BLUE, cloth, 0.2) : lighten(cloth, 0.35));
}

/** Two who walk together, now and then with a child by the hand. */
function drawPair(sketch: Sketch, theme: Theme, x: number, y: number, height: number, depth: number): void {
  const { random } = sketch;
  const side = random() < 0.5 ? -1 : 1;
  drawWalker(
    sketch,
    theme,
    { x: x + height * 0.2, y: y - height * 0.03, height: height * 1.04, side, who: "gentleman" },
    depth,
  );
  drawWalker(sketch, theme, { x: x - height * 0.06, y, height: height * 0.96, side, who: "lady" }, depth);
  if (random() < 0.35)
    drawWalker(
      sketch,
      theme,
      { x: x - side * height * 0.34, y: y + height * 0.02, height: height * 0.58, side, who: "child" },
      depth,
    );
}

/** A crowd on the ground between two heights of the picture, smaller towards the horizon; some walk in pairs. */
export function drawCrowd(
  sketch: Sketch,
  theme: Theme,
  from: number,
  to: number,
  horizon: number,
  count: number,
  x0 = 0,
  x1 = sketch.width,
): void {
  const spots = Array.from({ length: count }, () => from + sketch.random() ** 1.4 * (to - from)).sort(
    (a, b) => a - b,
  );
  for (const y of spots) {
    const near = (y - horizon) / (1 - horizon);
    const height = 0.03 + near * 0.3;
    const x = x0 + sketch.random() * (x1 - x0);
    const depth = Math.max(0, 0.6 - near);
    if (sketch.random() < 0.28) drawPair(sketch, theme, x, y, height, depth);
    else drawFigure(sketch, theme, x, y, height, depth);
  }
}
