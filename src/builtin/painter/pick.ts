import type { Random } from "../../core/random.ts";

/** One of a list by chance. */
export function pick<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() * list.length)]!;
}
