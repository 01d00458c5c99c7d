import { Document, NodeIO } from "@gltf-transform/core";
import { pino } from "pino";
import { afterEach, expect, test } from "vitest";
import { createGallery } from "../../playground/finished-run.ts";
import { type Playground, startPlayground } from "../../playground/start-playground.ts";
import type { RunView } from "../../src/core/run-view.ts";
import { type ChatRequest, completion, startChatCompletionsServer } from "../llm/chat-completions-server.ts";
import { parameter } from "../spaces/gradio-app.ts";
import { type GradioServer, startGradioServer } from "../spaces/gradio-server.ts";
import { type HubServer, startHubServer } from "../spaces/hub-server.ts";

/** A Space no line of our code knows: a Gradio app behind a Hub, described by nothing but its own `/info`. */
const SPACE = "stranger/whittler";
const RUN_MS = 150_000;

let playground: Playground | undefined;
let app: GradioServer | undefined;
let hub: HubServer | undefined;
let model: Awaited<ReturnType<typeof startChatCompletionsServer>> | undefined;
afterEach(async () => {
  await playground?.stop();
  await Promise.all([app?.close(), hub?.close(), model?.close()]);
  playground = app = hub = model = undefined;
});

async function start(options: {
  allowed: readonly string[];
  script?: (request: ChatRequest) => ReturnType<typeof completion>;
}) {
  const figure = await makeFigure();
  app = await startGradioServer({
    endpoints: [
      {
        name: "/whittle",
        parameters: [
          parameter("describe_it", { type: "string" }, { label: "What shall I whittle?" }),
          parameter("finish", { type: "string", enum: ["rough", "smooth · fine"] }, { component: "Radio" }),
          parameter(
            "chance",
            { type: "number", description: "numeric value between 0 and 999" },
            { component: "Slider" },
          ),
        ],
        returns: [
          { label: "What I thought", component: "HTML" },
          { label: "Your figure", component: "Model3D" },
        ],
        play: (event) => {
          event.send({ msg: "process_starts" });
          event.complete(["<b>done</b>", { __type__: "update", value: app!.addFile("figure.glb", figure) }]);
        },
      },
      { name: "/start_over", parameters: [], play: (event) => event.complete([null]) },
    ],
  });
  hub = await startHubServer({
    spaces: [
      { id: SPACE, url: app.url, title: "Whittler", description: "Small figures from words.", likes: 3 },
    ],
  });
  model = options.script && (await startChatCompletionsServer(options.script));
  const baseUrl = model?.baseUrl;
  playground = await startPlayground({
    logger: pino({ level: "error" }, pino.destination(2)),
    spaceOrigins: [app.url],
    change: (config) => ({
      ...config,
      remoteSpaces: { hubUrl: hub!.url, allowed: options.allowed, isNonCommercialAllowed: false },
      ...(baseUrl && { openAi: { baseUrl, apiKey: "none", model: "scripted", canSee: true } }),
    }),
  });
  return playground;
}

async function create(running: Playground, prompt: string): Promise<RunView> {
  const { view } = await createGallery(running, prompt, { withinMs: RUN_MS });
  expect(view.published).toBeDefined();
  return view;
}

test(
  "the offline planner finds a Space the operator allowed, understands it, calls it and hangs its GLB",
  async () => {
    const running = await start({ allowed: [SPACE] });
    const view = await create(
      running,
      "a tiny white cube with one wooden sculpture of a heron, no paintings, no windows",
    );
    const made = [...view.artifacts.values()].filter(({ source }) => source === SPACE);
    expect(made).toMatchObject([
      {
        makes: expect.stringMatching(/^e\d$/),
        endpoint: "/whittle",
        artifact: { mediaType: "model/gltf-binary" },
      },
    ]);
    const scene = [...view.inspections.values()].at(-1)!;
    expect(scene.report.isValid).toBe(true);
    expect(scene.report.parts.filter(({ role }) => role === "sculpture")).toHaveLength(1);
    expect(view.calls.filter(({ space }) => space === SPACE)).toHaveLength(1);
    running.emulator.assertNoViolations();
  },
  RUN_MS,
);

test(
  "a model finds a Space by meaning; it is refused until somebody with the right allows it, then its GLB is hung",
  async () => {
    const running = await start({ allowed: [], script: searching });
    const { emulator } = running;
    const first = await create(running, "one heron");
    expect(first.consentsWanted).toEqual([SPACE]);
    expect(first.calls.some(({ space, ended }) => space === SPACE && !ended?.error)).toBe(false);
    expect(app!.requests.filter((request) => request.startsWith("POST"))).toEqual([]);

    const thread = emulator.threads()[0]!;
    const card = () =>
      emulator
        .messages(thread.id)
        .find((message) => JSON.stringify(message.components).includes(`v1:consent:${SPACE}`));
    await expect.poll(() => card()?.id).toBeDefined();
    const customId = `v1:consent:${SPACE}`;
    const stranger = emulator.addMember({ name: "passer-by", permissions: "0" });
    await emulator.press({ messageId: card()!.id, customId, memberId: stranger.id });
    const owner = emulator.addMember({ name: "keeper", permissions: String(1 << 5) });
    await emulator.press({ messageId: card()!.id, customId, memberId: owner.id });

    await emulator.useCommand({
      channelId: thread.id,
      name: "gallery",
      subcommand: "refine",
      options: { wish: "one heron, whittled" },
    });
    const records = running.program.records;
    const gallery = await records.findGalleryByPlace("threadId", thread.id);
    await expect
      .poll(async () => (await records.versionsOf(gallery!.id)).length, { timeout: RUN_MS, interval: 300 })
      .toBe(2);
    const [, version] = await records.versionsOf(gallery!.id);
    expect(version!.credits).toContainEqual({ part: "A heron", source: SPACE, endpoint: "/whittle" });
  },
  2 * RUN_MS,
);

/** Looks for a whittler, tries it, and takes the built-in sculptor where it is refused. */
function searching(request: ChatRequest) {
  const results = request.messages.flatMap((message) =>
    message.role === "tool" ? [String(message.content)] : [],
  );
  const tools = (request.tools ?? []).map((tool) => tool.function.name);
  const call = (name: string, input: unknown) => ({
    id: `${name}-${results.length}-${Math.random()}`,
    name,
    arguments: input,
  });
  const use = (space: string, endpoint: string, input: object, makes: string) =>
    call("call_space", { space, endpoint, input, makes });
  const first = JSON.stringify(request.messages[1]);
  const isRefinement = /kind[^,]{1,8}refine/.test(first);
  const glbs = results.flatMap((text) => {
    if (!text.includes("model/gltf-binary")) return [];
    return text.match(/artifact:[0-9a-f]{8}/)?.[0] ?? [];
  });
  if (results.length === 0) {
    const exhibit = {
      ...(isRefinement && { id: "e1" }),
      kind: "sculpture",
      prompt: isRefinement ? "a heron whittled from wood" : "a heron",
      style: "wood",
    };
    return completion({
      toolCalls: [
        call("set_plan", {
          title: "Heron",
          style: "white-cube",
          room: { kind: "salon", windows: { count: 0 } },
          exhibits: [exhibit],
          promises: [{ text: "one sculpture", check: "sculptures=1" }],
        }),
      ],
    });
  }
  if (results.length === 1)
    return completion({
      toolCalls: [call("find_space", { capability: "text-to-3d", text: "whittle small figures" })],
    });
  if (results.length === 2)
    return completion({
      toolCalls: [
        use(
          "builtin/architect",
          "/generate_scene",
          { scene: "x", style: "white-cube", resolution: "low", plan: "plan", seed: 1 },
          "base",
        ),
        use(SPACE, "/whittle", { describe_it: "a heron", finish: "smooth · fine", chance: 7 }, "e1"),
      ],
    });
  if (glbs.length === 1)
    return completion({
      toolCalls: [use("builtin/sculptor", "/sculpt", { prompt: "a heron", style: "wood", seed: 1 }, "e1")],
    });
  if (!tools.includes("publish_gallery")) {
    const base = results
      .find((text) => /"sizeMetres"/.test(text) && /"report"/.test(text))
      ?.match(/artifact:[0-9a-f]{8}/)?.[0];
    const figure = glbs.find((ref) => ref !== base);
    const input = {
      input_mesh: base,
      texture_style: "wood",
      add_paintings: false,
      sculptures: [figure],
      plan: "plan",
      texture_size: 512,
      seed: 1,
    };
    return completion({ toolCalls: [use("builtin/curator", "/refine_scene", input, "scene")] });
  }
  return completion({ toolCalls: [call("publish_gallery", { scene: glbs.at(-1), note: "A heron." })] });
}

/** A pillar somebody else might have made: 3 cm tall in its own idea of metres. */
async function makeFigure(): Promise<Uint8Array> {
  const document = new Document();
  const buffer = document.createBuffer();
  const points: number[] = [];
  for (const x of [-1, 1])
    for (const y of [0, 3]) for (const z of [-1, 1]) points.push(x / 100, y / 100, z / 100);
  const faces = [
    0, 1, 3, 0, 3, 2, 4, 6, 7, 4, 7, 5, 0, 4, 5, 0, 5, 1, 2, 3, 7, 2, 7, 6, 0, 2, 6, 0, 6, 4, 1, 5, 7, 1, 7,
    3,
  ];
  const position = document
    .createAccessor()
    .setType("VEC3")
    .setArray(new Float32Array(points))
    .setBuffer(buffer);
  const indices = document
    .createAccessor()
    .setType("SCALAR")
    .setArray(new Uint16Array(faces))
    .setBuffer(buffer);
  const primitive = document.createPrimitive().setAttribute("POSITION", position).setIndices(indices);
  primitive.setMaterial(document.createMaterial("wood").setBaseColorFactor([0.4, 0.25, 0.12, 1]));
  const mesh = document.createMesh("figure").addPrimitive(primitive);
  document.createScene().addChild(document.createNode("figure").setMesh(mesh));
  return new NodeIO().writeBinary(document);
}
