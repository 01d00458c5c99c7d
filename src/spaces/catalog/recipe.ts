import type { Logger } from "pino";
import { VernissageError } from "../../core/errors.ts";
import type { SpaceProgress } from "../../core/space.ts";
import { isRecord } from "../gradio/schema.ts";
import { spaceError } from "../space-errors.ts";
import { asInput, outputAt } from "../space-file.ts";
import type { SpaceOutputs, SpaceSession } from "../space-session.ts";
import { type Recipe, type RecipeStep, referenceOf } from "./recipe-schema.ts";

/**
 * Makes a recipe's calls on one session, one after the other. Waiting and running times are sums, progress is that of
 * the whole, and the outputs are those the recipe picks. Rejects with the failing step's error, which names the step,
 * unless the recipe says how to go on without it.
 */
export async function runRecipe(
  recipe: Recipe,
  options: {
    session: SpaceSession;
    /** The recipe's inputs, checked and with defaults filled in. */
    input: Readonly<Record<string, unknown>>;
    onProgress(progress: SpaceProgress): void;
    logger: Logger;
  },
): Promise<SpaceOutputs> {
  const { session, onProgress, logger } = options;
  const known: Record<string, unknown> = { ...options.input };
  const picksOutputs = recipe.some(({ output }) => output);
  const total = {
    data: [] as unknown[],
    returns: [] as SpaceOutputs["returns"][number][],
    waitedMs: 0,
    runMs: 0,
  };

  for (const [index, step] of recipe.entries()) {
    const at = { index, count: recipe.length };
    const isLast = index === recipe.length - 1;
    try {
      if (index > 0) onProgress(wholeProgress({ kind: "started" }, at));
      const outputs = await session.call(step.call, resolve(step.input, known), (news) =>
        onProgress(wholeProgress(news, at)),
      );
      total.waitedMs += outputs.waitedMs;
      total.runMs += outputs.runMs;
      Object.assign(known, keptOutputs(session.space, step, outputs));
      const places = step.output ?? (isLast && !picksOutputs ? outputs.data.map((_, place) => [place]) : []);
      for (const place of places) {
        total.data.push(outputAt(outputs.data, place) ?? null);
        total.returns.push(outputs.returns[place[0] ?? 0] ?? { label: "", component: "" });
      }
    } catch (thrown) {
      if (!(thrown instanceof VernissageError)) throw thrown;
      if (!step.otherwise) throw failureOf(thrown, step, at);
      logger.info({ space: session.space, step: step.call, code: thrown.code }, "space-step-left-out");
      Object.assign(known, resolve(step.otherwise, known));
    }
  }
  return total;
}

/** A copy with each `$name` replaced; what nobody gave is left out, and the Space's own default holds. */
function resolve(input: RecipeStep["input"], known: Readonly<Record<string, unknown>>) {
  const visit = (value: unknown): unknown => {
    const name = referenceOf(value);
    if (name !== undefined) return known[name];
    if (Array.isArray(value)) return value.map(visit).filter((inner) => inner !== undefined);
    if (!isRecord(value)) return value;
    const entries = Object.entries(value).map(([key, inner]) => [key, visit(inner)] as const);
    return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
  };
  return visit(input) as Record<string, unknown>;
}

function keptOutputs(space: string, { call, keep }: RecipeStep, { data, returns }: SpaceOutputs) {
  const entries = Object.entries(keep).map(([name, { output, ...wrapping }]) => {
    const value = outputAt(data, output);
    if (value === undefined)
      throw spaceError(space, {
        code: "space-output-missing",
        did: `ended ${call} without what its next step needs`,
      });
    const component = returns[output[0] ?? 0]?.component ?? "";
    return [name, asInput(value, { component, ...wrapping })];
  });
  return Object.fromEntries(entries);
}

/** News of a step as news of the whole; steps count alike. Of all starts, only the first is one. */
function wholeProgress(
  news: SpaceProgress,
  { index, count }: { index: number; count: number },
): SpaceProgress {
  if (news.kind === "waiting" || news.kind === "fell-back" || count === 1) return news;
  if (news.kind === "started" && index === 0) return news;
  const { fraction = 0, description } = news.kind === "progress" ? news : {};
  const step = `step ${index + 1} of ${count}`;
  return {
    kind: "progress",
    fraction: (index + fraction) / count,
    description: description ? `${step}: ${description}` : step,
  };
}

/** The same error, so that retry and fallback treat it alike, with the step in its words. */
function failureOf(
  error: VernissageError,
  { call }: RecipeStep,
  { index, count }: { index: number; count: number },
): VernissageError {
  if (count === 1) return error;
  const step = `Step ${index + 1} of ${count}`;
  return new VernissageError({
    code: error.code,
    message: `${step} (${call}): ${error.message}`,
    userMessage: `${step}: ${error.userMessage}`,
    party: error.party,
    isRetryable: error.isRetryable,
    ...(error.retryAfterMs !== undefined && { retryAfterMs: error.retryAfterMs }),
    cause: error,
  });
}
