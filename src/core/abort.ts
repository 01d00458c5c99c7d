/** Why work was stopped. It travels as `signal.reason`, so that "the requester cancelled" is never shown as a failure. */
export class AbortReason extends Error {
  readonly kind: "requester" | "deadline" | "shutdown";

  constructor(kind: "requester" | "deadline" | "shutdown", message: string) {
    super(message);
    this.name = "AbortReason";
    this.kind = kind;
  }
}

/** The abort reason behind a thrown value or signal, if that is what it is. */
export function abortReasonOf(thrown: unknown, signal?: AbortSignal): AbortReason | undefined {
  if (thrown instanceof AbortReason) return thrown;
  if (signal?.aborted && signal.reason instanceof AbortReason) return signal.reason;
  return undefined;
}

/** A signal that aborts with a `deadline` reason after `timeoutMs`, or earlier with `parent`. Call `clear` when done. */
export function withDeadline(
  timeoutMs: number,
  what: string,
  parent?: AbortSignal,
): { signal: AbortSignal; clear: () => void } {
  const controller = new AbortController();
  const onParentAbort = () => controller.abort(parent?.reason);
  const timer = setTimeout(
    () =>
      controller.abort(
        new AbortReason("deadline", `${what} took longer than ${Math.round(timeoutMs / 1000)} s`),
      ),
    timeoutMs,
  );
  if (parent?.aborted) onParentAbort();
  else parent?.addEventListener("abort", onParentAbort, { once: true });
  return {
    signal: controller.signal,
    clear: () => {
      clearTimeout(timer);
      parent?.removeEventListener("abort", onParentAbort);
    },
  };
}

/** Resolves after `ms`, or rejects with the signal's own reason as soon as it aborts. */
export function delay(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", onAbort);
      resolve();
    }, ms);
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}
