import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Host, startHost } from "../../src/builtin/host.ts";
import { AbortReason } from "../../src/core/abort.ts";
import type { Artifact, ArtifactStore } from "../../src/core/artifact.ts";
import { type Digest, digestOf } from "../../src/core/digest.ts";
import { ArtifactValue, type SpaceClient, type SpaceProgress } from "../../src/core/space.ts";
import { createIntake } from "../../src/intake/intake-file.ts";
import { createSpaceDirectory } from "../../src/spaces/directory/space-directory.ts";
import { createSpaceClient } from "../../src/spaces/space-client.ts";
import { studio } from "../builtin/fixtures/studio-space.ts";

const logger = pino({ level: "silent" });
const bytesByDigest = new Map<Digest, Uint8Array>();
const store: ArtifactStore = {
  async put(bytes, about): Promise<Artifact> {
    const digest = digestOf(bytes);
    bytesByDigest.set(digest, bytes);
    return { ...about, digest, sizeBytes: bytes.byteLength };
  },
  read: async (digest) => bytesByDigest.get(digest),
  find: async () => undefined,
};
const space = "builtin/studio";
const { signal } = new AbortController();
let workDirectory: string;
let host: Host;
let client: SpaceClient;

beforeAll(async () => {
  workDirectory = await mkdtemp(join(tmpdir(), "vernissage-host-"));
  host = await startHost({ spaces: [studio], workDirectory, log: () => undefined, concurrency: 1 });
  client = createSpaceClient({
    directory: createSpaceDirectory({
      catalog: [
        {
          id: space,
          title: "Studio",
          description: "For tests",
          licence: "Apache-2.0",
          excludedTerritories: [],
          gpuSeconds: 0,
          endpoints: [{ name: "/work", capability: "text-to-image" }],
        },
      ],
    }),
    intake: createIntake({
      store,
      logger,
      isBuiltinOrigin: (origin) => origin === new URL(host.url("studio")).origin,
    }),
    readArtifact: (digest) => store.read(digest),
    builtinUrl: (name) => host.url(name),
    logger,
  });
});
afterAll(async () => {
  await client.close();
  await host.close();
  await rm(workDirectory, { recursive: true });
});

describe("the built-in host and the Space client", () => {
  it("agree on a call with progress and defaults", async () => {
    const progress: SpaceProgress[] = [];
    const onProgress = (news: SpaceProgress) => void progress.push(news);
    const call = { space, endpoint: "/work", input: { task: "slow", amount: "7" } };
    const result = await client.call(call, { signal, onProgress });
    expect(result.values).toEqual([{ task: "slow", size: "small", amount: 7 }]);
    expect(progress).toContainEqual({ kind: "started" });
    expect(progress).toContainEqual({ kind: "progress", fraction: 0.25, description: "Mixing" });
  });

  it("carry files there and back", async () => {
    const glb = Buffer.from("glTF\x02\0\0\0\x0c\0\0\0", "latin1");
    const artifact = await store.put(glb, {
      mediaType: "model/gltf-binary",
      provenance: { source: "member", name: "hall.glb" },
    });
    const input = { model: new ArtifactValue(artifact, "hall.glb") };
    const result = await client.call({ space, endpoint: "/copy", input }, { signal });
    expect(result.artifacts).toMatchObject([
      { digest: artifact.digest, mediaType: "model/gltf-binary", provenance: { source: space } },
    ]);
    expect(result.values).toEqual([null, [], { names: ["hall.glb"], captions: [] }]);
  });

  it("agree on errors", async () => {
    const call = (task: string) => client.call({ space, endpoint: "/work", input: { task } }, { signal });
    await expect(call("refuse")).rejects.toMatchObject({
      code: "space-error",
      message: expect.stringContaining("The brush is dry"),
    });
    await expect(call("fail")).rejects.toMatchObject({ name: "VernissageError", party: "space" });
    await expect(call("crash")).rejects.toMatchObject({ name: "VernissageError", party: "space" });
  });

  it("end a call at the Space when it is aborted, so that the next can run", async () => {
    const controller = new AbortController();
    const reason = new AbortReason("requester", "cancelled");
    const forever = client.call(
      { space, endpoint: "/work", input: { task: "forever" } },
      { signal: controller.signal, onProgress: ({ kind }) => kind === "started" && controller.abort(reason) },
    );
    await expect(forever).rejects.toBe(reason);
    const next = await client.call({ space, endpoint: "/work", input: { task: "next" } }, { signal });
    expect(next.values).toMatchObject([{ task: "next" }]);
  });
});
