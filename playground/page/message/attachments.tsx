import type { Message } from "../discord-shapes.ts";
import { isPicture } from "../files.ts";
import { FileCard, PictureGrid } from "./media.tsx";

/** Components V2: https://docs.discord.com/developers/components/reference */
const COMPONENTS_V2 = 1 << 15;

/** A message's uploads, except where only its components may show them or an embed already does. */
export function Attachments({ message }: { message: Message }) {
  if ((message.flags & COMPONENTS_V2) !== 0) return null;
  const embedded = new Set(
    message.embeds.flatMap(({ image, thumbnail }) => [image?.url, thumbnail?.url]).filter(Boolean),
  );
  const shown = message.attachments.filter(
    ({ url, filename }) => !embedded.has(url) && !embedded.has(`attachment://${filename}`),
  );
  const pictures = shown.filter(isPicture);
  const files = shown.filter((attachment) => !isPicture(attachment));
  return (
    <>
      {pictures.length > 0 && (
        <PictureGrid
          pictures={pictures.map(({ url, description }) => ({ url, description: description ?? "" }))}
        />
      )}
      {files.map(({ id, url, filename, size }) => (
        <FileCard key={id} url={url} name={filename} {...(size === undefined ? {} : { sizeBytes: size })} />
      ))}
    </>
  );
}
