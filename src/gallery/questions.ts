import { delay } from "../core/abort.ts";
import type { Clock } from "../core/clock.ts";

export interface Questions {
  /** Waits for `answer`, or takes the default when the question expires. */
  awaitAnswer(
    questionId: string,
    question: { options: readonly string[]; defaultOption: number; expiresAtMs: number },
    signal: AbortSignal,
  ): Promise<{ answer: string; answeredBy: "requester" | "default" }>;
  /** False if nobody waits for this answer any more. */
  answer(questionId: string, option: number): boolean;
}

export function createQuestions(deps: { clock: Clock }): Questions {
  const waiting = new Map<string, (option: number) => boolean>();
  return {
    async awaitAnswer(questionId, { options, defaultOption, expiresAtMs }, signal) {
      const expiry = new AbortController();
      try {
        return await Promise.race([
          new Promise<{ answer: string; answeredBy: "requester" }>((resolve) => {
            waiting.set(questionId, (option) => {
              const answer = options[option];
              if (answer !== undefined) resolve({ answer, answeredBy: "requester" });
              return answer !== undefined;
            });
          }),
          delay(Math.max(0, expiresAtMs - deps.clock.now()), AbortSignal.any([signal, expiry.signal])).then(
            () => ({ answer: options[defaultOption]!, answeredBy: "default" as const }),
          ),
        ]);
      } finally {
        waiting.delete(questionId);
        expiry.abort();
      }
    },
    answer: (questionId, option) => waiting.get(questionId)?.(option) ?? false,
  };
}
