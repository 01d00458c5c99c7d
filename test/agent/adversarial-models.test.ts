import { afterEach, describe, expect, test } from "vitest";
import { readPrompt } from "../../src/agent/prompts.ts";
import { AbortReason } from "../../src/core/abort.ts";
import type { VernissageError } from "../../src/core/errors.ts";
import type { Version } from "../../src/core/gallery.ts";
import { partKeys } from "../../src/core/plan-parts.ts";
import { createOpenAiModel } from "../../src/llm/openai-model.ts";
import { completion, type Script, startChatCompletionsServer } from "../llm/chat-completions-server.ts";
import { answerLikePlanner } from "../llm/planner-behind-wire.ts";
import { answerWithFile, DRAFT, memoryStore, scriptRun, spaceError } from "./scripted-run.ts";

/** Models that do their work badly, behind a strict Chat Completions server, with the real loop before them. */
type Server = Awaited<ReturnType<typeof startChatCompletionsServer>>;
const open: Server[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function run(
  script: Script,
  options: Omit<Parameters<typeof scriptRun>[0], "turns"> & { signal?: AbortSignal; words?: string } = {},
) {
  const server = await startChatCompletionsServer(script);
  open.push(server);
  const model = createOpenAiModel({
    baseUrl: server.baseUrl,
    apiKey: "none",
    model: "scripted",
    canSee: true,
  });
  const scripted = scriptRun({ turns: [], ...options, change: { model, ...options.change } });
  const end = await scripted
    .start({
      ...(options.signal && { signal: options.signal }),
      ...(options.words && { run: { request: { ...REQUEST, words: options.words } } }),
    })
    .catch((thrown: unknown) => thrown as VernissageError);
  return { ...scripted, server, end };
}

const REQUEST = { kind: "create", requesterId: "1", words: "", pictures: [], locale: "en", seed: 7 } as const;

const call = (name: string, input: unknown, id = `${name}-${Math.random()}`) => ({
  id,
  name,
  arguments: input,
});
const resultsIn = (request: Parameters<Script>[0]) =>
  request.messages.flatMap((message) => (message.role === "tool" ? [String(message.content)] : []));

describe("a model that is", () => {
  test("perfect publishes, with requests the format allows", async () => {
    const { end, view, server } = await run(answerLikePlanner);
    expect(end).toEqual({ kind: "published" });
    expect(view().published).toBeDefined();
    expect(server.violations).toEqual([]);
  });

  test("lazy and wants to publish before anything is made is refused, and ends with a clear failure", async () => {
    const { end, view, calls } = await run((request) => {
      const done = resultsIn(request);
      if (done.length === 0) return completion({ toolCalls: [call("set_plan", DRAFT)] });
      return completion({
        toolCalls: [call("publish_gallery", { scene: "artifact:00000000", note: "Done." })],
      });
    });
    expect(end).toMatchObject({ code: "budget-spent" });
    expect((end as VernissageError).userMessage).toMatch(/Retry/);
    expect(calls).toEqual([]);
    expect(view().published).toBeUndefined();
  });

  test("stubborn and repeats a failing call does not reach the Space with it a third time", async () => {
    const input = {
      space: "builtin/architect",
      endpoint: "/generate_scene",
      input: { plan: "plan" },
      makes: "base",
    };
    const { end, calls, results } = await run(
      (request) =>
        completion({
          toolCalls: [resultsIn(request).length === 0 ? call("set_plan", DRAFT) : call("call_space", input)],
        }),
      { answer: () => Promise.reject(spaceError("space-error")) },
    );
    expect(calls).toHaveLength(2);
    expect(results("call_space").at(-1)?.json.error?.code).toBe("repeated-failure");
    expect(end).toMatchObject({ code: "budget-spent" });
  });

  test("a liar and claims success without doing anything is reminded, then ended", async () => {
    const { end, view, server } = await run((request) =>
      resultsIn(request).length === 0
        ? completion({ toolCalls: [call("set_plan", DRAFT)] })
        : completion({ text: "The gallery is published. Enjoy!" }),
    );
    expect(end).toMatchObject({ code: "model-stopped" });
    expect(view().published).toBeUndefined();
    expect(server.requests.length).toBeLessThanOrEqual(4);
  });

  test("a liar and names a scene that failed its checks does not get it published", async () => {
    const { end, view } = await run(answerLikePlanner, {
      report: () => ({
        isValid: false,
        issues: [{ severity: "error", code: "broken", message: "it is broken" }],
      }),
    });
    expect(end).toMatchObject({ code: expect.stringMatching(/model-stopped|budget-spent/) });
    expect(view().published).toBeUndefined();
  });

  test("malformed and never writes JSON runs out of turns", async () => {
    const { end, view, server } = await run(() =>
      completion({
        toolCalls: [{ id: `c${Math.random()}`, name: "set_plan", arguments: '{"title": "half a' }],
      }),
    );
    expect(end).toMatchObject({ code: "budget-spent" });
    expect(view().planState).toBeUndefined();
    expect(server.violations).toEqual([]);
  });

  test("malformed once is told so and goes on", async () => {
    const { end } = await run((request, index) =>
      index === 0
        ? completion({ toolCalls: [{ id: "first", name: "set_plan", arguments: '{"title": "half a' }] })
        : answerLikePlanner(request),
    );
    expect(end).toEqual({ kind: "published" });
  });

  test("slow is ended by the deadline of its run, with its reason", async () => {
    const controller = new AbortController();
    const reason = new AbortReason("deadline", "too long");
    setTimeout(() => controller.abort(reason), 200);
    const { end } = await run(() => ({ ...completion({ text: "…" }), delayMs: 20_000 }), {
      signal: controller.signal,
    });
    expect(end).toBe(reason);
  });

  test("greedy and calls Spaces without end meets the limit of its run", async () => {
    const store = memoryStore();
    let seed = 0;
    const { end, calls } = await run(
      (request) =>
        completion({
          toolCalls:
            resultsIn(request).length === 0
              ? [call("set_plan", DRAFT)]
              : Array.from({ length: 10 }, () =>
                  call("call_space", {
                    space: "builtin/painter",
                    endpoint: "/paint",
                    input: { prompt: "again", seed: ++seed },
                    makes: "e1",
                  }),
                ),
        }),
      { store, answer: (request) => answerWithFile(store, request) },
    );
    expect(end).toMatchObject({ code: "budget-spent" });
    expect(calls.length).toBeLessThanOrEqual(20);
  });
});

test("a model whose context is too small for it all is asked again with less", async () => {
  let refusals = 0;
  const { end, server } = await run((request) => {
    if (!JSON.stringify(request.messages).includes("data:image")) return answerLikePlanner(request);
    refusals += 1;
    const message = "This model's maximum context length is 4096 tokens";
    return { status: 400, body: { error: { message, type: "invalid_request_error", code: null } } };
  });
  expect(end).toEqual({ kind: "published" });
  expect(refusals).toBeGreaterThan(0);
  expect(server.violations).toEqual([]);
});

test("a gallery of twelve paintings stays under 30,000 input tokens in all, and so does a change of it", async () => {
  const store = memoryStore();
  const { end, view, deps } = await run(answerLikePlanner, {
    store,
    answer: (request) => answerWithFile(store, request),
    words: "a 3D Paris art gallery with arched windows, marble floors and 12 impressionist paintings",
    change: { systemPrompt: await readPrompt("system") },
  });
  expect(end).toEqual({ kind: "published" });
  const { plan, made } = view().planState!;
  expect(plan.exhibits).toHaveLength(12);
  // Four characters a token; with a tokenizer that needs a fifth more it would still hold.
  expect(view().tokens.input).toBeLessThan(25_000);

  const given = Object.values(made).map((ref) => view().artifacts.get(ref)!.artifact);
  const keys = partKeys(plan);
  const digests = Object.entries(made).map(([part, ref]) => [
    keys.get(part),
    view().artifacts.get(ref)!.artifact.digest,
  ]);
  const previous = { id: "v1", number: 1, plan, made: Object.fromEntries(digests) } as unknown as Version;
  const change = scriptRun({
    turns: [],
    store,
    change: { model: deps.model, systemPrompt: deps.systemPrompt },
  });
  const request = {
    ...REQUEST,
    kind: "refine",
    words: "the last one should be cubist, darker floor",
  } as const;
  await change.start({ run: { request }, previous, given });
  expect(change.view().published).toBeDefined();
  expect(change.view().tokens.input).toBeLessThan(25_000);
});
