import { z } from "zod";
import { digestOf, hexOf } from "../../core/digest.ts";
import type { AskRequesterInput, AskRequesterResult, Tool } from "../../core/tool.ts";
import type { RunContext } from "../run-context.ts";
import { toolResult } from "../tool-result.ts";

/** Asks with buttons and waits; an unanswered question takes its stated default. */
export function createAskRequester(context: RunContext): Tool<AskRequesterInput> {
  const { deps, run, signal } = context;
  return {
    name: "ask_requester",
    description:
      "Ask the requester one short question with 2 to 5 options, only if the wish is truly unclear.",
    input: z
      .object({
        question: z.string().min(1).max(300),
        options: z.array(z.string().min(1).max(80)).min(2).max(5),
        defaultOption: z.int().min(0).max(4),
      })
      .refine(
        (input) => input.defaultOption < input.options.length,
        "defaultOption must be an index into options",
      ),
    async execute(input, { call }) {
      // The same call asks the same question after a restart, with the time it had left.
      const questionId = hexOf(digestOf(`${run.id} ${call.id}`)).slice(0, 16);
      const open = context.view().question;
      const expiresAtMs =
        open?.questionId === questionId ? open.expiresAtMs : deps.clock.now() + deps.budget.questionMs;
      if (open?.questionId !== questionId) {
        await context.append({ type: "question-asked", questionId, ...input, expiresAtMs });
      }
      const before = context.view().state;
      await context.enter("waiting");
      const result: AskRequesterResult = await deps.awaitAnswer(
        questionId,
        { ...input, expiresAtMs },
        signal,
      );
      await context.append({ type: "question-answered", questionId, ...result });
      await context.enter(
        before === "waiting" ? (context.view().planState ? "generating" : "planning") : before,
      );
      return toolResult(result);
    },
  };
}
