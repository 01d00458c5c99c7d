import { pino } from "pino";
import sharp from "sharp";
import { afterEach, describe, expect, it } from "vitest";
import { digestOf } from "../../src/core/digest.ts";
import { createIntake } from "../../src/intake/intake-file.ts";
import { inferCapabilities } from "../../src/spaces/directory/infer-capability.ts";
import { createSpaceDirectory } from "../../src/spaces/directory/space-directory.ts";
import { openGradioConnection } from "../../src/spaces/gradio/connection.ts";
import { readSpaceApi } from "../../src/spaces/gradio/schema.ts";
import { createSpaceClient } from "../../src/spaces/space-client.ts";
import { QUICK_TIMEOUTS } from "./fault-harness.ts";
import { FILE_SCHEMA, infoOf, parameter, type TestEndpoint } from "./gradio-app.ts";
import { type GradioServer, startGradioServer } from "./gradio-server.ts";

const { signal } = new AbortController();
const ignore = () => undefined;
const logger = pino({ level: "silent" });
const SPACE = "builtin/shapes";
let server: GradioServer;

const entry = {
  id: SPACE,
  title: "Shapes",
  description: "For tests",
  licence: "MIT",
  excludedTerritories: [],
  gpuSeconds: 0,
  endpoints: [],
};

async function start(endpoints: TestEndpoint[], config: Record<string, unknown> = {}) {
  server = await startGradioServer({ endpoints, config });
}

/** Calls as the program does, with the real intake. */
function call(endpoint: string, input: Record<string, unknown> = {}) {
  const intake = createIntake({
    store: {
      put: async (bytes, about) => ({ ...about, digest: digestOf(bytes), sizeBytes: bytes.byteLength }),
      read: async () => undefined,
      find: async () => undefined,
    },
    logger,
    isBuiltinOrigin: (origin) => origin === server.url,
  });
  const client = createSpaceClient({
    directory: createSpaceDirectory({ catalog: [entry] }),
    intake,
    readArtifact: async () => undefined,
    builtinUrl: () => server.url,
    logger,
    timeouts: QUICK_TIMEOUTS,
  });
  return client.call({ space: SPACE, endpoint, input }, { signal });
}

const connect = () =>
  openGradioConnection({ space: SPACE, address: new URL(server.url), timeouts: QUICK_TIMEOUTS, signal });

function glb(more: number): Buffer {
  const bytes = Buffer.alloc(12 + more, more);
  bytes.write("glTF");
  bytes.writeUInt32LE(2, 4);
  bytes.writeUInt32LE(bytes.length, 8);
  return bytes;
}

const out = (...components: string[]) => components.map((component) => ({ label: "out", component }));

afterEach(async () => {
  await expect.poll(() => server.openConnections()).toBe(0);
  await server.close();
});

describe("what a generic caller must handle", () => {
  it("hidden state across calls, setup calls without inputs: a chain of four calls on one session", async () => {
    const states = new Map<string, unknown[]>();
    const seen: unknown[][] = [];
    await start(
      [
        {
          name: "/start_session",
          returns: [],
          play: ({ sessionHash, data, complete }) => {
            states.set(sessionHash, ["started"]);
            seen.push(data);
            complete([]);
          },
        },
        {
          name: "/preprocess",
          parameters: [parameter("image", FILE_SCHEMA, { component: "Image" })],
          returns: out("Image"),
          play: ({ data, complete }) => {
            seen.push(data);
            complete([server.addFile("clean.png", Buffer.from("png"))]);
          },
        },
        {
          name: "/image_to_3d",
          hasState: true,
          parameters: [parameter("image", FILE_SCHEMA, { component: "Image" })],
          returns: out("HTML"),
          play: ({ data, sessionHash, complete }) => {
            states.get(sessionHash)?.push("shaped");
            seen.push(data);
            complete([null, "<div>preview</div>"]);
          },
        },
        {
          name: "/extract_glb",
          hasState: true,
          parameters: [parameter("texture_size", { type: "number" })],
          returns: out("Model3D"),
          play: ({ data, sessionHash, complete, fail }) => {
            seen.push(data);
            if (states.get(sessionHash)?.join() !== "started,shaped") return fail({ error: "no state" });
            complete([null, server.addFile("made.glb", glb(8))]);
          },
        },
      ],
      { connect_heartbeat: true },
    );
    const session = await connect();
    const artifact = {
      digest: digestOf("x"),
      mediaType: "image/png" as const,
      sizeBytes: 1,
      provenance: { source: "member", name: "x" },
    };
    await session.call("/start_session", {}, ignore);
    const image = await session.upload({ artifact, name: "cat.png" }, Buffer.from("cat"));
    const [prepared] = (await session.call("/preprocess", { image }, ignore)).data;
    const preview = await session.call("/image_to_3d", { image: prepared }, ignore);
    const made = await session.call("/extract_glb", { texture_size: 1024 }, ignore);
    expect(preview.data).toEqual(["<div>preview</div>"]);
    expect(made.data).toMatchObject([{ orig_name: "made.glb" }]);
    // What the Space made goes back as it came; state is a null in its place.
    expect(seen).toEqual([[], [image], [null, prepared], [null, 1024]]);
    expect(server.uploads).toHaveLength(1);
    expect(new Set(server.requests.filter((one) => one.includes("/heartbeat/")))).toHaveLength(1);
    await session.close();
  });

  it("outputs that are HTML, numbers, JSON, galleries, `gr.update` dicts or pairs", async () => {
    const picture = (background: string) =>
      sharp({ create: { width: 8, height: 8, channels: 3, background } })
        .png()
        .toBuffer();
    const [red, green, blue, grey] = await Promise.all(["red", "green", "blue", "grey"].map(picture));
    const file = (name: string, bytes: Buffer | undefined) => server.addFile(name, bytes!);
    await start([
      {
        name: "/all",
        returns: out("HTML", "Number", "JSON", "Gallery", "File", "ImageSlider", "Textbox"),
        play: ({ complete }) =>
          complete([
            "<b>preview</b>",
            42,
            { faces: 12 },
            [{ image: file("a.png", red), caption: "front" }],
            { __type__: "update", value: file("mesh.glb", glb(4)).path, visible: true },
            [file("before.png", green), file("after.png", blue)],
            { __type__: "update", value: "done", interactive: true },
          ]),
      },
      {
        name: "/unlisted",
        returns: out("Model3D"),
        unlistedOutputs: 2,
        play: ({ complete }) =>
          complete([
            { __type__: "update", interactive: true },
            { __type__: "update", value: file("late.glb", glb(6)).path },
            { __type__: "update", value: { video: file("grey.mp4", grey), subtitles: null } },
          ]),
      },
    ]);
    const all = await call("/all");
    expect(all.values).toEqual([
      "<b>preview</b>",
      42,
      { faces: 12 },
      [{ image: null, caption: "front" }],
      null,
      [null, null],
      "done",
    ]);
    expect(all.artifacts.map(({ provenance }) => provenance.name)).toEqual([
      "a.png",
      "mesh.glb",
      "before.png",
      "after.png",
    ]);
    const unlisted = await call("/unlisted");
    expect(unlisted.artifacts.map(({ mediaType }) => mediaType)).toEqual(["model/gltf-binary", "image/png"]);
  });

  it("files recognised by content rather than label, several GLBs and splats among them", async () => {
    const header = `ply\nformat binary_little_endian 1.0\nelement vertex 1\n${["x", "y", "z", "f_dc_0", "opacity", "scale_0", "rot_0"].map((name) => `property float ${name}\n`).join("")}end_header\n`;
    const ply = Buffer.concat([Buffer.from(header), Buffer.alloc(28)]);
    await start([
      {
        name: "/make",
        returns: out("File", "Image", "Textbox"),
        play: ({ complete }) =>
          complete([
            [server.addFile("white.obj", glb(4)), server.addFile("textured.bin", glb(8))],
            server.addFile("cloud.png", ply),
            "fine",
          ]),
      },
    ]);
    const { artifacts } = await call("/make");
    expect(artifacts.map(({ mediaType }) => mediaType)).toEqual([
      "model/gltf-binary",
      "model/gltf-binary",
      "model/x-gaussian-ply",
    ]);
  });

  it("inputs that must be null, enum strings with unusual characters, width and height in any order", async () => {
    const mode = "Qualität · “48” steps → ✨";
    const given: unknown[][] = [];
    await start([
      {
        name: "/make",
        parameters: [
          parameter("prompt", { type: "string" }),
          parameter("height", { type: "number" }),
          parameter("width", { type: "number" }),
          parameter("back", FILE_SCHEMA, { component: "Image" }),
          parameter("left", FILE_SCHEMA, { component: "Image", parameter_has_default: true }),
          parameter("mode", { type: "string", enum: ["Turbo · 12 steps", mode] }),
        ],
        play: ({ data, complete }) => {
          given.push(data);
          complete(["ok"]);
        },
      },
    ]);
    await call("/make", { width: 512, mode, back: null, prompt: "sea", height: 256 });
    expect(given).toEqual([["sea", 256, 512, null, null, mode]]);
    await expect(call("/make", { width: 1, height: 1, prompt: "sea", back: null, mode: "Turbo" }))
      .rejects //
      .toMatchObject({
        code: "space-input-invalid",
        message: expect.stringContaining('"Turbo · 12 steps"'),
      });
  });

  it("endpoints only a page uses, which look callable", () => {
    const image = parameter("image", FILE_SCHEMA, { component: "Image" });
    const api = readSpaceApi(
      SPACE,
      infoOf([
        { name: "/lambda", parameters: [image], returns: out("Model3D"), play: ignore },
        { name: "/toggle_mesh", parameters: [image], returns: out("Model3D"), play: ignore },
        { name: "/generate", parameters: [image], returns: out("Model3D"), play: ignore },
      ]),
    );
    expect(inferCapabilities(api).map(({ endpoint }) => endpoint)).toEqual(["/generate"]);
  });
});

describe("what a generic caller must handle, for as long as it lasts", () => {
  it("result files that vanish: they are fetched at once, while the session is open", async () => {
    const paths: string[] = [];
    await start(
      [
        {
          name: "/make",
          returns: out("Model3D", "Image"),
          play: ({ complete }) => {
            const made = server.addFile("made.glb", glb(8));
            paths.push(made.path);
            complete([made]);
          },
        },
        {
          name: "/gone",
          returns: out("Model3D"),
          play: ({ complete }) => {
            const made = server.addFile("gone.glb", glb(8));
            server.removeFile(made.path);
            complete([made]);
          },
        },
      ],
      { connect_heartbeat: true },
    );
    server.onHeartbeatEnd = () => {
      for (const path of paths) server.removeFile(path);
    };
    expect((await call("/make")).artifacts).toHaveLength(1);
    await expect(call("/gone")).rejects.toMatchObject({ code: "file-unreachable" });
  });

  it("two GPU bookings for one asset: each may be refused, and tells its own time", async () => {
    await start([
      {
        name: "/image_to_3d",
        play: ({ send }) => {
          send({ msg: "process_starts" });
          const output = { data: ["preview"], duration: 0.001 };
          setTimeout(() => send({ msg: "process_completed", success: true, output }), 20);
        },
      },
      {
        name: "/extract_glb",
        play: ({ fail }) =>
          fail({
            title: "ZeroGPU quota exceeded",
            error: "You have exceeded your ZeroGPU quota (120s requested vs. 60s left). Try again in 0:10:00",
          }),
      },
    ]);
    const session = await connect();
    expect((await session.call("/image_to_3d", {}, ignore)).runMs).toBe(1);
    await expect(session.call("/extract_glb", {}, ignore)).rejects.toMatchObject({
      code: "zerogpu-quota-exceeded",
      retryAfterMs: 600_000,
    });
    await session.close();
  });
});
