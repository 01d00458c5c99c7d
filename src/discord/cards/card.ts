import {
  type APIButtonComponent,
  type APIComponentInContainer,
  type APIContainerComponent,
  ButtonStyle,
  ComponentType,
  MessageFlags,
} from "discord.js";
import { type Action, writeCustomId } from "../custom-id.ts";

/** A message of ours: one container, and the pictures it shows. */
export interface Card {
  components: APIContainerComponent[];
  files: { attachment: Buffer; name: string; description: string }[];
}

/** Gilt, sage, brick and slate: working, done, failed, neutral. */
export const ACCENT = { working: 0xc9a24b, done: 0x6b8f71, failed: 0xb4533c, neutral: 0x6f7682 } as const;

export function card(
  accent: number,
  parts: readonly APIComponentInContainer[],
  files: Card["files"] = [],
): Card {
  return {
    components: [{ type: ComponentType.Container, accent_color: accent, components: [...parts] }],
    files,
  };
}

/** A card as discord.js sends it. An edit keeps the message's attachments unless files are given. */
export function toMessage({ components, files }: Card) {
  return { flags: MessageFlags.IsComponentsV2 as const, components, files };
}

export function text(content: string): APIComponentInContainer {
  return { type: ComponentType.TextDisplay, content };
}

export function separator(): APIComponentInContainer {
  return { type: ComponentType.Separator };
}

export function picture(name: string, altText: string): APIComponentInContainer {
  return {
    type: ComponentType.MediaGallery,
    items: [{ media: { url: `attachment://${name}` }, description: altText.slice(0, 1024) }],
  };
}

export function buttons(...components: APIButtonComponent[]): APIComponentInContainer {
  return { type: ComponentType.ActionRow, components };
}

export function button(
  label: string,
  emoji: string | undefined,
  action: Action,
  style: Exclude<ButtonStyle, ButtonStyle.Link | ButtonStyle.Premium> = ButtonStyle.Secondary,
): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style,
    label,
    custom_id: writeCustomId(action),
    ...(emoji && { emoji: { name: emoji } }),
  };
}

export function linkButton(label: string, url: string): APIButtonComponent {
  return { type: ComponentType.Button, style: ButtonStyle.Link, label, url };
}
