import { VernissageError } from "../core/errors.ts";
import type {
  SpaceCall,
  SpaceCallOptions,
  SpaceClient,
  SpaceOptions,
  SpaceResult,
  SpaceSummary,
} from "../core/space.ts";
import { createGpuLedger, type GpuLedgerDeps } from "./gpu-ledger.ts";
import { statedAmounts } from "./zero-gpu.ts";

export interface GpuBooking {
  /** What one call books on the Hub's shared GPUs. */
  gpuSeconds: number;
  /** Who pays; absent where the call goes without our token and takes from the Space's own pool. */
  account?: string;
}

export interface GpuTimeDeps extends GpuLedgerDeps {
  /** `undefined` for a Space that books no GPU time. */
  bookingOf(call: SpaceCall, options: SpaceOptions): GpuBooking | undefined | Promise<GpuBooking | undefined>;
}

/**
 * Keeps the account: GPU time is set aside before a call and what was really used is charged after it, failed calls
 * included. A call there is no time for is refused at once with `gpu-quota-exceeded`, without asking the Space;
 * refusals of ZeroGPU correct the account. A Space that books more in one call than ZeroGPU gives this account is not
 * asked again by this process.
 */
export function withGpuTime(client: SpaceClient, deps: GpuTimeDeps): SpaceClient {
  const { clock } = deps;
  const ledger = createGpuLedger(deps);
  /** By Space and endpoint. */
  const tooLong = new Map<string, VernissageError>();
  const bookings = new Map<string, number>();
  const underWay = new Set<Promise<void>>();
  /** ZeroGPU had too many bookings of ours at once: new ones wait until one has ended. */
  let isCrowded = false;

  async function waitForRoom({ signal, onProgress }: SpaceCallOptions): Promise<void> {
    if (!isCrowded || underWay.size === 0) return;
    onProgress?.({ kind: "waiting", reason: "limit" });
    const aborted = Promise.withResolvers<never>();
    const onAbort = () => aborted.reject(signal.reason);
    signal.addEventListener("abort", onAbort, { once: true });
    try {
      await Promise.race([...underWay, aborted.promise]);
    } finally {
      signal.removeEventListener("abort", onAbort);
    }
  }

  function learn(key: string, error: unknown, isOurAccount: boolean): void {
    if (!(error instanceof VernissageError)) return;
    if (error.code === "zerogpu-duration-refused") tooLong.set(key, error);
    const requested = statedAmounts(error)?.requestedSeconds;
    if (requested !== undefined) bookings.set(key, requested);
    if (!isOurAccount) return;
    if (error.code === "zerogpu-credits-pending") isCrowded = true;
    ledger.learn(error);
  }

  /** Makes the call on time set aside for it; charges what ran, up to what was booked. */
  async function callOnAccount(
    call: SpaceCall,
    options: SpaceCallOptions,
    gpuSeconds: number,
  ): Promise<SpaceResult> {
    await waitForRoom(options);
    const reservation = await ledger.reserve(call.space, gpuSeconds, options.signal);
    const ended = Promise.withResolvers<void>();
    underWay.add(ended.promise);
    let startedAtMs: number | undefined;
    let spent = 0;
    const spend = (seconds: number) => {
      spent = Math.min(gpuSeconds, Math.max(0, seconds));
      return spent;
    };
    try {
      const result = await client.call(call, {
        ...options,
        onProgress(progress) {
          if (progress.kind === "started") startedAtMs ??= clock.now();
          options.onProgress?.(progress);
        },
      });
      return {
        ...result,
        gpuSeconds: spend(result.gpuSeconds ?? (result.durationMs - result.waitedMs) / 1000),
      };
    } catch (error) {
      if (startedAtMs !== undefined && !isRefusal(error)) spend((clock.now() - startedAtMs) / 1000);
      throw error;
    } finally {
      reservation.settle(spent);
      if (spent > 0) options.onCharge?.(spent);
      underWay.delete(ended.promise);
      isCrowded = false;
      ended.resolve();
    }
  }

  const hinder = (space: SpaceSummary): SpaceSummary =>
    space.endpoint && tooLong.has(keyOf(space.id, space.endpoint))
      ? { ...space, hindrance: "It books more GPU time in one call than this bot's account may have." }
      : space;

  return {
    ...client,

    async find(query, options) {
      return (await client.find(query, options)).map(hinder);
    },

    async call(call, options) {
      const key = keyOf(call.space, call.endpoint);
      const known = tooLong.get(key);
      if (known) throw known;
      const { gpuSeconds = 0, account } = (await deps.bookingOf(call, options)) ?? {};
      const isOurAccount = account !== undefined && gpuSeconds > 0;
      try {
        return isOurAccount
          ? await callOnAccount(call, options, Math.max(gpuSeconds, bookings.get(key) ?? 0))
          : await client.call(call, options);
      } catch (error) {
        learn(key, error, isOurAccount);
        throw error;
      }
    },

    async quota(options) {
      return (await ledger.left(options.signal)) ?? client.quota(options);
    },
  };
}

function keyOf(space: string, endpoint: string): string {
  return `${space} ${endpoint}`;
}

/** It never got a GPU, so it cost nothing. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof VernissageError &&
    error.code.startsWith("zerogpu-") &&
    error.code !== "zerogpu-worker-error"
  );
}
