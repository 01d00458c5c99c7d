import { Fragment } from "preact";
import { useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { formatFullTime, formatTimeMark } from "../time.ts";
import { type Block, parseBlocks } from "./parse-blocks.ts";
import type { Inline } from "./parse-inline.ts";

/** Message text with Discord's Markdown. Builds elements only, so text from anyone stays text. */
export function Markdown({ source }: { source: string }) {
  return (
    <div class="markdown">
      <Blocks blocks={parseBlocks(source)} />
    </div>
  );
}

function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return blocks.map((block, index) => <BlockView key={index} block={block} />);
}

function BlockView({ block }: { block: Block }) {
  switch (block.kind) {
    case "paragraph":
      return (
        <p>
          {block.lines.map((line, index) => (
            <Fragment key={index}>
              {index > 0 && <br />}
              <Inlines inlines={line} />
            </Fragment>
          ))}
        </p>
      );
    case "heading": {
      // A message's headings rank below the page's own.
      const Heading = `h${block.level + 2}` as "h3" | "h4" | "h5";
      return (
        <Heading>
          <Inlines inlines={block.children} />
        </Heading>
      );
    }
    case "subtext":
      return (
        <p class="subtext">
          <Inlines inlines={block.children} />
        </p>
      );
    case "quote":
      return (
        <blockquote>
          <Blocks blocks={block.blocks} />
        </blockquote>
      );
    case "code":
      return (
        <pre>
          <code>{block.text}</code>
        </pre>
      );
    case "list": {
      const items = block.items.map((item, index) => (
        <li key={index}>
          <Inlines inlines={item.children} />
          <Blocks blocks={item.lists} />
        </li>
      ));
      return block.isOrdered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
    }
  }
}

function Inlines({ inlines }: { inlines: readonly Inline[] }) {
  return inlines.map((inline, index) => <InlineView key={index} inline={inline} />);
}

function InlineView({ inline }: { inline: Inline }) {
  const { state, openChannel } = useChat();
  switch (inline.kind) {
    case "text":
      return inline.text;
    case "code":
      return <code>{inline.text}</code>;
    case "strong":
      return (
        <strong>
          <Inlines inlines={inline.children} />
        </strong>
      );
    case "emphasis":
      return (
        <em>
          <Inlines inlines={inline.children} />
        </em>
      );
    case "underline":
      return (
        <u>
          <Inlines inlines={inline.children} />
        </u>
      );
    case "strike":
      return (
        <s>
          <Inlines inlines={inline.children} />
        </s>
      );
    case "spoiler":
      return <Spoiler inlines={inline.children} />;
    case "link":
      return (
        <a href={inline.href} target="_blank" rel="noopener noreferrer">
          <Inlines inlines={inline.children} />
        </a>
      );
    case "user": {
      const name = state.members.find(({ id }) => id === inline.id)?.name;
      return (
        <span class="mention">@{name ?? (inline.id === state.applicationId ? "Vernissage" : inline.id)}</span>
      );
    }
    case "role":
      return <span class="mention">@role</span>;
    case "command":
      return <span class="mention">/{inline.name}</span>;
    case "channel": {
      const channel = [...state.channels, ...state.threads].find(({ id }) => id === inline.id);
      if (channel === undefined) return <span class="mention">#unknown</span>;
      return (
        <button type="button" class="mention" onClick={() => openChannel(channel.id)}>
          #{channel.name}
        </button>
      );
    }
    case "time":
      return (
        <time
          class="time-mark"
          dateTime={new Date(inline.unixSeconds * 1000).toISOString()}
          title={formatFullTime(inline.unixSeconds * 1000)}
        >
          {formatTimeMark(inline.unixSeconds, inline.style, Date.now())}
        </time>
      );
  }
}

function Spoiler({ inlines }: { inlines: readonly Inline[] }) {
  const [isShown, setShown] = useState(false);
  if (isShown) {
    return (
      <span class="spoiler shown">
        <Inlines inlines={inlines} />
      </span>
    );
  }
  return (
    <button type="button" class="spoiler" aria-label="Show spoiler" onClick={() => setShown(true)}>
      <span aria-hidden="true">
        <Inlines inlines={inlines} />
      </span>
    </button>
  );
}
