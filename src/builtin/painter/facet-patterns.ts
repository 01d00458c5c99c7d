import type { Random } from "../../core/random.ts";
import type { BrushSet } from "./brush.ts";
import { type Rgb, rgb } from "./colour.ts";
import type { Facet } from "./facets.ts";
import { pull } from "./linework.ts";
import { createSpine, layStroke, type Painting } from "./painting.ts";
import type { Point } from "./sketch.ts";

const GRAIN = rgb("#6b4726");
const PRINT = rgb("#2c2724");
const SPECKS = ["#3a2f28", "#f0e4c4", "#8a4a2c", "#f0e4c4"].map(rgb);

/** Whether a place shows the plane. */
type IsHere = (x: number, y: number) => boolean;

/** What a plane may be covered with, as if pasted on: combed wood, printed columns, stippling. */
export function drawPattern(
  painting: Painting,
  facet: Facet,
  isHere: IsHere,
  brushes: BrushSet,
  random: Random,
): void {
  const kind = random();
  if (kind < 0.38) drawRows(painting, facet, isHere, brushes, random, true);
  else if (kind < 0.7) drawRows(painting, facet, isHere, brushes, random, false);
  else drawStipple(painting, facet, isHere, brushes, random);
}

/** Wavering lines of grain from edge to edge, or rows broken into words of no language. */
function drawRows(
  painting: Painting,
  { centre: [cx, cy], area }: Facet,
  isHere: IsHere,
  brushes: BrushSet,
  random: Random,
  isWood: boolean,
): void {
  const unit = painting.height;
  const angle = isWood ? 1.2 + random() * 0.8 : (random() - 0.5) * 0.5;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const reach = Math.sqrt(area) * 1.8;
  const gap = isWood ? 0.013 : 0.0165;
  const colour: Rgb = isWood ? GRAIN : PRINT;
  const hand = {
    marks: brushes.liner,
    swell: isWood ? 0.8 : 0.3,
    body: 0.6,
    streak: 0.2,
  };
  const knot = (random() - 0.5) * reach;
  for (let across = -reach; across < reach; across += gap * (0.75 + random() * 0.5)) {
    let run: Point[] = [];
    let left = 0;
    const end = () => {
      if (run.length > 3) pull(painting, run, unit, unit * (isWood ? 0.0011 : 0.0014), colour, hand, random);
      run = [];
    };
    for (let along = -reach; along < reach; along += 0.005) {
      const bulge = isWood ? 0.012 * Math.exp(-(((along - knot) / 0.06) ** 2)) * Math.sign(across) : 0;
      const wave = isWood ? Math.sin(along * 22 + across * 30) * 0.003 + bulge : 0;
      const x = cx + along * cos - (across + wave) * sin;
      const y = cy + along * sin + (across + wave) * cos;
      if (!isWood && left-- <= 0) {
        end();
        left = 3 + Math.floor(random() * 9);
        along += 0.006;
      }
      if (isHere(x, y)) run.push([x, y]);
      else end();
    }
    end();
  }
}

function drawStipple(
  painting: Painting,
  { centre: [cx, cy], area }: Facet,
  isHere: IsHere,
  brushes: BrushSet,
  random: Random,
): void {
  const unit = painting.height;
  const spine = createSpine(2);
  spine.count = 2;
  const reach = Math.sqrt(area) * 1.6;
  const [red, green, blue] = SPECKS[Math.floor(random() * SPECKS.length)]!;
  const step = 0.0155;
  for (let y = cy - reach; y < cy + reach; y += step)
    for (let x = cx - reach; x < cx + reach; x += step) {
      const [px, py] = [x + (random() - 0.5) * step * 0.7, y + (random() - 0.5) * step * 0.7];
      if (!isHere(px, py)) continue;
      const radius = unit * (0.0026 + random() * 0.0012);
      spine.x.set([px * unit - radius, px * unit + radius]);
      spine.y.set([py * unit, py * unit]);
      const mark = brushes.dot[Math.floor(random() * brushes.dot.length)]!;
      layStroke(painting, spine, {
        mark,
        radius,
        red,
        green,
        blue,
        body: 0.8,
        streak: 0.1,
      });
    }
}
