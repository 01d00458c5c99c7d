import type { Random } from "../../core/random.ts";
import { drawAnimal } from "./scenes/animals.ts";
import { drawBoulevard } from "./scenes/boulevard.ts";
import { drawCafe, drawCathedral, drawVillageView } from "./scenes/city.ts";
import { drawDancers } from "./scenes/dancers.ts";
import { drawFields } from "./scenes/fields.ts";
import { drawGarden } from "./scenes/garden.ts";
import { drawHarbour } from "./scenes/harbour.ts";
import { drawAbstract } from "./scenes/imagined.ts";
import { drawForest, drawMountains } from "./scenes/nature.ts";
import { drawPond } from "./scenes/pond.ts";
import { drawPortrait } from "./scenes/portrait.ts";
import { drawPoplars, drawRiver } from "./scenes/river.ts";
import { drawSea } from "./scenes/sea.ts";
import { drawStillLife } from "./scenes/still-life.ts";
import type { Scene, Theme } from "./theme.ts";

const BY_SUBJECT: Record<string, Scene> = {
  portrait: drawPortrait,
  dancers: drawDancers,
  stilllife: drawStillLife,
  cat: drawAnimal,
  horse: drawAnimal,
  bird: drawAnimal,
  cathedral: drawCathedral,
  boulevard: drawBoulevard,
  cafe: drawCafe,
  bridge: drawRiver,
  pond: drawPond,
  harbour: drawHarbour,
  sea: drawSea,
  river: drawRiver,
  poplars: drawPoplars,
  forest: drawForest,
  mountains: drawMountains,
  garden: drawGarden,
  poppies: drawFields,
  lavender: drawFields,
  fields: drawFields,
  village: drawVillageView,
  desk: drawStillLife,
  abstract: drawAbstract,
};

/** Dealt when the words name nothing we know: what painters of the time painted. */
const BY_CHANCE: readonly Scene[] = [
  drawHarbour,
  drawRiver,
  drawPond,
  drawPoplars,
  drawBoulevard,
  drawGarden,
  drawFields,
  drawSea,
  drawStillLife,
  drawVillageView,
  drawMountains,
  drawForest,
  drawCathedral,
  drawDancers,
  drawPortrait,
];

/** The scene of the highest-ranking subject, else one by chance. */
export function chooseScene({ subjects }: Theme, random: Random): Scene {
  const chance = Math.floor(random() * BY_CHANCE.length);
  const known = subjects.map((subject) => BY_SUBJECT[subject]).find((scene) => scene !== undefined);
  return known ?? BY_CHANCE[chance]!;
}
