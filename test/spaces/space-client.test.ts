import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AbortReason } from "../../src/core/abort.ts";
import type { Artifact, Intake } from "../../src/core/artifact.ts";
import { type Digest, digestOf } from "../../src/core/digest.ts";
import { ArtifactValue, type SpaceProgress } from "../../src/core/space.ts";
import { createSpaceDirectory } from "../../src/spaces/directory/space-directory.ts";
import { createSpaceClient } from "../../src/spaces/space-client.ts";
import { FILE_SCHEMA, parameter, type TestEndpoint } from "./gradio-app.ts";
import { type GradioServer, startGradioServer } from "./gradio-server.ts";

const PNG = Buffer.from("89504e470d0a1a0a", "hex");
const entry = {
  id: "builtin/test",
  title: "Test",
  description: "For tests",
  licence: "Apache-2.0",
  excludedTerritories: [],
  gpuSeconds: 0,
  endpoints: [{ name: "/echo", capability: "text-to-image" as const }],
};

let server: GradioServer;
let accepted: string[];
const stored = new Map<Digest, Uint8Array>();

const intake: Intake = {
  async accept(file) {
    if (!("url" in file)) throw new Error("an address was expected");
    accepted.push(file.url);
    const bytes = new Uint8Array(await (await fetch(file.url)).arrayBuffer());
    return {
      digest: digestOf(bytes),
      mediaType: "image/png",
      sizeBytes: bytes.length,
      provenance: file.provenance,
    };
  },
};

const endpoints: TestEndpoint[] = [
  {
    name: "/echo",
    parameters: [
      parameter("prompt", { type: "string" }),
      parameter(
        "width",
        { type: "number", description: "numeric value between 256 and 2048" },
        {
          parameter_has_default: true,
          parameter_default: 512,
        },
      ),
      parameter(
        "mode",
        { type: "string", enum: ["Fast · 4 steps", "Best · 20 steps"] },
        {
          parameter_has_default: true,
          parameter_default: "Fast · 4 steps",
        },
      ),
    ],
    play({ data, send, complete }) {
      send({ msg: "estimation", rank: 1, queue_size: 2, rank_eta: 3.5 });
      send({ msg: "process_starts" });
      send({ msg: "progress", progress_data: [{ index: 1, length: 4, unit: "steps", desc: "painting" }] });
      send({ msg: "log", log: "<b>warm</b> colours", level: "info" });
      complete([JSON.stringify(data)]);
    },
  },
  {
    name: "/paint",
    parameters: [parameter("image", FILE_SCHEMA, { component: "Image" })],
    returns: [
      { label: "picture", component: "Image" },
      { label: "seed", component: "Number" },
    ],
    play({ data, complete }) {
      const [file] = data as [{ path: string; orig_name: string }];
      complete([server.addFile(file.orig_name, PNG), 42]);
    },
  },
  {
    name: "/direct",
    isQueued: false,
    play: () => ["at once"],
  },
  {
    name: "/slow",
    play: ({ send }) => send({ msg: "process_starts" }),
  },
];

function client() {
  return createSpaceClient({
    directory: createSpaceDirectory({ catalog: [entry] }),
    intake,
    readArtifact: async (digest) => stored.get(digest),
    builtinUrl: () => server.url,
    logger: pino({ level: "silent" }),
  });
}

const { signal } = new AbortController();

beforeEach(async () => {
  accepted = [];
  server = await startGradioServer({ endpoints });
});
afterEach(() => server.close());

describe("space client", () => {
  it("describes a Space by its own schema", async () => {
    const api = await client().describe("builtin/test", { signal });
    expect(api.endpoints.map(({ name }) => name)).toEqual(["/echo", "/paint", "/direct", "/slow"]);
    expect(api.endpoints[0]!.input).toMatchObject({
      properties: { width: { minimum: 256, maximum: 2048, default: 512 }, prompt: { type: "string" } },
      required: ["prompt"],
    });
    expect(api.endpoints[1]!.input).toMatchObject({ properties: { image: { format: "artifact" } } });
  });

  it("calls an endpoint, fills defaults and passes progress on", async () => {
    const progress: SpaceProgress[] = [];
    const result = await client().call(
      { space: "builtin/test", endpoint: "/echo", input: { prompt: "sea", width: "1024" } },
      { signal, onProgress: (news) => progress.push(news) },
    );
    expect(result.values).toEqual([JSON.stringify(["sea", 1024, "Fast · 4 steps"])]);
    expect(progress).toEqual([
      { kind: "waiting", reason: "queue", position: 1, queueSize: 2, etaSeconds: 3.5 },
      { kind: "started" },
      { kind: "progress", fraction: 0.25, description: "painting" },
      { kind: "progress", description: "warm colours" },
    ]);
  });

  it("uploads artifacts as named files and stores what comes back", async () => {
    const digest = digestOf(PNG);
    stored.set(digest, PNG);
    const artifact: Artifact = {
      digest,
      mediaType: "image/png",
      sizeBytes: 8,
      provenance: { source: "member", name: "x" },
    };
    const result = await client().call(
      {
        space: "builtin/test",
        endpoint: "paint",
        input: { image: new ArtifactValue(artifact, "lilies.png") },
      },
      { signal },
    );
    expect(server.uploads).toMatchObject([{ name: "lilies.png", type: "image/png", bytes: PNG }]);
    expect(result.values).toEqual([null, 42]);
    expect(result.artifacts).toMatchObject([
      { digest, provenance: { source: "builtin/test", endpoint: "/paint", name: "lilies.png" } },
    ]);
    expect(accepted[0]).toContain("lilies.png");
  });

  it("calls functions that have no queue", async () => {
    const result = await client().call({ space: "builtin/test", endpoint: "/direct", input: {} }, { signal });
    expect(result.values).toEqual(["at once"]);
  });

  it("tells what is wrong with the inputs before anything is sent", async () => {
    const call = (endpoint: string, input: Record<string, unknown>) =>
      client().call({ space: "builtin/test", endpoint, input }, { signal });
    await expect(call("/ecko", {})).rejects.toMatchObject({
      code: "space-endpoint-unknown",
      message: expect.stringContaining('Did you mean "/echo"?'),
    });
    await expect(call("/echo", { promt: "sea", mode: "fast 4 steps", width: 9000 })).rejects.toMatchObject({
      code: "space-input-invalid",
      party: "model",
      message: expect.stringMatching(
        /"prompt" is missing.*"promt" is not one of.*Did you mean "prompt".*must be <= 2048.*Did you mean "Fast · 4 steps"/,
      ),
    });
    await expect(call("/paint", { image: "/etc/passwd" })).rejects.toMatchObject({
      message: expect.stringContaining("artifact:xxxxxxxx"),
    });
    expect(server.requests.some((request) => request.includes("join"))).toBe(false);
  });

  it("does not call a Space nobody trusts", async () => {
    await expect(client().describe("stranger/space", { signal })).rejects.toMatchObject({
      code: "space-not-allowed",
      party: "operator",
    });
  });

  it("finds by capability and words", async () => {
    const spaces = client();
    expect(await spaces.find({ capability: "text-to-image" }, { signal })).toMatchObject([
      { id: "builtin/test", endpoint: "/echo", standing: "builtin" },
    ]);
    expect(await spaces.find({ capability: "upscale" }, { signal })).toEqual([]);
    expect(await spaces.find({ text: "nothing" }, { signal })).toEqual([]);
  });

  it("rejects with the abort's reason at once and cancels at the Space", async () => {
    const controller = new AbortController();
    const reason = new AbortReason("requester", "cancelled");
    const spaces = client();
    const call = spaces.call(
      { space: "builtin/test", endpoint: "/slow", input: {} },
      { signal: controller.signal, onProgress: () => controller.abort(reason) },
    );
    await expect(call).rejects.toBe(reason);
    await spaces.close();
    expect(server.cancelled).toHaveLength(1);
    await expect.poll(() => server.openConnections()).toBe(0);
  });

  it("cancels a call whose id was not yet known when it was aborted", async () => {
    const controller = new AbortController();
    const reason = new AbortReason("shutdown", "stopping");
    server.intercept("/queue/join", (_, response) => {
      controller.abort(reason);
      setTimeout(
        () => response.writeHead(200, { "content-type": "application/json" }).end('{"event_id":"late"}'),
        50,
      );
    });
    const spaces = client();
    await expect(
      spaces.call({ space: "builtin/test", endpoint: "/slow", input: {} }, { signal: controller.signal }),
    ).rejects.toBe(reason);
    await spaces.close();
    expect(server.cancelled).toEqual(["late"]);
  });
});
