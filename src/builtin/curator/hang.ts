import type { Wall } from "../geometry/architecture.ts";
import { clamp } from "../geometry/vector.ts";
import { appealOf, type Column, crowding, farthest, type Stretch, stretchesOf } from "./wall-stretches.ts";

/** A picture to hang; sizes are the canvas without frame. */
export interface Work {
  id: string;
  widthMetres: number;
  heightMetres: number;
}

/** Where a picture hangs: the middle of its canvas on a wall, in metres from the left floor corner. */
export interface Hung extends Work {
  wall: number;
  u: number;
  v: number;
  frameMetres: number;
  /** Free wall to the right of the frame. */
  rightGapMetres: number;
  isStacked: boolean;
}

export interface HangOptions {
  frameOf: (work: Work) => number;
  /** Pictures keep above a chair rail where there is one. */
  lowestMetres: number;
}

export interface HangPlan {
  hung: Hung[];
  /** The largest work, hung first and on the axis. */
  heroId: string | undefined;
  /** How many pictures share a column with another because the walls were full. */
  stackedCount: number;
  /** 1 unless all pictures had to be made smaller to fit. */
  scale: number;
}

interface Tier {
  marginMetres: number;
  gapMetres: number;
  gapPerWidth: number;
  rows: number;
}

/** In a hall a gap is half the mean width of its neighbours; crowded rooms go down to 10 cm and up to three rows. */
const ROOMY: Tier = { marginMetres: 0.45, gapMetres: 0.6, gapPerWidth: 0.5, rows: 1 };
const CLOSE: Tier = { marginMetres: 0.3, gapMetres: 0.35, gapPerWidth: 0.1, rows: 1 };
const TIGHT: Tier = { marginMetres: 0.22, gapMetres: 0.2, gapPerWidth: 0, rows: 1 };
const SALON: Tier = { marginMetres: 0.22, gapMetres: 0.2, gapPerWidth: 0, rows: 2 };
const DENSE: Tier = { marginMetres: 0.12, gapMetres: 0.1, gapPerWidth: 0, rows: 3 };
const CRAMMED: Tier = { marginMetres: 0.02, gapMetres: 0.03, gapPerWidth: 0, rows: 6 };
const ATTEMPTS: readonly (readonly [Tier, number])[] = [
  [ROOMY, 1],
  [CLOSE, 1],
  [CLOSE, 0.88],
  [TIGHT, 0.88],
  [SALON, 1],
  [SALON, 0.85],
  [DENSE, 0.9],
  ...Array.from({ length: 24 }, (_, i) => [DENSE, 0.8 * 0.87 ** i] as const),
  ...Array.from({ length: 12 }, (_, i) => [CRAMMED, 0.3 * 0.8 ** i] as const),
];

/**
 * Hangs every picture: centres at eye level, clear of openings, corners and pilasters, the largest on the far wall.
 * When the walls are full pictures are stacked as in a salon, and at last all made smaller; both are reported.
 * Throws a `RangeError` if there is no free wall at all.
 */
export function hangPictures(walls: readonly Wall[], works: readonly Work[], options: HangOptions): HangPlan {
  if (works.length === 0) return { hung: [], heroId: undefined, stackedCount: 0, scale: 1 };
  for (const [tier, scale] of ATTEMPTS) {
    const tried = attempt(walls, works, options, tier, scale);
    if (tried) return { ...tried, stackedCount: tried.hung.filter((h) => h.isStacked).length, scale };
  }
  throw new RangeError(`no wall can take ${works.length} pictures`);
}

function attempt(
  walls: readonly Wall[],
  works: readonly Work[],
  options: HangOptions,
  tier: Tier,
  scale: number,
): Pick<HangPlan, "hung" | "heroId"> | undefined {
  const stretches = stretchesOf(walls, tier.marginMetres);
  const longest = Math.max(0, ...stretches.map((s) => s.to - s.from));
  const height = Math.min(...walls.map((w) => w.heightMetres));
  const lowest = Math.min(options.lowestMetres, height * 0.35);
  const tallest = height * 0.94 - lowest;
  const sized = works.map((work) => {
    const { widthMetres, heightMetres } = work;
    const shrunk = (by: number): Work => ({
      ...work,
      widthMetres: widthMetres * by,
      heightMetres: heightMetres * by,
    });
    // Frames shrink with what they hold; a frame chosen for the first guess is never too narrow for the second.
    const guess = Math.min(scale, longest / work.widthMetres, tallest / work.heightMetres);
    const frameMetres = options.frameOf(shrunk(guess)) * Math.min(1, scale + 0.2);
    const fit = Math.min(
      scale,
      (longest - frameMetres * 2) / work.widthMetres,
      (tallest - frameMetres * 2) / work.heightMetres,
    );
    return { ...shrunk(fit), frameMetres };
  });
  if (sized.some((work) => work.widthMetres < 0.03)) return undefined;
  const columns = columnsOf(sized, tier, tallest);
  const hero = [...columns].sort((a, b) => areaOf(b) - areaOf(a))[0]!;
  const far = farthest(walls, stretches);
  const isJoined = walls.some((wall) => wall.room > 0);
  const rest = columns.filter((c) => c !== hero).sort((a, b) => b.widthMetres - a.widthMetres);
  for (const column of [hero, ...rest]) {
    const needed = (stretch: Stretch) => stretchNeed([...stretch.columns, column], tier);
    const wide = stretches.filter((s) => needed(s) <= s.to - s.from + 1e-9);
    // At the end of joined rooms the hero hangs alone on the axis, to be seen through the doorways, while it can.
    const fits = column !== hero && isJoined && tier.rows === 1 ? wide.filter((s) => s !== far) : wide;
    if (fits.length === 0) return undefined;
    const strain = (s: Stretch) =>
      needed(s) / ((s.to - s.from) * appealOf(s, walls)) +
      (s.columns.length === 0 ? OPENING : 0) +
      crowding(s, stretches, walls);
    const best =
      column === hero && far && fits.includes(far)
        ? far
        : fits.reduce((a, b) => (strain(b) < strain(a) - 1e-9 ? b : a));
    best.columns.push(column);
  }
  const hung = stretches.flatMap((stretch) => settle(stretch, walls[stretch.wall]!, lowest));
  return { hung, heroId: hero.works[0]?.id };
}

/** Few works gather in groups instead of hanging one to a wall: a further stretch must be worth this much fill. */
const OPENING = 0.3;

const areaOf = (column: Column) => column.works.reduce((sum, w) => sum + w.widthMetres * w.heightMetres, 0);

function columnsOf(
  works: readonly (Work & { frameMetres: number })[],
  tier: Tier,
  tallestMetres: number,
): Column[] {
  const column = (list: Column["works"]): Column => ({
    works: list,
    widthMetres: Math.max(...list.map((w) => w.widthMetres + w.frameMetres * 2)),
  });
  if (tier.rows === 1) return works.map((work) => column([work]));
  const columns: Column["works"][] = [];
  for (const work of [...works].sort((a, b) => b.widthMetres - a.widthMetres)) {
    const full = (w: Column["works"][number]) => w.heightMetres + w.frameMetres * 2 + tier.gapMetres;
    const open = columns.find(
      (list) =>
        list.length < tier.rows &&
        list.reduce((sum, w) => sum + full(w), 0) + full(work) - tier.gapMetres <= tallestMetres,
    );
    if (open) open.push(work);
    else columns.push([work]);
  }
  return columns.map(column);
}

function stretchNeed(columns: readonly Column[], tier: Tier): number {
  const widths = columns.map((c) => c.widthMetres);
  const gaps = widths
    .slice(1)
    .reduce((sum, w, i) => sum + Math.max(tier.gapMetres, ((w + widths[i]!) / 2) * tier.gapPerWidth), 0);
  return widths.reduce((sum, w) => sum + w, 0) + gaps;
}

/** Spreads a stretch's columns evenly, the widest in the middle, and sets each picture's height on the wall. */
function settle(stretch: Stretch, wall: Wall, lowest: number): Hung[] {
  const ordered: Column[] = [];
  stretch.columns.forEach((column, i) => {
    if (i % 2 === 0) ordered.push(column);
    else ordered.unshift(column);
  });
  const used = ordered.reduce((sum, c) => sum + c.widthMetres, 0);
  const free = stretch.to - stretch.from - used;
  const between = Math.min(free / (ordered.length + 0.4), 1.4);
  const edge = (free - between * (ordered.length - 1)) / 2;
  // Tall rooms and rows of large works hang a little higher than 1.52 m.
  const eyeLine = wall.heightMetres > 4.1 ? 1.6 : 1.52;
  let from = stretch.from + edge;
  return ordered.flatMap((column) => {
    const u = from + column.widthMetres / 2;
    from += column.widthMetres + between;
    const gap = Math.min(0.2, Math.max(0.1, lowest * 0.2));
    const total =
      column.works.reduce((sum, w) => sum + w.heightMetres + w.frameMetres * 2, 0) +
      gap * (column.works.length - 1);
    const middle = clamp(
      eyeLine,
      lowest + total / 2,
      Math.max(lowest + total / 2, wall.heightMetres * 0.97 - total / 2),
    );
    let top = middle + total / 2;
    return column.works.map((work): Hung => {
      const v = top - work.frameMetres - work.heightMetres / 2;
      top -= work.heightMetres + work.frameMetres * 2 + gap;
      const reach = work.widthMetres / 2 + work.frameMetres;
      const isLast = column === ordered.at(-1);
      return {
        ...work,
        wall: stretch.wall,
        u,
        v,
        rightGapMetres: column.widthMetres / 2 - reach + (isLast ? edge : between),
        isStacked: column.works.length > 1,
      };
    });
  });
}
