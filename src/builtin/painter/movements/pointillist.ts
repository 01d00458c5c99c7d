import type { Random } from "../../../core/random.ts";
import { breakColour } from "../broken-colour.ts";
import type { Mark } from "../brush.ts";
import { lighten, luma, mix, type Rgb, rgb, saturate, tinge, turnHue } from "../colour.ts";
import { type Field, readField } from "../field.ts";
import { drawLinework } from "../linework.ts";
import { createSpine, layStroke, type Painting } from "../painting.ts";
import { paintLayer } from "../stroke-layer.ts";
import type { Movement } from "./movement.ts";

const ORANGE = rgb("#f7a83c");
const BLUE = rgb("#3f57b4");
const VIOLET = rgb("#6a4aa0");

/**
 * The colour itself, its two neighbours, the orange of the light where it is light and blue and violet where it is
 * dark, and its complement, which in shadows takes every fifth dot. Never black.
 */
function part(colour: Rgb, random: Random): Rgb {
  const dark = Math.max(0, Math.min(1, (120 - luma(colour)) / 80));
  const pure = saturate(mix(colour, BLUE, dark * 0.35), 1.45);
  const chance = random();
  const dot =
    chance < 0.34
      ? saturate(pure, 1.1)
      : chance < 0.5
        ? turnHue(pure, 0.6)
        : chance < 0.66
          ? turnHue(pure, -0.6)
          : chance < 0.76
            ? mix(pure, dark > 0.3 ? VIOLET : rgb("#fff4da"), 0.45)
            : chance < 0.87
              ? mix(pure, dark > 0.3 ? BLUE : ORANGE, 0.5)
              : chance < 0.93 - dark * 0.06
                ? lighten(pure, 0.3)
                : complement(pure);
  const floor = Math.max(0, 46 - luma(dot));
  return [dot[0] + floor, dot[1] + floor * 0.9, dot[2] + floor * 1.5];
}

/** The opposite hue, light enough to be seen as a colour. */
function complement(colour: Rgb): Rgb {
  const opposite = turnHue(colour, Math.PI);
  return mix(
    opposite,
    tinge([150, 140, 140], Math.atan2(opposite[2] - opposite[1], opposite[0] - opposite[2]), 50),
    0.35,
  );
}

/** A painted frame of dots in the darkest of the picture's complements, as if it stood in its own shadow. */
function drawBorder(painting: Painting, field: Field, marks: readonly Mark[], random: Random): void {
  const { width, height } = painting;
  const unit = Math.max(width, height);
  const depth = unit * 0.019;
  const radius = unit / 230;
  const spine = createSpine(2);
  spine.count = 2;
  const scale = field.width / width;
  const dots = Math.round((2 * (width + height) * depth * 2.1) / (radius * radius * Math.PI));
  for (let i = 0; i < dots; i++) {
    const along = random() * 2 * (width + height);
    const across = random() * depth;
    const [x, y] =
      along < width
        ? [along, across]
        : along < 2 * width
          ? [along - width, height - across]
          : along < 2 * width + height
            ? [across, along - 2 * width]
            : [width - across, along - 2 * width - height];
    const column = Math.min(field.width - 1, Math.floor(x * scale));
    const at = (Math.min(field.height - 1, Math.floor(y * scale)) * field.width + column) * 4;
    const near: Rgb = [field.colour[at]!, field.colour[at + 1]!, field.colour[at + 2]!];
    const chance = random();
    const deep =
      chance < 0.5 ? rgb("#2f3a80") : chance < 0.72 ? rgb("#5a3a7c") : mix(turnHue(near, Math.PI), BLUE, 0.3);
    const [red, green, blue] =
      chance > 0.93 ? rgb("#c8643c") : lighten(mix(deep, near, 0.12), (random() - 0.6) * 0.25);
    spine.x.set([x - radius, x + radius]);
    spine.y.set([y, y]);
    const mark = marks[Math.floor(random() * marks.length)]!;
    layStroke(painting, spine, { mark, radius, red, green, blue, body: 0.9, streak: 0.08 });
  }
}

/** Dots of unmixed colour over a pale lay-in; the eye does the mixing. */
export const pointillist: Movement = {
  sketchScale: 0.45,
  ground: rgb("#a89c8c"),
  manner: () => ({ keepsLines: true }),
  paint(painting, sketch, brushes, random) {
    const field = readField(sketch, { swirl: 0, edgeDetail: 0.7 });
    breakColour(field, sketch.noise, { chroma: 26, contrast: 0.35 });
    const unit = Math.max(painting.width, painting.height);
    const ground = (colour: Rgb) => mix(saturate(colour, 0.9), rgb("#f6ecd6"), 0.18);
    paintLayer(
      painting,
      field,
      {
        marks: brushes.bristle,
        radius: unit / 60,
        spacing: 0.95,
        length: [3, 4],
        minimumDetail: 0,
        stray: 1,
        tolerance: 90,
        body: 0.3,
        streak: 0.1,
        tint: ground,
      },
      random,
    );
    const dots = {
      marks: brushes.dot,
      length: [2, 2] as const,
      tolerance: 1000,
      body: 0.95,
      streak: 0.08,
      tint: part,
      wander: 3,
    };
    paintLayer(
      painting,
      field,
      { ...dots, radius: unit / 165, spacing: 1.5, minimumDetail: 0, stray: 1 },
      random,
    );
    paintLayer(
      painting,
      field,
      { ...dots, radius: unit / 225, spacing: 1.62, minimumDetail: 0, stray: 1 },
      random,
    );
    paintLayer(
      painting,
      field,
      {
        ...dots,
        radius: unit / 380,
        spacing: 1.6,
        minimumDetail: 0.6,
        stray: 0.06,
        tint: (colour, chance) => mix(colour, part(colour, chance), 0.5),
      },
      random,
    );
    drawLinework(
      painting,
      field,
      sketch.linework,
      { marks: brushes.liner, tint: part, swell: 0.6, body: 0.8, streak: 0.2 },
      random,
    );
    drawBorder(painting, field, brushes.dot, random);
  },
  finish: { impasto: 0.11, weave: 0.35 },
};
