import { breakColour } from "../broken-colour.ts";
import { luma, mix, rgb, saturate, tinge, turnHue } from "../colour.ts";
import { readField } from "../field.ts";
import { drawLinework } from "../linework.ts";
import { paintLayer } from "../stroke-layer.ts";
import type { Movement } from "./movement.ts";

const PRUSSIAN = rgb("#1f2f62");
const MADDER = rgb("#5a2448");

/** Long loaded strokes that turn and swirl, pure colour, dark blue outlines, paint standing up from the canvas. */
export const postImpressionist: Movement = {
  sketchScale: 0.45,
  ground: rgb("#c9b48c"),
  manner: () => ({
    colour: (colour) =>
      saturate(
        mix(colour, luma(colour) > 128 ? rgb("#ffd860") : rgb("#2348a0"), luma(colour) > 128 ? 0.16 : 0.1),
        1.4,
      ),
    keepsLines: true,
  }),
  paint(painting, sketch, brushes, random) {
    const field = readField(sketch, { swirl: 0.75, hasHalo: true });
    breakColour(field, sketch.noise, { chroma: 46, contrast: 0.45 });
    const unit = Math.max(painting.width, painting.height);
    const layer = {
      marks: brushes.bristle,
      streak: 0.34,
      body: 1,
      tolerance: 120,
      wander: 0.12,
      tint: (colour: readonly [number, number, number], chance: () => number) => {
        const pure = turnHue(saturate(colour, 1.02 + chance() * 0.15), (chance() - 0.5) * 0.3);
        const turned = tinge(pure, chance() * 2 * Math.PI, chance() * 26);
        const shift = (chance() + chance() - 1) * 36;
        return [turned[0] + shift, turned[1] + shift, turned[2] + shift * 0.8] as const;
      },
    };
    paintLayer(
      painting,
      field,
      {
        ...layer,
        radius: unit / 60,
        spacing: 1,
        length: [4, 8],
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
        radius: unit / 125,
        spacing: 1.15,
        length: [4, 13],
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
        radius: unit / 230,
        spacing: 1.45,
        length: [3, 12],
        minimumDetail: 0.6,
        stray: 0.12,
        tolerance: 70,
      },
      random,
    );
    paintLayer(
      painting,
      field,
      {
        ...layer,
        radius: unit / 380,
        spacing: 1.5,
        length: [2, 8],
        minimumDetail: 0.85,
        stray: 0.01,
        tolerance: 60,
      },
      random,
    );
    drawLinework(
      painting,
      field,
      sketch.linework,
      {
        marks: brushes.liner,
        contour: {
          radius: unit * 0.0016,
          contrast: 0.12,
          colour: (chance) => mix(PRUSSIAN, MADDER, chance() * 0.35),
        },
        tint: layer.tint,
        swell: 0.8,
        body: 0.9,
        streak: 0.25,
      },
      random,
    );
  },
  finish: { impasto: 0.24, weave: 0.2 },
};
