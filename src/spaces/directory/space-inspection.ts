import { withDeadline } from "../../core/abort.ts";
import { type Clock, systemClock } from "../../core/clock.ts";
import { toVernissageError, type VernissageError } from "../../core/errors.ts";
import type { SpaceApi, SpaceOptions } from "../../core/space.ts";
import type { Hub } from "../hub/hub.ts";
import type { HubSpaceFacts } from "../hub/hub-schemas.ts";
import { createSharedAnswers } from "../shared-answers.ts";
import { type InferredCapability, inferCapabilities } from "./infer-capability.ts";

/** How long a list of Spaces waits for what the Hub says about them. */
const FACTS_MS = 5_000;
/** How long a Space has to say what it offers. */
const DESCRIBE_MS = 10_000;
/** For how long a Hub that could not be reached is not asked again. */
const HUB_RESTS_MS = 30_000;
/** Waking a Space takes a minute or so; trying again sooner tells nothing new. */
const DESCRIBED_FOR_MS = 60_000;

/** What the endpoints of a Space seem to be for, or why that cannot be told just now. */
export interface InspectedCapabilities {
  capabilities: readonly InferredCapability[];
  hindrance?: string;
}

/** Looks at remote Spaces without calling them. Rejects only with the signal's reason. */
export interface SpaceInspection {
  /** `undefined` while the Hub cannot be asked; an error if it has no Space of that name (any more). */
  factsOf(
    space: string,
    options: { signal: AbortSignal },
  ): Promise<HubSpaceFacts | VernissageError | undefined>;
  capabilitiesOf(space: string, options: { signal: AbortSignal }): Promise<InspectedCapabilities>;
}

export function createSpaceInspection({
  hub,
  describe,
  describeMs = DESCRIBE_MS,
  clock = systemClock,
}: {
  hub?: Pick<Hub, "facts"> | undefined;
  describe?: ((space: string, options: SpaceOptions) => Promise<SpaceApi>) | undefined;
  describeMs?: number;
  clock?: Clock | undefined;
}): SpaceInspection {
  const inspected = createSharedAnswers<InspectedCapabilities>({ keepMs: DESCRIBED_FOR_MS, clock });
  let hubRestsUntilMs = 0;

  async function inspect(space: string, signal: AbortSignal): Promise<InspectedCapabilities> {
    if (!describe) return { capabilities: [], hindrance: "cannot be asked what it offers" };
    const deadline = withDeadline(describeMs, "Saying what it offers", signal);
    try {
      const capabilities = inferCapabilities(await describe(space, deadline));
      if (capabilities.length > 0) return { capabilities };
      return { capabilities, hindrance: "offers nothing a gallery could use in a single call" };
    } catch (thrown) {
      signal.throwIfAborted();
      const { message } = toVernissageError(thrown);
      const hindrance = deadline.signal.aborted
        ? "takes too long to say what it offers"
        : message.replace(`The Space ${space} `, "").replace(/\.$/, "");
      return { capabilities: [], hindrance };
    } finally {
      deadline.clear();
    }
  }

  return {
    async factsOf(space, { signal }) {
      if (!hub || clock.now() < hubRestsUntilMs) return undefined;
      const deadline = withDeadline(FACTS_MS, "Asking the Hub", signal);
      try {
        return await hub.facts(space, { signal: deadline.signal });
      } catch (thrown) {
        signal.throwIfAborted();
        const error = toVernissageError(thrown);
        if (error.code === "space-not-found" || error.code === "space-moved") return error;
        hubRestsUntilMs = clock.now() + HUB_RESTS_MS;
        return undefined;
      } finally {
        deadline.clear();
      }
    },
    capabilitiesOf: (space, { signal }) => inspected.get(space, signal, (asking) => inspect(space, asking)),
  };
}

/** Stages a call can do nothing about: only the owner can. */
const DEAD_STAGES = new Set([
  "NO_APP_FILE",
  "CONFIG_ERROR",
  "BUILD_ERROR",
  "RUNTIME_ERROR",
  "DELETING",
  "STOPPED",
  "PAUSED",
  "DISABLED",
]);

/** What a stage keeps a Space from, in our words; `isDead` if waiting does not help. */
export function hindranceOfStage(stage: string): { hindrance?: string; isDead: boolean } {
  if (DEAD_STAGES.has(stage))
    return { isDead: true, hindrance: `out of order (${stage.toLowerCase().replaceAll("_", " ")})` };
  if (stage === "SLEEPING") return { isDead: false, hindrance: "asleep; the first call wakes it" };
  if (stage === "BUILDING" || stage === "APP_STARTING") return { isDead: false, hindrance: "starting" };
  return { isDead: false };
}
