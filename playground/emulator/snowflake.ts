import type { Clock } from "../../src/core/clock.ts";

/** First second of 2015, where Discord's ids start to count. */
const DISCORD_EPOCH_MS = 1_420_070_400_000;
const IDS_PER_MS = 4096;

/** Makes ids as Discord does: time in the upper 42 bits, rising always, even while the clock stands still. */
export function createSnowflakes(clock: Clock): () => string {
  let lastMs = 0;
  let count = 0;
  return () => {
    const nowMs = clock.now();
    if (nowMs > lastMs) {
      lastMs = nowMs;
      count = 0;
    } else if (++count === IDS_PER_MS) {
      lastMs += 1;
      count = 0;
    }
    return ((BigInt(lastMs - DISCORD_EPOCH_MS) << 22n) | BigInt(count)).toString();
  };
}

/** Ids grow with time; as decimal strings they have to be compared as numbers. */
export function isOlder(id: string, other: string): boolean {
  return BigInt(id) < BigInt(other);
}
