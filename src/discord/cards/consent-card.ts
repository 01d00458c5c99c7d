import { ButtonStyle } from "discord.js";
import { CAPABILITY_WORDS } from "../../core/capability-words.ts";
import type { RunEvent } from "../../core/events.ts";
import { fitsCustomId, type SpaceAction } from "../custom-id.ts";
import { spaceLabel } from "../space-id.ts";
import { ACCENT, button, buttons, type Card, card, text } from "./card.ts";
import { MEANING } from "./space-card.ts";
import { linkedTitle, strangersText } from "./space-words.ts";

type ConsentWanted = Extract<RunEvent, { type: "consent-wanted" }>;

/** Offers a Space that could help, to whoever may allow it. The run does not wait for an answer. */
export function consentCard(wanted: ConsentWanted, runId: string): Card {
  const { space, title, description, capability } = wanted;
  const purpose = capability ? `could be used for ${CAPABILITY_WORDS[capability]}` : "could help here";
  const consent: SpaceAction = { kind: "consent", space };
  const fits = fitsCustomId(consent);
  const who = fits
    ? "Somebody with the Manage Server permission can allow it."
    : "Its name is too long for a button; whoever runs the bot can allow it.";
  return card(ACCENT.neutral, [
    text(`🔒 **${linkedTitle({ id: space, title })}** ${purpose}. It is not allowed here yet.`),
    ...(description.trim() ? [text(`> ${strangersText(description, 200)}`)] : []),
    text(`-# ${MEANING} ${who}`),
    buttons(
      ...(fits ? [button("Allow on this server", undefined, consent, ButtonStyle.Success)] : []),
      button("Not now", undefined, { kind: "not-now", runId }),
    ),
  ]);
}

export function consentedCard(space: string, by: string, galleryId: string): Card {
  return card(ACCENT.done, [
    text(
      `✅ <@${by}> allowed **${linkedTitle({ id: space, title: spaceLabel(space) })}** on this server. Press Retry to use it.`,
    ),
    buttons(button("Retry", "🔁", { kind: "retry", galleryId }, ButtonStyle.Primary)),
  ]);
}
