import { pino } from "pino";
import { createGallery } from "../../playground/finished-run.ts";
import { startPlayground } from "../../playground/start-playground.ts";
import {
  type ChatRequest,
  completion,
  startChatCompletionsServer,
} from "../../test/llm/chat-completions-server.ts";
import { FILE_SCHEMA, parameter, type TestEndpoint } from "../../test/spaces/gradio-app.ts";
import { startGradioServer } from "../../test/spaces/gradio-server.ts";
import { startHubServer } from "../../test/spaces/hub-server.ts";

const ROOM_MS = 45_000;
const SCENE_MS = 47_000;
const PAINTING_MS = 4_000;
const PAINTINGS = 12;
/** Calls that run at once on one Space; see `limits.ts`. */
const AT_ONCE = 2;

const quiet = pino({ level: "fatal" }, pino.destination(2));

/**
 * How long chains of slow Spaces take, over how long the Spaces themselves need: two in a row (45 s and 47 s), and
 * twelve paintings side by side before a scene. Spaces are Gradio servers found through a Hub; the files they give
 * are a real room, scene and painting, so every check and picture happens in between. Returns the figure of the two.
 */
export async function measureChains(): Promise<number> {
  const files = await makeFiles();
  const two = await measure(files, { paintings: 0, roomMs: ROOM_MS, sceneMs: SCENE_MS });
  console.log(`Two Spaces in a row, ${ROOM_MS / 1000} s and ${SCENE_MS / 1000} s: ${ratio(two)}`);
  const many = await measure(files, { paintings: PAINTINGS, roomMs: PAINTING_MS, sceneMs: PAINTING_MS });
  const sumMs = (PAINTINGS + 2) * PAINTING_MS;
  console.log(
    `${PAINTINGS} paintings of ${PAINTING_MS / 1000} s, ${AT_ONCE} at once, then a scene: ${ratio(many)}; one after the other it would take ${sumMs / 1000} s`,
  );
  return Math.round((two.tookMs / two.criticalMs) * 1_000) / 1_000;
}

interface Measured {
  tookMs: number;
  criticalMs: number;
}
const ratio = ({ tookMs, criticalMs }: Measured) =>
  `${(tookMs / 1000).toFixed(2)} s, ${(tookMs / criticalMs).toFixed(3)} of the critical path (${criticalMs / 1000} s)`;

interface Files {
  room: Uint8Array;
  scene: Uint8Array;
  painting: Uint8Array;
}

/** A small gallery made by the built-in Spaces. */
async function makeFiles(): Promise<Files> {
  const playground = await startPlayground({ logger: quiet });
  try {
    const prompt = "a small white cube with one impressionist painting, no windows";
    const { view } = await createGallery(playground, prompt);
    const bytesOf = async (part: string) => {
      const made = [...view.artifacts.values()].findLast(({ makes }) => makes === part)!;
      return (await playground.program.readArtifact(made.artifact.digest))!;
    };
    return { room: await bytesOf("base"), scene: await bytesOf("scene"), painting: await bytesOf("e1") };
  } finally {
    await playground.stop();
  }
}

async function measure(
  files: Files,
  { paintings, roomMs, sceneMs }: { paintings: number; roomMs: number; sceneMs: number },
): Promise<Measured> {
  const text = (name: string) => parameter(name, { type: "string" });
  const file = (name: string) => parameter(name, FILE_SCHEMA, { component: "Model3D" });
  const server = await startGradioServer({
    endpoints: [
      slow("/generate", [text("scene"), text("style"), text("resolution")], roomMs, "room.glb", files.room),
      slow("/refine", [file("input_mesh"), text("texture_style")], sceneMs, "scene.glb", files.scene),
      slow("/paint", [text("prompt")], PAINTING_MS, "painting.jpg", files.painting),
    ],
  });
  function slow(
    name: string,
    parameters: TestEndpoint["parameters"] & object,
    ms: number,
    fileName: string,
    bytes: Uint8Array,
  ): TestEndpoint {
    return {
      name,
      parameters,
      returns: [{ label: "out", component: fileName.endsWith("glb") ? "Model3D" : "Image" }],
      play: async (event) => {
        event.send({ msg: "process_starts" });
        await new Promise((resolve) => setTimeout(resolve, ms));
        event.complete([server.addFile(fileName, bytes)]);
      },
    };
  }
  const hub = await startHubServer({ spaces: [{ id: "bench/slow", url: server.url }] });
  const model = await startChatCompletionsServer((request) => next(request, paintings));
  const playground = await startPlayground({
    logger: quiet,
    spaceOrigins: [server.url],
    change: (config) => ({
      ...config,
      openAi: { baseUrl: model.baseUrl, apiKey: "none", model: "scripted", canSee: false },
      remoteSpaces: { hubUrl: hub.url, allowed: ["bench/slow"], isNonCommercialAllowed: false },
    }),
  });
  try {
    const { view } = await createGallery(playground, "a gallery");
    if (!view.published) throw new Error(`the run ended as ${view.state}: ${view.ended?.failure?.message}`);
    const startedAtMs = Math.min(...view.calls.map((call) => call.startedAtMs));
    const paintingsMs = Math.ceil((paintings + (paintings > 0 ? 1 : 0)) / AT_ONCE) * PAINTING_MS;
    return {
      tookMs: view.stateSinceMs - startedAtMs,
      criticalMs: Math.max(roomMs, paintingsMs) + sceneMs,
    };
  } finally {
    await playground.stop();
    await Promise.all([model.close(), server.close(), hub.close()]);
  }
}

/** The next turn of a model that knows these Spaces: plan, everything side by side, the scene, publish. */
function next(request: ChatRequest, paintings: number) {
  const results = request.messages.flatMap((message) =>
    message.role === "tool" ? [String(message.content)] : [],
  );
  const call = (name: string, input: object, index = 0) => ({
    id: `c${results.length}-${index}`,
    name,
    arguments: input,
  });
  const use = (endpoint: string, input: object, makes: string, index: number) =>
    call("call_space", { space: "bench/slow", endpoint, input, makes }, index);
  if (results.length === 0) {
    const exhibits = Array.from({ length: paintings }, (_, index) => ({
      kind: "painting",
      prompt: `the sea, ${index + 1}`,
      style: "impressionist",
    }));
    return completion({
      toolCalls: [
        call("set_plan", {
          title: "Bench",
          style: "white-cube",
          room: { kind: "salon" },
          exhibits,
          promises: [],
        }),
      ],
    });
  }
  const refs = results.flatMap((text) => text.match(/artifact:[0-9a-f]{8}/)?.[0] ?? []);
  if (results.length === 1) {
    const room = { scene: "parisian gallery interior", style: "beaux-arts", resolution: "high" };
    return completion({
      toolCalls: [
        use("/generate", room, "base", 0),
        ...Array.from({ length: paintings }, (_, index) =>
          use("/paint", { prompt: `the sea, ${index + 1}` }, `e${index + 1}`, index + 1),
        ),
      ],
    });
  }
  if (results.length === 2 + paintings) {
    const input = { input_mesh: refs[0], texture_style: "impressionist" };
    return completion({ toolCalls: [use("/refine", input, "scene", 0)] });
  }
  return completion({ toolCalls: [call("publish_gallery", { scene: refs.at(-1), note: "Done." })] });
}
