import {
  type ExhibitSpec,
  type GalleryPlan,
  galleryPlan,
  type PlanDraft,
  type Promise_,
  type ROOM_KINDS,
  type RoomSpec,
  type STYLES,
} from "./plan.ts";
import { createRandom, seedFrom } from "./random.ts";

type Style = (typeof STYLES)[number];
type RoomKind = (typeof ROOM_KINDS)[number];

/**
 * Length, width, height in metres. The hall is 1 : 2 : 0.75, a comfortable web-sized room with three bays; the
 * long gallery is five times as long as broad, the lower end of the historical rule (length 5 to 8 breadths). The
 * enfilade is three rooms nearly as broad as long; of two it is two thirds as long.
 */
const ROOM_SIZES: Readonly<Record<RoomKind, readonly [number, number, number]>> = {
  hall: [14, 7, 5.25],
  salon: [9, 6.5, 4.2],
  "long-gallery": [27, 5.4, 5],
  rotunda: [11, 11, 6.5],
  enfilade: [24, 7, 5.25],
};

/** Rooms of an enfilade if nobody says. */
const ROOMS = 3;

/**
 * How much larger or smaller than usual the canvases of a room should be. 2.4 m of wall a work, as 12 works have in
 * the hall, is usual; the bounds keep pictures between a small standard canvas and a salon piece of some 2 m.
 */
export function canvasScale(kind: RoomKind, paintings: number): number {
  const [length, width] = ROOM_SIZES[kind];
  const wallMetres = 2 * (length + width * (kind === "enfilade" ? ROOMS : 1)) * 0.69;
  return Math.min(1.8, Math.max(0.8, Math.sqrt(wallMetres / Math.max(1, paintings) / 2.4)));
}

/** What a style brings when the words do not say otherwise. */
const STYLE_ROOMS: Readonly<
  Record<Style, Pick<RoomSpec, "windows" | "skylight" | "floor" | "walls" | "ceiling">>
> = {
  "beaux-arts": room("arched", 3, "marble", "plaster", "coffered"),
  haussmann: room("rectangular", 3, "parquet", "plaster", "flat"),
  gothic: room("pointed", 4, "stone", "stone", "vaulted"),
  "art-deco": room("rectangular", 3, "terrazzo", "plaster", "flat"),
  "white-cube": room("rectangular", 0, "concrete", "plaster", "flat", true),
  brutalist: room("rectangular", 2, "concrete", "concrete", "coffered", true),
  industrial: room("rectangular", 4, "concrete", "brick", "beamed"),
  japanese: room("rectangular", 4, "tatami", "plaster", "beamed"),
};

/**
 * French standard canvases, width × height in cm: figure, landscape and marine formats from 20 to 80.
 * Source: the French trade's table of oil-painting sizes.
 */
const CANVASES = [
  [92, 73],
  [73, 92],
  [100, 81],
  [116, 81],
  [81, 100],
  [130, 97],
  [92, 60],
  [116, 89],
] as const;

/**
 * Turns what a model wrote into a whole plan: the same draft and seed always give the same plan. Exhibits that keep
 * an id from `previous` keep what the draft leaves out, so that only what was meant to change becomes stale.
 * Throws a `ZodError` if the draft's own numbers are out of range.
 */
export function completePlan(draft: PlanDraft, seed: number, previous?: GalleryPlan): GalleryPlan {
  const planSeed = previous?.seed ?? seed;
  const usual = STYLE_ROOMS[draft.style];
  const [length, width, height] = ROOM_SIZES[draft.room.kind];
  const kept =
    previous?.style === draft.style && previous.room.kind === draft.room.kind ? previous.room : undefined;
  const rooms = draft.room.kind === "enfilade" ? (draft.room.rooms ?? kept?.rooms ?? ROOMS) : undefined;
  const isAsLong = rooms === undefined || rooms === kept?.rooms;
  // Each of joined rooms has as many windows as leave a wall for works.
  const windows = { ...usual.windows, ...(rooms && usual.windows.count > 0 && { count: rooms * 2 }) };
  const room: RoomSpec = {
    kind: draft.room.kind,
    ...(rooms && { rooms }),
    lengthMetres:
      draft.room.lengthMetres ??
      (isAsLong ? kept?.lengthMetres : undefined) ??
      (length * (rooms ?? ROOMS)) / ROOMS,
    widthMetres: draft.room.widthMetres ?? kept?.widthMetres ?? width,
    heightMetres: draft.room.heightMetres ?? kept?.heightMetres ?? height,
    windows: { ...windows, ...kept?.windows, ...defined(draft.room.windows) },
    skylight: draft.room.skylight ?? kept?.skylight ?? usual.skylight,
    floor: { ...usual.floor, ...kept?.floor, ...defined(draft.room.floor) },
    walls: { ...usual.walls, ...kept?.walls, ...defined(draft.room.walls) },
    ceiling: { ...usual.ceiling, ...kept?.ceiling, ...defined(draft.room.ceiling) },
    light: {
      ...kept?.light,
      ...defined(draft.room.light),
      time: draft.room.light?.time ?? kept?.light.time ?? "morning",
    },
    ...defined({
      stairs: draft.room.stairs ?? kept?.stairs,
      ropes: draft.room.ropes ?? kept?.ropes,
    }),
    benches: draft.room.benches ?? kept?.benches ?? rooms ?? (draft.room.kind === "salon" ? 1 : 2),
    mood: draft.room.mood ?? kept?.mood ?? "",
  };
  const scale = canvasScale(
    draft.room.kind,
    draft.exhibits.filter(({ kind }) => kind !== "sculpture").length,
  );
  const exhibits = completeExhibits(draft.exhibits, { planSeed, scale, previous });
  return galleryPlan.parse({
    title: draft.title,
    style: draft.style,
    seed: planSeed,
    room: roomThatHolds(room, exhibits),
    exhibits,
    promises: dropRepeats(draft.promises ?? []),
  });
}

function completeExhibits(
  drafts: PlanDraft["exhibits"],
  { planSeed, scale, previous }: { planSeed: number; scale: number; previous: GalleryPlan | undefined },
): ExhibitSpec[] {
  const taken = new Set([
    ...drafts.map((exhibit) => exhibit.id),
    ...(previous?.exhibits ?? []).map((e) => e.id),
  ]);
  const used = new Set<string>();
  let next = 1;
  const freshId = () => {
    while (taken.has(`e${next}`)) next += 1;
    const id = `e${next}`;
    taken.add(id);
    return id;
  };
  return drafts.map((exhibit) => {
    const id = exhibit.id && !used.has(exhibit.id) ? exhibit.id : freshId();
    used.add(id);
    const before = previous?.exhibits.find(
      (candidate) => candidate.id === id && candidate.kind === exhibit.kind,
    );
    const seed = before?.seed ?? seedFrom(planSeed, id);
    const [widthCm, heightCm] = usualSize(exhibit.kind, seed, scale);
    return {
      id,
      kind: exhibit.kind,
      prompt: exhibit.prompt,
      style: exhibit.style,
      widthCm: exhibit.widthCm ?? before?.widthCm ?? widthCm,
      heightCm: exhibit.heightCm ?? before?.heightCm ?? heightCm,
      seed,
      label: {
        title: exhibit.label?.title ?? before?.label.title ?? titleOf(exhibit.prompt),
        artist: exhibit.label?.artist ?? before?.label.artist ?? "",
        year: exhibit.label?.year ?? before?.label.year ?? "",
        medium: exhibit.label?.medium ?? before?.label.medium ?? "",
      },
    };
  });
}

/** Lengthens a room until its walls hold the paintings at about 1.9 m each, within the schema's bounds. */
function roomThatHolds(room: RoomSpec, exhibits: readonly ExhibitSpec[]): RoomSpec {
  const hung = exhibits.filter((exhibit) => exhibit.kind !== "sculpture");
  const neededMetres = hung.reduce((sum, work) => sum + work.widthCm / 100 + 0.9, 0);
  const windowMetres = room.windows.count * room.widthMetres * 0.24 * 1.4;
  const { kind, rooms = 1, widthMetres } = room;
  // A doorway takes about half of the wall between two rooms, on both sides of it.
  const acrossMetres = 2 * widthMetres + (rooms - 1) * widthMetres;
  const perimeter = (length: number) => 2 * length + acrossMetres - 6 * rooms - windowMetres;
  let lengthMetres = room.lengthMetres;
  while (perimeter(lengthMetres) < neededMetres && lengthMetres < 36) lengthMetres += 1;
  return kind === "rotunda"
    ? { ...room, lengthMetres, widthMetres: Math.min(30, Math.max(room.widthMetres, lengthMetres)) }
    : { ...room, lengthMetres };
}

function usualSize(kind: ExhibitSpec["kind"], seed: number, scale: number): readonly [number, number] {
  if (kind === "sculpture") return [50, 90];
  const [width, height] = CANVASES[Math.floor(createRandom(seed)() * CANVASES.length)]!;
  return [Math.round(width * scale), Math.round(height * scale)];
}

function titleOf(prompt: string): string {
  const words = prompt.trim().split(/\s+/).slice(0, 6).join(" ").slice(0, 100);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function dropRepeats(promises: readonly Promise_[]): Promise_[] {
  return [...new Map(promises.map((item) => [item.check, item])).values()];
}

function defined<T extends object>(value: T | undefined): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(value ?? {}).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

function room(
  shape: RoomSpec["windows"]["shape"],
  count: number,
  floor: RoomSpec["floor"]["material"],
  walls: RoomSpec["walls"]["material"],
  ceiling: RoomSpec["ceiling"]["kind"],
  skylight = false,
): Pick<RoomSpec, "windows" | "skylight" | "floor" | "walls" | "ceiling"> {
  return {
    windows: { shape, count },
    skylight,
    floor: { material: floor },
    walls: { material: walls },
    ceiling: { kind: ceiling },
  };
}
