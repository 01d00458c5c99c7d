import { expect, it } from "vitest";
import { AbortReason } from "../../src/core/abort.ts";
import type { LanguageModel, ModelMessage, ToolDefinition } from "../../src/core/language-model.ts";
import { planDraft } from "../../src/core/plan.ts";
import type { RequestMessage } from "../../src/core/tool.ts";

export const SET_PLAN: ToolDefinition = {
  name: "set_plan",
  description: "Set the plan.",
  inputSchema: { type: "object", properties: {} },
};

/** The first messages of a run. */
export function requestMessages(request: Partial<RequestMessage>): ModelMessage[] {
  const whole: RequestMessage = { kind: "create", words: "", seed: 7, locale: "en-US", ...request };
  return [
    { role: "system", text: "You plan galleries." },
    { role: "user", content: [{ type: "text", text: `<request>${JSON.stringify(whole)}</request>` }] },
  ];
}

/** What every `LanguageModel` keeps, whatever is behind it. */
export function languageModelContract(
  open: () => Promise<{ model: LanguageModel; close(): Promise<void> }>,
): void {
  const signal = () => new AbortController().signal;

  async function withModel(use: (model: LanguageModel) => Promise<void>): Promise<void> {
    const { model, close } = await open();
    try {
      await use(model);
    } finally {
      await close();
    }
  }

  it("plans a gallery with the one tool it is offered", () =>
    withModel(async (model) => {
      const messages = requestMessages({ words: "a brutalist hall with three cubist paintings" });
      const response = await model.generate({ messages, tools: [SET_PLAN] }, { signal: signal() });
      expect(response.stopReason).toBe("tool-calls");
      expect(response.toolCalls.map(({ name }) => name)).toEqual(["set_plan"]);
      expect(planDraft.parse(response.toolCalls[0]!.input).style).toBe("brutalist");
    }));

  it("gives each call of a turn its own id", () =>
    withModel(async (model) => {
      const messages = requestMessages({ words: "ocean" });
      const { toolCalls } = await model.generate({ messages, tools: [SET_PLAN] }, { signal: signal() });
      expect(new Set(toolCalls.map(({ id }) => id)).size).toBe(toolCalls.length);
      expect(toolCalls.every(({ id }) => id.length > 0)).toBe(true);
    }));

  it("answers in text, without a call, when asked about something else", () =>
    withModel(async (model) => {
      const messages = requestMessages({ words: "what is the capital of Australia?" });
      const response = await model.generate({ messages, tools: [SET_PLAN] }, { signal: signal() });
      expect(response).toMatchObject({ toolCalls: [], stopReason: "end" });
      expect(response.text).toMatch(/galler/i);
    }));

  it("rejects with the signal's own reason when aborted", () =>
    withModel(async (model) => {
      const reason = new AbortReason("requester", "cancelled");
      const messages = requestMessages({ words: "ocean" });
      const aborted = model.generate({ messages, tools: [SET_PLAN] }, { signal: AbortSignal.abort(reason) });
      await expect(aborted).rejects.toBe(reason);
    }));

  it("says who it is", () =>
    withModel(async (model) => {
      expect(model.id).not.toBe("");
      expect(typeof model.canSee).toBe("boolean");
    }));
}
