import { expect, test } from "vitest";
import type { ModelResponse, ToolCall } from "../../src/core/language-model.ts";
import { answerWithFile, memoryStore, scriptRun, spaceError, WELL_BEHAVED } from "./scripted-run.ts";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The well-behaved model, telling each call 30 ms after the other before it answers as a whole. */
function speaking(options: Omit<Parameters<typeof scriptRun>[0], "turns"> = {}) {
  const run = scriptRun({ turns: WELL_BEHAVED, ...options });
  const { generate } = run.deps.model;
  const answeredAt: number[] = [];
  const deps = {
    ...run.deps,
    model: {
      ...run.deps.model,
      async generate(
        ...[request, { signal, onToolCall }]: Parameters<typeof generate>
      ): Promise<ModelResponse> {
        const response = await generate(request, { signal });
        for (const call of response.toolCalls) {
          onToolCall?.(call);
          await pause(30);
        }
        answeredAt.push(performance.now());
        return response;
      },
    },
  };
  Object.assign(run.deps, deps);
  return { run, answeredAt };
}

test("Space calls begin while the model is still speaking, each on record before it begins", async () => {
  const store = memoryStore();
  const began: number[] = [];
  const { run, answeredAt } = speaking({
    store,
    answer: async (call) => {
      began.push(performance.now());
      return answerWithFile(store, call);
    },
  });
  await expect(run.start()).resolves.toEqual({ kind: "published" });
  expect(began[0]).toBeLessThan(answeredAt[1]!);
  const order = run.events.flatMap(({ event }) =>
    event.type === "model-responded" && event.toolCalls.some(({ name }) => name === "call_space")
      ? event.toolCalls.map(({ id }) => `told ${id}`)
      : event.type === "space-call-started"
        ? [`began ${event.callId}`]
        : [],
  );
  for (const told of order.filter((one) => one.startsWith("told")))
    expect(order.indexOf(told)).toBeLessThan(order.indexOf(told.replace("told", "began")));
  expect(run.calls).toHaveLength(4);
  expect(run.view().turns).toBe(4);
});

test("the model sees one message for the turn, with every result once and in order", async () => {
  const { run } = speaking();
  await run.start();
  const { messages } = run.requests.at(-1)!;
  const turns = messages.flatMap((message) =>
    message.role === "assistant" ? [message.toolCalls.map((call: ToolCall) => call.id)] : [],
  );
  expect(turns.map((ids) => ids.length)).toEqual([1, 3, 1]);
  const answered = messages.flatMap((message) => (message.role === "tool" ? [message.toolCallId] : []));
  expect(answered).toEqual(turns.flat());
});

test("a call that fails early is the model's to know, as any other", async () => {
  const store = memoryStore();
  const { run } = speaking({
    store,
    answer: (call) =>
      call.space === "builtin/painter" && call.input.prompt === "stormy"
        ? Promise.reject(spaceError("space-error"))
        : answerWithFile(store, call),
  });
  await run.start();
  expect(run.results("call_space").filter(({ isError }) => isError)).toHaveLength(1);
});

test("a run cut off while the model was speaking goes on with what it had said", async () => {
  const store = memoryStore();
  const events: ReturnType<typeof scriptRun>["events"] = [];
  const first = scriptRun({ turns: WELL_BEHAVED, store, events });
  const { generate } = first.deps.model;
  Object.assign(first.deps, {
    model: {
      ...first.deps.model,
      async generate(
        ...[request, { signal, onToolCall }]: Parameters<typeof generate>
      ): Promise<ModelResponse> {
        const response = await generate(request, { signal });
        if (response.toolCalls.length < 3) return response;
        onToolCall?.(response.toolCalls[0]!);
        await pause(50);
        throw new Error("the process ended");
      },
    },
  });
  await expect(first.start()).rejects.toThrow("the process ended");
  expect(first.calls.map(({ space }) => space)).toEqual(["builtin/architect"]);
  const [, , ...rest] = WELL_BEHAVED;
  const paintings: (typeof WELL_BEHAVED)[number] = (...seen) => {
    const all = WELL_BEHAVED[1]!(...seen);
    return typeof all === "string" ? all : all.slice(1);
  };
  const second = scriptRun({ turns: [paintings, ...rest], store, events });
  await expect(second.start()).resolves.toEqual({ kind: "published" });
  const [turn, result] = second.requests[0]!.messages.slice(-2);
  expect(turn).toMatchObject({ role: "assistant", toolCalls: [{ name: "call_space" }] });
  expect(result).toMatchObject({ role: "tool", isError: false });
  expect(second.calls.filter(({ space }) => space === "builtin/architect")).toEqual([]);
});
