import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Picture } from "../chat.ts";
import { Icon } from "../icon.tsx";

/** A picture on its own, with its alt text as caption. Arrow keys walk through its neighbours, Escape closes. */
export function Lightbox({
  pictures,
  index: firstIndex,
  onClose,
}: {
  pictures: readonly Picture[];
  index: number;
  onClose: () => void;
}) {
  const [index, setIndex] = useState(firstIndex);
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current!.showModal(), []);
  const picture = pictures[index]!;
  const move = (step: number) => setIndex((index + step + pictures.length) % pictures.length);

  return (
    <dialog
      ref={dialog}
      class="lightbox"
      aria-label="Picture"
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && dialog.current!.close()}
      onKeyDown={(event) => {
        if (event.key === "ArrowRight") move(1);
        if (event.key === "ArrowLeft") move(-1);
      }}
    >
      <figure>
        <img src={picture.source} alt={picture.description} />
        <figcaption>
          <span>{picture.description}</span>
          <a href={picture.source} target="_blank" rel="noopener noreferrer">
            Open the file
          </a>
        </figcaption>
      </figure>
      <button
        type="button"
        class="icon-button close"
        aria-label="Close"
        onClick={() => dialog.current!.close()}
      >
        <Icon name="close" />
      </button>
      {pictures.length > 1 && (
        <>
          <button
            type="button"
            class="icon-button previous"
            aria-label="Previous picture"
            onClick={() => move(-1)}
          >
            <Icon name="previous" />
          </button>
          <button type="button" class="icon-button next" aria-label="Next picture" onClick={() => move(1)}>
            <Icon name="next" />
          </button>
        </>
      )}
    </dialog>
  );
}
