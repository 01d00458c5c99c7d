import { luma, mix, type Rgb, rgb, turnHue } from "../colour.ts";
import { readField } from "../field.ts";
import { paintLayer } from "../stroke-layer.ts";
import type { Movement } from "./movement.ts";

/** From dark to light; a colour is chosen by brightness and nudged by hue, so the light holds while hues go wild. */
const SCALES = [
  [
    "#1d2a78",
    "#7a1f7c",
    "#0f6b58",
    "#c2202c",
    "#1f6fd0",
    "#e8502a",
    "#12a06a",
    "#f0609c",
    "#ff9a1f",
    "#7fc8e8",
    "#ffd53c",
    "#f9c9b8",
    "#fdf3d4",
  ],
  [
    "#14315c",
    "#8c1c3c",
    "#125c3c",
    "#5a3fa8",
    "#d8352a",
    "#1f8fb8",
    "#e8722a",
    "#48b04c",
    "#ef7fb4",
    "#ffbf2c",
    "#a8d8c0",
    "#ffe48a",
    "#fbf0e4",
  ],
].map((scale) => scale.map(rgb));

function wild(scale: readonly Rgb[], colour: Rgb): Rgb {
  const [r, , b] = colour;
  const place = (luma(colour) / 255) * (scale.length - 1);
  const warm = (r - b) / 90;
  let best = scale[0]!;
  let bestScore = Number.POSITIVE_INFINITY;
  for (const [i, candidate] of scale.entries()) {
    const candidateWarm = (candidate[0] - candidate[2]) / 90;
    const score = Math.abs(i - place) * 0.8 + Math.abs(candidateWarm - warm) * 0.75;
    if (score < bestScore) [best, bestScore] = [candidate, score];
  }
  return best;
}

/** Flat arbitrary colour inside painted contours, broad strokes, bits of bare canvas. */
export const fauvist: Movement = {
  sketchScale: 0.5,
  manner(_theme, random) {
    const scale = SCALES[Math.floor(random() * SCALES.length)]!;
    const turn = (random() - 0.5) * 0.5;
    return {
      colour: (colour) => wild(scale, turnHue(colour, turn)),
      contour: { colour: rgb("#1c2350"), width: 0.0085 },
    };
  },
  paint(painting, sketch, brushes, random) {
    for (let i = 0; i < painting.colour.length; i += 3) {
      painting.colour[i] = 246;
      painting.colour[i + 1] = 236;
      painting.colour[i + 2] = 214;
    }
    const field = readField(sketch, 0.3);
    const unit = Math.max(painting.width, painting.height);
    const tint = (colour: Rgb, chance: () => number) => {
      const shift = (chance() - 0.5) * 26;
      return mix(
        [colour[0] + shift, colour[1] + shift, colour[2] + shift],
        turnHue(colour, 0.3),
        chance() * 0.3,
      );
    };
    const layer = { streak: 0.2, body: 0.85, tolerance: 90, tint, wander: 0.2 };
    paintLayer(
      painting,
      field,
      {
        ...layer,
        marks: brushes.dry,
        radius: unit / 42,
        spacing: 1.12,
        length: [3, 7],
        minimumDetail: 0,
        stray: 1,
      },
      random,
    );
    paintLayer(
      painting,
      field,
      {
        ...layer,
        marks: brushes.bristle,
        radius: unit / 95,
        spacing: 1.3,
        length: [3, 7],
        minimumDetail: 0.3,
        stray: 0.35,
        tolerance: 60,
      },
      random,
    );
    paintLayer(
      painting,
      field,
      {
        ...layer,
        marks: brushes.bristle,
        radius: unit / 200,
        spacing: 1.15,
        length: [2.5, 9],
        minimumDetail: 0.45,
        stray: 0.3,
        tolerance: 45,
      },
      random,
    );
    paintLayer(
      painting,
      field,
      {
        ...layer,
        marks: brushes.bristle,
        radius: unit / 330,
        spacing: 1.3,
        length: [2, 9],
        minimumDetail: 0.75,
        stray: 0.05,
        tolerance: 45,
      },
      random,
    );
  },
  finish: { impasto: 0.12, weave: 0.7 },
};
