import { afterEach, describe, expect, it } from "vitest";
import { AbortReason } from "../../src/core/abort.ts";
import type { ModelMessage } from "../../src/core/language-model.ts";
import { createOpenAiModel } from "../../src/llm/openai-model.ts";
import { SET_PLAN } from "../contracts/language-model.contract.ts";
import { completion, type Script, startChatCompletionsServer } from "./chat-completions-server.ts";

type Server = Awaited<ReturnType<typeof startChatCompletionsServer>>;
const open: Server[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

const HELLO: ModelMessage[] = [{ role: "user", content: [{ type: "text", text: "hello" }] }];

async function start(
  script: Script,
  options: { canSee?: boolean; timeoutMs?: number; streams?: boolean } = {},
) {
  const server = await startChatCompletionsServer(script);
  open.push(server);
  const model = createOpenAiModel({
    baseUrl: server.baseUrl,
    apiKey: "not-a-key",
    model: "scripted",
    ...options,
  });
  const ask = (messages = HELLO, signal = new AbortController().signal) =>
    model.generate({ messages, tools: [SET_PLAN] }, { signal });
  return { server, model, ask };
}

const failing = (status: number, error: object = { message: "no" }, headers = {}) => ({
  status,
  headers,
  body: { error },
});

describe("createOpenAiModel", () => {
  it("sends several calls, their results and pictures in an order the format allows", async () => {
    const { server, ask } = await start(() => completion({ text: "done" }), { canSee: true });
    const image = { type: "image", mediaType: "image/png", bytes: new Uint8Array([1, 2, 3]) } as const;
    await ask([
      { role: "system", text: "be brief" },
      ...HELLO,
      {
        role: "assistant",
        text: "",
        toolCalls: [
          { id: "a", name: "set_plan", input: { x: 1 } },
          { id: "b", name: "set_plan", input: undefined, invalidJson: "{oops" },
        ],
      },
      {
        role: "tool",
        toolCallId: "a",
        toolName: "set_plan",
        content: [{ type: "text", text: "{}" }, image],
        isError: false,
      },
      {
        role: "tool",
        toolCallId: "b",
        toolName: "set_plan",
        content: [{ type: "text", text: "{}" }],
        isError: true,
      },
    ]);
    expect(server.violations).toEqual([]);
    expect(server.requests[0]!.messages.map(({ role }) => role)).toEqual([
      "system",
      "user",
      "assistant",
      "tool",
      "tool",
      "user",
    ]);
    expect(JSON.stringify(server.requests[0]!.messages.at(-1))).toContain("data:image/png;base64,AQID");
    expect(server.requests[0]).toMatchObject({ tool_choice: "auto", parallel_tool_calls: true });
  });

  it("keeps pictures back from a model that cannot see", async () => {
    const { server, ask } = await start(() => completion({ text: "ok" }));
    await ask([
      { role: "user", content: [{ type: "image", mediaType: "image/png", bytes: new Uint8Array([1]) }] },
    ]);
    expect(JSON.stringify(server.requests)).not.toContain("data:image");
  });

  it("hands malformed arguments back as they were written", async () => {
    const { ask } = await start(() =>
      completion({ toolCalls: [{ name: "set_plan", arguments: '{"title": ' }] }),
    );
    expect((await ask()).toolCalls[0]).toMatchObject({ input: undefined, invalidJson: '{"title": ' });
  });

  it("gives calls that share an id their own", async () => {
    const twice = [
      { id: "same", name: "set_plan", arguments: {} },
      { id: "same", name: "set_plan", arguments: {} },
    ];
    const { ask } = await start(() => completion({ toolCalls: twice }));
    expect((await ask()).toolCalls.map(({ id }) => id)).toEqual(["same", "call-2"]);
  });

  it("tells refusals, cut answers and missing usage apart", async () => {
    const answers = [
      completion({ refusal: "I will not." }),
      completion({ text: "half a", finishReason: "length" }),
      completion({ text: "<think>hm</think>yes", usage: null }),
    ];
    const { ask } = await start((_, index) => answers[index]!);
    expect(await ask()).toMatchObject({ stopReason: "refusal", text: "I will not.", toolCalls: [] });
    expect(await ask()).toMatchObject({ stopReason: "length", usage: { inputTokens: 10, outputTokens: 5 } });
    const last = await ask();
    expect(last).toMatchObject({ stopReason: "end", text: "yes" });
    expect(last.usage?.inputTokens).toBeGreaterThan(20);
  });

  it.each([
    ["trailing commas", '{"title": "Lilies", "works": [1, 2,],}'],
    ["single quotes and Python's constants", "{'title': 'Lilies', 'works': [1, 2], 'dark': False}"],
    ["a code fence", '```json\n{"title": "Lilies", "works": [1, 2]}\n```'],
  ])("repairs arguments written with %s", async (_, text) => {
    const { ask } = await start(() => completion({ toolCalls: [{ name: "set_plan", arguments: text }] }));
    expect((await ask()).toolCalls[0]?.input).toMatchObject({ title: "Lilies", works: [1, 2] });
  });

  it.each([
    ["Hermes", 'Well. <tool_call>\n{"name": "set_plan", "arguments": {"a": 1}}\n</tool_call>', "Well."],
    ["Llama", '{"name": "set_plan", "parameters": {"a": 1}}', ""],
    ["Mistral", '[TOOL_CALLS] [{"name": "set_plan", "arguments": {"a": 1}}]', ""],
    ["Qwen-Coder", '<function=set_plan>{"a": 1}</function>', ""],
    [
      "Harmony",
      'commentary to=functions.set_plan <|constrain|>json<|message|>{"a": 1}<|call|>',
      "commentary",
    ],
  ])("reads a call a model wrote into its text (%s)", async (_, text, rest) => {
    const { ask } = await start(() => completion({ text }));
    const answer = await ask();
    expect(answer.toolCalls).toMatchObject([{ name: "set_plan", input: { a: 1 } }]);
    expect(answer).toMatchObject({ stopReason: "tool-calls", text: rest });
  });

  it("leaves text alone that names no offered tool", async () => {
    const text = '{"name": "format_disk", "arguments": {}}';
    const { ask } = await start(() => completion({ text }));
    expect(await ask()).toMatchObject({ toolCalls: [], text, stopReason: "end" });
  });

  it.each([
    ["parallel_tool_calls", "Unrecognized request argument supplied: parallel_tool_calls"],
    ["tool_choice", "[{'loc': ('body', 'tool_choice'), 'msg': 'Extra inputs are not permitted'}]"],
  ] as const)("leaves out %s once an endpoint has refused it", async (field, message) => {
    const { server, ask } = await start((request) =>
      request[field] === undefined ? completion({ text: "ok" }) : failing(400, { message }),
    );
    expect((await ask()).text).toBe("ok");
    await ask();
    expect(server.requests.map((request) => request[field] !== undefined)).toEqual([true, false, false]);
  });

  it("stops sending pictures to an endpoint that refuses them", async () => {
    const { model, ask } = await start(
      (request) =>
        JSON.stringify(request).includes("data:image")
          ? failing(400, { message: "image input is not supported" })
          : completion({ text: "blind" }),
      { canSee: true },
    );
    const image = { type: "image", mediaType: "image/png", bytes: new Uint8Array([1, 2, 3]) } as const;
    expect((await ask([{ role: "user", content: [image] }])).text).toBe("blind");
    expect(model.canSee).toBe(false);
  });

  describe("listening to a stream", () => {
    const three = ["a", "b", "c"].map((title) => ({ id: title, name: "set_plan", arguments: { title } }));
    async function listen(script: Script) {
      const started = await start(script, { streams: true });
      const told: { id: string; atMs: number }[] = [];
      const began = performance.now();
      const response = await started.model.generate(
        { messages: HELLO, tools: [SET_PLAN] },
        {
          signal: new AbortController().signal,
          onToolCall: ({ id }) => told.push({ id, atMs: performance.now() - began }),
        },
      );
      return { ...started, told, response, tookMs: performance.now() - began };
    }

    it("tells calls as soon as they are complete, and answers as without", async () => {
      const { told, response, tookMs, server } = await listen(() => ({
        ...completion({ text: "so be it", toolCalls: three }),
        pauseMs: 150,
      }));
      expect(told.map(({ id }) => id)).toEqual(["a", "b", "c"]);
      expect(told[0]!.atMs).toBeLessThan(tookMs - 100);
      expect(response).toMatchObject({
        text: "so be it",
        stopReason: "tool-calls",
        usage: { inputTokens: 10, outputTokens: 5 },
        toolCalls: three.map(({ id, name, arguments: input }) => ({ id, name, input })),
      });
      expect(server.violations).toEqual([]);
    });

    it.each(["zero", "none"] as const)("tells calls apart that are numbered by %s", async (numbered) => {
      const { told, response } = await listen(() => ({ ...completion({ toolCalls: three }), numbered }));
      expect(told.map(({ id }) => id)).toEqual(["a", "b", "c"]);
      expect(response.toolCalls.map(({ input }) => input)).toEqual(three.map((call) => call.arguments));
    });

    it("keeps the calls told before the stream broke off, and does not ask again", async () => {
      const { told, response, server } = await listen(() => ({
        ...completion({ toolCalls: three }),
        breakAfter: 2,
      }));
      expect(told.map(({ id }) => id)).toEqual(["a", "b"]);
      expect(response.toolCalls.map(({ id }) => id)).toEqual(["a", "b"]);
      expect(server.requests).toHaveLength(1);
    });

    it("asks again if it broke off before a call was told", async () => {
      const { told, server } = await listen((_, index) => ({
        ...completion({ toolCalls: three }),
        ...(index === 0 && { breakAfter: 0 }),
      }));
      expect(told).toHaveLength(3);
      expect(server.requests).toHaveLength(2);
    });

    it("stops listening to an endpoint that refuses it", async () => {
      const { told, response, server } = await listen((request) =>
        request.stream
          ? failing(400, { message: "stream is not supported" })
          : completion({ toolCalls: three }),
      );
      expect(told).toEqual([]);
      expect(response.toolCalls).toHaveLength(3);
      expect(server.requests.map(({ stream }) => stream)).toEqual([true, undefined]);
    });
  });

  it("waits as long as Retry-After says and asks again", async () => {
    const { server, ask } = await start((_, index) =>
      index === 0
        ? failing(429, { message: "slow down" }, { "retry-after": "0.05" })
        : completion({ text: "now" }),
    );
    expect((await ask()).text).toBe("now");
    expect(server.requests).toHaveLength(2);
  });

  it("asks again after a server error and a connection that breaks", async () => {
    const answers = [
      failing(503, {}, { "retry-after-ms": "1" }),
      { hangUp: true },
      completion({ text: "back" }),
    ];
    const { ask } = await start((_, index) => answers[index]!);
    expect((await ask()).text).toBe("back");
  });

  it("does not wait longer than a minute", async () => {
    const { server, ask } = await start(() => failing(429, {}, { "retry-after": "3600" }));
    await expect(ask()).rejects.toMatchObject({ code: "model-rate-limited", retryAfterMs: 3_600_000 });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    [401, {}, "model-unauthorized", "operator"],
    [404, {}, "model-not-found", "operator"],
    [429, { code: "insufficient_quota" }, "model-quota-spent", "operator"],
    [400, { code: "context_length_exceeded", message: "too long" }, "model-context-overflow", "model"],
    [
      400,
      { message: "This model's maximum context length is 4096 tokens" },
      "model-context-overflow",
      "model",
    ],
    [400, { message: "x does not support tools" }, "model-without-tools", "operator"],
    [
      400,
      { code: "model_not_supported", message: "not supported by any provider you have enabled" },
      "model-not-found",
      "operator",
    ],
    [402, { message: "You have exceeded your monthly included credits" }, "model-quota-spent", "operator"],
    [
      500,
      {
        code: 500,
        type: "exceed_context_size_error",
        message: "the request exceeds the available context size",
      },
      "model-context-overflow",
      "model",
    ],
    [400, { code: "content_filter", message: "filtered" }, "model-refused", "requester"],
    [400, { message: "something else" }, "model-bad-request", "operator"],
  ])("names a %i %j as %s", async (status, error, code, party) => {
    const { server, ask } = await start(() => failing(status, error));
    const rejected = await ask().catch((thrown: unknown) => thrown);
    expect(rejected).toMatchObject({ code, party });
    expect((rejected as { userMessage: string }).userMessage).not.toBe("");
    expect(server.requests).toHaveLength(1);
  });

  it.each<[who: string, status: number, body: unknown, code: string]>([
    [
      "vLLM, at the top level",
      400,
      { object: "error", message: "This model's maximum context length is 4096 tokens", code: 400 },
      "model-context-overflow",
    ],
    [
      "vLLM, of tools",
      400,
      { object: "error", message: '"auto" tool choice requires --enable-auto-tool-choice', code: 400 },
      "model-without-tools",
    ],
    ["Ollama, as a word", 400, { error: "llama2 does not support tools" }, "model-without-tools"],
    ["FastAPI, under detail", 400, { detail: "maximum context length exceeded" }, "model-context-overflow"],
    [
      "llama.cpp behind a proxy, with status 200",
      200,
      { error: { code: 400, message: "the request exceeds the available context size", n_ctx: 4096 } },
      "model-context-overflow",
    ],
    ["a gateway, in HTML", 404, "<html>nothing here</html>", "model-not-found"],
  ])("understands an error told by %s", async (_, status, body, code) => {
    const { ask, server } = await start(() => ({ status, body }));
    await expect(ask()).rejects.toMatchObject({ code });
    expect(server.requests).toHaveLength(1);
  });

  it("leaves out a field that is refused in FastAPI's own form", async () => {
    const { ask } = await start((request) =>
      request.parallel_tool_calls === undefined
        ? completion({ text: "ok" })
        : { status: 422, body: { detail: [{ loc: ["body", "parallel_tool_calls"], msg: "not permitted" }] } },
    );
    expect((await ask()).text).toBe("ok");
  });

  it("waits as long as an error says in words where no header says it", async () => {
    const { server, ask } = await start((_, index) =>
      index === 0
        ? failing(429, { message: "Rate limit reached. Please try again in 30ms." })
        : completion({ text: "now" }),
    );
    const began = performance.now();
    expect((await ask()).text).toBe("now");
    expect(performance.now() - began).toBeLessThan(900);
    expect(server.requests).toHaveLength(2);
  });

  it("stops a wait at once with the reason it was aborted for", async () => {
    const { ask } = await start(() => failing(503, {}, { "retry-after": "30" }));
    const controller = new AbortController();
    const reason = new AbortReason("requester", "cancelled");
    const asked = ask(HELLO, controller.signal);
    setTimeout(() => controller.abort(reason), 100);
    await expect(asked).rejects.toBe(reason);
  });

  it("stops a request under way with the reason it was aborted for", async () => {
    const { ask } = await start(() => ({ ...completion({ text: "late" }), delayMs: 2_000 }));
    const controller = new AbortController();
    const reason = new AbortReason("shutdown", "stopping");
    const asked = ask(HELLO, controller.signal);
    setTimeout(() => controller.abort(reason), 100);
    await expect(asked).rejects.toBe(reason);
  });

  it("gives up on answers without a choice", { timeout: 20_000 }, async () => {
    const { ask } = await start(() => ({ body: { choices: [] } }));
    await expect(ask()).rejects.toMatchObject({ code: "model-bad-response" });
  });
});
