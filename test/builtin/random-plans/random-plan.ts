import { completePlan } from "../../../src/core/complete-plan.ts";
import {
  CEILING_KINDS,
  FLOOR_MATERIALS,
  type GalleryPlan,
  MOVEMENTS,
  type PlanDraft,
  ROOM_KINDS,
  STYLES,
  TIMES_OF_DAY,
  WALL_MATERIALS,
  WEATHERS,
  WINDOW_SHAPES,
} from "../../../src/core/plan.ts";
import { createRandom, type Random } from "../../../src/core/random.ts";

/** Lengths, widths and heights that people ask for, in metres; the schema allows more. */
const SIZES = {
  hall: [10, 24, 6, 12, 4, 8],
  salon: [7, 13, 5, 9, 3.2, 6],
  "long-gallery": [18, 40, 4.5, 8, 3.6, 7],
  rotunda: [8, 18, 8, 18, 4.5, 10],
  enfilade: [15, 36, 5, 9, 3.6, 7],
} as const;
const MOST_WORKS = 30;
const MOST_SCULPTURES = 3;

/** A plan such as members wish for: some words say much about the room, some next to nothing. */
export function randomPlan(seed: number): GalleryPlan {
  const random = createRandom(seed);
  const pick = <T>(options: readonly T[]): T => options[Math.floor(random() * options.length)]!;
  const between = (low: number, high: number) => Math.round((low + random() * (high - low)) * 10) / 10;
  const maybe = <T extends object>(share: number, make: () => T): T | Record<string, never> =>
    random() < share ? make() : {};
  const kind = pick(ROOM_KINDS);
  const [minLength, maxLength, minWidth, maxWidth, minHeight, maxHeight] = SIZES[kind];
  const draft: PlanDraft = {
    title: `Random plan ${seed}`,
    style: pick(STYLES),
    room: {
      kind,
      ...maybe(0.6, () => ({
        lengthMetres: between(minLength, maxLength),
        widthMetres: between(minWidth, maxWidth),
        heightMetres: between(minHeight, maxHeight),
      })),
      ...maybe(0.7, () => ({
        windows: { shape: pick(WINDOW_SHAPES), count: Math.floor(random() ** 2 * 13) },
      })),
      ...maybe(0.4, () => ({ skylight: random() < 0.5 })),
      ...maybe(0.6, () => ({ floor: { material: pick(FLOOR_MATERIALS) } })),
      ...maybe(0.5, () => ({
        walls: { material: pick(WALL_MATERIALS), ...maybe(0.5, () => ({ colour: hex(random) })) },
      })),
      ...maybe(0.5, () => ({ ceiling: { kind: pick(CEILING_KINDS) } })),
      ...maybe(0.8, () => ({ light: { time: pick(TIMES_OF_DAY), weather: pick(WEATHERS) } })),
      ...maybe(0.3, () => ({ stairs: true })),
      ...maybe(0.3, () => ({ ropes: true })),
      ...maybe(0.4, () => ({ benches: Math.floor(random() * 7) })),
    },
    exhibits: [
      ...Array.from({ length: Math.floor(random() * (MOST_WORKS + 1)) }, () => randomPicture(random)),
      ...Array.from({ length: Math.floor(random() ** 2 * (MOST_SCULPTURES + 1)) }, () => ({
        kind: "sculpture" as const,
        prompt: pick(["a bust of a poet", "a tall vase", "an abstract form"]),
        style: pick(["bronze", "marble", "terracotta"]),
        ...maybe(0.5, () => ({ widthCm: between(20, 120), heightCm: between(30, 220) })),
      })),
    ],
  };
  return completePlan(draft, seed);
}

/** Mostly canvases to be painted; now and then a member's file, which may be a panorama or a scroll. */
function randomPicture(random: Random): PlanDraft["exhibits"][number] {
  const style = MOVEMENTS[Math.floor(random() * MOVEMENTS.length)]!;
  if (random() > 0.2) return { kind: "painting", prompt: "a harbour at dawn", style };
  const aspect = 0.3 * (10 / 0.9) ** random();
  const longCm = 40 + random() * 180;
  return {
    kind: "picture",
    prompt: "a member's picture",
    style,
    widthCm: Math.max(15, Math.round(longCm * Math.min(1, aspect))),
    heightCm: Math.max(15, Math.round(longCm / Math.max(1, aspect))),
  };
}

const hex = (random: Random): string =>
  `#${Math.floor(random() * 0x1000000)
    .toString(16)
    .padStart(6, "0")}`;
