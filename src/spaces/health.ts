import type { Logger } from "pino";
import type { Clock } from "../core/clock.ts";
import { toError, VernissageError } from "../core/errors.ts";
import { isBuiltin, isTrusted, type SpaceClient, type SpaceSummary } from "../core/space.ts";
import type { SpaceHistory, SpaceOutcome } from "../core/space-records.ts";
import { createHealthBook, PAGE_MS } from "./health-book.ts";
import { spaceError } from "./space-errors.ts";

export interface HealthDeps {
  history: SpaceHistory;
  clock: Clock;
  logger: Pick<Logger, "warn">;
}

/** Another trial is worth while this long after one that is still under way, if nothing else is known. */
const TRIAL_MS = 60_000;

/**
 * Writes down how every call ended and keeps the book of health: what `find` and `about` tell of a Space, and whether
 * it rests. A call of a resting Space is refused at once with `space-resting`; after the rest one call is let through,
 * and what becomes of it decides. Built-in Spaces never rest.
 */
export function withHealth(client: SpaceClient, { history, clock, logger }: HealthDeps): SpaceClient {
  const book = createHealthBook();
  /** Spaces of which a trial call is under way. */
  const trials = new Set<string>();
  let loading: Promise<void> | undefined;

  function load(): Promise<void> {
    loading ??= history.since(clock.now() - PAGE_MS).then(
      (outcomes) => outcomes.forEach(book.add),
      (thrown: unknown) => logger.warn({ error: toError(thrown) }, "space-history-unreadable"),
    );
    return loading;
  }

  /** Lets the call pass and says whether it is a trial, or throws `space-resting`. */
  function admit(space: string): boolean {
    const restsUntilMs = isBuiltin(space) ? undefined : book.restOf(space);
    if (restsUntilMs === undefined) return false;
    const restMs = restsUntilMs - clock.now();
    if (restMs <= 0 && !trials.has(space)) {
      trials.add(space);
      return true;
    }
    throw spaceError(space, {
      code: "space-resting",
      did: "failed several times in a row and is left alone for a while",
      next: "Another Space may do better now.",
      isRetryable: true,
      retryAfterMs: restMs > 0 ? restMs : TRIAL_MS,
    });
  }

  async function note(outcome: SpaceOutcome): Promise<void> {
    book.add(outcome);
    try {
      await history.add(outcome);
    } catch (thrown) {
      logger.warn({ space: outcome.space, error: toError(thrown) }, "space-history-unwritable");
    }
  }

  function withHealthOf(space: SpaceSummary): SpaceSummary {
    const health = book.healthOf(space.id, clock.now());
    if (!health) return space;
    if (health.restsUntilMs === undefined || isBuiltin(space.id)) return { ...space, health };
    const minutes = Math.ceil((health.restsUntilMs - clock.now()) / 60_000);
    const hindrance = `It failed several times in a row and rests for about ${minutes} min.`;
    return { ...space, health, hindrance: space.hindrance ?? hindrance };
  }

  return {
    ...client,

    async find(query, options) {
      const [found] = await Promise.all([client.find(query, options), load()]);
      const known = found.map(withHealthOf);
      const rank = (space: SpaceSummary) => {
        if (!isTrusted(space)) return 3;
        if (isBuiltin(space.id)) return 2;
        return space.health?.restsUntilMs ? 1 : 0;
      };
      return known.toSorted((one, other) => rank(one) - rank(other));
    },

    async about(space, options) {
      const [known] = await Promise.all([client.about(space, options), load()]);
      return withHealthOf(known);
    },

    async call(call, options) {
      await load();
      const { space, endpoint } = call;
      const isTrial = admit(space);
      const beganMs = clock.now();
      let gpuSeconds = 0;
      const onCharge = (seconds: number) => {
        gpuSeconds += seconds;
        options.onCharge?.(seconds);
      };
      try {
        const result = await client.call(call, { ...options, onCharge });
        const { durationMs, waitedMs } = result;
        await note({
          atMs: clock.now(),
          space,
          endpoint,
          outcome: "succeeded",
          durationMs,
          waitedMs,
          gpuSeconds,
        });
        // What attempts before the last one cost belongs to the bill as well.
        return gpuSeconds > 0 ? { ...result, gpuSeconds } : result;
      } catch (error) {
        const ended = options.signal.aborted ? STOPPED : outcomeOf(error);
        const atMs = clock.now();
        if (ended.outcome !== "stopped" || gpuSeconds > 0)
          await note({
            atMs,
            space,
            endpoint,
            durationMs: atMs - beganMs,
            waitedMs: 0,
            gpuSeconds,
            ...ended,
          });
        throw error;
      } finally {
        if (isTrial) trials.delete(space);
      }
    },
  };
}

const STOPPED = { outcome: "stopped" } as const;

/** What a failure says about the Space: its own fault, a lack of quota, or nothing. */
function outcomeOf(error: unknown): Pick<SpaceOutcome, "outcome" | "code"> {
  if (!(error instanceof VernissageError)) return STOPPED;
  const { code, party } = error;
  const isQuota = /^(zero)?gpu-/.test(code) && code !== "zerogpu-worker-error";
  if (isQuota || code === "space-rate-limited") return { outcome: "refused", code };
  // The Hub's troubles are not the Space's.
  const isItsFault = party === "space" && !code.startsWith("hub-");
  return isItsFault ? { outcome: "failed", code } : STOPPED;
}
