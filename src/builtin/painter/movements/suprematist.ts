import { type Rgb, rgb } from "../colour.ts";
import { readField } from "../field.ts";
import { drawForms } from "../scenes/forms.ts";
import { paintLayer } from "../stroke-layer.ts";
import type { Movement } from "./movement.ts";

/** Flat geometry laid straight on off-white, each form brushed along its own length, edges kept crisp. */
export const suprematist: Movement = {
  sketchScale: 1,
  ground: rgb("#ece6d8"),
  manner: () => ({}),
  scene: drawForms,
  paint(painting, sketch, brushes, random) {
    const field = readField(sketch, { swirl: 0.2 });
    const unit = Math.max(painting.width, painting.height);
    const tint = (colour: Rgb, chance: () => number): Rgb => {
      const shift = (chance() - 0.5) * 11;
      return [colour[0] + shift, colour[1] + shift, colour[2] + shift * 0.8];
    };
    paintLayer(
      painting,
      field,
      {
        marks: brushes.bristle,
        radius: unit / 110,
        spacing: 0.95,
        length: [4, 9],
        minimumDetail: 0,
        stray: 1,
        tolerance: 40,
        body: 0.7,
        streak: 0.07,
        tint,
        wander: 0.15,
      },
      random,
    );
    const { width, height, bytes } = painting;
    for (let i = 0; i < width * height; i++) {
      for (let c = 0; c < 3; c++) {
        const flat = field.colour[i * 4 + c]!;
        const drift = bytes[i * 4 + c]! - flat;
        bytes[i * 4 + c] = Math.max(0, Math.min(255, flat + (drift > 26 ? 5 : drift < -26 ? -5 : drift)));
      }
    }
  },
  finish: { impasto: 0.06, weave: 0.75 },
};
