import type { Architecture, Wall } from "../geometry/architecture.ts";
import { wallPlacement } from "../geometry/architecture.ts";
import { neighbours } from "./arrange-neighbours.ts";
import type { HangPlan, Hung } from "./hang.ts";
import { colourDistance, colourWord, type Tone } from "./picture-tones.ts";

/** Colours closer than this answer each other; further apart than the second they set each other off. */
const CLOSE = 0.16;
const FAR = 0.4;

/** Why each picture hangs where it does, in a sentence for visitors. */
export function reasonsFor(
  { hung, heroId }: Pick<HangPlan, "hung" | "heroId">,
  room: Architecture,
  tones: ReadonlyMap<string, Tone>,
  titleOf: (id: string) => string,
): Map<string, string> {
  const pairs = neighbours(hung);
  return new Map(
    hung.map((work, index) => {
      const wall = room.walls[work.wall]!;
      const beside = pairs.flatMap(([a, b]) => (a === index ? [hung[b]!] : b === index ? [hung[a]!] : []));
      const place = `${wallName(wall, room)}${between(work, wall)}`;
      if (work.id === heroId && hung.length > 1)
        return [work.id, sentence(`The main work, ${place}, where the eye goes first`)];
      const colour = work.isStacked ? undefined : colourReason(work, beside, tones, titleOf);
      const why = work.isStacked ? "above and below others, as the walls are full" : colour;
      return [work.id, sentence(why ? `${place}: ${why}` : `${place}, its middle at eye level`)];
    }),
  );
}

const sentence = (text: string) => `${text[0]!.toUpperCase()}${text.slice(1, 190)}.`;

function colourReason(
  { id }: Hung,
  beside: readonly Hung[],
  tones: ReadonlyMap<string, Tone>,
  titleOf: (id: string) => string,
): string | undefined {
  const own = tones.get(id);
  if (!own) return undefined;
  const others = beside.flatMap((other) => {
    const tone = tones.get(other.id);
    return tone ? [{ other, tone, apart: colourDistance(own, tone) }] : [];
  });
  const near = others.toSorted((a, b) => a.apart - b.apart)[0];
  const far = others.toSorted((a, b) => b.apart - a.apart)[0];
  if (near && near.apart < CLOSE) {
    const [mine, theirs] = [colourWord(own), colourWord(near.tone)];
    const title = short(titleOf(near.other.id));
    return mine === theirs
      ? `its ${mine} answer those of “${title}” beside it`
      : `its ${mine} sit quietly beside the ${theirs} of “${title}”`;
  }
  if (far && far.apart > FAR)
    return `its ${colourWord(own)} set off the ${colourWord(far.tone)} of “${short(titleOf(far.other.id))}”`;
  return undefined;
}

const short = (title: string) => (title.length > 48 ? `${title.slice(0, 47)}…` : title);

/** The wall as one who has just come in would name it. */
function wallName(wall: Wall, room: Architecture): string {
  const { out } = wallPlacement(wall);
  const isOneOfMany = new Set(room.walls.map((other) => other.room)).size > 1;
  const where = isOneOfMany ? ` of the ${["first", "second", "third"][wall.room] ?? "next"} room` : "";
  if (out[2] > 0.7) return `on the wall facing the entrance${where}`;
  if (out[2] < -0.7) return `on the wall by the door${where}`;
  return `on the ${out[0] > 0 ? "left" : "right"} wall${where}`;
}

function between({ u }: Hung, wall: Wall): string {
  const windows = wall.openings.filter(({ kind }) => kind === "window");
  const [before, after] = [windows.filter((one) => one.left < u), windows.filter((one) => one.left >= u)];
  if (before.length > 0 && after.length > 0) return ", between two windows";
  return windows.length > 0 ? ", beside the window" : "";
}
