import type { Random } from "../../../core/random.ts";
import { breakColour } from "../broken-colour.ts";
import { luma, mix, type Rgb, rgb, saturate, turnHue } from "../colour.ts";
import { type Field, readField } from "../field.ts";
import { drawLinework } from "../linework.ts";
import { pick } from "../pick.ts";
import { paintLayer } from "../stroke-layer.ts";
import type { Movement } from "./movement.ts";

/** What is squeezed out for one picture: a pair of complements in several strengths, and what links them. */
interface Chord {
  pigments: readonly Rgb[];
  contour: Rgb;
}

const chord = (contour: string, ...pigments: string[]): Chord => ({
  contour: rgb(contour),
  pigments: pigments.map(rgb),
});

const CHORDS = [
  // Orange and blue: a harbour in the south.
  chord(
    "#1f2a5e",
    "#232f6e",
    "#2f5fa8",
    "#6aa5c6",
    "#b9d3d6",
    "#c8452c",
    "#e07a35",
    "#eeb048",
    "#f3d9a4",
    "#e9a79a",
    "#2a7a68",
    "#9a3350",
  ),
  // Red and green: woods by a river.
  chord(
    "#23305c",
    "#1f4a44",
    "#2f7d5c",
    "#7fb08a",
    "#a8ab4a",
    "#a42c3c",
    "#d4472f",
    "#df8058",
    "#eda48a",
    "#f0c65a",
    "#f4e3bf",
    "#34549a",
    "#9dbfc9",
  ),
  // Yellow and violet: hills at noon.
  chord(
    "#5c1f3e",
    "#3a2f6e",
    "#6b5298",
    "#b39cc4",
    "#d9b8b4",
    "#d99a28",
    "#f0c445",
    "#f6e2a6",
    "#c9503a",
    "#e0936c",
    "#b03a5c",
    "#3f8a74",
    "#3f73b0",
  ),
] as const;

/** What a thing pays for a colour of the ground behind it, in steps of brightness. */
const SHUN = 38;
const NONE: ReadonlySet<Rgb> = new Set();

/** Whether things and their ground are both warm or both cool, and would run into each other. */
function isOfOneWarmth({ colour, detail }: Field): boolean {
  const [ground, things] = [
    [0, 0],
    [0, 0],
  ] as [[number, number], [number, number]];
  for (let i = 0; i < detail.length; i += 97) {
    const side = detail[i]! < 0.4 * 255 ? ground : things;
    side[0] += colour[i * 4]! - colour[i * 4 + 2]!;
    side[1]++;
  }
  const [behind, before] = [ground[0] / (ground[1] || 1), things[0] / (things[1] || 1)];
  return behind * before > 0 && Math.abs(behind) > 24 && Math.abs(before) > 24;
}

/** The two tubes the plain grounds take most of. */
function groundOf(field: Field, take: (colour: Rgb) => Rgb): Set<Rgb> {
  const uses = new Map<Rgb, number>();
  for (let i = 0; i < field.detail.length; i += 97) {
    if (field.detail[i]! > 0.45 * 255) continue;
    const pigment = take([field.colour[i * 4]!, field.colour[i * 4 + 1]!, field.colour[i * 4 + 2]!]);
    uses.set(pigment, (uses.get(pigment) ?? 0) + 1);
  }
  return new Set(
    [...uses]
      .sort(([, a], [, b]) => b - a)
      .slice(0, 2)
      .map(([pigment]) => pigment),
  );
}

/**
 * The tube that comes nearest, after the colour has been pushed as far as it goes and shaken by `looseness`: what lies
 * between two tubes is laid as touches of both, so every touch is pure and nothing fades.
 */
function fromTube(
  pigments: readonly Rgb[],
  colour: Rgb,
  looseness: number,
  random: Random,
  shunned: ReadonlySet<Rgb> = NONE,
): Rgb {
  // Broad touches a tone down from nature, or paper-white skies would leave the ground no light; small things a tone up.
  const tone = looseness > 0.5 ? -7 : 14;
  const own = luma(colour) * 0.95 + tone + (random() + random() - 1) * 46 * looseness;
  const pushed = saturate(colour, 1.7);
  const [warm, rose] = [pushed[0] - pushed[2], pushed[0] - pushed[1]];
  const [shakeWarm, shakeRose] = [(random() - 0.5) * 120 * looseness, (random() - 0.5) * 90 * looseness];
  let best = pigments[0]!;
  let bestScore = Number.POSITIVE_INFINITY;
  for (const pigment of pigments) {
    const score =
      Math.abs(luma(pigment) - own) * 1.4 +
      Math.abs(pigment[0] - pigment[2] - warm - shakeWarm) * 0.36 +
      Math.abs(pigment[0] - pigment[1] - rose - shakeRose) * 0.3 +
      (shunned.has(pigment) ? SHUN : 0);
    if (score < bestScore) [best, bestScore] = [pigment, score];
  }
  return best;
}

/** Touches of pure pigment set side by side on a light ground, bound by brushed contours. */
export const fauvist: Movement = {
  sketchScale: 0.5,
  ground: rgb("#f4e9d2"),
  manner: () => ({ keepsLines: true }),
  paint(painting, sketch, brushes, random) {
    const { pigments, contour } = pick(CHORDS, random);
    const field = readField(sketch, {
      swirl: 0.2,
      slant: 0.5 + random() * 0.9,
    });
    breakColour(field, sketch.noise, {
      chroma: 40,
      contrast: 0.25,
      turn: (random() < 0.5 ? 1 : -1) * (isOfOneWarmth(field) ? 2.5 : 0.8),
    });
    const unit = Math.max(painting.width, painting.height);
    const turn = (random() - 0.5) * 0.5;
    const ground = groundOf(field, (colour) => fromTube(pigments, turnHue(colour, turn), 0, random));
    const tint = (looseness: number, shunned?: ReadonlySet<Rgb>) => (colour: Rgb, chance: Random) => {
      const pigment = fromTube(pigments, turnHue(colour, turn), looseness, chance, shunned);
      const shift = (chance() - 0.5) * 18;
      return mix([pigment[0] + shift, pigment[1] + shift, pigment[2] + shift], colour, 0.06);
    };
    const layer = {
      marks: brushes.bristle,
      streak: 0.2,
      body: 0.9,
      tolerance: 90,
      wander: 0.22,
    };
    paintLayer(
      painting,
      field,
      {
        ...layer,
        radius: unit / 58,
        spacing: 1.4,
        length: [3, 5.5],
        minimumDetail: 0,
        stray: 1,
        tint: tint(1),
      },
      random,
    );
    paintLayer(
      painting,
      field,
      {
        ...layer,
        radius: unit / 105,
        spacing: 1.35,
        length: [3, 6],
        minimumDetail: 0.36,
        stray: 0.22,
        tolerance: 60,
        tint: tint(0.7),
      },
      random,
    );
    paintLayer(
      painting,
      field,
      {
        ...layer,
        radius: unit / 200,
        spacing: 1.15,
        length: [2.5, 7],
        minimumDetail: 0.6,
        stray: 0.04,
        tolerance: 45,
        tint: tint(0.35, ground),
      },
      random,
    );
    paintLayer(
      painting,
      field,
      {
        ...layer,
        radius: unit / 330,
        spacing: 1.2,
        length: [2, 7],
        minimumDetail: 0.78,
        stray: 0.005,
        tolerance: 45,
        tint: tint(0.15, ground),
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
          radius: unit * 0.0031,
          contrast: 0.02,
          colour: (chance) => mix(contour, pick(pigments, chance), 0.14),
        },
        tint: tint(0.2, ground),
        swell: 0.9,
        body: 1,
        streak: 0.28,
      },
      random,
    );
  },
  finish: { impasto: 0.14, weave: 0.7 },
};
