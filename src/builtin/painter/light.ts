import type { Random } from "../../core/random.ts";
import { luma, mix, multiply, type Rgb, rgb, turnHue } from "./colour.ts";

/** The light a whole picture stands in. */
export interface Light {
  name: string;
  skyTop: Rgb;
  skyLow: Rgb;
  /** Tints of what faces the sun and of what lies in shade. */
  sun: Rgb;
  shade: Rgb;
  /** Colour of distance, and how soon things drown in it, 0 to 1. */
  haze: Rgb;
  hazeAmount: number;
  cloud: Rgb;
  cloudAmount: number;
  /** Disc of the sun or moon where it shows. */
  disc?: Rgb;
  isNight: boolean;
  /** How much of its own colour a thing loses to the dark, 0 to 1. */
  dimness: number;
  /** Stars out, 0 to 1. */
  stars: number;
  isWet: boolean;
}

type Row = [
  name: string,
  top: string,
  low: string,
  sun: string,
  shade: string,
  haze: string,
  hazeAmount: number,
  cloud: string,
  cloudAmount: number,
  disc?: string,
];

const ROWS: Row[] = [
  ["noon", "#4f86cf", "#cfe3ee", "#fff6dc", "#7c86c8", "#b9cfe6", 0.45, "#fffaf0", 0.6],
  ["spring", "#7fb2e0", "#eef0e2", "#fffbe6", "#8f95cf", "#cdd9ea", 0.5, "#fff6f0", 0.7],
  ["sunrise", "#7d93c4", "#f6c9a4", "#ffdfba", "#7f7fb8", "#c9b4c6", 0.75, "#f4b9a0", 0.5, "#ff7a3c"],
  ["sunset", "#6d6fb4", "#ffb45e", "#ffd08a", "#7a5f9e", "#d8a08e", 0.65, "#f08a6a", 0.7, "#ffdf70"],
  ["rose", "#9aa6d6", "#fbd3cc", "#ffe2cc", "#8a80bc", "#d9c2d2", 0.6, "#fbc4b8", 0.6],
  ["gold", "#8fb0cc", "#fbe6ae", "#ffe7a8", "#8377a8", "#e2cfa6", 0.55, "#fdeec4", 0.5],
  ["silver", "#9fb0c0", "#dfe3dc", "#f1efe4", "#8b93ae", "#c6cdd4", 0.75, "#eef0ee", 0.9],
  ["mist", "#a9b6cc", "#d8d3d4", "#efe2d8", "#8f93b6", "#c2c3d2", 0.95, "#dcd8dc", 0.3, "#f7a468"],
  ["rain", "#8a98ab", "#c9c8c0", "#dedfdc", "#757d9c", "#b4b9c2", 0.85, "#a9b1bd", 1],
  ["night", "#16255c", "#3e62a0", "#8fa6d8", "#3a4690", "#2d4a8c", 0.6, "#5f86c4", 0.4, "#ffe9a0"],
  ["storm", "#4b5568", "#97a09c", "#b9bdb8", "#525a78", "#818b95", 0.75, "#6d7484", 1.5],
  ["moonlight", "#20345c", "#7c98b4", "#a9bdd8", "#34466e", "#56708f", 0.7, "#8fa6bc", 0.6, "#fbf6dc"],
  ["snow night", "#262f6c", "#6a72b6", "#a6aee6", "#4c4c9c", "#5a62a8", 0.6, "#7a82c0", 0.5, "#fdf3cf"],
  ["wet night", "#1f2a4c", "#5a5f86", "#8c95bc", "#343c6c", "#474d78", 0.65, "#4f5880", 0.7],
  ["ember dusk", "#4a4a86", "#e39a72", "#d9b0a4", "#5c5490", "#a07f98", 0.65, "#c07f86", 0.7],
  ["dusk", "#3f4c8c", "#c08aa8", "#c9a8c4", "#545a9c", "#8578a8", 0.7, "#9a7cae", 0.6, "#fff1c4"],
];

/** What may be dealt when the words name no light. */
const BY_DAY = [
  "noon",
  "spring",
  "sunrise",
  "sunset",
  "rose",
  "gold",
  "silver",
  "noon",
  "gold",
  "mist",
  "dusk",
];

/** The first whose moods are all named deals the light. */
const BY_MOOD: readonly (readonly [moods: readonly string[], lights: readonly string[]])[] = [
  [["night", "snow"], ["snow night"]],
  [["moon", "snow"], ["snow night"]],
  [["dark", "snow"], ["snow night"]],
  [["night", "rain"], ["wet night"]],
  [["night", "storm"], ["wet night"]],
  [["moon"], ["moonlight"]],
  [["night"], ["night"]],
  [["storm"], ["storm"]],
  [["sunset"], ["sunset", "ember dusk"]],
  [["dusk"], ["dusk", "ember dusk"]],
  [["sunrise"], ["sunrise", "rose", "gold"]],
  [["mist"], ["mist"]],
  [["rain"], ["rain"]],
  [["snow"], ["silver", "rose", "spring", "gold"]],
  [["noon"], ["noon", "gold"]],
  [["spring"], ["spring", "noon"]],
  [["autumn"], ["gold", "silver", "sunset", "noon"]],
  [["dark"], ["dusk", "night", "moonlight"]],
  [["fear"], ["storm", "ember dusk"]],
  [["melancholy"], ["silver", "mist", "dusk"]],
  [["mystery"], ["dusk", "moonlight", "mist"]],
  [["love"], ["rose", "sunset"]],
  [["joyful"], ["noon", "spring", "gold"]],
  [["calm"], ["rose", "silver", "sunrise"]],
  [["ancient"], ["gold", "sunset", "mist"]],
];

const STARS: Readonly<Record<string, number>> = { night: 1, "snow night": 0.5, moonlight: 0.35 };
const NIGHTS: ReadonlySet<string> = new Set([
  "night",
  "dusk",
  "ember dusk",
  "moonlight",
  "snow night",
  "wet night",
]);

/** The light the moods ask for, else one by chance; no two seeds get quite the same hue. */
export function chooseLight(moods: ReadonlySet<string>, random: Random): Light {
  const names = BY_MOOD.find(([named]) => named.every((mood) => moods.has(mood)))?.[1] ?? BY_DAY;
  const name = names[Math.floor(random() * names.length)]!;
  const [, top, low, sun, shade, haze, hazeAmount, cloud, cloudAmount, disc] = ROWS.find(
    (row) => row[0] === name,
  )!;
  const turn = (random() - 0.5) * 0.36;
  const tint = (hex: string) => turnHue(rgb(hex), turn);
  return {
    name,
    skyTop: tint(top),
    skyLow: tint(low),
    sun: rgb(sun),
    shade: tint(shade),
    haze: tint(haze),
    hazeAmount,
    cloud: tint(cloud),
    cloudAmount: cloudAmount * (0.5 + random() * 0.7),
    ...(disc && { disc: rgb(disc) }),
    isNight: NIGHTS.has(name),
    dimness: !NIGHTS.has(name) ? 0 : name.endsWith("dusk") ? 0.15 : 0.4,
    stars: STARS[name] ?? 0,
    isWet: name === "rain" || moods.has("rain"),
  };
}

/** A thing's own colour under the light: `amount` 1 faces the sun, 0 is in the shade. */
export function lit(light: Light, local: Rgb, amount: number): Rgb {
  const grey = luma(local);
  const seen = light.dimness > 0 ? mix(local, [grey * 0.85, grey * 0.97, grey * 1.2], light.dimness) : local;
  return multiply(seen, mix(light.shade, light.sun, amount));
}

/** The same colour seen from afar: `depth` 0 is here, 1 the horizon. Fog veils even what is near. */
export function far(light: Light, colour: Rgb, depth: number): Rgb {
  const veil = Math.max(0, light.hazeAmount - 0.75) * 1.3;
  return mix(colour, light.haze, Math.min(1, veil + depth * light.hazeAmount * 1.15));
}
