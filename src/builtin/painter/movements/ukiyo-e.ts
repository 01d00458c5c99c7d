import { createNoise2D } from "simplex-noise";
import { createRandom } from "../../../core/random.ts";
import { css, mix, nearest, type Rgb, rgb, saturate } from "../colour.ts";
import type { Painting } from "../painting.ts";
import type { Sketch } from "../sketch.ts";
import type { Movement } from "./movement.ts";

const INKS = [
  "#1f3a68",
  "#39608f",
  "#7ba0b8",
  "#b9ccc8",
  "#e9dcbc",
  "#f3e9d0",
  "#d9b87c",
  "#c08a54",
  "#b4503c",
  "#d98c76",
  "#e9bca4",
  "#5d7a5c",
  "#93a678",
  "#c3c79a",
  "#4a4a52",
  "#8a8478",
  "#6a5a78",
].map(rgb);
const KEY = rgb("#1c2638");

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

/** Prints the sketch on paper: fibres, wood grain in flat areas, a margin, slightly uneven ink. */
function print({ width, height, colour, relief }: Painting, sketch: Sketch, random: () => number): void {
  const { data } = sketch.colour.getContext("2d").getImageData(0, 0, width, height);
  const noise = createNoise2D(createRandom(Math.floor(random() * 1e9)));
  const scale = 1024 / Math.max(width, height);
  const paper = rgb("#f1e6cc");
  const margin = Math.round(Math.max(width, height) * 0.016);
  const grain = Float32Array.from(
    { length: height },
    (_, y) => noise(3, y * scale * 0.16) * 5 + noise(9, y * scale * 0.5) * 3,
  );
  for (let y = 0, i = 0; y < height; y++) {
    let cloud = 0;
    for (let x = 0; x < width; x++, i++) {
      if ((x & 3) === 0) cloud = noise(x * scale * 0.011, y * scale * 0.06) * 5;
      const isMargin = x < margin || y < margin || x >= width - margin || y >= height - margin;
      const speckle = ((Math.imul(i, 0x9e3779b1) >>> 24) - 128) * 0.05;
      const shift = isMargin ? cloud * 0.5 + speckle : cloud + grain[y]! + speckle;
      for (let c = 0; c < 3; c++) {
        const value = isMargin ? paper[c]! : data[i * 4 + c]! * 0.93 + paper[c]! * 0.07;
        colour[i * 3 + c] = Math.max(0, Math.min(255, value + shift));
      }
      relief[i] = 120;
    }
  }
}

/** A colour woodblock print: few flat inks, blue key line, graded skies. */
export const ukiyoE: Movement = {
  sketchScale: 1,
  manner: () => ({
    colour: (colour: Rgb) => mix(nearest(INKS, saturate(colour, 1.1)), colour, 0.06),
    contour: { colour: KEY, width: 0.0032 },
  }),
  paint(painting, sketch, _brushes, random) {
    stampSeal(sketch);
    print(painting, sketch, random);
  },
  finish: { impasto: 0, weave: 0 },
};
