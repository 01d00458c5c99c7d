import type { HangPlan, Hung } from "./hang.ts";
import { colourDistance, likeness, type Tone } from "./picture-tones.ts";

/** Alike compositions side by side look like a mistake. */
const ALIKE_WEIGHT = 4;
const ALIKE = 0.75;
/** Pictures of one size may change places; canvases within 2% of each other are cut alike. */
const SAME_SIZE = 0.02;

/**
 * Lets pictures of one size change places until neighbours' colours answer each other and no composition hangs beside
 * its like. The largest work keeps its place. What hangs where in the end depends on nothing but the pictures.
 */
export function arrangeNeighbours(
  { hung, heroId }: Pick<HangPlan, "hung" | "heroId">,
  tones: ReadonlyMap<string, Tone>,
): Hung[] {
  const arranged = [...hung];
  const pairs = neighbours(hung);
  const costAt = (places: readonly number[]) =>
    pairs.reduce(
      (sum, [a, b]) =>
        places.includes(a) || places.includes(b) ? sum + clash(tones, arranged[a]!.id, arranged[b]!.id) : sum,
      0,
    );
  for (let hasChanged = true, rounds = 0; hasChanged && rounds < 10; rounds++) {
    hasChanged = false;
    for (let i = 0; i < arranged.length; i++) {
      for (let j = i + 1; j < arranged.length; j++) {
        const [one, other] = [arranged[i]!, arranged[j]!];
        if (one.id === heroId || other.id === heroId || !isSameSize(one, other)) continue;
        const before = costAt([i, j]);
        exchange(arranged, i, j);
        if (costAt([i, j]) < before - 1e-6) hasChanged = true;
        else exchange(arranged, i, j);
      }
    }
  }
  return arranged;
}

/** Places that are next to each other on one wall, as indices. */
export function neighbours(hung: readonly Hung[]): [number, number][] {
  const order = hung
    .map((_, index) => index)
    .sort((a, b) => hung[a]!.wall - hung[b]!.wall || hung[a]!.u - hung[b]!.u);
  return order.slice(1).flatMap((next, i): [number, number][] => {
    const previous = order[i]!;
    return hung[previous]!.wall === hung[next]!.wall ? [[previous, next]] : [];
  });
}

function clash(tones: ReadonlyMap<string, Tone>, one: string, other: string): number {
  const [a, b] = [tones.get(one), tones.get(other)];
  if (!a || !b) return 0;
  const alike = likeness(a, b);
  return colourDistance(a, b) + (alike > ALIKE ? (alike - ALIKE) * ALIKE_WEIGHT : 0);
}

function isSameSize(a: Hung, b: Hung): boolean {
  const close = (x: number, y: number) => Math.abs(x - y) <= SAME_SIZE * Math.max(x, y);
  return close(a.widthMetres, b.widthMetres) && close(a.heightMetres, b.heightMetres);
}

/** Two pictures change places: only which picture it is moves, the measured place stays. */
function exchange(list: Hung[], i: number, j: number): void {
  const [a, b] = [list[i]!, list[j]!];
  list[i] = { ...a, id: b.id };
  list[j] = { ...b, id: a.id };
}
