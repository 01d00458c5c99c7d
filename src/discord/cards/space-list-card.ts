import { type APIComponentInContainer, ComponentType } from "discord.js";
import { CAPABILITY_WORDS } from "../../core/capability-words.ts";
import { type Capability, isTrusted, type SpaceSummary } from "../../core/space.ts";
import { INSPECT_MENU } from "../custom-id.ts";
import { quoteText } from "../text.ts";
import { ACCENT, type Card, card, separator, text } from "./card.ts";
import {
  capabilityWords,
  gpuWords,
  healthWords,
  linkedTitle,
  type PlaceInList,
  STANDING_WORDS,
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
    capability ? `### Spaces for ${CAPABILITY_WORDS[capability]}` : "### Spaces",
    ...(words ? [`matching “${quoteText(words, 80)}”`] : []),
  ].join(" ");
  if (spaces.length === 0) {
    return card(ACCENT.neutral, [
      text(heading),
      text("None is known here. Try other words, or `/gallery spaces inspect` with the name of one."),
    ]);
  }
  const descriptions = describeAll(spaces, capability);
  const shown = spaces.slice(0, descriptions.length);
  const order = capability ? "\n-# The bot goes from top to bottom until one of them can." : "";
  const more = spaces.length - shown.length;
  return card(ACCENT.neutral, [
    text(`${heading}${order}`),
    ...descriptions.flatMap((description) => [separator(), text(description)]),
    ...(more > 0 ? [text(`-# ${more} more did not fit; narrower words find them.`)] : []),
    inspectMenu(shown),
  ]);
}

/** As many as fit, best first. */
function describeAll(spaces: readonly SpaceSummary[], capability: Capability | undefined): string[] {
  const usable = spaces.filter((space) => isTrusted(space) && !space.hindrance);
  const descriptions: string[] = [];
  let characters = 0;
  for (const [index, space] of spaces.slice(0, MAX_SPACES).entries()) {
    const place = { capability, isFirst: space === usable[0], isLast: space === usable.at(-1) };
    const description = describe(space, index + 1, place);
    characters += description.length;
    if (characters > MAX_CHARACTERS) break;
    descriptions.push(description);
  }
  return descriptions;
}

function describe(space: SpaceSummary, number: number, place: PlaceInList): string {
  const { description, licence, gpuSeconds, health, hub, capabilities, hindrance, standing } = space;
  const facts = [
    ...(place.capability || capabilities.length === 0 ? [] : [`for ${capabilityWords(capabilities)}`]),
    ...(hindrance && isTrusted(space) ? [STANDING_WORDS[standing]] : []),
    ...(licence ? [strangersText(licence, 30)] : []),
    gpuWords(gpuSeconds),
    healthWords(health),
    hub && !hindrance && stageWords(hub),
  ].filter(Boolean);
  return [
    `**${number} · ${linkedTitle(space)}**`,
    whyUsed(space, place),
    ...(description.trim() ? [strangersText(description, 110)] : []),
    ...(facts.length > 0 ? [`-# ${facts.join(" · ")}`] : []),
  ].join("\n");
}

function inspectMenu(spaces: readonly SpaceSummary[]): APIComponentInContainer {
  return {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: INSPECT_MENU,
        placeholder: "Inspect one of them…",
        options: spaces.map(({ id, title }) => ({ label: menuLabel(title) || id, value: id })),
      },
    ],
  };
}

/** Unlike a message, a menu shows words as they are, in one line. */
function menuLabel(title: string): string {
  const line = title.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim();
  return [...line].slice(0, 90).join("");
}
