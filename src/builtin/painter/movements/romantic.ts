import { mix, type Rgb, rgb, saturate } from "../colour.ts";
import { readField } from "../field.ts";
import { drawLinework } from "../linework.ts";
import type { Painting } from "../painting.ts";
import { paintLayer } from "../stroke-layer.ts";
import type { Movement } from "./movement.ts";

/** Lets the corners sink into brown: `depth` 0 to 1. */
function darken({ width, height, bytes }: Painting, depth: number): void {
  for (let y = 0, i = 0; y < height; y++) {
    const v = (y / height - 0.48) * 1.7;
    for (let x = 0; x < width; x++, i += 4) {
      const u = (x / width - 0.46) * 1.8;
      const keep = 1 - depth * Math.min(1, Math.max(0, (u * u + v * v - 0.22) * 0.95));
      bytes[i]! *= keep;
      bytes[i + 1]! *= keep * keep * 0.06 + keep * 0.94;
      bytes[i + 2]! *= keep * keep * 0.2 + keep * 0.8;
    }
  }
}

/** Studio oil: broad to fine, blended, under a warm varnish; `gloom` sinks the edges into shadow. */
function oil(gloom: number, varnish: number, vivid: number): Movement {
  const amber = rgb("#c89450");
  return {
    sketchScale: 0.6,
    ground: rgb("#6e5038"),
    manner: () => ({
      colour: (colour) => mix(saturate(colour, vivid), amber, varnish),
      keepsLines: true,
    }),
    paint(painting, sketch, brushes, random) {
      const field = readField(sketch, { swirl: 0.1, edgeDetail: 0.5 });
      const unit = Math.max(painting.width, painting.height);
      const tint = (colour: Rgb, chance: () => number): Rgb => {
        const shift = (chance() + chance() - 1) * 13;
        return [colour[0] + shift, colour[1] + shift * 0.95, colour[2] + shift * 0.8];
      };
      const layer = {
        marks: brushes.bristle,
        streak: 0.12,
        body: 0.5,
        tint,
        tolerance: 70,
      };
      paintLayer(
        painting,
        field,
        {
          ...layer,
          radius: unit / 60,
          spacing: 0.95,
          length: [3, 6],
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
          radius: unit / 150,
          spacing: 0.95,
          length: [3, 7],
          minimumDetail: 0,
          stray: 1,
          tolerance: 45,
        },
        random,
      );
      paintLayer(
        painting,
        field,
        {
          ...layer,
          radius: unit / 320,
          spacing: 1.1,
          length: [2.5, 8],
          minimumDetail: 0.5,
          stray: 0.2,
          tolerance: 40,
          body: 0.7,
        },
        random,
      );
      paintLayer(
        painting,
        field,
        {
          ...layer,
          radius: unit / 560,
          spacing: 1.3,
          length: [2, 6],
          minimumDetail: 0.85,
          stray: 0,
          tolerance: 40,
          body: 0.8,
        },
        random,
      );
      drawLinework(
        painting,
        field,
        sketch.linework,
        { marks: brushes.liner, tint, swell: 0.5, body: 0.6, streak: 0.1 },
        random,
      );
      darken(painting, gloom);
    },
    finish: { impasto: 0.07, weave: 0.3 },
  };
}

export const romantic = oil(0.35, 0.14, 1);
export const baroque = oil(0.95, 0.3, 1.1);
export const realist = oil(0.12, 0.04, 0.95);
