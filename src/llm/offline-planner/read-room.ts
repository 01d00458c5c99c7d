import { COLOUR_WORDS, shade, TONE_WORDS } from "./lexicon/colours.ts";
import {
  CEILING_WORDS,
  FAR_END_WORDS,
  FLOOR_WORDS,
  PART_WORDS,
  ROOM_WORDS,
  ROOMS_WORDS,
  SIZE_WORDS,
  TIME_WORDS,
  WALL_WORDS,
  WEATHER_WORDS,
  WINDOW_SHAPE_WORDS,
} from "./lexicon/room.ts";
import { SUBJECT_WORDS } from "./lexicon/subjects.ts";
import { countBefore } from "./read-numbers.ts";
import { findMentions, type Lexicon, type Mention, type Token } from "./tokens.ts";
import type { SurfaceWish, Wish } from "./wish.ts";

type Part = Mention<keyof typeof PART_WORDS & string>;

/** Words after a surface that say the material follows: "walls of brick", "sol en marbre". */
const LINKS = new Set("of in en de di aus in is made are von mit em with be a should".split(" "));

type RoomWish = Pick<
  Wish,
  | "roomKind"
  | "rooms"
  | "size"
  | "windows"
  | "skylight"
  | "floor"
  | "walls"
  | "ceiling"
  | "time"
  | "weather"
  | "stairs"
  | "ropes"
  | "benches"
>;

/** Reads everything about the room itself. The first clear mention of each thing wins. */
export function readRoom(tokens: readonly Token[]): RoomWish {
  const parts = findMentions(tokens, PART_WORDS) as Part[];
  const rooms = findMentions(tokens, ROOM_WORDS).filter(
    ({ value, start, end }) =>
      value !== "rotunda" ||
      !parts.some((part) => part.value === "windows" && (part.end === start || part.start === end)),
  );
  const room = rooms.find(({ value }) => value === "rotunda" || value === "long-gallery") ?? rooms[0];
  const joined = readJoined(tokens);
  const size = findMentions(tokens, SIZE_WORDS).find(({ end }) => isAboutRoom(tokens, end))?.value;
  const time = findMentions(tokens, TIME_WORDS)[0]?.value;
  // "Boulevards in the rain" are painted so; the room is told apart.
  const shown = findMentions(tokens, SUBJECT_WORDS).map(({ end }) => end);
  const weather = findMentions(tokens, WEATHER_WORDS).find(({ start }) => !shown.includes(start))?.value;
  const farEnd = findMentions(tokens, FAR_END_WORDS);
  const floor = readSurface(tokens, parts, "floor", FLOOR_WORDS);
  const walls = readSurface(tokens, parts, "walls", WALL_WORDS);
  const windows = readWindows(tokens, parts);
  const skylight = parts.find(({ value }) => value === "skylight");
  const bench = parts.find(({ value }) => value === "benches");
  for (const bare of ["parquet", "tatami", "terrazzo"] as const) {
    if (!floor.material && findMentions(tokens, { [bare]: FLOOR_WORDS[bare] }).length > 0)
      floor.material = bare;
  }
  if (!walls.material && findMentions(tokens, { brick: WALL_WORDS.brick }).length > 0)
    walls.material = "brick";
  const roomColour = walls.colour ?? colourOfRoom(tokens, rooms);
  return {
    ...(joined ?? (room && { roomKind: room.value })),
    ...(size && { size }),
    ...(windows && { windows }),
    ...(skylight && { skylight: countBefore(tokens, skylight.start) !== 0 }),
    floor,
    walls: { ...walls, ...(roomColour && { colour: roomColour }) },
    ceiling: readSurface(tokens, parts, "ceiling", CEILING_WORDS),
    ...(time && { time }),
    ...(weather && { weather }),
    ...Object.fromEntries(farEnd.map(({ value, start }) => [value, countBefore(tokens, start) !== 0])),
    ...(bench && { benches: Math.min(8, countBefore(tokens, bench.start) ?? 2) }),
  };
}

/** "three rooms", "a suite of rooms", "deux salles en enfilade": at most three are built. */
function readJoined(tokens: readonly Token[]): Pick<Wish, "roomKind" | "rooms"> | undefined {
  const named = findMentions(tokens, { enfilade: ROOM_WORDS.enfilade });
  const counts = [...findMentions(tokens, ROOMS_WORDS), ...named]
    .map(({ end }) => countBefore(tokens, end - 1) ?? 0)
    .filter((count) => count > 1);
  if (counts.length === 0 && named.length === 0) return undefined;
  return { roomKind: "enfilade", ...(counts[0] !== undefined && { rooms: Math.min(3, counts[0]) }) };
}

function readWindows(tokens: readonly Token[], parts: readonly Part[]): Wish["windows"] {
  if (tokens.some(({ folded }) => /^(windowless|fensterlos\w*|aveugle)$/.test(folded))) return { count: 0 };
  const mention = parts.find(({ value }) => value === "windows");
  if (!mention) return undefined;
  const count = countBefore(tokens, mention.start);
  const near = around(tokens, mention, parts);
  const shape = findMentions(near, WINDOW_SHAPE_WORDS)[0]?.value;
  return { ...(shape && { shape }), ...(count !== undefined && { count: Math.min(24, count) }) };
}

function readSurface<Material extends string>(
  tokens: readonly Token[],
  parts: readonly Part[],
  part: "floor" | "walls" | "ceiling",
  materials: Lexicon<Material>,
): SurfaceWish<Material> {
  for (const mention of parts.filter(({ value }) => value === part)) {
    const near = around(tokens, mention, parts);
    const material = findMentions(near, materials)[0]?.value;
    const colour = readColour(near);
    const tone = findMentions(near, TONE_WORDS)[0]?.value;
    if (material || colour || tone) {
      return { ...(material && { material }), ...(colour ? { colour } : tone && { tone }) };
    }
  }
  return {};
}

/** The words that belong to a thing: before it back to the last thing or clause, after it if linked. */
function around(tokens: readonly Token[], mention: Part, parts: readonly Part[]): Token[] {
  const isOther = (index: number) =>
    parts.some((part) => part !== mention && index >= part.start && index < part.end);
  let from = mention.start;
  while (from > 0 && mention.start - from < 4 && !tokens[from]!.opensClause && !isOther(from - 1)) from -= 1;
  const before = tokens.slice(from, mention.start);
  const boundary = before.findLastIndex(({ folded }) => /^(with|avec|mit|con|com)$/.test(folded));
  const next = tokens[mention.end];
  let to = mention.end;
  const romance = next && !next.opensClause && !/^(and|et|und|y|e|with|avec|mit|con|com)$/.test(next.folded);
  if (romance && (LINKS.has(next.folded) || findMentions(tokens.slice(to, to + 2), ADJECTIVES).length > 0)) {
    while (to < tokens.length && to - mention.end < 4 && !isOther(to)) {
      if (tokens[to]!.opensClause || /^(and|et|und|y|e|with|avec|con|com)$/.test(tokens[to]!.folded)) break;
      to += 1;
    }
  }
  return [...before.slice(boundary + 1), ...tokens.slice(mention.start, to)];
}

/** Adjectives follow the noun in Romance languages: "murs rouges", "ventanas redondas". */
const ADJECTIVES: Lexicon<string> = {
  ...COLOUR_WORDS,
  ...TONE_WORDS,
  arched: WINDOW_SHAPE_WORDS.arched,
  round: WINDOW_SHAPE_WORDS.round,
  pointed: WINDOW_SHAPE_WORDS.pointed,
  coffered: CEILING_WORDS.coffered,
  vaulted: CEILING_WORDS.vaulted,
};

/** "a deep red salon": a colour right before or after the room's name means its walls. */
function colourOfRoom(tokens: readonly Token[], rooms: readonly Mention<string>[]): string | undefined {
  const extra = tokens.flatMap(({ folded }, index) =>
    /^(gallery|galerie|galeria|galleria)$/.test(folded) ? [{ start: index, end: index + 1 }] : [],
  );
  for (const { start, end } of [...rooms, ...extra]) {
    const before = readColour(tokens.slice(Math.max(0, start - 2), start));
    const after = readColour(tokens.slice(end, end + 1));
    if (before ?? after) return before ?? after;
  }
  return undefined;
}

function readColour(tokens: readonly Token[]): string | undefined {
  const colour = findMentions(tokens, COLOUR_WORDS)[0];
  if (!colour) return undefined;
  const tone = findMentions(tokens.slice(0, colour.start), TONE_WORDS)[0]?.value;
  return tone && colour.value !== "#232326" ? shade(colour.value, tone) : colour.value;
}

/** "large paintings" says nothing about the room. */
function isAboutRoom(tokens: readonly Token[], next: number): boolean {
  const following = tokens.slice(next, next + 2);
  const [part] = findMentions(following, PART_WORDS);
  return !part || (part.start > 0 && following[1]?.opensClause === true);
}
