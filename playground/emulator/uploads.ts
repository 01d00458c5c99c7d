import { imageSize } from "image-size";
import { invalidForm, tooLarge } from "./discord-error.ts";
import type { DiscordMessage, UploadedFile } from "./types.ts";
import type { World } from "./world.ts";

/** Discord's limits without boosts; of a whole request, and of one file in it. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
const MAX_REQUEST_BYTES = 25 * 1024 * 1024;
const MAX_FILES = 10;
const SPOILER_FLAG = 1 << 3;

export type Attachment = DiscordMessage["attachments"][number] & {
  size: number;
  proxy_url: string;
  content_type?: string;
  flags?: number;
  /** Of pictures, in pixels. */
  width?: number;
  height?: number;
};

/** An entry of `attachments` in a request: a new file by its number in the form, or an old one by its id. */
export interface AttachmentRequest {
  id: string | number;
  filename?: string | null;
  description?: string | null;
  is_spoiler?: boolean | null;
}

/** Files of a multipart request by their number n in `files[n]`. */
export type UploadedFiles = ReadonlyMap<number, UploadedFile>;

/** Refuses what is too large or too much to upload. */
export function assertUploadable(files: UploadedFiles): void {
  const sizes = [...files.values()].map(({ bytes }) => bytes.byteLength);
  const largest = Math.max(0, ...sizes);
  if (largest > MAX_FILE_BYTES) throw tooLarge(`a file has ${largest} bytes; ${MAX_FILE_BYTES} are allowed`);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total > MAX_REQUEST_BYTES)
    throw tooLarge(`all files have ${total} bytes; ${MAX_REQUEST_BYTES} are allowed`);
  if (sizes.length > MAX_FILES) throw invalidForm([`${sizes.length} files; ${MAX_FILES} are allowed`]);
}

/** Keeps a file's bytes and describes it as an attachment that the server gives back under its address. */
export function storeFile(
  world: World,
  channelId: string,
  file: UploadedFile,
  about: Omit<AttachmentRequest, "id"> = {},
): Attachment {
  const id = world.createSnowflake();
  // As Discord does: nothing in a name that would need escaping in a link.
  const filename = (about.filename ?? file.filename).replaceAll(/[^\w.-]+/g, "_");
  const path = `/attachments/${channelId}/${id}/${filename}`;
  world.attachments.set(path, file);
  const url = `${world.origin}${path}`;
  return {
    id,
    filename,
    size: file.bytes.byteLength,
    url,
    proxy_url: url,
    content_type: file.contentType,
    ...sizeOfPicture(file),
    ...describe(about),
  };
}

/** Nothing for what is no picture, whatever its name says. */
function sizeOfPicture({ bytes }: UploadedFile): Pick<Attachment, "width" | "height"> {
  try {
    const { width, height } = imageSize(bytes);
    return { width, height };
  } catch {
    return {};
  }
}

/**
 * The attachments after a request. With a list, old ones that are not on it go; without one they all stay. New files
 * come last, in the order of the form.
 */
export function mergeAttachments(
  world: World,
  channelId: string,
  old: readonly Attachment[],
  requested: readonly AttachmentRequest[] | null | undefined,
  files: UploadedFiles,
): Attachment[] {
  const about = new Map((requested ?? []).map((entry) => [String(entry.id), entry]));
  const kept = old
    .filter(({ id }) => requested === undefined || about.has(id))
    .map((attachment) => ({ ...attachment, ...describe(about.get(attachment.id) ?? {}) }));
  const known = new Set([...old.map(({ id }) => id), ...[...files.keys()].map(String)]);
  const strangers = [...about.keys()].filter((id) => !known.has(id));
  if (strangers.length > 0)
    throw invalidForm(
      strangers.map((id) => `attachments name ${id}, which is neither a file nor an old one`),
    );
  const added = [...files].map(([number, file]) =>
    storeFile(world, channelId, file, about.get(String(number)) ?? {}),
  );
  return [...kept, ...added];
}

function describe({ description, is_spoiler }: Omit<AttachmentRequest, "id">) {
  return { ...(description && { description }), ...(is_spoiler && { flags: SPOILER_FLAG }) };
}
