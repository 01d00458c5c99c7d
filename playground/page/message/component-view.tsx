import type { Component, MediaItem, Message } from "../discord-shapes.ts";
import { resolveMediaUrl } from "../files.ts";
import { Markdown } from "../markdown/markdown.tsx";
import { ButtonView } from "./button.tsx";
import { toCssColor } from "./embed.tsx";
import { FileCard, PictureGrid, type ShownPicture, Thumbnail } from "./media.tsx";
import { SelectView } from "./select.tsx";

/** One component of a message, classic or Components V2, with everything inside it. */
export function ComponentView({ component, message }: { component: Component; message: Message }) {
  const children = (components: readonly Component[]) =>
    components.map((child, index) => <ComponentView key={index} component={child} message={message} />);
  const toPicture = ({ media, description, spoiler }: MediaItem): ShownPicture => ({
    url: resolveMediaUrl(media.url, message.attachments),
    description: description ?? "",
    isSpoiler: spoiler ?? false,
  });

  switch (component.type) {
    case 1:
      return <div class="action-row">{children(component.components)}</div>;
    case 2:
      return <ButtonView button={component} />;
    case 3:
    case 5:
    case 6:
    case 7:
    case 8:
      return <SelectView menu={component} />;
    case 9:
      return (
        <div class="section">
          <div class="section-text">{children(component.components)}</div>
          {component.accessory && <ComponentView component={component.accessory} message={message} />}
        </div>
      );
    case 10:
      return <Markdown source={component.content} />;
    case 11:
      return <Thumbnail picture={toPicture(component)} />;
    case 12:
      return <PictureGrid pictures={component.items.map(toPicture)} />;
    case 13: {
      const url = resolveMediaUrl(component.file.url, message.attachments);
      const upload = message.attachments.find((attachment) => attachment.url === url);
      const name = component.name ?? upload?.filename;
      const sizeBytes = component.size ?? upload?.size;
      return (
        <FileCard
          url={url}
          {...(name === undefined ? {} : { name })}
          {...(sizeBytes === undefined ? {} : { sizeBytes })}
        />
      );
    }
    case 14:
      return (
        <hr
          class={`separator spacing-${component.spacing ?? 1}${component.divider === false ? " plain" : ""}`}
        />
      );
    case 17:
      return (
        <section
          class="container"
          {...(component.accent_color == null
            ? {}
            : { style: { "--accent-line": toCssColor(component.accent_color) } })}
        >
          {children(component.components)}
        </section>
      );
    default:
      return <p class="subtext">This page does not draw components of type {component.type}.</p>;
  }
}
