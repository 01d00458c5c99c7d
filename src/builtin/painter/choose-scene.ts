import type { Random } from "../../core/random.ts";
import { THINGS } from "./elements/things.ts";
import { drawWeather } from "./elements/weather.ts";
import { pick } from "./pick.ts";
import { drawAnimal } from "./scenes/animals.ts";
import { drawBoulevard } from "./scenes/boulevard.ts";
import { drawCafe, drawCathedral, drawVillageView } from "./scenes/city.ts";
import { drawCosmos, drawMoonscape } from "./scenes/cosmos.ts";
import { drawDancers } from "./scenes/dancers.ts";
import { drawDesert, drawSavanna } from "./scenes/desert.ts";
import { drawEmblem } from "./scenes/emblems.ts";
import { drawVolcano, drawWaterfall } from "./scenes/falls.ts";
import { drawFields } from "./scenes/fields.ts";
import { drawGarden } from "./scenes/garden.ts";
import { drawHarbour } from "./scenes/harbour.ts";
import { drawHillsView } from "./scenes/hills.ts";
import { drawAbstract } from "./scenes/imagined.ts";
import { drawInterior } from "./scenes/interior.ts";
import { drawMarket } from "./scenes/market.ts";
import { drawMetropolis } from "./scenes/metropolis.ts";
import { drawForest, drawMountains } from "./scenes/nature.ts";
import { drawPond } from "./scenes/pond.ts";
import { drawPortrait } from "./scenes/portrait.ts";
import { drawPoplars, drawRiver } from "./scenes/river.ts";
import { drawSea } from "./scenes/sea.ts";
import { drawStillLife } from "./scenes/still-life.ts";
import { drawUnderwater } from "./scenes/underwater.ts";
import type { Scene, Theme } from "./theme.ts";

const INDOORS: Readonly<Record<string, Scene>> = {
  portrait: drawPortrait,
  dancers: drawDancers,
  stilllife: drawStillLife,
  interior: drawInterior,
  desk: drawInterior,
  abstract: drawAbstract,
  emblem: drawEmblem,
  underwater: drawUnderwater,
  cosmos: drawCosmos,
  moonscape: drawMoonscape,
};

const OUTDOORS: Readonly<Record<string, Scene>> = {
  cat: drawAnimal,
  horse: drawAnimal,
  bird: drawAnimal,
  cathedral: drawCathedral,
  boulevard: drawBoulevard,
  metropolis: drawMetropolis,
  market: drawMarket,
  cafe: drawCafe,
  bridge: drawRiver,
  pond: drawPond,
  harbour: drawHarbour,
  tropics: drawSea,
  sea: drawSea,
  river: drawRiver,
  poplars: drawPoplars,
  forest: drawForest,
  mountains: drawMountains,
  waterfall: drawWaterfall,
  volcano: drawVolcano,
  desert: drawDesert,
  savanna: drawSavanna,
  garden: drawGarden,
  poppies: drawFields,
  lavender: drawFields,
  fields: drawFields,
  hills: drawHillsView,
  village: drawVillageView,
};

/** What painters of the time painted: dealt when the words leave it open. */
const BY_CHANCE = [
  "harbour",
  "river",
  "pond",
  "poplars",
  "boulevard",
  "garden",
  "fields",
  "sea",
  "stilllife",
  "village",
  "mountains",
  "forest",
  "cathedral",
  "dancers",
  "portrait",
  "hills",
] as const;
/** Dealt to words of weather and hour alone. */
const IN_THE_OPEN = [
  "harbour",
  "river",
  "boulevard",
  "fields",
  "sea",
  "village",
  "mountains",
  "forest",
  "hills",
] as const;

/** Feelings and thoughts that a landscape does not tell. */
const IDEAS = [
  "machine",
  "music",
  "time",
  "hope",
  "love",
  "fear",
  "joyful",
  "melancholy",
  "calm",
  "mystery",
  "energy",
  "growth",
  "ancient",
];
const OPEN_AIR = [
  "night",
  "moon",
  "sunset",
  "dusk",
  "sunrise",
  "noon",
  "snow",
  "autumn",
  "spring",
  "rain",
  "storm",
  "mist",
];

/**
 * The name of the scene: the highest-ranking subject, else the home of the first thing named; an emblem for thoughts and
 * for words nobody here knows; by chance only for words that leave the choice open.
 */
export function nameScene({ subjects, things, moods, unknown }: Theme, random: Random): string {
  const chance = random();
  const [first] = things;
  if (first === "astronaut" && (moods.has("moon") || subjects.length === 0))
    return moods.has("moon") || subjects[0] !== "cosmos" ? "moonscape" : "cosmos";
  if (subjects[0] === "cat" && (subjects.includes("desk") || moods.has("asleep"))) return "interior";
  // A street has no room for a tower: it is seen across the river.
  if (things.includes("irontower") && subjects[0] === "boulevard") return "river";
  if (subjects[0]) return subjects[0];
  if (first) return THINGS[first]?.home ?? "hills";
  const isIdea = IDEAS.some((idea) => moods.has(idea));
  if (unknown.length > 0 || isIdea) return "emblem";
  return pick(OPEN_AIR.some((mood) => moods.has(mood)) ? IN_THE_OPEN : BY_CHANCE, () => chance);
}

/** The scene of that name, with the weather in front of it where it is out of doors. */
export function chooseScene(theme: Theme, random: Random): Scene {
  const name = nameScene(theme, random);
  const indoors = INDOORS[name];
  if (indoors) return indoors;
  const scene = OUTDOORS[name] ?? drawHillsView;
  return (sketch, shown) => {
    scene(sketch, shown);
    drawWeather(sketch, shown);
  };
}
