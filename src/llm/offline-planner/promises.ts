import type { PlanDraft, Promise_ } from "../../core/plan.ts";
import type { Wish } from "./wish.ts";

type RoomPromises = Pick<
  Wish,
  "windows" | "skylight" | "floor" | "walls" | "ceiling" | "benches" | "stairs" | "ropes"
>;

/** What of the room the member said and a scene can be checked for. */
export function roomPromises(wish: RoomPromises, room: PlanDraft["room"]): Promise_[] {
  const promises: Promise_[] = [];
  const add = (text: string, check: string) => promises.push({ text, check });
  if (wish.windows?.count === 0) add("no windows", "windows=0");
  else if (wish.windows) {
    const shape = wish.windows.shape ?? room.windows?.shape;
    const count = wish.windows.count ?? 1;
    if (shape)
      add(
        `${wish.windows.count ? `${count} ` : ""}${shape} ${count === 1 && wish.windows.count ? "window" : "windows"}`,
        `${shape}-windows>=${count}`,
      );
  }
  if (wish.skylight) add("a skylight", "skylights>=1");
  if (wish.stairs) add("stairs", "stairs>=1");
  if (wish.ropes) add("a rope before the far wall", "ropes>=1");
  if (wish.floor.material) add(`${wish.floor.material} floor`, `floor=${wish.floor.material}`);
  if (wish.walls.material) add(`${wish.walls.material} walls`, `walls=${wish.walls.material}`);
  if (wish.ceiling.material) add(`${wish.ceiling.material} ceiling`, `ceiling=${wish.ceiling.material}`);
  if (wish.benches)
    add(wish.benches === 1 ? "a bench" : `${wish.benches} benches`, `benches>=${wish.benches}`);
  return promises;
}

/**
 * How many works there are, in which movements. `paintings` counts what hangs; a movement can be promised where at
 * least half of the paintings are in it, which is what the check asks.
 */
export function workPromises(
  exhibits: PlanDraft["exhibits"],
  said: { paintings: boolean; sculptures: boolean },
): Promise_[] {
  const promises: Promise_[] = [];
  const hung = exhibits.filter(({ kind }) => kind !== "sculpture").length;
  const standing = exhibits.length - hung;
  if (said.paintings) promises.push({ text: counted(hung, "painting"), check: `paintings=${hung}` });
  if (said.sculptures)
    promises.push({ text: counted(standing, "sculpture"), check: `sculptures=${standing}` });
  const styles = exhibits.flatMap(({ kind, style }) => (kind === "painting" ? [style] : []));
  for (const movement of new Set(styles)) {
    const count = styles.filter((style) => style === movement).length;
    if (count * 2 >= styles.length && /^[a-z0-9-]+$/.test(movement))
      promises.push({ text: `${movement} paintings`, check: `movement=${movement}` });
  }
  return promises;
}

export function stylePromise(style: string): Promise_ {
  return { text: `${style} style`, check: `style=${style}` };
}

function counted(count: number, noun: string): string {
  return `${count === 0 ? "no" : count} ${noun}${count === 1 ? "" : "s"}`;
}
