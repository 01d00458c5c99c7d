import { VernissageError } from "../core/errors.ts";
import { isBuiltin } from "../core/space.ts";

/** As the Hub allows: two names of letters, digits, `-`, `_` and `.`, 96 characters together. */
const SPACE_ID = /^[a-z\d][\w.-]*\/[a-z\d][\w.-]*$/i;
const MAX_ID_CHARACTERS = 96;
const HUB_LINK = /^(?:https?:\/\/)?(?:www\.)?(?:huggingface\.co|hf\.co)\/spaces\/([^/?#\s]+\/[^/?#\s]+)/i;

/** The id in what somebody typed: `owner/name` or a link to the Space. Throws an error that says how to write it. */
export function readSpaceId(typed: string): string {
  const trimmed = typed.trim().replace(/^<(.*)>$/, "$1");
  const id = HUB_LINK.exec(trimmed)?.[1] ?? trimmed;
  if (SPACE_ID.test(id) && id.length <= MAX_ID_CHARACTERS) return id;
  const userMessage = /\.hf\.space\b/i.test(trimmed)
    ? "From an address of hf.space it cannot be told where the owner's name ends. Give `owner/name`, or the link of the Space's page on huggingface.co."
    : "That is not a Space. Give `owner/name`, for example `black-forest-labs/FLUX.1-schnell`, or the link of its page on huggingface.co.";
  throw new VernissageError({
    code: "space-id-invalid",
    message: `not a Space id: ${trimmed.slice(0, 200)}`,
    userMessage,
    party: "requester",
  });
}

/** What to call a Space in a line of text: "FLUX.1-schnell", "Painter". */
export function spaceLabel(id: string): string {
  const name = id.slice(id.indexOf("/") + 1);
  return isBuiltin(id) ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}

/** The Space's page; built-in ones have none. */
export function spaceUrl(id: string): string | undefined {
  return isBuiltin(id) ? undefined : `https://huggingface.co/spaces/${id}`;
}
