import { canonicalJson } from "../core/digest.ts";
import type { ToolOutcome } from "../core/tool.ts";
import { toolFailure } from "./tool-result.ts";

/** The first repetition may help where chance decides; a third equal call only costs. */
const MAX_EQUAL_FAILURES = 2;

/** Keeps a model from making the same failing call for ever. */
export interface RepeatedFailures {
  /** Executes unless an equal input has failed too often; then says what to change. */
  guard(input: unknown, execute: () => Promise<ToolOutcome>): Promise<ToolOutcome>;
}

export function createRepeatedFailures(): RepeatedFailures {
  const failures = new Map<string, number>();
  return {
    async guard(input, execute) {
      const key = canonicalJson(input);
      const before = failures.get(key) ?? 0;
      if (before >= MAX_EQUAL_FAILURES) {
        return toolFailure(
          "repeated-failure",
          `This very call has failed ${before} times and is not made again. Change the Space, the seed, the size or the words, or leave this part out.`,
        );
      }
      const outcome = await execute();
      if (outcome.isError && !isRefusalOfOurs(outcome)) failures.set(key, before + 1);
      return outcome;
    },
  };
}

/** What we refuse ourselves cost nothing and may be allowed a moment later. */
function isRefusalOfOurs({ content: [part] }: ToolOutcome): boolean {
  return part?.type === "text" && /^\{"error":\{"code":"(space-not-allowed|budget-)/.test(part.text);
}
