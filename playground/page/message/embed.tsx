import type { Attachment, Embed } from "../discord-shapes.ts";
import { resolveMediaUrl } from "../files.ts";
import { Markdown } from "../markdown/markdown.tsx";
import { PictureGrid, Thumbnail } from "./media.tsx";

/** A colour as CSS takes it, from Discord's 24-bit number. */
export function toCssColor(color: number): string {
  return `#${color.toString(16).padStart(6, "0")}`;
}

export function EmbedView({ embed, attachments }: { embed: Embed; attachments: readonly Attachment[] }) {
  const address = embed.url?.match(/^https?:.*/)?.[0];
  return (
    <section
      class="embed"
      {...(embed.color === undefined ? {} : { style: { "--accent-line": toCssColor(embed.color) } })}
    >
      {embed.thumbnail && (
        <Thumbnail picture={{ url: resolveMediaUrl(embed.thumbnail.url, attachments), description: "" }} />
      )}
      {embed.author && <p class="embed-author">{embed.author.name}</p>}
      {embed.title && (
        <h3>
          {address ? (
            <a href={address} target="_blank" rel="noopener noreferrer">
              {embed.title}
            </a>
          ) : (
            embed.title
          )}
        </h3>
      )}
      {embed.description && <Markdown source={embed.description} />}
      {embed.fields && embed.fields.length > 0 && (
        <dl>
          {embed.fields.map(({ name, value, inline }, index) => (
            <div key={index} class={inline ? "inline" : undefined}>
              <dt>{name}</dt>
              <dd>
                <Markdown source={value} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {embed.image && (
        <PictureGrid
          pictures={[{ url: resolveMediaUrl(embed.image.url, attachments), description: embed.title ?? "" }]}
        />
      )}
      {embed.footer && <p class="subtext">{embed.footer.text}</p>}
    </section>
  );
}
