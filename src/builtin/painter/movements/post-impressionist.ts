import { luma, mix, rgb, saturate, turnHue } from "../colour.ts";
import { readField } from "../field.ts";
import { paintLayer } from "../stroke-layer.ts";
import type { Movement } from "./movement.ts";

const PRUSSIAN = rgb("#1f2f62");

/** Long loaded strokes that turn and swirl, pure colour, dark blue outlines, paint standing up from the canvas. */
export const postImpressionist: Movement = {
  sketchScale: 0.45,
  manner: () => ({
    colour: (colour) =>
      saturate(mix(colour, luma(colour) > 128 ? rgb("#ffd860") : rgb("#2348a0"), 0.16), 1.45),
    contour: { colour: PRUSSIAN, width: 0.0042 },
  }),
  paint(painting, sketch, brushes, random) {
    const field = readField(sketch, 0.75);
    const unit = Math.max(painting.width, painting.height);
    const layer = {
      marks: brushes.bristle,
      streak: 0.34,
      body: 1,
      tolerance: 120,
      wander: 0.12,
      tint: (colour: readonly [number, number, number], chance: () => number) => {
        const turned = turnHue(saturate(colour, 1.02 + chance() * 0.15), (chance() - 0.5) * 0.3);
        const shift = (chance() + chance() - 1) * 36;
        return [turned[0] + shift, turned[1] + shift, turned[2] + shift * 0.8] as const;
      },
    };
    paintLayer(
      painting,
      field,
      { ...layer, radius: unit / 60, spacing: 1, length: [4, 8], minimumDetail: 0, stray: 1 },
      random,
    );
    paintLayer(
      painting,
      field,
      { ...layer, radius: unit / 125, spacing: 1.15, length: [4, 13], minimumDetail: 0, stray: 1 },
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
  },
  finish: { impasto: 0.24, weave: 0.2 },
};
