import { pino } from "pino";
import { afterEach, expect, test } from "vitest";
import { type Playground, startPlayground } from "../../playground/start-playground.ts";
import { type ChatRequest, completion, startChatCompletionsServer } from "../llm/chat-completions-server.ts";

/** The program with a model behind the Chat Completions wire: a server that refuses any malformed request. */
let playground: Playground | undefined;
let server: Awaited<ReturnType<typeof startChatCompletionsServer>> | undefined;
afterEach(async () => {
  await playground?.stop();
  await server?.close();
});

const PLAN = {
  title: "One Red Square",
  style: "white-cube",
  room: { kind: "salon", windows: { count: 0 } },
  exhibits: [{ kind: "painting", prompt: "a red square", style: "suprematist", widthCm: 80, heightCm: 80 }],
  promises: [{ text: "one painting", check: "paintings=1" }],
};

/** What a careful model does, reading only what the wire shows it. */
function careful(request: ChatRequest) {
  const tools = (request.tools ?? []).map((tool) => tool.function.name);
  const results = request.messages.flatMap((message) =>
    message.role === "tool" ? [String(message.content)] : [],
  );
  const made = (part: RegExp) => results.find((text) => part.test(text))?.match(/artifact:[0-9a-f]{8}/)?.[0];
  const call = (name: string, input: unknown) => ({
    id: `${name}-${results.length}-${Math.random()}`,
    name,
    arguments: input,
  });
  if (tools.includes("set_plan") && results.length === 0)
    return completion({ toolCalls: [call("set_plan", PLAN)] });
  const base = made(/"mediaType":"model\/gltf-binary"/);
  const painting = made(/"mediaType":"image\//);
  if (!base) {
    return completion({
      toolCalls: [
        call("call_space", {
          space: "builtin/architect",
          endpoint: "/generate_scene",
          input: { scene: "x", style: "white-cube", resolution: "low", plan: "plan", seed: 1 },
          makes: "base",
        }),
        call("call_space", {
          space: "builtin/painter",
          endpoint: "/paint",
          input: { prompt: "a red square", style: "suprematist", width: 512, height: 512, seed: 1 },
          makes: "e1",
        }),
      ],
    });
  }
  if (!tools.includes("publish_gallery")) {
    const input = {
      input_mesh: base,
      texture_style: "suprematist",
      add_paintings: true,
      paintings: [{ image: painting, caption: "e1" }],
      plan: "plan",
      texture_size: 512,
      seed: 1,
    };
    return completion({
      toolCalls: [
        call("call_space", { space: "builtin/curator", endpoint: "/refine_scene", input, makes: "scene" }),
      ],
    });
  }
  const scene = results.at(-1)?.match(/artifact:[0-9a-f]{8}/)?.[0];
  return completion({ toolCalls: [call("publish_gallery", { scene, note: "Come and see." })] });
}

async function start(script: (request: ChatRequest, index: number) => ReturnType<typeof completion>) {
  server = await startChatCompletionsServer(script);
  const { baseUrl } = server;
  playground = await startPlayground({
    logger: pino({ level: "silent" }),
    change: (config) => ({
      ...config,
      openAi: { baseUrl, apiKey: "sk-test", model: "test-model", canSee: true },
    }),
  });
  const { emulator } = playground;
  await emulator.useCommand({
    channelId: emulator.channelId,
    name: "gallery",
    subcommand: "create",
    options: { prompt: "one red square" },
  });
  const text = () => JSON.stringify(emulator.threads().flatMap((thread) => emulator.messages(thread.id)));
  return { server, emulator, text };
}

test("a model behind the wire plans, calls Spaces, sees the pictures and publishes", async () => {
  const { server, emulator, text } = await start(careful);
  await expect.poll(text, { timeout: 90_000, interval: 300 }).toContain("Walk in");
  expect(text()).toContain("Come and see.");
  expect(text()).toContain("Checked in the scene: one painting");
  expect(server.violations).toEqual([]);
  expect(JSON.stringify(server.requests.at(-1))).toContain("data:image/png;base64,");
  emulator.assertNoViolations();
}, 120_000);

test("a model that refuses the key fails the run with what the operator has to do", async () => {
  const { text } = await start(() => ({
    status: 401,
    body: { error: { message: "Incorrect API key", type: "invalid_request_error", code: "invalid_api_key" } },
  }));
  await expect.poll(text, { timeout: 30_000, interval: 200 }).toContain("could not be finished");
  expect(text()).not.toContain("sk-test");
}, 60_000);

test("a model that claims success without doing anything is reminded, then ended", async () => {
  const { server, text } = await start((request, index) =>
    index === 0 ? careful(request) : completion({ text: "Published!" }),
  );
  await expect.poll(text, { timeout: 30_000, interval: 200 }).toContain("could not be finished");
  expect(server.requests).toHaveLength(4);
  expect(text()).not.toContain("Walk in");
}, 60_000);
