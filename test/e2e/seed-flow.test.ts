import { pino } from "pino";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createGallery } from "../../playground/finished-run.ts";
import { type Playground, startPlayground } from "../../playground/start-playground.ts";
import type { RunEvent } from "../../src/core/events.ts";
import type { RunView } from "../../src/core/run-view.ts";
import { type ChatRequest, completion, startChatCompletionsServer } from "../llm/chat-completions-server.ts";

/** The flow the project began with, by a model behind the wire: each step as its run's events show it. */
const RUN_MS = 150_000;
const PROMPT =
  "Create a 3D Paris art gallery with arched windows, marble floors, and impressionist paintings";
const SPACE_A = { scene: "parisian gallery interior", style: "beaux-arts", resolution: "high" };
const SPACE_B = { texture_style: "impressionist", add_paintings: true };
const PLAN = {
  title: "Paris in Daylight",
  style: "beaux-arts",
  room: { kind: "salon", windows: { shape: "arched" }, floor: { material: "marble" } },
  exhibits: ["a bridge over the Seine", "poppies in a field"].map((prompt) => ({
    ...{ kind: "painting", prompt, style: "impressionist", widthCm: 92, heightCm: 73 },
  })),
  promises: [
    { text: "arched windows", check: "arched-windows>=1" },
    { text: "marble floor", check: "floor=marble" },
    { text: "impressionist paintings", check: "movement=impressionist" },
    { text: "a skylight", check: "skylights>=1" },
  ],
};
/** Where the model wants to look from before it publishes: close to the floor, up at a wall. */
const VIEW = { position: [0, 0.6, 1.5], target: [0, 2, -3] };

let playground: Playground;
let server: Awaited<ReturnType<typeof startChatCompletionsServer>>;
let view: RunView;
let threadId: string;
let events: readonly RunEvent[];

beforeAll(async () => {
  server = await startChatCompletionsServer(answer);
  const { baseUrl } = server;
  playground = await startPlayground({
    logger: pino({ level: "silent" }),
    change: (config) => ({ ...config, openAi: { baseUrl, apiKey: "none", model: "scripted", canSee: true } }),
  });
  ({ view, threadId } = await createGallery(playground, PROMPT, { withinMs: RUN_MS }));
  await playground.program.settled();
  const gallery = await playground.program.records.findGalleryByPlace("threadId", threadId);
  const [run] = await playground.program.records.runsOf(gallery!.id);
  events = (await playground.program.log.read(run!.id)).map(({ event }) => event);
}, RUN_MS + 30_000);
afterAll(async () => {
  await playground?.stop();
  await server?.close();
}, 60_000);

/** One turn after the other, with the names of files as the results tell them. */
function answer({ messages }: ChatRequest) {
  const results = messages.flatMap((one) => (one.role === "tool" ? [String(one.content)] : []));
  const refs = results.map((text) => /"artifacts":\[\{"artifact":"(artifact:\w{8})/.exec(text)?.[1]);
  const call = (name: string, input: object, at = 0) => ({
    id: `${name}-${results.length}-${at}`,
    name,
    arguments: input,
  });
  const space = (id: string, endpoint: string, input: object, makes: string, at = 0) =>
    call("call_space", { space: `builtin/${id}`, endpoint, input, makes }, at);
  const paint = ({ prompt, style }: (typeof PLAN.exhibits)[number], at: number) =>
    space("painter", "/paint", { prompt, style, width: 768, height: 608, seed: at }, `e${at + 1}`, at);
  const turns = [
    () => [call("set_plan", PLAN)],
    () => [space("architect", "/generate_scene", SPACE_A, "base", 9), ...PLAN.exhibits.map(paint)],
    () => {
      const [, base, ...paintings] = refs;
      const input = {
        input_mesh: base,
        ...SPACE_B,
        paintings: paintings.map((image, at) => ({ image, caption: `e${at + 1}` })),
        plan: "plan",
      };
      return [space("curator", "/refine_scene", input, "scene")];
    },
    () => [call("inspect_artifact", { artifact: refs.at(-1), view: VIEW })],
    () => [call("publish_gallery", { scene: refs[4], note: "A walk by the Seine." })],
  ];
  const turn = messages.filter(({ role }) => role === "assistant").length;
  return completion({ toolCalls: turns[turn]!() });
}

describe("the first flow", () => {
  test("goes from the prompt to Space A, inspection, Space B, validation and the viewer, in this order", () => {
    expect(server.violations).toEqual([]);
    const steps = events.flatMap((event) => {
      if (event.type === "plan-set") return ["plan"];
      if (event.type === "space-call-started") return [`${event.makes} called`];
      if (event.type === "asset-inspected") return [`${event.makes} inspected`];
      if (event.type === "asset-pictured") return ["pictured"];
      return event.type === "version-published" ? ["published"] : [];
    });
    const isPainting = (step: string) => /^e\d/.test(step);
    expect(steps.filter((step) => !isPainting(step))).toEqual([
      "plan",
      "base called",
      "base inspected",
      "pictured",
      "scene called",
      "scene inspected",
      "pictured",
      "published",
    ]);
    expect(steps.filter(isPainting)).toEqual(["e1 called", "e2 called"]);
  });

  test("hands each Space its structured input, and what Space A made to Space B", () => {
    const inputs = new Map(
      events.flatMap((event) =>
        event.type === "model-responded"
          ? event.toolCalls.flatMap(({ name, input }) => {
              const { makes, input: named } = input as { makes: string; input: Record<string, unknown> };
              return name === "call_space" ? [[makes, named] as const] : [];
            })
          : [],
      ),
    );
    expect(inputs.get("base")).toEqual(SPACE_A);
    expect(inputs.get("scene")).toMatchObject(SPACE_B);
    expect(inputs.get("scene")?.input_mesh).toBe(view.planState?.made.base);
  });

  test("validates polygon count and texture resolution, and says which promises the scene keeps", () => {
    const scene = events.findLast((event) => event.type === "asset-inspected")!;
    const { report, promises } = scene;
    expect(report).toMatchObject({ isValid: true, validator: { errors: 0 } });
    expect(report.triangles).toBeGreaterThan(1_000);
    expect(report.triangles).toBeLessThan(300_000);
    const texturePx = Math.max(
      ...report.textures.map(({ widthPx, heightPx }) => Math.max(widthPx, heightPx)),
    );
    expect(texturePx).toBeGreaterThanOrEqual(1_024);
    expect(texturePx).toBeLessThanOrEqual(4_096);
    expect(report).not.toHaveProperty("hiddenWorks");
    expect(promises.map(({ text, kept }) => [text, kept])).toEqual([
      ["arched windows", true],
      ["marble floor", true],
      ["impressionist paintings", true],
      ["a skylight", false],
    ]);
  });

  test("lets the model look from a point it chooses: it gets that picture, and its figures", async () => {
    const { messages } = server.requests.at(-1)!;
    const result = messages.findLast((one) => one.role === "tool")!;
    expect(JSON.parse(String(result.content))).toMatchObject({
      view: { isBlank: false },
      report: { valid: true },
    });
    const shown = messages.at(-1)!;
    const url = JSON.stringify(shown.content).match(/data:image\/png;base64,([^"]+)/)?.[1];
    const picture = sharp(Buffer.from(url!, "base64"));
    const sheet = sharp(await playground.program.readArtifact([...view.inspections.values()].at(-1)!.sheet!));
    const [size, sheetSize] = await Promise.all([picture.metadata(), sheet.metadata()]);
    // Not the contact sheet again.
    expect([size.width, size.height]).not.toEqual([sheetSize.width, sheetSize.height]);
    const seen = await picture.stats();
    expect(seen.channels.some(({ stdev }) => stdev > 10)).toBe(true);
  });

  test("ends in a message with the promises kept and not, and a link to the viewer", async () => {
    const { emulator } = playground;
    const said = emulator.messages(threadId).map((message) => JSON.stringify(message.components));
    const last = said.findLast((text) => text.includes("Walk in"))!;
    expect(last).toContain("A walk by the Seine.");
    expect(last).toContain("Checked in the scene: arched windows · marble floor · impressionist paintings");
    expect(last).toMatch(/Not kept: a skylight \(0 skylights\)/);
    const url = /http:\/\/127[^"]+\/g\/[0-9a-z]+\/v\/1/.exec(last)?.[0];
    const page = await fetch(url!);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("Paris in Daylight");
    emulator.assertNoViolations();
  });
});
