import { mix, type Rgb, rgb } from "../colour.ts";
import { type Light, lit } from "../light.ts";
import { pick } from "../pick.ts";
import { type Point, type Sketch, smooth } from "../sketch.ts";
import type { Theme } from "../theme.ts";
import type { Stance } from "./form.ts";
import { type Cut, chooseCut } from "./haircut.ts";
import { type Build, createHead, type Head } from "./head.ts";
import { drawBeard } from "./sitter-beard.ts";
import { drawClothes } from "./sitter-clothes.ts";
import { drawFace } from "./sitter-face.ts";
import { drawEar } from "./sitter-features.ts";
import { drawBackHair, drawHair } from "./sitter-hair.ts";
import { drawHat } from "./sitter-hat.ts";

const HAIR = ["#d9a650", "#c07038", "#a0673a", "#6e4630", "#3f2f34"].map(rgb);
const GREY = ["#d8d4cc", "#b4b0b0", "#8f8a8c"].map(rgb);
const SKIN = ["#f6d2b6", "#eebd98", "#d6a07a", "#a8724f", "#7c4f38"].map(rgb);
const CLOTH = ["#33508c", "#a83c3c", "#4f7a60", "#7a5a94", "#e3d6c4", "#c98a3c", "#3f4468"].map(rgb);

/** Who is painted. */
export interface Person {
  isMan: boolean;
  age: "child" | "grown" | "old";
  hasHat: boolean;
  hasBeard: boolean;
}

/** Someone before the easel: where they are and the colours they are painted with. */
export interface Sitter extends Person {
  sketch: Sketch;
  light: Light;
  head: Head;
  stance: Stance;
  cut: Cut;
  /** Places about the neck in heights of the head: across from its middle, up from the chin. */
  at: (across: number, up: number) => Point;
  shape: (points: readonly (readonly [number, number])[]) => ReturnType<typeof smooth>;
  skin: Rgb;
  hair: Rgb;
  cloth: Rgb;
  /** Skin from the deepest shade to the brightest light. */
  flesh: readonly [deep: Rgb, shade: Rgb, dusk: Rgb, half: Rgb, warm: Rgb, bright: Rgb];
}

/** Who the words ask for; anyone where they ask for nobody. */
export function choosePerson({ moods }: Pick<Theme, "moods">, random: Sketch["random"]): Person {
  const [named, aged, worn] = [random(), random(), random()];
  const isMan = moods.has("man") || (!moods.has("woman") && named < 0.45);
  const age = moods.has("child")
    ? "child"
    : moods.has("old") || moods.has("ancient")
      ? "old"
      : aged < 0.16
        ? "old"
        : "grown";
  const hasBeard = age !== "child" && isMan && (moods.has("beard") || random() < 0.5);
  return { isMan, age, hasBeard, hasHat: moods.has("hat") || (age !== "child" && worn < 0.22) };
}

/** Nobody's face is anybody else's. */
function buildOf({ isMan, age }: Person, random: Sketch["random"]): Build {
  const vary = (middle: number, reach: number) => middle + (random() * 2 - 1) * reach;
  if (age === "child")
    return {
      ...{ jaw: vary(0.98, 0.05), nose: vary(0.62, 0.08), lips: vary(1, 0.15), eyes: vary(1.22, 0.06) },
      ...{ brow: -0.008, chin: -0.012, cheeks: vary(1, 0.2), youth: vary(0.85, 0.15) },
    };
  const worn = age === "old" ? 0.5 : 0;
  return isMan
    ? {
        ...{ jaw: vary(1.13, 0.07), nose: vary(1.14, 0.14), lips: vary(0.75, 0.15), eyes: vary(0.94, 0.05) },
        ...{ brow: vary(0.012, 0.005), chin: vary(0.01, 0.01), cheeks: vary(-0.3 - worn, 0.3), youth: 0 },
      }
    : {
        ...{ jaw: vary(0.99, 0.06), nose: vary(0.92, 0.12), lips: vary(1.1, 0.15), eyes: vary(1.08, 0.06) },
        ...{ brow: 0, chin: vary(0, 0.008), cheeks: vary(0.15 - worn, 0.35), youth: 0.12 },
      };
}

/** Paints head and shoulders where `stance` puts the chin; its scale is the height of the head. */
export function drawSitter(sketch: Sketch, theme: Theme, person: Person, stance: Stance): void {
  const { random } = sketch;
  const { light, accents } = theme;
  const complexion = Math.floor(random() * SKIN.length * 0.999);
  const skin = SKIN[complexion]!;
  // The darker the skin the darker the hair.
  const hair =
    person.age === "old"
      ? pick(GREY, random)
      : pick(HAIR.slice(Math.min(4, complexion + (complexion > 1 ? 1 : 0))), random);
  const violet = rgb("#7a64a8");
  const at = (u: number, v: number): Point => [stance.x + u * stance.scale, stance.y - v * stance.scale];
  const sitter: Sitter = {
    ...person,
    ...{ sketch, light, stance, at, skin, hair },
    cut: chooseCut(person, random),
    head: createHead(buildOf(person, random), stance),
    shape: (points) => smooth(points.map(([u, v]) => at(u, v))),
    cloth: accents[0] ?? pick(CLOTH, random),
    flesh: [
      lit(light, mix(skin, rgb("#4c2a44"), 0.6), 0.62),
      lit(light, mix(skin, violet, 0.4), 0.72),
      lit(light, mix(skin, rgb("#b0745c"), 0.38), 0.84),
      lit(light, mix(skin, rgb("#d98a64"), 0.16), 0.94),
      lit(light, skin, 1.02),
      lit(light, mix(skin, rgb("#fff4e0"), 0.42), 1.06),
    ],
  };
  drawBackHair(sitter);
  drawClothes(sitter);
  drawFace(sitter);
  drawHair(sitter);
  drawEar(sitter);
  if (person.hasBeard) drawBeard(sitter);
  if (person.hasHat) drawHat(sitter);
}
