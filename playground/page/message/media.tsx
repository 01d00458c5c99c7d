import { useState } from "preact/hooks";
import { type Picture, useChat } from "../chat.ts";
import { fileNameOf, formatBytes, localAddress } from "../files.ts";
import { Icon } from "../icon.tsx";

export interface ShownPicture {
  url: string;
  description: string;
  isSpoiler?: boolean;
}

/** Up to ten pictures as one tidy grid; each opens large. */
export function PictureGrid({ pictures }: { pictures: readonly ShownPicture[] }) {
  const { state, openLightbox } = useChat();
  const [isRevealed, setRevealed] = useState(false);
  const local = pictures.flatMap<Picture>(({ url, description }) => {
    const source = localAddress(url, state.filesOrigin);
    return source === undefined ? [] : [{ source, description }];
  });
  const isCovered = !isRevealed && pictures.some(({ isSpoiler }) => isSpoiler);
  if (local.length < pictures.length) return pictures.map(({ url }) => <FileCard key={url} url={url} />);
  return (
    <div class={`picture-grid of-${Math.min(local.length, 5)}${isCovered ? " covered" : ""}`}>
      {local.map(({ source, description }, index) => (
        <button
          key={source}
          type="button"
          class="picture"
          aria-label={`Open picture: ${description || fileNameOf(source)}`}
          onClick={() => (isCovered ? setRevealed(true) : openLightbox(local, index))}
        >
          <img src={source} alt={description} />
        </button>
      ))}
    </div>
  );
}

export function Thumbnail({ picture }: { picture: ShownPicture }) {
  const { state, openLightbox } = useChat();
  const source = localAddress(picture.url, state.filesOrigin);
  if (source === undefined) return null;
  return (
    <button
      type="button"
      class="thumbnail"
      aria-label={`Open picture: ${picture.description || fileNameOf(source)}`}
      onClick={() => openLightbox([{ source, description: picture.description }], 0)}
    >
      <img src={source} alt={picture.description} />
    </button>
  );
}

/** A file to take along. GLB is not drawn in a chat; it has a card of its own. */
export function FileCard({ url, name, sizeBytes }: { url: string; name?: string; sizeBytes?: number }) {
  const { state } = useChat();
  const address = localAddress(url, state.filesOrigin) ?? url;
  const filename = name ?? fileNameOf(url);
  const isAsset = filename.toLowerCase().endsWith(".glb");
  const size = sizeBytes === undefined ? undefined : formatBytes(sizeBytes);
  return (
    <a class="file-card" href={address} download={filename} rel="noopener noreferrer" target="_blank">
      <span class="file-mark">
        <Icon name={isAsset ? "cube" : "file"} />
      </span>
      <span class="file-words">
        <span class="file-name">{filename}</span>
        <span class="file-kind">
          {[size, isAsset ? "3D scene, glTF binary" : undefined].filter(Boolean).join(" · ")}
        </span>
      </span>
      <Icon name="download" />
    </a>
  );
}
