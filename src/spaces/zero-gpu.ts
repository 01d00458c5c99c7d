import type { SpaceFailure } from "./space-errors.ts";

const SECOND_MS = 1000;

/** What ZeroGPU said, kept as the cause of the named error; the amounts where it stated them. */
export class ZeroGpuRefusal extends Error {
  readonly requestedSeconds: number | undefined;
  readonly leftSeconds: number | undefined;

  constructor(title: string, text: string) {
    super(`${title}: ${text}`);
    this.name = "ZeroGpuRefusal";
    const [, requested, left] = /\(([\d.]+)s requested vs\.? (-?[\d.]+)s left\)/i.exec(text) ?? [];
    this.requestedSeconds = secondsOf(requested ?? /gpu duration \(([\d.]+)s\)/i.exec(text)?.[1]);
    this.leftSeconds = secondsOf(left);
  }
}

function secondsOf(digits: string | undefined): number | undefined {
  const seconds = Number(digits);
  return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}

/** `H:MM:SS`, with days before it where it is long, after "Try again in", in ms. */
function statedWaitMs(text: string): number | undefined {
  const match = /try again in (?:(-?\d+) days?, )?(\d{1,3}):(\d{2}):(\d{2})/i.exec(text);
  if (!match) return undefined;
  const [days, hours, minutes, seconds] = match.slice(1).map((digits) => Number(digits ?? 0));
  // A wait that is over already is worded as a negative day.
  return Math.max(0, (((days! * 24 + hours!) * 60 + minutes!) * 60 + seconds!) * SECOND_MS);
}

interface Rule {
  test: (title: string, text: string) => boolean;
  failure: (text: string) => SpaceFailure;
}

/**
 * What the refusals of Hugging Face's shared GPUs mean. Order matters: "no GPU was available" comes under several
 * titles, one of which otherwise means an empty quota.
 */
const RULES: readonly Rule[] = [
  {
    test: (_title, text) => /no gpu was available/i.test(text),
    failure: () => ({
      code: "zerogpu-busy",
      did: "waited in vain for a free GPU",
      isRetryable: true,
      retryAfterMs: 10 * SECOND_MS,
    }),
  },
  {
    test: (_title, text) => /expired zerogpu proxy token/i.test(text),
    failure: () => ({
      code: "zerogpu-token-expired",
      did: "kept the call waiting until its pass to the GPU had expired",
      isRetryable: true,
    }),
  },
  {
    test: (_title, text) => /exceeded your .*runs? limit/i.test(text),
    failure: () => ({
      code: "zerogpu-runs-exceeded",
      did: "has no GPU runs left for this bot today",
      party: "operator",
    }),
  },
  {
    test: (_title, text) => /space app has reached its gpu limit/i.test(text),
    failure: () => ({
      code: "zerogpu-space-exhausted",
      did: "has used up the GPU time it may give to callers without an account",
      party: "operator",
    }),
  },
  {
    test: (_title, text) => /exceeded your .*gpu quota/i.test(text),
    failure: (text) => {
      const waitMs = statedWaitMs(text);
      const { requestedSeconds, leftSeconds } = new ZeroGpuRefusal("", text);
      const detail =
        requestedSeconds === undefined ? "" : ` (${requestedSeconds} s wanted, ${leftSeconds ?? 0} s left)`;
      return {
        code: "zerogpu-quota-exceeded",
        did: `has no GPU time left for this bot${detail}`,
        party: "operator",
        ...(waitMs !== undefined && {
          retryAfterMs: waitMs,
          next: `More is free in about ${Math.max(1, Math.ceil(waitMs / 60_000))} min; another Space may do better now.`,
        }),
      };
    },
  },
  {
    test: (title, text) => /zerogpu pending credits/i.test(title) || /too many zerogpu credits/i.test(text),
    failure: () => ({
      code: "zerogpu-credits-pending",
      did: "waits for other GPU work of this bot to end",
      isRetryable: true,
      retryAfterMs: 30 * SECOND_MS,
    }),
  },
  {
    test: (title, text) =>
      /zerogpu illegal duration/i.test(title) ||
      /gpu duration .* larger than the maximum allowed/i.test(text),
    failure: () => ({
      code: "zerogpu-duration-refused",
      did: "asks for more GPU time in one call than this bot may have",
      party: "operator",
    }),
  },
  {
    test: (title, text) => /zerogpu worker error/i.test(title) || /gpu task aborted/i.test(text),
    failure: () => ({
      code: "zerogpu-worker-error",
      did: "crashed on its GPU",
      isRetryable: true,
    }),
  },
  {
    test: (title, text) => /zerogpu api \S+ error/i.test(`${title} ${text}`),
    failure: () => ({
      code: "zerogpu-unavailable",
      did: "could not reach the service that hands out GPUs",
      isRetryable: true,
    }),
  },
  {
    test: (title) => /zerogpu queue timeout/i.test(title),
    failure: () => ({
      code: "zerogpu-busy",
      did: "waited in vain for a free GPU",
      isRetryable: true,
      retryAfterMs: 10 * SECOND_MS,
    }),
  },
  {
    test: (title) => /zerogpu/i.test(title),
    failure: () => ({ code: "zerogpu-refused", did: "was refused a GPU", party: "operator" }),
  },
];

/** What a ZeroGPU refusal means, from a job's error title and text; `undefined` for any other error. */
export function zeroGpuRefusal(title: string, text: string): SpaceFailure | undefined {
  const rule = RULES.find(({ test }) => test(title, text));
  return rule && { ...rule.failure(text), cause: new ZeroGpuRefusal(title, text) };
}

/** What ZeroGPU said, somewhere behind an error. */
export function statedAmounts(error: unknown): ZeroGpuRefusal | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause instanceof ZeroGpuRefusal) return cause;
  return undefined;
}
