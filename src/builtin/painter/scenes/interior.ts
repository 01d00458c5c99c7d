import { lighten, mix, rgb } from "../colour.ts";
import { drawCat } from "../elements/animals.ts";
import { drawSleepingCat } from "../elements/cats.ts";
import { drawChair, drawPicture, drawShelves, drawTable } from "../elements/furniture.ts";
import { THINGS, thingsAt } from "../elements/things.ts";
import { drawBottle, drawBouquet } from "../elements/vessels.ts";
import { drawWindow } from "../elements/window.ts";
import { lit } from "../light.ts";
import { pick } from "../pick.ts";
import { blob, polygon, rectangle } from "../sketch.ts";
import type { Scene, Theme } from "../theme.ts";

const WALLS = ["#c9b48c", "#8fa8a4", "#b98a78", "#9a9cc0", "#b8b088", "#c4a0a0"].map(rgb);

/** A room: window, table and chair, shelves for a reader, with what the words set into it. */
export const drawInterior: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const { light, moods, subjects } = theme;
  const wall = theme.accents.at(-1) ?? pick(WALLS, random);
  const floor = 0.74 + random() * 0.05;
  // By night the room has its own lamp; the window keeps the evening.
  const room: Theme = light.isNight
    ? { ...theme, light: { ...light, sun: rgb("#f6cf94"), shade: rgb("#6a4c78"), hazeAmount: 0.2 } }
    : theme;
  const windowLeft = width * (0.12 + random() * 0.12);
  sketch.fill(
    rectangle(-0.1, -0.1, width + 0.2, floor + 0.12),
    {
      stops: [
        lit(room.light, lighten(wall, 0.2), 1),
        lit(room.light, wall, 0.8),
        lit(room.light, mix(wall, rgb("#4c4478"), 0.4), 0.6),
      ],
      from: [windowLeft, 0],
      to: [width, 0.6],
    },
    { angle: 1.4, length: 0.5, detail: 0.3 },
  );
  for (let i = 0; i < 14; i++)
    sketch.fill(
      blob(random, random() * width, random() * floor, 0.1, 0.1),
      lit(room.light, lighten(wall, random() * 0.3), 0.85),
      { length: 0.4, detail: 0.3 },
      { alpha: 0.3, bare: true },
    );
  sketch.fill(
    rectangle(-0.1, floor, width + 0.2, 0.4),
    {
      stops: [lit(room.light, rgb("#a87850"), 0.7), lit(room.light, rgb("#c89464"), 0.95)],
      from: [0, floor],
      to: [0, 1],
    },
    { angle: 0.03, length: 0.6, detail: 0.45 },
  );
  const isShut = subjects.includes("cat");
  const sill = isShut
    ? { x: width * 0.14, y: 0.05, w: width * 0.72, h: 0.68 }
    : { x: windowLeft, y: 0.1, w: width * 0.34, h: 0.48 };
  drawWindow(sketch, theme, sill.x, sill.y, sill.w, sill.h);
  if (!light.isNight)
    sketch.fill(
      polygon([
        [sill.x + sill.w * 0.3, floor + 0.03],
        [sill.x + sill.w * 1.1, floor + 0.03],
        [sill.x + sill.w * 1.7, 0.98],
        [sill.x + sill.w * 0.7, 0.98],
      ]),
      lit(light, rgb("#f6dca4"), 1.1),
      { angle: 0.3, length: 0.5, detail: 0.5 },
      { alpha: 0.7, bare: true },
    );
  if (isShut) {
    const coat = theme.accents[0] ?? pick([rgb("#4c4858"), rgb("#d88a3c"), rgb("#d9cfc4")], random);
    if (moods.has("asleep")) drawSleepingCat(sketch, room, width * 0.5, sill.y + sill.h + 0.005, 0.26, coat);
    else drawCat(sketch, room, width * 0.5, sill.y + sill.h + 0.01, 0.5, coat);
    return;
  }
  if (theme.things.includes("books") || moods.has("ancient"))
    drawShelves(sketch, room, width * 0.58, width * 1.02, 0.06, floor - 0.02);
  else drawPicture(sketch, room, width * (0.68 + random() * 0.08), 0.14 + random() * 0.05);
  const ground = thingsAt(theme, "ground");
  for (const { draw, height } of ground) draw(sketch, room, width * 0.68, 0.94, height * 1.1, 0);
  if (ground.length > 0) return;
  const upright = thingsAt(theme, "table").find((one) => one === THINGS.violin || one === THINGS.guitar);
  const table = { x: width * (upright ? 0.3 : 0.6), y: 0.72, w: width * 0.27 };
  drawChair(sketch, room, width * (upright ? 0.7 : 0.24), 0.97, upright ? 0.62 : 0.5, upright ? 1 : -1);
  if (upright) upright.draw(sketch, room, width * 0.69, 0.74, 0.46, 0);
  drawTable(sketch, room, table.x, table.y, table.w);
  const set = thingsAt(theme, "table").filter((one) => one !== upright);
  for (const [i, { draw, height }] of set.entries())
    draw(sketch, room, table.x + (i - (set.length - 1) / 2) * 0.2, table.y + 0.02, height * 0.72, 0);
  if (set.length > 0) return;
  if (random() < 0.6) drawBouquet(sketch, room, table.x, table.y + 0.02, 0.6);
  else drawBottle(sketch, room, table.x - 0.06, table.y + 0.02, 0.6);
};
