import { describe, expect, it } from "vitest";
import type { VernissageError } from "../../src/core/errors.ts";
import { jobError } from "../../src/spaces/space-errors.ts";
import { ZeroGpuRefusal } from "../../src/spaces/zero-gpu.ts";

const QUOTA = "ZeroGPU quota exceeded";

/** What each message means: code, whether to try again, after how many seconds, and who can do something. */
const ROWS: readonly [
  title: string,
  text: string,
  means: { code: string; isRetryable?: boolean; waitSeconds?: number; party?: string },
][] = [
  [
    QUOTA,
    "You have exceeded your ZeroGPU quota (120s requested vs. 94s left). Try again in 3:25:01",
    { code: "zerogpu-quota-exceeded", waitSeconds: 12_301, party: "operator" },
  ],
  [
    QUOTA,
    "You have exceeded your free ZeroGPU quota (60s requested vs. 0s left). Try again in 0:10:00",
    { code: "zerogpu-quota-exceeded", waitSeconds: 600, party: "operator" },
  ],
  [
    QUOTA,
    "You have exceeded your Pro ZeroGPU quota (60s requested vs. 55s left). Try again in 1 day, 0:00:10",
    { code: "zerogpu-quota-exceeded", waitSeconds: 86_410, party: "operator" },
  ],
  [
    QUOTA,
    "You have exceeded your GPU quota (60s requested vs. 12s left). Try again in 0:00:12",
    { code: "zerogpu-quota-exceeded", waitSeconds: 12, party: "operator" },
  ],
  [
    QUOTA,
    "You have exceeded your free GPU quota (60s requested vs. 55s left)",
    { code: "zerogpu-quota-exceeded", party: "operator" },
  ],
  [
    QUOTA,
    "You have exceeded your ZeroGPU quota (60s requested vs. -3s left). Try again in -1 day, 23:59:58",
    { code: "zerogpu-quota-exceeded", waitSeconds: 0, party: "operator" },
  ],
  [QUOTA, "You have exceeded your ZeroGPU runs limit", { code: "zerogpu-runs-exceeded", party: "operator" }],
  [QUOTA, "Space app has reached its GPU limit", { code: "zerogpu-space-exhausted", party: "operator" }],
  [QUOTA, "No GPU was available after 60s", { code: "zerogpu-busy", isRetryable: true, waitSeconds: 10 }],
  [
    "ZeroGPU queue timeout",
    "No GPU was available after 60s",
    { code: "zerogpu-busy", isRetryable: true, waitSeconds: 10 },
  ],
  [
    "ZeroGPU client error",
    "No GPU was available",
    { code: "zerogpu-busy", isRetryable: true, waitSeconds: 10 },
  ],
  [
    "ZeroGPU client error",
    "Expired ZeroGPU proxy token",
    { code: "zerogpu-token-expired", isRetryable: true },
  ],
  [
    "ZeroGPU pending credits exceeded",
    "You have too many ZeroGPU credits allocated to running tasks. Try again once some of them have completed",
    { code: "zerogpu-credits-pending", isRetryable: true, waitSeconds: 30 },
  ],
  [
    "ZeroGPU illegal duration",
    "The requested GPU duration (270s) is larger than the maximum allowed",
    { code: "zerogpu-duration-refused", party: "operator" },
  ],
  ["ZeroGPU worker error", "GPU task aborted", { code: "zerogpu-worker-error", isRetryable: true }],
  ["ZeroGPU worker error", "RuntimeError", { code: "zerogpu-worker-error", isRetryable: true }],
  ["ZeroGPU API /schedule error", "", { code: "zerogpu-unavailable", isRetryable: true }],
];

/** What the package appends for callers that are no page, such as we. */
const HINTS = [
  ". <a href='https://huggingface.co/login'>Log in</a> or authenticate with a token to get more",
  ". Subscribe to Pro (https://huggingface.co/pro) to get more quota and add credits: https://huggingface.co/settings/billing",
];

function expectMeaning(error: VernissageError, means: (typeof ROWS)[number][2]) {
  expect(error).toMatchObject({
    code: means.code,
    isRetryable: means.isRetryable ?? false,
    party: means.party ?? "space",
    retryAfterMs: means.waitSeconds === undefined ? undefined : means.waitSeconds * 1000,
  });
  expect(error.userMessage).toMatch(/^The Space a\/b /);
}

describe("a refusal of a shared GPU", () => {
  it.each(ROWS)("%s: %s", (title, text, means) => {
    for (const said of [text, `'${text}'`, ...HINTS.flatMap((hint) => [text + hint, `'${text}${hint}'`])])
      expectMeaning(jobError("a/b", { title, message: said }), means);
  });

  it("keeps the amounts that were stated", () => {
    const causeOf = (title: string, message: string) => jobError("a/b", { title, message }).cause;
    const quota = causeOf(QUOTA, ROWS[0]![1]) as ZeroGpuRefusal;
    expect(quota).toBeInstanceOf(ZeroGpuRefusal);
    expect(quota).toMatchObject({ requestedSeconds: 120, leftSeconds: 94 });
    expect(causeOf(QUOTA, ROWS[5]![1])).toMatchObject({ requestedSeconds: 60, leftSeconds: 0 });
    expect(causeOf("ZeroGPU illegal duration", ROWS[13]![1])).toMatchObject({ requestedSeconds: 270 });
    expect(causeOf(QUOTA, "You have exceeded your ZeroGPU runs limit")).toMatchObject({
      requestedSeconds: undefined,
      leftSeconds: undefined,
    });
  });

  it("is understood when the Space shows the text without its title, or the title without its text", () => {
    expect(jobError("a/b", { message: ROWS[0]![1] }).code).toBe("zerogpu-quota-exceeded");
    expect(jobError("a/b", { title: "ZeroGPU illegal duration", message: "" }).code).toBe(
      "zerogpu-duration-refused",
    );
    expect(jobError("a/b", { title: "ZeroGPU something new", message: "" }).code).toBe("zerogpu-refused");
  });

  it("is worth one more attempt when the Space hides it (error: null)", () => {
    expect(jobError("a/b", { message: "An error occurred" })).toMatchObject({
      code: "space-error-hidden",
      isRetryable: true,
    });
  });

  it("is not seen in other errors", () => {
    expect(jobError("a/b", { title: "Error", message: "Please upload an image first" }).code).toBe(
      "space-error",
    );
  });
});
