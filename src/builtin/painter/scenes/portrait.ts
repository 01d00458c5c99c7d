import { rgb } from "../colour.ts";
import { drawBackdrop } from "../elements/backdrop.ts";
import { drawSleepingCat } from "../elements/cats.ts";
import { choosePerson, drawSitter } from "../elements/sitter.ts";
import { THINGS } from "../elements/things.ts";
import { pick } from "../pick.ts";
import type { Scene } from "../theme.ts";

const COATS = ["#c98a4c", "#6a625c", "#e8dcc8", "#3f3a44"].map(rgb);
/** What a sitter may have before them. */
const HELD: ReadonlySet<string> = new Set(["violin", "guitar", "books", "candle", "dog", "skull"]);

/** Head and shoulders before a wall and what little it tells of the room: full, three-quarter or in profile. */
export const drawPortrait: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const { moods, things, subjects } = theme;
  drawBackdrop(sketch, theme);
  const person = choosePerson(theme, random);
  const view = moods.has("profile") ? 1 : random();
  const thing = things.find((name) => HELD.has(name));
  const hasCat = subjects.includes("cat");
  // Who holds something is seen from a little further off.
  const scale = (person.age === "child" ? 0.37 : 0.4) + random() * 0.05 - (thing || hasCat ? 0.05 : 0);
  const x = width * (0.47 + random() * 0.06);
  drawSitter(sketch, theme, person, {
    ...{ x, scale },
    y: 0.6 - (0.45 - scale) * 0.5 + random() * 0.03 - (thing || hasCat ? 0.05 : 0),
    yaw: view > 0.84 ? 1.42 : view < 0.14 ? 0.16 + random() * 0.12 : 0.42 + random() * 0.42,
    tilt: (random() - 0.6) * 0.16,
  });
  if (thing) THINGS[thing]?.draw(sketch, theme, x + scale * 0.5, 1.04, scale * 1.3, 0);
  else if (hasCat) drawSleepingCat(sketch, theme, x - scale * 0.1, 1.01, scale * 0.5, pick(COATS, random));
};
