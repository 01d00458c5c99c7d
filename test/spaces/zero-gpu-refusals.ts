import { describe, expect, it } from "vitest";
import { ZeroGpuRefusal } from "../../src/spaces/zero-gpu.ts";
import type { LoopbackSpaces } from "./loopback-spaces.ts";

/** Kinds of `test/spaces/apps/refusals.py`: title, what is said, what it means. */
const REFUSALS: readonly [title: string, says: string, kind: string, means: object][] = [
  [
    "ZeroGPU quota exceeded",
    "out of free seconds",
    "quota",
    {
      code: "zerogpu-quota-exceeded",
      party: "operator",
      retryAfterMs: (3 * 3600 + 2 * 60 + 7) * 1000,
      message: expect.stringContaining("120 s wanted, 41 s left"),
    },
  ],
  [
    "ZeroGPU quota exceeded",
    "out of Pro seconds",
    "quota-pro",
    { code: "zerogpu-quota-exceeded", retryAfterMs: (24 * 3600 + 5) * 1000 },
  ],
  [
    "ZeroGPU quota exceeded",
    "out of seconds without an account",
    "quota-anonymous",
    { code: "zerogpu-quota-exceeded", retryAfterMs: 59 * 60_000 },
  ],
  [
    "ZeroGPU quota exceeded",
    "out of seconds, in older words and quotes",
    "quota-older",
    { code: "zerogpu-quota-exceeded", retryAfterMs: 10 * 60_000 },
  ],
  [
    "ZeroGPU quota exceeded",
    "out of runs",
    "runs",
    { code: "zerogpu-runs-exceeded", party: "operator", retryAfterMs: undefined },
  ],
  [
    "ZeroGPU quota exceeded",
    "the Space's own limit, without a token",
    "no-token",
    { code: "zerogpu-space-exhausted", party: "operator" },
  ],
  [
    "ZeroGPU quota exceeded",
    "no GPU after 60 s, without a token",
    "busy-no-token",
    { code: "zerogpu-busy", isRetryable: true },
  ],
  ["ZeroGPU queue timeout", "no GPU after 60 s", "busy", { code: "zerogpu-busy", isRetryable: true }],
  ["ZeroGPU client error", "no GPU was available", "no-gpu", { code: "zerogpu-busy", isRetryable: true }],
  [
    "ZeroGPU client error",
    "expired proxy token",
    "expired",
    { code: "zerogpu-token-expired", isRetryable: true },
  ],
  [
    "ZeroGPU pending credits exceeded",
    "too many credits in running tasks",
    "pending",
    { code: "zerogpu-credits-pending", isRetryable: true },
  ],
  [
    "ZeroGPU illegal duration",
    "more seconds than allowed",
    "duration",
    { code: "zerogpu-duration-refused", isRetryable: false },
  ],
  [
    "ZeroGPU worker error",
    "GPU task aborted",
    "aborted",
    { code: "zerogpu-worker-error", isRetryable: true },
  ],
  ["ZeroGPU worker error", "RuntimeError", "crashed", { code: "zerogpu-worker-error", isRetryable: true }],
];

/**
 * What shared GPUs refuse, raised by a real server as the `spaces` package does it. `refusals` shows the errors of
 * the app's code, `refusals-hidden` hides them; Gradio shows a `gr.Error` either way.
 */
export function zeroGpuRefusals(spaces: () => LoopbackSpaces): void {
  const refusal = (app: string, endpoint: string, kind: string) =>
    spaces()
      .client.call(
        { space: `builtin/${app}`, endpoint, input: { kind } },
        { signal: new AbortController().signal },
      )
      .then(
        () => "it was not refused",
        (thrown: unknown) => thrown,
      );

  describe.each(REFUSALS)("“%s”: %s", (title, _says, kind, means) => {
    it("is understood, whether the app shows its errors or hides them", async () => {
      const apps = ["refusals", "refusals-hidden"];
      for (const refused of await Promise.all(apps.map((app) => refusal(app, "/refuse", kind)))) {
        expect(refused).toMatchObject(means);
        expect((refused as Error).cause).toBeInstanceOf(ZeroGpuRefusal);
        expect(((refused as Error).cause as Error).message).toContain(title);
      }
    });

    it("is a hidden error, worth one more attempt, where the app swallows it and hides its own", async () => {
      expect(await refusal("refusals-hidden", "/swallow", kind)).toMatchObject({
        code: "space-error-hidden",
        isRetryable: true,
      });
    });
  });

  it("understands a quota in the words of an app that swallowed the refusal and shows its own error", async () => {
    expect(await refusal("refusals", "/swallow", "quota")).toMatchObject({
      code: "zerogpu-quota-exceeded",
      retryAfterMs: (3 * 3600 + 2 * 60 + 7) * 1000,
    });
  });

  it("passes on what is said while a GPU is waited for", async () => {
    const said: unknown[] = [];
    const { values } = await spaces().client.call(
      { space: "builtin/refusals", endpoint: "/acquire", input: {} },
      { signal: new AbortController().signal, onProgress: (news) => said.push(news) },
    );
    expect(values).toEqual(["painted"]);
    expect(said).toContainEqual({ kind: "progress", description: "Waiting for a GPU to become available" });
    expect(said).toContainEqual({ kind: "progress", description: "Successfully acquired a GPU" });
  });
}
