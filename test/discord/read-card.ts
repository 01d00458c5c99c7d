import { ComponentType } from "discord.js";
import type { Card } from "../../src/discord/cards/card.ts";

export interface ReadCard {
  text: string;
  buttons: { label: string; id?: string; url?: string }[];
}

interface Part {
  type: number;
  content?: string;
  label?: string;
  custom_id?: string;
  url?: string;
  components?: readonly Part[];
  accessory?: Part;
}

/** All text and buttons of a card, or of the components of a message, in reading order. */
export function readCard(components: Card["components"] | readonly unknown[]): ReadCard {
  const parts = (components as readonly Part[]).flatMap(unfold);
  return {
    text: parts
      .flatMap(({ type, content }) => (type === ComponentType.TextDisplay ? [content] : []))
      .join("\n"),
    buttons: parts.flatMap(({ type, label = "", custom_id, url }) =>
      type === ComponentType.Button
        ? [{ label, ...(custom_id && { id: custom_id }), ...(url && { url }) }]
        : [],
    ),
  };
}

function unfold(part: Part): Part[] {
  return [part, ...(part.components ?? []).flatMap(unfold), ...(part.accessory ? [part.accessory] : [])];
}
