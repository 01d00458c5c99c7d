import { createNoise2D } from "simplex-noise";
import { createRandom } from "../../../core/random.ts";
import { css, lighten, luma, mix, nearest, type Rgb, rgb, saturate } from "../colour.ts";
import { readField } from "../field.ts";
import type { Light } from "../light.ts";
import { drawLinework } from "../linework.ts";
import type { Painting } from "../painting.ts";
import type { Manner, Sketch } from "../sketch.ts";
import type { Movement } from "./movement.ts";

/** Prussian blue and indigo in four strengths, beni red, ochre, moss, sumi, and what overprinting makes of them. */
const INKS = [
  "#1b3c70",
  "#2e3a5c",
  "#5f8cab",
  "#aecbcd",
  "#bb3f35",
  "#e3a48c",
  "#c8913f",
  "#e8c265",
  "#66794a",
  "#a7b07c",
  "#2f2d33",
  "#8d8070",
  "#8a583c",
  "#f1d4b2",
  "#dcb088",
  "#f2e7cd",
].map(rgb);
/** Thin inks for what lies behind. */
const GROUNDS = ["#aecbcd", "#d8b871", "#b9bd8c", "#ebe0c6", "#c4b49e", "#8fb0bc"].map(rgb);
const PRUSSIAN = INKS[0]!;
const PAPER = rgb("#f2e7cd");
const KEY = rgb("#1d2230");

/** Lights grow lighter and darks darker on the way to the block. */
const ink = (colour: Rgb) =>
  nearest(INKS, lighten(saturate(colour, 1.15), Math.max(-0.3, Math.min(0.3, (luma(colour) - 100) / 250))));

/** A sky: wiped blue at the top, bare paper below it, a breath of the evening over the horizon. */
function wipedSky([top, , low]: readonly Rgb[]): Rgb[] {
  const isDark = luma(top!) < 100;
  const pale = isDark ? rgb("#5f8cab") : rgb("#dfe3d2");
  const glow = ink(saturate(low!, 1.5));
  return isDark
    ? [INKS[1]!, PRUSSIAN, PRUSSIAN, pale, mix(pale, glow, 0.5)]
    : [PRUSSIAN, rgb("#6f9ab4"), pale, PAPER, PAPER, mix(PAPER, glow, 0.65)];
}

/** The one colour of what was modelled: the middle one, nearer the lit side for small smooth things. */
function flattened(stops: readonly Rgb[], detail: number): Rgb {
  const middle = stops[(stops.length - 1) >> 1]!;
  if (detail < 0.66) return middle;
  return mix(
    middle,
    stops.reduce((best, stop) => (luma(stop) > luma(best) ? stop : best)),
    0.65,
  );
}

/** Skin under an even light, from pale to dark. */
const FLESH = ["#f3d9bb", "#e2b78e", "#bd8a60", "#8a5a40"].map(rgb);

const isFlesh = ([r, g, b]: Rgb) =>
  r > g && g > b && r - g < r * 0.36 && r - g > 15 && b > g * 0.66 && r > 90;

/**
 * Flat ink for everything but sky and water, which alone are wiped from dark to light (bokashi); no modelling. The
 * hour's light is taken off again: a block prints a thing's own colour at noon and at dusk.
 */
function flattener({ sun, shade }: Light): NonNullable<Manner["fill"]> {
  const under =
    (light: Rgb) =>
    (colour: Rgb): Rgb => [
      Math.min(255, (colour[0] * 255) / light[0]),
      Math.min(255, (colour[1] * 255) / light[1]),
      Math.min(255, (colour[2] * 255) / light[2]),
    ];
  const [own, ownInShade] = [under(sun), under(mix(shade, sun, 0.25))];
  return ({ paint, alpha }, { detail = 0.4 }) => {
    if (alpha <= 0.5 && detail < 0.5) return undefined;
    if (alpha < 0.95 && detail > 0.7) return undefined;
    const solid = alpha > 0.5 ? 1 : alpha;
    const flat = (lit: Rgb) => {
      const colour = own(lit);
      // Plain grounds are printed thin, so that what stands before them tells.
      if (detail < 0.36) return nearest(GROUNDS, lighten(saturate(colour, 1.3), 0.35));
      if (detail <= 0.6) return ink(colour);
      // Lids, brows and pupils are the key block's.
      if (detail > 0.95 && luma(colour) < 95) return KEY;
      const flesh = [colour, ownInShade(lit)].find(isFlesh);
      return flesh ? nearest(FLESH, flesh) : ink(saturate(colour, 1.35));
    };
    if (!("stops" in paint)) return { paint: flat(paint), alpha: solid };
    const { from, to, stops } = paint;
    const isWiped = from[0] === to[0] && to[1] - from[1] > 0.15 && detail <= 0.4 && stops.length > 2;
    if (!isWiped) return { paint: flat(flattened(stops, detail)), alpha: solid };
    if (detail < 0.3) return { paint: { from, to, stops: wipedSky(stops) }, alpha: 1 };
    const [far, near] = [ink(stops[0]!), ink(stops.at(-1)!)];
    const wiped = [mix(near, PAPER, 0.2), mix(near, far, 0.75), mix(near, PAPER, 0.1), near];
    return { paint: { from, to, stops: wiped }, alpha: 1 };
  };
}

/** A red square with white strokes that mean nothing, as a seal would sit in the corner. */
function stampSeal(sketch: Sketch): void {
  const context = sketch.colour.getContext("2d");
  const { random, width } = sketch;
  const size = 0.045;
  const [x, y] = [random() < 0.5 ? 0.05 : width - 0.05 - size, 0.84 + random() * 0.05];
  context.save();
  const unit = sketch.colour.height;
  context.setTransform(unit, 0, 0, unit, 0, 0);
  context.fillStyle = css(rgb("#b8352c"), 0.92);
  context.beginPath();
  context.roundRect(x, y, size, size * 1.35, size * 0.12);
  context.fill();
  context.strokeStyle = css(rgb("#f3e6cc"), 0.95);
  context.lineWidth = size * 0.075;
  for (let i = 0; i < 4; i++) {
    const row = y + size * (0.25 + i * 0.28);
    context.beginPath();
    context.moveTo(x + size * (0.2 + random() * 0.12), row);
    context.lineTo(x + size * (0.66 + random() * 0.14), row + size * (random() - 0.5) * 0.08);
    if (random() < 0.7) {
      const column = x + size * (0.3 + random() * 0.4);
      context.moveTo(column, row - size * 0.12);
      context.lineTo(column, row + size * 0.18);
    }
    context.stroke();
  }
  context.restore();
}

/** Paper is never quite even: −8 to 8, the same for the same pixel. */
function fibre(i: number): number {
  const mixed = Math.imul(i ^ (i >>> 15), 0x2c1b3c6d);
  return ((Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39) >>> 24) - 128) * 0.06;
}

/** Prints the sketch on paper: fibres, wood grain in flat areas, slightly uneven ink. */
function print({ width, height, bytes }: Painting, sketch: Sketch, random: () => number): void {
  const { data } = sketch.colour.getContext("2d").getImageData(0, 0, width, height);
  const noise = createNoise2D(createRandom(Math.floor(random() * 1e9)));
  const scale = 1024 / Math.max(width, height);
  const grain = Float32Array.from(
    { length: height },
    (_, y) => noise(3, y * scale * 0.16) * 2.2 + noise(9, y * scale * 0.5) * 1.5,
  );
  for (let y = 0, i = 0; y < height; y++) {
    let cloud = 0;
    for (let x = 0; x < width; x++, i++) {
      if ((x & 3) === 0) cloud = noise(x * scale * 0.011, y * scale * 0.06) * 4;
      const speckle = fibre(i);
      for (let c = 0; c < 3; c++)
        bytes[i * 4 + c] = data[i * 4 + c]! * 0.94 + PAPER[c]! * 0.06 + cloud + grain[y]! + speckle;
      bytes[i * 4 + 3] = 120;
    }
  }
}

/** Leaves the paper bare around the picture, where no block reached. */
function trim({ width, height, bytes }: Painting): void {
  const margin = Math.round(Math.max(width, height) * 0.016);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      if (y >= margin && y < height - margin && x === margin) {
        x += width - 2 * margin;
        i += width - 2 * margin;
      }
      const speckle = fibre(i);
      for (let c = 0; c < 3; c++) bytes[i * 4 + c] = PAPER[c]! + speckle;
    }
}

/** A colour woodblock print: few flat inks, blue key line, graded skies. */
export const ukiyoE: Movement = {
  sketchScale: 1,
  ground: PAPER,
  manner: ({ light }) => ({ fill: flattener(light), keepsLines: true }),
  paint(painting, sketch, brushes, random) {
    stampSeal(sketch);
    print(painting, sketch, random);
    drawLinework(
      painting,
      readField(sketch, { swirl: 0 }),
      sketch.linework,
      {
        marks: brushes.liner,
        contour: {
          radius: Math.max(painting.width, painting.height) * 0.0013,
          contrast: 0,
          colour: () => KEY,
        },
        tint: (colour) => (luma(colour) < 130 ? KEY : ink(colour)),
        swell: 0.9,
        body: 0.47,
        streak: 0,
      },
      random,
    );
    trim(painting);
  },
  finish: { impasto: 0, weave: 0 },
};
