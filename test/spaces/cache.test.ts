import { describe, expect, it } from "vitest";
import { AbortReason } from "../../src/core/abort.ts";
import { type Digest, digestOf } from "../../src/core/digest.ts";
import { VernissageError } from "../../src/core/errors.ts";
import { ArtifactValue, type SpaceClient, type SpaceResult } from "../../src/core/space.ts";
import type { CallRecords } from "../../src/core/space-records.ts";
import { createMemoryCallRecords, keyOf, withCache } from "../../src/spaces/cache.ts";
import { spaceError } from "../../src/spaces/space-errors.ts";
import { openDatabase } from "../../src/store/database.ts";
import { createCallRecords } from "../../src/store/space-call-records.ts";
import { callOf, fakeClient, RESULT } from "./fake-client.ts";

const { signal } = new AbortController();
const FILE = {
  digest: digestOf("png"),
  mediaType: "image/png",
  sizeBytes: 3,
  provenance: { source: "a/b", name: "out.png" },
} as const;

function cached(
  call: SpaceClient["call"],
  {
    records = createMemoryCallRecords(),
    client = {},
    stored = [FILE.digest],
  }: { records?: CallRecords; client?: Partial<SpaceClient>; stored?: Digest[] } = {},
) {
  const log: [event: string, fields: object][] = [];
  const note = (fields: object, event: string) => void log.push([event, fields]);
  const logger = { info: note, warn: note } as unknown as Parameters<typeof withCache>[1]["logger"];
  const hasArtifact = async (digest: Digest) => stored.includes(digest);
  return Object.assign(withCache(fakeClient(call, client), { records, hasArtifact, logger }), { log });
}

function counted(result: SpaceResult = RESULT) {
  const made = { times: 0 };
  return Object.assign(made, {
    call: async () => {
      made.times += 1;
      return result;
    },
  });
}

describe("the cache", () => {
  it("keys by Space, revision, endpoint and inputs, with files by their bytes", () => {
    const file = (name: string, bytes: string) =>
      new ArtifactValue({ ...FILE, digest: digestOf(bytes) }, name);
    const key = (input: object, revision?: string) => keyOf(callOf("a/b", input), revision);
    expect(key({ a: 1, b: [file("x.png", "x")] })).toBe(key({ b: [file("x.png", "x")], a: 1 }));
    expect(key({ b: file("x.png", "x") })).not.toBe(key({ b: file("x.png", "y") }));
    expect(keyOf(callOf("a/b"))).not.toBe(keyOf(callOf("a/c")));
    expect(key({}, "1")).not.toBe(key({}, "2"));
    expect(keyOf({ ...callOf("a/b"), capability: "upscale" })).toBe(keyOf(callOf("a/b")));
  });

  it("writes a call down before it starts and makes an equal one only once", async () => {
    const order: string[] = [];
    const records = createMemoryCallRecords();
    const client = cached(
      async (_, { onProgress }) => {
        order.push("call");
        await new Promise((resolve) => setTimeout(resolve, 10));
        onProgress?.({ kind: "started" });
        return RESULT;
      },
      {
        records: {
          ...records,
          start: async () => {
            order.push("start");
            return { wasLost: false };
          },
        },
      },
    );
    const heard: number[] = [];
    const call = (who: number) => client.call(callOf("a/b"), { signal, onProgress: () => heard.push(who) });
    expect(await Promise.all([call(1), call(2)])).toEqual([RESULT, RESULT]);
    expect(await call(3)).toEqual(RESULT);
    expect(order).toEqual(["start", "call"]);
    expect(heard).toEqual([1, 2]);
  });

  it("serves communities alike, but gives nobody what a Space made that is not allowed for them", async () => {
    const made = counted();
    const refusal = spaceError("a/b", { code: "space-not-allowed", did: "is not allowed" });
    const client = cached(
      async (_, { community }) => {
        if (community === "stranger") throw refusal;
        return made.call();
      },
      {
        client: {
          about: async (id, { community }) => ({
            id,
            title: id,
            description: "",
            capabilities: [],
            standing: community === "stranger" ? "unknown" : "consented",
          }),
        },
      },
    );
    await client.call(callOf("a/b"), { signal, community: "one" });
    await client.call({ ...callOf("a/b"), capability: "upscale" }, { signal, community: "two" });
    expect(made.times).toBe(1);
    await expect(client.call(callOf("a/b"), { signal, community: "stranger" })).rejects.toBe(refusal);
  });

  it("makes a call again once the Space's code has changed, and reuses across unknown revisions", async () => {
    const made = counted();
    let revision: () => Promise<string | undefined> = async () => "1";
    const client = cached(made.call, { client: { revisionOf: () => revision() } });
    const call = () => client.call(callOf("a/b"), { signal });
    await call();
    await call();
    expect(made.times).toBe(1);
    revision = async () => "2";
    await call();
    expect(made.times).toBe(2);
    revision = () => Promise.reject(new Error("the Hub is down"));
    await call();
    await call();
    expect(made.times).toBe(3);
  });

  it("charges GPU time to the call that was made, not to those it spares", async () => {
    const client = cached(counted({ ...RESULT, gpuSeconds: 30 }).call);
    const call = () => client.call(callOf("a/b"), { signal });
    expect([(await call()).gpuSeconds, (await call()).gpuSeconds]).toEqual([30, undefined]);
  });

  it("does not reuse a result whose files are gone", async () => {
    const made = counted({ ...RESULT, artifacts: [FILE] });
    const stored: Digest[] = [FILE.digest];
    const client = cached(made.call, { stored });
    await client.call(callOf("a/b"), { signal });
    await client.call(callOf("a/b"), { signal });
    expect(made.times).toBe(1);
    stored.length = 0;
    await client.call(callOf("a/b"), { signal });
    expect(made.times).toBe(2);
  });

  it("finds what was paid for before a restart, and says which call was cut off by it", async () => {
    const database = openDatabase(":memory:");
    const records = createCallRecords(database, { now: () => 1 });
    const finished = counted();
    await cached(finished.call, { records }).call(callOf("a/b"), { signal });
    // A crash: started, and nobody wrote how it ended.
    await records.start(keyOf(callOf("c/d")), callOf("c/d"));

    const after = counted();
    const client = cached(after.call, { records });
    expect(await client.call(callOf("a/b"), { signal })).toEqual(RESULT);
    expect(after.times).toBe(0);
    expect(await client.call(callOf("c/d"), { signal })).toEqual(RESULT);
    expect(after.times).toBe(1);
    expect(client.log).toEqual([["space-call-lost", { space: "c/d", endpoint: "/x" }]]);
    await database.destroy();
  });

  it("hands over what was paid for even if it cannot be written down", async () => {
    const records = { ...createMemoryCallRecords(), finish: () => Promise.reject(new Error("disk full")) };
    const client = cached(counted().call, { records });
    expect(await client.call(callOf("a/b"), { signal })).toEqual(RESULT);
    expect(client.log.map(([event]) => event)).toEqual(["space-call-unrecorded"]);
  });

  it("forgets failures", async () => {
    let attempts = 0;
    const client = cached(async () => {
      if (++attempts === 1) throw spaceError("a/b", { code: "space-error", did: "failed" });
      return RESULT;
    });
    await expect(client.call(callOf("a/b"), { signal })).rejects.toBeInstanceOf(VernissageError);
    expect(await client.call(callOf("a/b"), { signal })).toEqual(RESULT);
  });

  it("ends a shared call only when the last who waits has left", async () => {
    let aborted: unknown;
    const client = cached(
      (_, options) =>
        new Promise((_resolve, reject) => {
          options.signal.addEventListener("abort", () => {
            aborted = options.signal.reason;
            reject(aborted);
          });
        }),
    );
    const [one, two] = [new AbortController(), new AbortController()];
    const first = client.call(callOf("a/b"), { signal: one.signal });
    const second = client.call(callOf("a/b"), { signal: two.signal });
    first.catch(() => undefined);
    second.catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const reason = new AbortReason("requester", "cancelled");
    one.abort(new AbortReason("requester", "first"));
    await expect(first).rejects.toMatchObject({ message: "first" });
    expect(aborted).toBeUndefined();
    two.abort(reason);
    await expect(second).rejects.toBe(reason);
    expect(aborted).toBe(reason);
  });
});
