import { CAPABILITY_WORDS } from "../../core/capability-words.ts";
import {
  type Capability,
  type HubFacts,
  isTrusted,
  type SpaceHealth,
  type SpaceStanding,
  type SpaceSummary,
} from "../../core/space.ts";
import { spaceUrl } from "../space-id.ts";
import { formatCount, formatDuration, formatPlural, quoteText } from "../text.ts";

/** Why a Space may be called, or may not. */
export const STANDING_WORDS: Readonly<Record<SpaceStanding, string>> = {
  builtin: "built in",
  catalog: "in the catalog",
  allowed: "allowed by whoever runs the bot",
  consented: "allowed here",
  unknown: "not allowed here yet",
};

/** Stages as the Hub spells them; others are shown as they are. */
const STAGES: Readonly<Record<string, string>> = {
  RUNNING: "running",
  RUNNING_BUILDING: "running, a new build on its way",
  RUNNING_APP_STARTING: "running, a new start on its way",
  APP_STARTING: "starting",
  BUILDING: "building",
  SLEEPING: "asleep",
  PAUSED: "paused by its owner",
  STOPPED: "stopped",
  BUILD_ERROR: "broken: its build failed",
  CONFIG_ERROR: "broken: badly configured",
  RUNTIME_ERROR: "broken: its app crashed",
  NO_APP_FILE: "empty",
};

/** Where a Space stands in a list, and so when it is used. */
export interface PlaceInList {
  /** Absent if the list is not for one capability, where the order says nothing. */
  capability: Capability | undefined;
  isFirst: boolean;
  isLast: boolean;
}

/** "✅ Used first: allowed here" */
export function whyUsed(space: SpaceSummary, place: PlaceInList): string {
  const standing = STANDING_WORDS[space.standing];
  if (!isTrusted(space)) return `🔒 Not used: ${standing}`;
  if (space.hindrance) return `💤 Passed over just now: ${quoteText(space.hindrance, 120)}`;
  if (!place.capability) return `✅ Used when wanted: ${standing}`;
  if (place.isFirst) return `✅ Used first: ${standing}`;
  if (place.isLast) return `↪️ Steps in last: ${standing}`;
  return `↪️ Steps in next: ${standing}`;
}

/** The title as a link to the Space's page. Brackets would end the link early. */
export function linkedTitle({ id, title }: Pick<SpaceSummary, "id" | "title">, maxCharacters = 60): string {
  const named = title.replaceAll("[", "(").replaceAll("]", ")");
  const words = strangersText(named, maxCharacters) || id;
  const url = spaceUrl(id);
  return url ? `[${words}](${url})` : words;
}

/** Words of strangers, as plain text: what would become a link loses what makes it one. */
export function strangersText(words: string, maxCharacters: number): string {
  return quoteText(words.replace(/\b[a-z][a-z\d+.-]*:\/\//gi, ""), maxCharacters);
}

/** "pictures from words and panoramas" */
export function capabilityWords(capabilities: readonly Capability[]): string {
  return capabilities.map((capability) => CAPABILITY_WORDS[capability]).join(" and ");
}

/** "60 s of GPU time a call"; `undefined` where nobody knows. */
export function gpuWords(gpuSeconds: number | undefined): string | undefined {
  if (gpuSeconds === undefined) return undefined;
  return gpuSeconds === 0 ? "no GPU time" : `${formatCount(gpuSeconds)} s of GPU time a call`;
}

/** "19 of 20 calls worked, usually 12 s"; `undefined` before the first call. */
export function healthWords(health: SpaceHealth | undefined): string | undefined {
  if (!health || health.calls === 0) return undefined;
  const worked = Math.round(health.calls * health.successRate);
  const usually = worked > 0 ? `, usually ${formatDuration(health.p50Ms)}` : "";
  return `${formatCount(worked)} of ${formatPlural(health.calls, "call")} worked${usually}`;
}

export function stageWords({ stage }: Pick<HubFacts, "stage">): string {
  return STAGES[stage] ?? strangersText(stage.toLowerCase().replaceAll("_", " "), 40);
}
