import { describe, expect, it } from "vitest";
import { AbortReason } from "../../src/core/abort.ts";
import type { SpaceProgress } from "../../src/core/space.ts";
import { type CallLimits, withLimits } from "../../src/spaces/limits.ts";
import { withRetry } from "../../src/spaces/retry.ts";
import { spaceError } from "../../src/spaces/space-errors.ts";
import { callOf, fakeClient, RESULT } from "./fake-client.ts";

const { signal } = new AbortController();
const reason = new AbortReason("requester", "cancelled");

/** A client whose calls end when told to, and who was called. */
function gated(limits: CallLimits) {
  const open: { name: string; space: string; end: () => void }[] = [];
  const names: string[] = [];
  const inner = fakeClient(
    ({ space, input }, options) =>
      new Promise((resolve, reject) => {
        const name = String(input.name ?? space);
        names.push(name);
        const entry = {
          name,
          space,
          end: () => {
            open.splice(open.indexOf(entry), 1);
            resolve(RESULT);
          },
        };
        open.push(entry);
        options.signal.addEventListener("abort", () => reject(options.signal.reason), { once: true });
      }),
  );
  return { client: withLimits(inner, limits), open, names };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 60));

async function waitFor(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 500 && !condition(); tries++) await new Promise((go) => setTimeout(go, 5));
  expect(condition()).toBe(true);
}

describe("limits", () => {
  it("hold per Space, per account and overall", async () => {
    const running = new Map<string, number>();
    const most = new Map<string, number>();
    const count = (key: string, change: number) => {
      running.set(key, (running.get(key) ?? 0) + change);
      most.set(key, Math.max(most.get(key) ?? 0, running.get(key)!));
    };
    const limited = withLimits(
      fakeClient(async ({ space }) => {
        const keys = [space, "all", ...(space.startsWith("gpu/") ? ["account"] : [])];
        for (const key of keys) count(key, 1);
        await new Promise((resolve) => setTimeout(resolve, 20));
        for (const key of keys) count(key, -1);
        return RESULT;
      }),
      {
        perSpace: 2,
        bySpace: { "c/d": 1 },
        perAccount: 3,
        accountOf: ({ space }) => (space.startsWith("gpu/") ? "ours" : undefined),
        overall: 5,
      },
    );
    const spaces = ["a/b", "c/d", "gpu/1", "gpu/2", "gpu/3"].flatMap((space) => Array(6).fill(space));
    await Promise.all(spaces.map((space: string) => limited.call(callOf(space), { signal })));
    expect(Object.fromEntries(most)).toMatchObject({ "a/b": 2, "c/d": 1, account: 3, all: 5 });
    await limited.close();
  });

  it("serve those who wait in the order they came and tell them their position", async () => {
    const { client, open, names } = gated({ perSpace: 1 });
    const heard = new Map<string, number[]>();
    const call = (name: string) =>
      client.call(callOf("a/b", { name }), {
        signal,
        onProgress: (news: SpaceProgress) => {
          if (news.kind === "waiting") heard.set(name, [...(heard.get(name) ?? []), news.position!]);
        },
      });
    const calls = ["first", "second", "third", "fourth"].map(call);
    await waitFor(() => heard.size === 3);
    expect(Object.fromEntries(heard)).toEqual({ second: [0], third: [1], fourth: [2] });
    for (const served of [1, 2, 3, 4]) {
      await waitFor(() => open.length === 1 && names.length === served);
      open[0]!.end();
    }
    await Promise.all(calls);
    expect(names).toEqual(["first", "second", "third", "fourth"]);
    expect(heard.get("fourth")).toEqual([2, 1, 0]);
    await client.close();
  });

  it("do not say that calls wait which begin at once, however many there are", async () => {
    const { client, open } = gated({ perSpace: 8, overall: 8 });
    const heard: SpaceProgress[] = [];
    const calls = Array.from({ length: 8 }, () =>
      client.call(callOf("a/b"), { signal, onProgress: (news) => heard.push(news) }),
    );
    await waitFor(() => open.length === 8);
    for (const { end } of [...open]) end();
    await Promise.all(calls);
    // On a machine that stalls for longer than the notice a few may be said to wait, never each of them again and again.
    expect(heard.length).toBeLessThanOrEqual(8);
    await client.close();
  });

  it("let others pass a call that waits for a busy Space", async () => {
    const { client, open, names } = gated({ perSpace: 1, overall: 2 });
    const busy = [1, 2, 3].map((which) => client.call(callOf("a/b", { name: `busy ${which}` }), { signal }));
    const free = client.call(callOf("c/d", { name: "free" }), { signal });
    await waitFor(() => names.includes("free"));
    while (open.length > 0) {
      open[0]!.end();
      await settled();
    }
    await Promise.all([...busy, free]);
    await client.close();
  });

  it("let go of a call that is aborted while it waits, never make it, and move the others up", async () => {
    const { client, open, names } = gated({ perSpace: 1 });
    const controller = new AbortController();
    const positions: number[] = [];
    const first = client.call(callOf("a/b", { name: "first" }), { signal });
    const second = client.call(callOf("a/b", { name: "second" }), { signal: controller.signal });
    const third = client.call(callOf("a/b", { name: "third" }), {
      signal,
      onProgress: (news) => news.kind === "waiting" && positions.push(news.position!),
    });
    await waitFor(() => positions.length === 1);
    controller.abort(reason);
    await expect(second).rejects.toBe(reason);
    await waitFor(() => positions.length === 2);
    open[0]!.end();
    await first;
    await waitFor(() => open.length === 1);
    open[0]!.end();
    await third;
    expect(names).toEqual(["first", "third"]);
    expect(positions).toEqual([1, 0]);
    await client.close();
  });

  it("turn everyone away on close, also those under way", async () => {
    const { client, open } = gated({ perSpace: 1 });
    const calls = [1, 2, 3].map(() => client.call(callOf("a/b"), { signal }));
    const ends = Promise.allSettled(calls);
    await waitFor(() => open.length === 1);
    await client.close();
    for (const end of await ends)
      expect(end).toMatchObject({ status: "rejected", reason: { kind: "shutdown" } });
  });

  it("are not held by a call that waits to be tried again", async () => {
    let refuse = true;
    const made: string[] = [];
    const client = withRetry(
      withLimits(
        fakeClient(async ({ input }) => {
          made.push(String(input.name));
          if (input.name === "refused" && refuse) {
            refuse = false;
            throw spaceError("a/b", { code: "space-queue-full", did: "is full", isRetryable: true });
          }
          return RESULT;
        }),
        { perSpace: 1 },
      ),
      { firstDelayMs: 150 },
    );
    const retried = client.call(callOf("a/b", { name: "refused" }), { signal });
    await waitFor(() => made.length === 1);
    await client.call(callOf("a/b", { name: "other" }), { signal });
    await retried;
    expect(made).toEqual(["refused", "other", "refused"]);
    await client.close();
  });

  it("leave nothing after a thousand calls", async () => {
    const timersBefore = process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    let running = 0;
    const limited = withLimits(
      fakeClient(async ({ input }) => {
        running += 1;
        await new Promise((resolve) => setTimeout(resolve, 5));
        running -= 1;
        if (Number(input.number) % 5 === 0) throw spaceError("a/b", { code: "space-error", did: "failed" });
        return RESULT;
      }),
      { perSpace: 10, overall: 50 },
    );
    const ends = await Promise.allSettled(
      Array.from({ length: 1_000 }, (_, number) =>
        limited.call(callOf(`owner/${number % 20}`, { number }), { signal }),
      ),
    );
    expect(ends.filter(({ status }) => status === "rejected")).toHaveLength(200);
    expect(running).toBe(0);
    await limited.close();
    await settled();
    const timersAfter = process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
    expect(timersAfter).toBeLessThanOrEqual(timersBefore + 2);
  });
});
