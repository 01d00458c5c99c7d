import { z } from "zod";
import type { AskRequesterInput, Tool } from "../../core/tool.ts";
import { askQuestion } from "../ask-question.ts";
import type { RunContext } from "../run-context.ts";
import { toolResult } from "../tool-result.ts";

/** Asks with buttons and waits; an unanswered question takes its stated default. */
export function createAskRequester(context: RunContext): Tool<AskRequesterInput> {
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
      return toolResult(await askQuestion(context, call.id, input, context.deps.budget.questionMs));
    },
  };
}
