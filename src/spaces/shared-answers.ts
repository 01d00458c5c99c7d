import { type Clock, systemClock } from "../core/clock.ts";

export interface SharedAnswers<T> {
  /**
   * The answer under a key: the one kept, the one somebody is asking for already, or a new one. `ask` is told to stop
   * when the last who waits for it has stopped. Failures are passed on and not kept.
   */
  get(key: string, signal: AbortSignal, ask: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** What is kept just now, without asking. */
  peek(key: string): T | undefined;
}

interface Question<T> {
  answer: Promise<T>;
  waiting: number;
  controller: AbortController;
}

/** Answers of others, kept for `keepMs` and asked for once however many want them; the oldest go first. */
export function createSharedAnswers<T>({
  keepMs,
  maxEntries = 500,
  clock = systemClock,
}: {
  keepMs: number;
  maxEntries?: number;
  clock?: Clock;
}): SharedAnswers<T> {
  const kept = new Map<string, { value: T; untilMs: number }>();
  const open = new Map<string, Question<T>>();

  function keep(key: string, value: T): void {
    kept.delete(key);
    kept.set(key, { value, untilMs: clock.now() + keepMs });
    for (const oldest of kept.keys()) {
      if (kept.size <= maxEntries) break;
      kept.delete(oldest);
    }
  }

  function ask(key: string, how: (signal: AbortSignal) => Promise<T>): Question<T> {
    const controller = new AbortController();
    const close = () => {
      if (open.get(key) === question) open.delete(key);
    };
    const answer = how(controller.signal).then((value) => {
      keep(key, value);
      return value;
    });
    const question: Question<T> = { answer, waiting: 0, controller };
    open.set(key, question);
    // Everyone who waits may have left before it ends.
    answer.then(close, close);
    return question;
  }

  function peek(key: string): T | undefined {
    const entry = kept.get(key);
    return entry && entry.untilMs > clock.now() ? entry.value : undefined;
  }

  return {
    peek,
    async get(key, signal, how) {
      signal.throwIfAborted();
      const known = peek(key);
      if (known !== undefined) return known;
      const question = open.get(key) ?? ask(key, how);
      question.waiting += 1;
      const aborted = Promise.withResolvers<never>();
      const onAbort = () => aborted.reject(signal.reason);
      signal.addEventListener("abort", onAbort, { once: true });
      try {
        return await Promise.race([question.answer, aborted.promise]);
      } finally {
        signal.removeEventListener("abort", onAbort);
        question.waiting -= 1;
        if (question.waiting === 0 && signal.aborted) {
          // A newcomer must not join what is being given up.
          if (open.get(key) === question) open.delete(key);
          question.controller.abort(signal.reason);
        }
      }
    },
  };
}
