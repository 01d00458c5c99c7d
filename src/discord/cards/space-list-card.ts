import type { APIComponentInContainer } from "discord.js";
import { CAPABILITY_WORDS } from "../../core/capability-words.ts";
import { type Capability, isTrusted, type SpaceSummary } from "../../core/space.ts";
import { type Action, fitsCustomId } from "../custom-id.ts";
import { quoteText } from "../text.ts";
import { ACCENT, button, type Card, card, section, separator, text } from "./card.ts";
import {
  capabilityWords,
  gpuWords,
  healthWords,
  linkedTitle,
  type PlaceInList,
  stageWords,
  strangersText,
  whyUsed,
} from "./space-words.ts";

const MAX_SPACES = 8;
/** Discord takes 4,000 characters over all texts of a message; the rest is for heading and footer. */
const MAX_CHARACTERS = 3_500;

/** What was looked for. */
export interface SpaceQuery {
  capability?: Capability;
  words?: string;
}

/** Spaces in the order in which they would be used, and why each stands where it does. */
export function spaceListCard(query: SpaceQuery, spaces: readonly SpaceSummary[]): Card {
  const { capability, words } = query;
  const heading = [
    capability ? `Spaces for ${CAPABILITY_WORDS[capability]}` : "Spaces",
    ...(words ? [`matching “${quoteText(words, 80)}”`] : []),
  ].join(" ");
  if (spaces.length === 0) {
    return card(ACCENT.neutral, [
      text(`### ${heading}`),
      text("None is known here. Try other words, or `/gallery spaces inspect` with the name of one."),
    ]);
  }
  const entries = spacesThatFit(spaces, capability);
  const more = spaces.length - entries.length;
  const footer = [
    ...(more > 0 ? [`${more} more did not fit; narrower words find them.`] : []),
    capability ? "The bot goes from top to bottom until one of them can." : "",
  ].filter(Boolean);
  return card(ACCENT.neutral, [
    text(`### ${heading}`),
    ...entries.flatMap((entry, index) => (index === 0 ? [entry] : [separator(), entry])),
    ...(footer.length > 0 ? [text(`-# ${footer.join(" ")}`)] : []),
  ]);
}

function spacesThatFit(
  spaces: readonly SpaceSummary[],
  capability: Capability | undefined,
): APIComponentInContainer[] {
  const usable = spaces.filter((space) => isTrusted(space) && !space.hindrance);
  const entries: APIComponentInContainer[] = [];
  let characters = 0;
  for (const [index, space] of spaces.slice(0, MAX_SPACES).entries()) {
    const place = { capability, isFirst: space === usable[0], isLast: space === usable.at(-1) };
    const words = describe(space, index + 1, place);
    characters += words.length;
    if (characters > MAX_CHARACTERS) break;
    const inspect: Action = { kind: "inspect", space: space.id };
    entries.push(fitsCustomId(inspect) ? section(words, button("Inspect", undefined, inspect)) : text(words));
  }
  return entries;
}

function describe(space: SpaceSummary, number: number, place: PlaceInList): string {
  const { description, licence, gpuSeconds, health, hub, capabilities } = space;
  const facts = [
    ...(place.capability || capabilities.length === 0 ? [] : [`for ${capabilityWords(capabilities)}`]),
    ...(licence ? [strangersText(licence, 30)] : []),
    gpuWords(gpuSeconds),
    healthWords(health),
    hub && stageWords(hub),
  ].filter(Boolean);
  return [
    `${number}. **${linkedTitle(space)}**`,
    whyUsed(space, place),
    ...(description.trim() ? [strangersText(description, 110)] : []),
    ...(facts.length > 0 ? [`-# ${facts.join(" · ")}`] : []),
  ].join("\n");
}
