import { problemsOfComponents } from "./component-problems.ts";
import type { Component } from "./component-tree.ts";
import type { AttachmentRequest } from "./uploads.ts";

export const FLAGS = {
  hasThread: 1 << 5,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  componentsV2: 1 << 15,
} as const;

/** Discord's limits on text; bots have no Nitro. */
const MAX_CONTENT_CHARACTERS = 2000;
const MAX_EMBED_CHARACTERS = 6000;

export interface Embed {
  title?: string | null;
  description?: string | null;
  footer?: { text?: string } | null;
  author?: { name?: string } | null;
  fields?: readonly { name: string; value: string }[] | null;
  image?: { url: string } | null;
  thumbnail?: { url: string } | null;
  [key: string]: unknown;
}

/** The body of any request that makes or edits a message. */
export interface MessageBody {
  content?: string | null;
  embeds?: readonly Embed[] | null;
  components?: readonly Component[] | null;
  attachments?: readonly AttachmentRequest[] | null;
  flags?: number | null;
  nonce?: string | number | null;
  enforce_nonce?: boolean | null;
  message_reference?: { message_id: string; fail_if_not_exists?: boolean } | null;
  poll?: unknown;
  sticker_ids?: readonly string[] | null;
}

/** What is wrong with a message beyond what Discord's description says. */
export function problemsOfMessage(
  body: MessageBody,
  { isV2, filenames }: { isV2: boolean; filenames: readonly string[] },
): string[] {
  const content = body.content ?? "";
  const embedCharacters = (body.embeds ?? []).reduce((sum, embed) => sum + lengthOf(embed), 0);
  const isMixed = content !== "" || body.embeds?.length || body.poll || body.sticker_ids?.length;
  const uploads = new Set(filenames.map((name) => `attachment://${name}`));
  const strangers = (body.embeds ?? [])
    .flatMap(({ image, thumbnail }) => [image?.url ?? "", thumbnail?.url ?? ""])
    .filter((url) => url.startsWith("attachment://") && !uploads.has(url));
  return [
    ...([...content].length > MAX_CONTENT_CHARACTERS
      ? [`content has ${[...content].length} characters; 2000 are allowed`]
      : []),
    ...(embedCharacters > MAX_EMBED_CHARACTERS
      ? [`all embeds have ${embedCharacters} characters; 6000 are allowed`]
      : []),
    ...(isV2 && isMixed
      ? ["content, embeds, polls and stickers are not allowed with the IS_COMPONENTS_V2 flag"]
      : []),
    ...strangers.map((url) => `${url} names no file of this message`),
    ...problemsOfComponents(body.components ?? [], { isV2, filenames }),
  ];
}

function lengthOf({ title, description, footer, author, fields }: Embed): number {
  const inFields = (fields ?? []).map(({ name, value }) => name + value);
  return [title, description, footer?.text, author?.name, ...inFields].join("").length;
}
