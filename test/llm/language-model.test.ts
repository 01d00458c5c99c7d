import { describe } from "vitest";
import { createOfflinePlanner } from "../../src/llm/offline-planner/offline-planner.ts";
import { createOpenAiModel } from "../../src/llm/openai-model.ts";
import { languageModelContract } from "../contracts/language-model.contract.ts";
import { completion, startChatCompletionsServer } from "./chat-completions-server.ts";

describe("offline planner", () => {
  languageModelContract(async () => ({ model: createOfflinePlanner(), close: async () => {} }));
});

describe("OpenAI-compatible endpoint", () => {
  languageModelContract(async () => {
    const server = await startChatCompletionsServer((request) =>
      JSON.stringify(request.messages).includes("capital of Australia")
        ? completion({ text: "I make galleries; that one I leave to an atlas." })
        : completion({
            toolCalls: [
              {
                name: "set_plan",
                arguments: { title: "Concrete", style: "brutalist", room: { kind: "hall" }, exhibits: [] },
              },
            ],
          }),
    );
    const model = createOpenAiModel({ baseUrl: server.baseUrl, apiKey: "not-a-key", model: "scripted" });
    return { model, close: () => server.close() };
  });
});
