import { canvasScale } from "../../core/complete-plan.ts";
import { type PlanDraft, planDraft } from "../../core/plan.ts";
import type { ArtifactRef, RequestMessage } from "../../core/tool.ts";
import { chooseMovement, chooseStyle } from "./choose-style.ts";
import { shade, USUAL_COLOURS } from "./lexicon/colours.ts";
import { LANGUAGES, MOVEMENT_TITLES, SCULPTURE_TITLES, TIME_TITLES } from "./lexicon/languages.ts";
import type { TimeOfDay } from "./lexicon/room.ts";
import type { Movement, RoomKind, Style } from "./lexicon/styles.ts";
import { roomPromises, stylePromise, workPromises } from "./promises.ts";
import { readWish } from "./read-wish.ts";
import type { Subject, SurfaceWish, Wish, WorkWish } from "./wish.ts";
import {
  capitalise,
  draftPaintings,
  draftSculptures,
  type ExhibitDraft,
  isMovement,
  nameOf,
  withDistinctTitles,
} from "./write-works.ts";

/** Paintings that look right when no number is said; 9 to 16 read best in a hall of 7 × 14 m. */
const USUAL_PAINTINGS: Readonly<Record<RoomKind, number>> = {
  hall: 12,
  salon: 6,
  "long-gallery": 14,
  rotunda: 8,
  enfilade: 15,
};

/** Length, width, height in metres where a size is asked for; of an enfilade of three rooms. */
const SIZES: Readonly<
  Record<"small" | "large" | "huge", Readonly<Record<RoomKind, readonly [number, number, number]>>>
> = {
  small: {
    hall: [9, 6, 4.2],
    salon: [6.5, 5, 3.4],
    "long-gallery": [18, 4.2, 4],
    rotunda: [8, 8, 5],
    enfilade: [18, 5.6, 4.2],
  },
  large: {
    hall: [18, 9, 6.5],
    salon: [11, 8, 5],
    "long-gallery": [32, 6.2, 5.6],
    rotunda: [14, 14, 8],
    enfilade: [30, 8.5, 6],
  },
  huge: {
    hall: [26, 12, 9],
    salon: [13, 9, 6],
    "long-gallery": [40, 7.5, 7],
    rotunda: [19, 19, 11],
    enfilade: [39, 11, 8],
  },
};

const OPEN_TIMES = ["morning", "noon", "evening"] as const;

/** Writes the plan of a new gallery from the member's words; options of the command override the words. */
export function writePlan(request: RequestMessage): PlanDraft {
  const said = readWish(request.words, request.locale);
  // A time nobody asked for is left to chance, once: title and light agree.
  const wish = { ...said, time: said.time ?? OPEN_TIMES[request.seed % OPEN_TIMES.length]! };
  const style = chooseStyle(wish, request);
  const movement = chooseMovement(wish, style);
  const kind =
    wish.roomKind ??
    (wish.size === "small" ? "salon" : style === "haussmann" || style === "japanese" ? "salon" : "hall");
  const subject = wish.subject ?? placeSubject(wish);
  const pictures = draftPictures(request);
  const works = draftWorks(wish, request, { kind, movement, subject, pictures: pictures.length });
  const exhibits = withDistinctTitles(sizeForRoom([...pictures, ...works].slice(0, 40), kind));
  const room = draftRoom(wish, kind, style);
  const saidCount = wish.works.some((work) => work.kind === "painting" && work.count !== undefined);
  return planDraft.parse({
    title: writeTitle(wish, movement, subject, exhibits),
    style,
    room,
    exhibits,
    promises: [
      stylePromise(style),
      ...roomPromises(wish, room),
      ...workPromises(exhibits, {
        paintings: saidCount || request.artworks !== undefined || wish.hasNoPaintings,
        sculptures: wish.works.some((work) => work.kind === "sculpture") || wish.hasNoSculptures,
      }),
    ],
  } satisfies PlanDraft);
}

/** Few paintings in a large room are painted larger, many smaller. */
function sizeForRoom(exhibits: readonly ExhibitDraft[], kind: RoomKind): ExhibitDraft[] {
  const scale = canvasScale(kind, exhibits.filter((exhibit) => exhibit.kind !== "sculpture").length);
  return exhibits.map((exhibit) =>
    exhibit.kind === "painting" && exhibit.widthCm && exhibit.heightCm
      ? {
          ...exhibit,
          widthCm: Math.round(exhibit.widthCm * scale),
          heightCm: Math.round(exhibit.heightCm * scale),
        }
      : exhibit,
  );
}

/** A place is painted only where neither a subject nor a movement says what hangs. */
function placeSubject(wish: Wish): Subject | undefined {
  return wish.place && !wish.movement && !wish.works.length ? { phrase: wish.place.phrase } : undefined;
}

/** The pictures and sculptures a member gave, to be shown as they are. */
export function draftPictures({ pictures = [], sculptures = [] }: RequestMessage): ExhibitDraft[] {
  const draft = (kind: "picture" | "sculpture", artifact: ArtifactRef, title: string): ExhibitDraft => ({
    kind,
    prompt: `a ${kind} given by the member`,
    style: kind,
    artifact,
    label: { title, artist: "", year: "", medium: "" },
  });
  return [
    ...pictures.map((artifact, index) => draft("picture", artifact, `Picture ${index + 1}`)),
    ...sculptures.map((artifact, index) => draft("sculpture", artifact, `Sculpture ${index + 1}`)),
  ];
}

/** Paintings nobody described. */
const NO_GROUP: Pick<WorkWish, "count" | "movement" | "subject" | "alsoSubjects"> = {};

function draftWorks(
  wish: Wish,
  request: RequestMessage,
  about: { kind: RoomKind; movement: Movement; subject: Subject | undefined; pictures: number },
): ExhibitDraft[] {
  const { language } = wish;
  const { seed } = request;
  const sculptures = wish.works
    .filter(({ kind }) => kind === "sculpture")
    .flatMap((work, index) =>
      draftSculptures({
        count: Math.min(12, work.count ?? (wish.isOnlySculptures ? 5 : work.isPlural ? 3 : 1)),
        material: work.material,
        subject: work.subject,
        language,
        seed: seed + index,
      }),
    );
  if (wish.isOnlySculptures || wish.hasNoPaintings) {
    if (sculptures.length > 0 || request.artworks === undefined) return sculptures;
  }
  const groups = wish.works.filter(
    ({ kind, count, movement }) => kind === "painting" && (count ?? movement) !== undefined,
  );
  const total = usualCount(wish, request, about.kind, sculptures.length, about.pictures);
  const isSettled = request.artworks !== undefined;
  const lists = groups.length > 0 ? groups : [NO_GROUP];
  let left = isSettled ? total : 30;
  const paintings = lists.flatMap((group, index) => {
    const share = isSettled
      ? Math.ceil(left / (lists.length - index))
      : (group.count ?? Math.ceil(total / lists.length));
    const count = Math.max(0, Math.min(left, share));
    left -= count;
    return draftPaintings({
      count,
      movement: group.movement ?? about.movement,
      subject: group.subject ?? about.subject,
      alsoSubjects: group.subject ? (group.alsoSubjects ?? []) : (wish.alsoSubjects ?? []),
      language,
      seed: seed + index,
    });
  });
  return [...paintings, ...sculptures];
}

function usualCount(
  wish: Wish,
  request: RequestMessage,
  kind: RoomKind,
  sculptures: number,
  pictures: number,
): number {
  if (request.artworks !== undefined)
    return Math.min(30, Math.max(0, request.artworks - sculptures - pictures));
  const usual = USUAL_PAINTINGS[kind] * (wish.size === "small" ? 0.75 : wish.size === "huge" ? 1.4 : 1);
  return Math.max(0, Math.round(usual - sculptures / 2 - pictures));
}

function draftRoom(wish: Wish, kind: RoomKind, style: Style): PlanDraft["room"] {
  const size = wish.size && SIZES[wish.size][kind];
  const { windows } = wish;
  const shape = windows?.shape ?? (style === "gothic" ? "pointed" : undefined);
  // "with arched windows" in a style that has none usually: three is the fewest that read as a row.
  const count =
    windows?.count ?? (windows && (style === "white-cube" || style === "brutalist") ? 3 : undefined);
  return {
    kind,
    ...(wish.rooms && { rooms: wish.rooms }),
    ...(size && {
      lengthMetres: (size[0] * (wish.rooms ?? 3)) / 3,
      widthMetres: size[1],
      heightMetres: size[2],
    }),
    ...(windows && { windows: { ...(shape && { shape }), ...(count !== undefined && { count }) } }),
    ...(wish.skylight !== undefined && { skylight: wish.skylight }),
    ...surface("floor", wish.floor, style),
    ...surface("walls", wish.walls, style),
    ...surface("ceiling", wish.ceiling, style),
    light: { ...(wish.time && { time: wish.time }), ...(wish.weather && { weather: wish.weather }) },
    ...(wish.stairs !== undefined && { stairs: wish.stairs }),
    ...(wish.ropes !== undefined && { ropes: wish.ropes }),
    ...(wish.benches !== undefined && { benches: wish.benches }),
    mood: wish.subject?.phrase?.slice(0, 200) ?? "",
  };
}

function surface<Part extends "floor" | "walls" | "ceiling">(
  part: Part,
  wish: SurfaceWish<string>,
  style: Style,
): Partial<Record<Part, Record<string, string>>> {
  const dark = style === "beaux-arts" && part === "floor" ? "marble" : "wood";
  const colour =
    wish.colour ??
    (wish.tone &&
      shade(USUAL_COLOURS[wish.material ?? (part === "floor" ? dark : "plaster")] ?? "#8b8b88", wish.tone));
  const key = part === "ceiling" ? "kind" : "material";
  if (!wish.material && !colour) return {};
  return { [part]: { ...(wish.material && { [key]: wish.material }), ...(colour && { colour }) } } as Partial<
    Record<Part, Record<string, string>>
  >;
}

function writeTitle(
  wish: Wish & { time: TimeOfDay },
  movement: Movement,
  subject: Subject | undefined,
  exhibits: readonly ExhibitDraft[],
): string {
  const index = LANGUAGES.indexOf(wish.language);
  const hasPaintings = exhibits.some(({ kind }) => kind !== "sculpture");
  const about = subject ? nameOf(subject, wish.language) : undefined;
  const manner =
    hasPaintings && isMovement(movement) ? MOVEMENT_TITLES[movement][index]! : SCULPTURE_TITLES[index]!;
  const place = wish.place && !about ? `${capitalise(wish.place.phrase)}: ` : "";
  const short = (about ?? manner).slice(0, 60);
  if (short.split(/\s+/).length > 4) return short;
  // Another script and a Latin ending do not go together.
  if (about && /[^\p{Script=Latin}\p{N}\p{P}\s]/u.test(about)) return about.slice(0, 80);
  return `${place}${TIME_TITLES[wish.time][index]!.replace("{x}", () => short)}`.slice(0, 80);
}
