import { describe, expect, test } from "vitest";
import { AbortReason, abortReasonOf, delay, withDeadline } from "../../src/core/abort.ts";
import { canonicalJson, digestOf, hexOf, isDigest } from "../../src/core/digest.ts";
import { toVernissageError, VernissageError } from "../../src/core/errors.ts";
import { createId } from "../../src/core/ids.ts";
import { createRandom, seedFrom } from "../../src/core/random.ts";

describe("abort", () => {
  test("a delay rejects with the signal's own reason", async () => {
    const controller = new AbortController();
    const waiting = delay(10_000, controller.signal);
    controller.abort(new AbortReason("requester", "stop"));
    await expect(waiting).rejects.toMatchObject({ kind: "requester" });
  });

  test("a deadline aborts with a reason that is told apart from a cancel", async () => {
    const { signal } = withDeadline(5, "the test");
    await expect(delay(10_000, signal)).rejects.toMatchObject({ kind: "deadline" });
    expect(abortReasonOf(new Error("something else"), signal)?.kind).toBe("deadline");
  });

  test("a deadline follows its parent and leaves nothing behind when cleared", () => {
    const parent = new AbortController();
    const { signal, clear } = withDeadline(10_000, "the test", parent.signal);
    parent.abort(new AbortReason("shutdown", "bye"));
    clear();
    expect((signal.reason as AbortReason).kind).toBe("shutdown");
  });
});

describe("digests", () => {
  test("are sha256 with their name in front", () => {
    expect(digestOf("")).toBe("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(hexOf(digestOf(""))).toHaveLength(64);
    expect(isDigest(digestOf("x"))).toBe(true);
    expect(isDigest("sha256:../../etc/passwd")).toBe(false);
  });

  test("of equal values are equal whatever the order of keys", () => {
    expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: 1 })).toBe(canonicalJson({ a: 1, b: [{ c: 2, d: 1 }] }));
  });
});

test("seeded randomness repeats itself, and spreads", () => {
  const numbers = Array.from({ length: 1000 }, createRandom(42));
  expect(numbers.slice(0, 5)).toEqual(Array.from({ length: 5 }, createRandom(42)));
  expect(numbers.reduce((sum, value) => sum + value, 0) / 1000).toBeCloseTo(0.5, 1);
  expect(seedFrom("a", 1)).toBe(seedFrom("a", 1));
  expect(seedFrom("a", 1)).not.toBe(seedFrom("a", 2));
});

test("ids are 16 characters and do not repeat", () => {
  const ids = new Set(Array.from({ length: 1000 }, createId));
  expect(ids.size).toBe(1000);
  for (const id of ids) expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{16}$/);
});

test("an unexpected error shows no detail to people", () => {
  const error = toVernissageError(new Error("password is hunter2"));
  expect(error.userMessage).not.toContain("hunter2");
  expect(error.cause).toBeInstanceOf(Error);
  const known = new VernissageError({ code: "x", message: "m", userMessage: "u", party: "us" });
  expect(toVernissageError(known)).toBe(known);
});
