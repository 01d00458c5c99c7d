import { createCanvas } from "@napi-rs/canvas";
import type { Random } from "../../../core/random.ts";
import type { BrushSet } from "../brush.ts";
import { css, luma, mix, nearest, type Rgb, rgb, saturate } from "../colour.ts";
import { drawPattern } from "../facet-patterns.ts";
import { cutFacets, type Facet, type Faceting, type Interest, isShown } from "../facets.ts";
import { type Field, readField } from "../field.ts";
import { guideColour } from "../guide.ts";
import { bearing, pull, visibleRuns } from "../linework.ts";
import type { Painting } from "../painting.ts";
import { pick } from "../pick.ts";
import { type Point, polygon, type Sketch } from "../sketch.ts";
import { paintLayer } from "../stroke-layer.ts";
import type { Movement } from "./movement.ts";

/** Umber, ochre, cream, slate, olive, and for accents rust and blue. */
const EARTHS = [
  "#2b2420",
  "#54402e",
  "#80603c",
  "#b3854a",
  "#d2a865",
  "#e6cf9f",
  "#f3e9cf",
  "#47525c",
  "#74828a",
  "#a9b0aa",
  "#6a6840",
  "#999361",
  "#a24f2d",
  "#c8805a",
  "#56708a",
].map(rgb);
const OCHRE = rgb("#c09a5c");
const INK = rgb("#201b1b");
const CREAM = rgb("#f6ecd0");
const UMBER = rgb("#33281f");
/** Planes of pasted paper. */
const PAPERS = ["#b98a4c", "#e9dcb8", "#3f648f", "#a8553a", "#7c8470", "#caa46a"].map(rgb);

/** Half into the tube's colour, half its own brightness: features must not sink into the flesh around them. */
function subdue(colour: Rgb): Rgb {
  const earth = nearest(EARTHS, saturate(mix(colour, OCHRE, 0.24), 1.5));
  const shift = (luma(colour) - luma(earth)) * 0.8;
  return mix([earth[0] + shift, earth[1] + shift, earth[2] + shift], colour, 0.12);
}

/** Redraws the sketch through its facets, and a guide that brushes each plane in its own direction. */
function refract(
  sketch: Sketch,
  { facets }: Faceting,
  random: Random,
): Pick<Sketch, "colour" | "guide" | "noise"> {
  const { width: wide, height: high } = sketch.colour;
  const [colour, guide] = [createCanvas(wide, high), createCanvas(wide, high)];
  const [ink, hint] = [colour.getContext("2d"), guide.getContext("2d")];
  ink.drawImage(sketch.colour, 0, 0);
  hint.scale(high, high);
  for (const facet of facets) {
    const path = polygon(facet.plane);
    const [a, b, c, d, e, f] = facet.view;
    ink.save();
    ink.scale(high, high);
    ink.clip(path);
    ink.transform(a, b, c, d, e, f);
    ink.drawImage(sketch.colour, 0, 0, sketch.width, 1);
    ink.restore();
    ink.save();
    ink.scale(high, high);
    if (facet.interest < 0.2 && random() < 0.32) {
      ink.fillStyle = css(pick(PAPERS, random), 0.62);
      ink.fill(path);
    }
    ink.fillStyle = shade(ink, facet, random);
    ink.fill(path);
    ink.restore();
    hint.fillStyle = guideColour({
      angle: random() * Math.PI,
      length: 0.4,
      detail: 0.25 + facet.interest * 0.7,
    });
    hint.fill(path);
  }
  return { colour, guide, noise: sketch.noise };
}

/** Light along one edge, where the plane passes into its neighbour, and shadow along the other. */
function shade(
  context: ReturnType<ReturnType<typeof createCanvas>["getContext"]>,
  facet: Facet,
  random: Random,
) {
  const { centre, area, interest } = facet;
  const angle = random() < 0.7 ? 0.7 : random() * Math.PI * 2;
  const reach = Math.sqrt(area) * 0.8;
  const [ex, ey] = [Math.cos(angle) * reach, Math.sin(angle) * reach];
  const gradient = context.createLinearGradient(
    centre[0] - ex,
    centre[1] - ey,
    centre[0] + ex,
    centre[1] + ey,
  );
  const strength = 1 - interest * 0.62;
  const isLit = random() < 0.55;
  gradient.addColorStop(0, css(CREAM, (isLit ? 0.8 : 0.3) * strength));
  gradient.addColorStop(0.5, css(CREAM, (isLit ? 0.2 : 0) * strength));
  gradient.addColorStop(0.56, css(UMBER, 0));
  gradient.addColorStop(1, css(UMBER, (isLit ? 0.22 : 0.62) * strength));
  return gradient;
}

/** Carries outlines through the planes: each shows them as it sees them, up to its own edge. */
function drawThrough(
  painting: Painting,
  sketch: Sketch,
  seen: Field,
  { facets, seams }: Faceting,
  interest: Interest,
  brushes: BrushSet,
  random: Random,
): void {
  const unit = painting.height;
  const hand = { marks: brushes.liner, swell: 0.8, body: 0.8, streak: 0.2 };
  for (const [from, to] of seams) {
    // A seam left open is a passage; across the motif most are, or they would cage it.
    const middle = interest((from[0] + to[0]) / 2, (from[1] + to[1]) / 2);
    if (random() < 0.22 + middle * 0.5) continue;
    const count = Math.max(4, Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / 0.006));
    const run = Array.from(
      { length: count + 1 },
      (_, i): Point => [from[0] + ((to[0] - from[0]) * i) / count, from[1] + ((to[1] - from[1]) * i) / count],
    );
    pull(painting, run, unit, unit * (0.0011 + random() * 0.0014), mix(INK, UMBER, random()), hand, random);
  }
  for (const line of sketch.linework) {
    const radius = line.own ? Math.max(0.001, line.own.width * 0.5) : 0.0025 * bearing(line, seen.height);
    if (radius === 0) continue;
    const colour = line.own ? mix(line.own.colour, INK, 0.5) : INK;
    for (const run of visibleRuns(line, seen, 0.1))
      for (const [number, facet] of facets.entries()) {
        const [a, b, c, d, e, f] = facet.view;
        let piece: Point[] = [];
        const end = () => {
          if (piece.length > (line.own ? 1 : 3))
            pull(painting, piece, unit, unit * radius, colour, hand, random);
          piece = [];
        };
        for (const [px, py] of run) {
          const [x, y] = [px / seen.height, py / seen.height];
          const [tx, ty] = [a * x + c * y + e, b * x + d * y + f];
          if (isShown(facets, number, tx, ty)) piece.push([tx, ty]);
          else end();
        }
        end();
      }
  }
}

/** Things taken apart into planes seen from several sides, in earths with a few accents. */
export const cubist: Movement = {
  sketchScale: 0.5,
  ground: rgb("#b9a883"),
  manner: () => ({ colour: subdue, keepsLines: true }),
  paint(painting, sketch, brushes, random) {
    const seen = readField(sketch, { swirl: 0 });
    const interest = (x: number, y: number) => {
      const column = Math.max(0, Math.min(seen.width - 1, Math.floor(x * seen.height)));
      const row = Math.max(0, Math.min(seen.height - 1, Math.floor(y * seen.height)));
      return Math.max(0, Math.min(1, (seen.detail[row * seen.width + column]! / 255 - 0.35) / 0.65));
    };
    const faceting = cutFacets(sketch.width, interest, 30, 4, random);
    const field = readField(refract(sketch, faceting, random), {
      swirl: 0,
      edgeDetail: 0.9,
    });
    const unit = Math.max(painting.width, painting.height);
    const tint = (colour: Rgb, chance: Random): Rgb => {
      const shift = (chance() + chance() - 1) * 20;
      return [colour[0] + shift, colour[1] + shift, colour[2] + shift * 0.9];
    };
    const layer = {
      marks: brushes.bristle,
      streak: 0.22,
      body: 0.75,
      tint,
      wander: 0.15,
      minimumDetail: 0,
      stray: 1,
    };
    paintLayer(
      painting,
      field,
      {
        ...layer,
        radius: unit / 75,
        spacing: 0.95,
        length: [2.5, 5],
        tolerance: 70,
      },
      random,
    );
    paintLayer(
      painting,
      field,
      {
        ...layer,
        radius: unit / 150,
        spacing: 1.05,
        length: [2.5, 5],
        tolerance: 45,
      },
      random,
    );
    paintLayer(
      painting,
      field,
      {
        ...layer,
        radius: unit / 290,
        spacing: 1.15,
        length: [2.5, 6],
        tolerance: 36,
        minimumDetail: 0.5,
        stray: 0.1,
      },
      random,
    );
    const { facets } = faceting;
    for (const [number, facet] of facets.entries())
      if (facet.interest < 0.25 && random() < 0.3)
        drawPattern(painting, facet, (x, y) => isShown(facets, number, x, y), brushes, random);
    drawThrough(painting, sketch, seen, faceting, interest, brushes, random);
  },
  finish: { impasto: 0.1, weave: 0.5 },
};
