/** So many places, and those who wait for one: first come, first served. */
export interface WaitingLine {
  /**
   * Resolves once a place is taken, at once if one is free. Tells the position (0 is next) whenever it changes while
   * waiting; an abort rejects with the signal's reason and gives up the place in the line.
   */
  enter(signal: AbortSignal, onPosition: (position: number) => void): Promise<void>;
  /** Gives a taken place to whoever is next. */
  leave(): void;
  /** Nobody has a place and nobody waits. */
  isEmpty(): boolean;
}

/**
 * Why no queueing library: of those we know, none lets go of one who waits, and the usual one spends a timer's tick on
 * every start, which alone costs a tenth of the throughput with calls of 50 ms.
 */
export function createWaitingLine(places: number): WaitingLine {
  const waiting = new Set<{ admit(): void; tell(position: number): void }>();
  let taken = 0;

  function moveUp(): void {
    let position = 0;
    for (const one of waiting) one.tell(position++);
  }

  return {
    async enter(signal, onPosition) {
      signal.throwIfAborted();
      if (taken < places) {
        taken += 1;
        return;
      }
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const one = { admit: resolve, tell: onPosition };
      const onAbort = () => {
        if (waiting.delete(one)) moveUp();
        reject(signal.reason);
      };
      signal.addEventListener("abort", onAbort, { once: true });
      waiting.add(one);
      onPosition(waiting.size - 1);
      return promise.finally(() => signal.removeEventListener("abort", onAbort));
    },

    leave() {
      const [next] = waiting;
      if (!next) {
        taken -= 1;
        return;
      }
      waiting.delete(next);
      next.admit();
      moveUp();
    },

    isEmpty: () => taken === 0 && waiting.size === 0,
  };
}
