import { describe, expect, it } from "vitest";
import { createSharedAnswers } from "../../src/spaces/shared-answers.ts";

const { signal } = new AbortController();

describe("answers kept a short while", () => {
  it("are asked for once, however many want them", async () => {
    let asked = 0;
    const answers = createSharedAnswers<number>({ keepMs: 1_000 });
    const ask = async () => ++asked;
    const all = await Promise.all([1, 2, 3].map(() => answers.get("key", signal, ask)));
    expect([...all, await answers.get("key", signal, ask)]).toEqual([1, 1, 1, 1]);
    expect(await answers.get("other", signal, ask)).toBe(2);
  });

  it("go when their time is over, the oldest first when there are too many", async () => {
    let nowMs = 0;
    const answers = createSharedAnswers<string>({ keepMs: 100, maxEntries: 2, clock: { now: () => nowMs } });
    for (const key of ["a", "b", "c"]) await answers.get(key, signal, async () => key);
    expect(["a", "b", "c"].map((key) => answers.peek(key))).toEqual([undefined, "b", "c"]);
    nowMs = 100;
    expect(answers.peek("c")).toBeUndefined();
  });

  it("are not kept if they are failures", async () => {
    const answers = createSharedAnswers<string>({ keepMs: 1_000 });
    const failing = answers.get("key", signal, () => Promise.reject(new Error("no")));
    await expect(failing).rejects.toThrow("no");
    expect(await answers.get("key", signal, async () => "yes")).toBe("yes");
  });

  it("are no longer asked for when nobody waits, and a newcomer asks anew", async () => {
    const answers = createSharedAnswers<string>({ keepMs: 1_000 });
    const first = new AbortController();
    const second = new AbortController();
    let given: AbortSignal | undefined;
    const ask = (asking: AbortSignal) => {
      given = asking;
      return new Promise<string>((_, reject) =>
        asking.addEventListener("abort", () => reject(asking.reason)),
      );
    };
    const waiting = [first, second].map((one) => answers.get("key", one.signal, ask));
    first.abort(new Error("first"));
    await expect(waiting[0]).rejects.toThrow("first");
    expect(given?.aborted).toBe(false);
    second.abort(new Error("second"));
    await expect(waiting[1]).rejects.toThrow("second");
    expect(given?.aborted).toBe(true);
    expect(await answers.get("key", signal, async () => "new")).toBe("new");
  });
});
