/**
 * Edits of one message, latest wins. Discord allows about 5 edits in 5 s in a channel and discord.js queues what
 * comes too early, so a stale text would be shown long after; here an edit that has been overtaken is never sent.
 */
export interface CoalescedEdit<T> {
  show(content: T): void;
  /** Resolves when the newest content given so far has been sent. */
  settled(): Promise<void>;
}

export function createCoalescedEdit<T>(options: {
  send(content: T): Promise<void>;
  minIntervalMs: number;
  onError(error: unknown): void;
}): CoalescedEdit<T> {
  let waiting: { content: T } | undefined;
  let working: Promise<void> | undefined;
  let skipPause: (() => void) | undefined;

  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, options.minIntervalMs);
      skipPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const work = async () => {
    while (waiting) {
      const { content } = waiting;
      waiting = undefined;
      await options.send(content).catch(options.onError);
      await pause();
    }
    working = undefined;
  };
  return {
    show(content) {
      waiting = { content };
      working ??= work();
    },
    async settled() {
      while (working) {
        skipPause?.();
        await Promise.race([working, new Promise((resolve) => setTimeout(resolve, 10))]);
      }
    },
  };
}
