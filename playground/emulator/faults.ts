import type { ScriptedFault } from "./types.ts";

export interface Faults {
  script(fault: ScriptedFault): void;
  /** The fault for a request, which uses up one of its times. */
  take(method: string, path: string): ScriptedFault | undefined;
}

/** Failures to come, in the order they were scripted. */
export function createFaults(): Faults {
  const waiting: { fault: ScriptedFault; timesLeft: number }[] = [];
  return {
    script: (fault) => void waiting.push({ fault, timesLeft: fault.times }),
    take(method, path) {
      const entry = waiting.find(
        ({ fault, timesLeft }) =>
          timesLeft > 0 && (fault.method ?? method) === method && path.search(fault.path) !== -1,
      );
      if (entry === undefined) return undefined;
      entry.timesLeft -= 1;
      return entry.fault;
    },
  };
}

/** What a fault is answered with. */
export function faultResponse({ status, retryAfterSeconds, error }: ScriptedFault): Response {
  if (status === 429) {
    const retryAfter = retryAfterSeconds ?? 1;
    return rateLimitResponse(
      { retryAfterSeconds: retryAfter, isGlobal: false },
      { "x-ratelimit-scope": "user" },
    );
  }
  if (error !== undefined) return Response.json(error, { status });
  return new Response("upstream connect error", { status, headers: { "content-type": "text/plain" } });
}

/** Discord's answer to who asks too often. */
export function rateLimitResponse(
  { retryAfterSeconds, isGlobal }: { retryAfterSeconds: number; isGlobal: boolean },
  headers: Record<string, string>,
): Response {
  return Response.json(
    { message: "You are being rate limited.", retry_after: retryAfterSeconds, global: isGlobal, code: 0 },
    {
      status: 429,
      headers: { ...headers, "retry-after": String(Math.max(1, Math.ceil(retryAfterSeconds))) },
    },
  );
}
