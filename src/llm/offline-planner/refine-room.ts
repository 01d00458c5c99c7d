import type { PlanDraft } from "../../core/plan.ts";
import { CHANGE_WORDS, GROW_WORDS } from "./lexicon/changes.ts";
import { shade, USUAL_COLOURS } from "./lexicon/colours.ts";
import { PART_WORDS } from "./lexicon/room.ts";
import type { RoomKind } from "./lexicon/styles.ts";
import { readRoom } from "./read-room.ts";
import { findMentions, type Token } from "./tokens.ts";
import type { SurfaceWish, Wish } from "./wish.ts";

type Room = PlanDraft["room"];
type SaidOfRoom = Pick<
  Wish,
  "windows" | "skylight" | "floor" | "walls" | "ceiling" | "benches" | "stairs" | "ropes"
>;

/** What a clause changes of the room: the room after it, and what was said, for the promises. `undefined` if nothing. */
export function refineRoom(
  tokens: readonly Token[],
  room: Room,
): { room: Room; said: SaidOfRoom } | undefined {
  const wish = readRoom(tokens);
  const change = findMentions(tokens, CHANGE_WORDS).map(({ value }) => value);
  const named = new Set(findMentions(tokens, PART_WORDS).map(({ value }) => value));
  const isLess = change.includes("remove");
  const isMore = change.includes("more") || change.includes("add");
  const isFewer = change.includes("fewer");
  let next: Room = room;
  const said: SaidOfRoom = { floor: {}, walls: {}, ceiling: {} };
  if (named.has("windows")) {
    const before = room.windows?.count ?? 0;
    const asked = wish.windows?.count;
    const count = isLess
      ? 0
      : isMore
        ? before + (asked || 2)
        : isFewer
          ? Math.max(0, before - 2)
          : (asked ?? (before === 0 ? 3 : before));
    const windows = {
      ...room.windows,
      ...(wish.windows?.shape && { shape: wish.windows.shape }),
      count: Math.min(24, count),
    };
    next = { ...next, windows };
    said.windows = { ...(windows.shape && { shape: windows.shape }), count: windows.count };
  }
  if (named.has("skylight")) {
    said.skylight = !isLess && wish.skylight !== false;
    next = { ...next, skylight: said.skylight };
  }
  if (named.has("benches")) {
    const before = room.benches ?? 0;
    const asked = wish.benches ?? 2;
    const count = isLess
      ? 0
      : change.includes("add")
        ? before + asked
        : isMore
          ? before + 1
          : isFewer
            ? Math.max(0, before - 1)
            : asked;
    said.benches = Math.min(8, count);
    next = { ...next, benches: said.benches };
  }
  for (const part of ["floor", "walls"] as const) {
    const surface = recolour(room[part], wish[part]);
    if (surface) next = { ...next, [part]: surface };
    if (wish[part].material) Object.assign(said, { [part]: { material: wish[part].material } });
  }
  if (wish.ceiling.material || wish.ceiling.colour || wish.ceiling.tone) {
    const colour =
      wish.ceiling.colour ??
      (wish.ceiling.tone && shade(room.ceiling?.colour ?? "#e4ded2", wish.ceiling.tone));
    next = {
      ...next,
      ceiling: {
        ...room.ceiling,
        ...(wish.ceiling.material && { kind: wish.ceiling.material }),
        ...(colour && { colour }),
      },
    };
    said.ceiling = wish.ceiling.material ? { material: wish.ceiling.material } : {};
  }
  if (wish.time || wish.weather) {
    const light = {
      ...next.light,
      ...(wish.time && { time: wish.time }),
      ...(wish.weather && { weather: wish.weather }),
    };
    next = { ...next, light };
  }
  for (const part of ["stairs", "ropes"] as const) {
    if (wish[part] === undefined) continue;
    said[part] = wish[part] && !isLess;
    next = { ...next, [part]: said[part] };
  }
  const grown = grow(tokens, next);
  if (grown) next = grown;
  // "room" and "sala" say what exists; only a kind that differs in shape is a change.
  const differs = wish.roomKind !== room.kind || (wish.rooms !== undefined && wish.rooms !== room.rooms);
  if (wish.roomKind && DISTINCT_KINDS.has(wish.roomKind) && named.size === 0 && differs) {
    const { rooms: _rooms, ...rest } = withoutSize(next);
    next = { ...rest, kind: wish.roomKind, ...(wish.rooms && { rooms: wish.rooms }) };
  }
  return next === room ? undefined : { room: next, said };
}

const DISTINCT_KINDS: ReadonlySet<RoomKind> = new Set(["rotunda", "long-gallery", "enfilade"]);

function recolour<S extends { material?: string | undefined; colour?: string | undefined }>(
  before: S | undefined,
  wish: SurfaceWish<string>,
): S | undefined {
  const material = wish.material ?? before?.material;
  const isOther = wish.material !== undefined && wish.material !== before?.material;
  const current = (isOther ? undefined : before?.colour) ?? USUAL_COLOURS[material ?? ""] ?? "#8b8b88";
  const colour = wish.colour ?? (wish.tone && shade(current, wish.tone));
  if (!wish.material && !colour) return undefined;
  return { ...before, ...(material && { material }), ...(colour && { colour }) } as S;
}

function grow(tokens: readonly Token[], room: Room): Room | undefined {
  const change = findMentions(tokens, GROW_WORDS)[0]?.value;
  const isAboutOther = findMentions(tokens, PART_WORDS).some(
    ({ value }) => value !== "ceiling" && value !== "walls",
  );
  if (!change || isAboutOther) return undefined;
  const factors = {
    bigger: [1.35, 1.35, 1.2],
    smaller: [0.75, 0.75, 0.85],
    higher: [1, 1, 1.3],
    longer: [1.4, 1, 1],
    wider: [1, 1.35, 1],
  }[change];
  const scale = (value: number | undefined, factor: number, least: number, most: number) =>
    Math.round(Math.min(most, Math.max(least, (value ?? least) * factor)) * 10) / 10;
  return {
    ...room,
    lengthMetres: scale(room.lengthMetres, factors[0]!, 4, 60),
    widthMetres: scale(room.widthMetres, factors[1]!, 3.5, 30),
    heightMetres: scale(room.heightMetres, factors[2]!, 2.6, 16),
  };
}

function withoutSize({ lengthMetres: _, widthMetres: __, heightMetres: ___, ...room }: Room): Room {
  return room;
}
