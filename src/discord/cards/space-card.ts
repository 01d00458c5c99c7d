import { ButtonStyle } from "discord.js";
import { CAPABILITY_WORDS } from "../../core/capability-words.ts";
import type { Capability, HubFacts, SpaceEndpoint, SpaceSummary } from "../../core/space.ts";
import { fitsCustomId, type SpaceAction } from "../custom-id.ts";
import { spaceUrl } from "../space-id.ts";
import { formatCount, formatDuration, quoteText } from "../text.ts";
import { ACCENT, button, buttons, type Card, card, linkButton, separator, text } from "./card.ts";
import { inputLines } from "./endpoint-inputs.ts";
import {
  gpuWords,
  healthWords,
  linkedTitle,
  STANDING_WORDS,
  stageWords,
  strangersText,
} from "./space-words.ts";

/** Everything known about one Space. */
export interface SpaceDossier {
  space: SpaceSummary;
  /** The endpoint that would be called for a capability, best known ones first. */
  endpoints: readonly { capability?: Capability; endpoint: SpaceEndpoint }[];
  /** Why its endpoints are not known. */
  problem?: string;
}

/** What allowing a Space means, wherever it is offered. */
export const MEANING =
  "Its code sees the prompts and pictures sent to it. No token goes with them, so its GPU time comes from the Hub's pool for anonymous callers.";

/** Discord takes 4,000 characters over all texts of a message; facts and footer need the rest. */
const MAX_ENDPOINT_CHARACTERS = 1_600;
/** With less room left an endpoint is only named. */
const MIN_ENDPOINT_CHARACTERS = 200;
const MAX_OTHER_ENDPOINTS = 8;

export function spaceCard(dossier: SpaceDossier, viewer: { mayAllow: boolean }): Card {
  const { space, problem } = dossier;
  const { id, standing, description, hindrance } = space;
  const isUsable = standing !== "unknown" && !hindrance;
  const { note, action } = allowance(space, viewer);
  const url = spaceUrl(id);
  const takes = problem
    ? `⚠️ What it takes cannot be told just now: ${problem}`
    : endpointLines(dossier).join("\n");
  const offered = [...(action ? [action] : []), ...(url ? [linkButton("Open on the Hub", url)] : [])];
  return card(isUsable ? ACCENT.done : ACCENT.neutral, [
    text(`### ${linkedTitle(space, 80)}\n\`${id}\`\n${standingLine(space)}`),
    ...(description.trim() ? [text(`> ${strangersText(description, 280)}`)] : []),
    text(factLines(space).join("\n")),
    ...(space.isBarred && problem ? [] : [separator(), text(takes)]),
    ...(note ? [text(`-# ${note}`)] : []),
    ...(offered.length > 0 ? [buttons(...offered)] : []),
  ]);
}

function standingLine({ standing, hindrance, isBarred }: SpaceSummary): string {
  const obstacle = hindrance ? quoteText(hindrance, 200) : "";
  if (isBarred) return `🔒 not used here: ${obstacle}`;
  const words = `${standing === "unknown" ? "🔒" : "✅"} ${STANDING_WORDS[standing]}`;
  return obstacle ? `${words}\n💤 just now: ${obstacle}` : words;
}

function factLines({ hub, health, licence, gpuSeconds }: SpaceSummary): string[] {
  const cost = [gpuWords(gpuSeconds), ...(licence ? [`licence ${strangersText(licence, 40)}`] : [])];
  const mostly =
    health && health.calls >= 5 && health.p95Ms > 0
      ? `, nearly always within ${formatDuration(health.p95Ms)}`
      : "";
  const rest = health?.restsUntilMs
    ? `, rests until <t:${Math.floor(health.restsUntilMs / 1000)}:t> after failing in a row`
    : "";
  const record = healthWords(health);
  return [
    `**Here:** ${record ? `${record}${mostly}${rest}` : "not called yet"}`,
    ...(cost.some(Boolean) ? [`**Cost:** ${cost.filter(Boolean).join(" · ")}`] : []),
    ...(hub ? [`**On the Hub:** ${hubWords(hub)}`] : []),
  ];
}

function hubWords(hub: HubFacts): string {
  const { hardware, likes, createdAt, lastModified, revision } = hub;
  const date = (iso: string | undefined, style: "D" | "R") => {
    const ms = Date.parse(iso ?? "");
    return Number.isNaN(ms) ? undefined : `<t:${Math.floor(ms / 1000)}:${style}>`;
  };
  const [created, modified] = [date(createdAt, "D"), date(lastModified, "R")];
  return [
    hardware ? `${stageWords(hub)} on ${strangersText(hardware, 30)}` : stageWords(hub),
    `${formatCount(likes)} ${likes === 1 ? "like" : "likes"}`,
    ...(created ? [`made ${created}`] : []),
    ...(modified ? [`changed ${modified}`] : []),
    ...(revision && /^[0-9a-f]{7,}$/i.test(revision) ? [`deployed \`${revision.slice(0, 7)}\``] : []),
  ].join(" · ");
}

/** What would be called, with its inputs, and the names of the rest; all of them if nobody knows what is for what. */
function endpointLines({ endpoints }: SpaceDossier): string[] {
  if (endpoints.length === 0) return ["It offers nothing that can be called."];
  const used = endpoints.filter(({ capability }) => capability);
  const lines: string[] = [];
  const rest = used.length > 0 ? endpoints.filter(({ capability }) => !capability) : [];
  let charactersLeft = MAX_ENDPOINT_CHARACTERS;
  for (const { capability, endpoint } of used.length > 0 ? used : endpoints) {
    if (charactersLeft < MIN_ENDPOINT_CHARACTERS) {
      rest.push({ endpoint });
      continue;
    }
    const name = endpointName(endpoint);
    const heading = capability ? `**For ${CAPABILITY_WORDS[capability]}:** ${name}` : `**Offers** ${name}`;
    const block = [heading, ...inputLines(endpoint, charactersLeft)];
    charactersLeft -= block.join("\n").length;
    lines.push(...block);
  }
  if (rest.length === 0) return lines;
  const names = rest.slice(0, MAX_OTHER_ENDPOINTS).map(({ endpoint }) => endpointName(endpoint));
  const more = rest.length - names.length;
  return [...lines, `-# Also offers ${names.join(" ")}${more > 0 ? ` and ${formatCount(more)} more` : ""}`];
}

function endpointName({ name }: SpaceEndpoint): string {
  return `\`${name.slice(0, 40)}\``;
}

function allowance({ id, standing, isBarred }: SpaceSummary, { mayAllow }: { mayAllow: boolean }) {
  if (isBarred || (standing !== "unknown" && standing !== "consented")) return {};
  const isAllowed = standing === "consented";
  const what = isAllowed ? `Allowed on this server. ${MEANING}` : MEANING;
  const action: SpaceAction = { kind: isAllowed ? "withdraw" : "allow", space: id };
  if (!fitsCustomId(action)) {
    return { note: `${what} Its name is too long for a button; whoever runs the bot can allow it.` };
  }
  if (!mayAllow) {
    const verb = isAllowed ? "withdraw that" : "allow it";
    return { note: `${what} Somebody with the Manage Server permission can ${verb}.` };
  }
  const label = isAllowed ? "Withdraw" : "Allow on this server";
  return {
    note: what,
    action: button(label, undefined, action, isAllowed ? ButtonStyle.Danger : ButtonStyle.Success),
  };
}
