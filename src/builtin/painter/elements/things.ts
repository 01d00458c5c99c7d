import type { Sketch } from "../sketch.ts";
import type { Theme } from "../theme.ts";
import * as beasts from "./beasts.ts";
import type { Draw } from "./draw.ts";
import { drawPagoda, drawTorii } from "./eastern.ts";
import * as flight from "./flight.ts";
import * as food from "./food.ts";
import * as instruments from "./instruments.ts";
import * as keepsakes from "./keepsakes.ts";
import { drawCastle, drawLighthouse } from "./landmarks.ts";
import * as lights from "./lights.ts";
import { drawIronTower, drawWindmill } from "./towers.ts";
import { drawBicycle, drawTrain } from "./travel.ts";
import * as winged from "./winged.ts";
import * as wonders from "./wonders.ts";

/** What part of a picture a thing stands in: a landmark may stand across the water, the rest stands before us. */
export type Stand = "sky" | "landmark" | "ground" | "water" | "table";

/** A thing the words can name: the place it is at home, where it stands, how high as the subject of a picture. */
export interface Thing {
  home: string;
  stand: Stand;
  height: number;
  draw: Draw;
  /** Seldom alone. */
  inHerds: boolean;
}

const HERDS: ReadonlySet<Draw> = new Set([
  beasts.drawElephant,
  beasts.drawCow,
  beasts.drawDeer,
  beasts.drawLion,
]);

function thing(home: string, stand: Stand, height: number, draw: Draw): Thing {
  return { home, stand, height, draw, inHerds: HERDS.has(draw) };
}

/** By the name the lexicon gives it. */
export const THINGS: Readonly<Record<string, Thing>> = {
  lighthouse: thing("sea", "landmark", 0.42, drawLighthouse),
  castle: thing("hills", "landmark", 0.46, drawCastle),
  windmill: thing("fields", "landmark", 0.46, drawWindmill),
  pagoda: thing("garden", "landmark", 0.5, drawPagoda),
  torii: thing("sea", "landmark", 0.3, drawTorii),
  irontower: thing("river", "landmark", 0.6, drawIronTower),
  train: thing("fields", "landmark", 0.2, drawTrain),
  balloon: thing("hills", "sky", 0.34, flight.drawBalloon),
  rocket: thing("cosmos", "sky", 0.4, flight.drawRocket),
  bicycle: thing("village", "ground", 0.24, drawBicycle),
  deer: thing("forest", "ground", 0.3, beasts.drawDeer),
  wolf: thing("forest", "ground", 0.26, beasts.drawWolf),
  dog: thing("garden", "ground", 0.22, beasts.drawDog),
  fox: thing("forest", "ground", 0.22, beasts.drawFox),
  camel: thing("desert", "ground", 0.26, beasts.drawCamel),
  elephant: thing("savanna", "ground", 0.36, beasts.drawElephant),
  cow: thing("fields", "ground", 0.24, beasts.drawCow),
  lion: thing("savanna", "ground", 0.32, beasts.drawLion),
  tiger: thing("forest", "ground", 0.3, beasts.drawTiger),
  bear: thing("forest", "ground", 0.28, beasts.drawBear),
  whale: thing("sea", "water", 0.24, beasts.drawWhale),
  dragon: thing("hills", "sky", 0.36, winged.drawDragon),
  flock: thing("fields", "sky", 0.15, winged.drawFlock),
  butterflies: thing("garden", "ground", 0.24, winged.drawButterflies),
  astronaut: thing("moonscape", "ground", 0.42, wonders.drawAstronaut),
  robot: thing("metropolis", "ground", 0.46, wonders.drawRobot),
  planet: thing("cosmos", "sky", 0.36, wonders.drawPlanet),
  rainbow: thing("hills", "sky", 0.4, lights.drawRainbow),
  fireworks: thing("river", "sky", 0.36, lights.drawFireworks),
  lanterns: thing("river", "sky", 0.26, lights.drawLanterns),
  lightning: thing("fields", "sky", 0.4, lights.drawLightning),
  violin: thing("interior", "table", 0.52, instruments.drawViolin),
  guitar: thing("interior", "table", 0.52, instruments.drawGuitar),
  piano: thing("interior", "ground", 0.42, instruments.drawPiano),
  trumpet: thing("stilllife", "table", 0.14, instruments.drawTrumpet),
  bowl: thing("stilllife", "table", 0.24, food.drawBowl),
  books: thing("stilllife", "table", 0.24, keepsakes.drawBooks),
  candle: thing("stilllife", "table", 0.36, keepsakes.drawCandle),
  bread: thing("stilllife", "table", 0.11, food.drawBread),
  fishdish: thing("stilllife", "table", 0.13, food.drawFishDish),
  chess: thing("stilllife", "table", 0.34, keepsakes.drawChess),
  cup: thing("stilllife", "table", 0.16, food.drawCup),
  skull: thing("stilllife", "table", 0.24, keepsakes.drawSkull),
  clock: thing("stilllife", "table", 0.26, keepsakes.drawClock),
  picnic: thing("fields", "ground", 0.13, food.drawPicnic),
  basket: thing("stilllife", "table", 0.16, keepsakes.drawBasket),
};

/** The things of a theme that stand somewhere. */
export function thingsAt({ things }: Pick<Theme, "things">, ...stands: readonly Stand[]): Thing[] {
  return things.flatMap((name) => {
    const thing = THINGS[name];
    return thing && stands.includes(thing.stand) ? [thing] : [];
  });
}

/** Hangs the things of the sky above `horizon`, small where there is little sky. */
export function drawSkyThings(sketch: Sketch, theme: Theme, horizon: number): void {
  const { width, random } = sketch;
  // Beside a landmark, not before it.
  const first = thingsAt(theme, "landmark").length > 0 ? 1 : 0;
  for (const [i, { draw, height }] of thingsAt(theme, "sky").entries()) {
    const h = height * Math.min(1.15, 0.4 + horizon * 1.2);
    const low = Math.max(h * 1.05, horizon * 0.92);
    draw(
      sketch,
      theme,
      width * spread(i + first, random()),
      low - random() * Math.max(0, low - h * 1.1),
      h,
      0.08,
    );
  }
}

/** Stands things at `base`, `scale` times as high as when they are the subject; drawn from left or right inwards. */
export function drawThings(
  sketch: Sketch,
  theme: Theme,
  stands: readonly Stand[],
  base: number,
  { scale = 1, depth = 0.12 }: { scale?: number; depth?: number } = {},
): void {
  const { width, random } = sketch;
  for (const [i, { draw, height, inHerds }] of thingsAt(theme, ...stands).entries()) {
    const [x, foot, h] = [width * spread(i, random()), base + i * 0.03, height * scale];
    const others = inHerds ? Math.floor(random() * 3) : 0;
    for (let k = others; k > 0; k--)
      draw(
        sketch,
        theme,
        x + (k % 2 ? 0.34 : -0.3) * (0.8 + random() * 0.4),
        foot - h * 0.12 * (k + 1),
        h * (0.84 - k * 0.14),
        depth + k * 0.12,
      );
    draw(sketch, theme, x, foot, h, depth);
  }
}

/** Places across the picture, each near a third of it, as composers of pictures like it. */
function spread(i: number, chance: number): number {
  return [0.36, 0.7, 0.18, 0.52][i % 4]! + (chance - 0.5) * 0.14;
}
