import { useContext } from "preact/hooks";
import { type Button, ButtonStyle, type Emoji } from "../discord-shapes.ts";
import { Icon } from "../icon.tsx";
import { InteractionContext } from "./interaction.ts";

const STYLE_NAMES: Readonly<Record<number, string>> = {
  [ButtonStyle.primary]: "primary",
  [ButtonStyle.secondary]: "secondary",
  [ButtonStyle.success]: "success",
  [ButtonStyle.danger]: "danger",
  [ButtonStyle.link]: "link",
};

export function ButtonView({ button }: { button: Button }) {
  const interaction = useContext(InteractionContext);
  const className = `button ${STYLE_NAMES[button.style] ?? "secondary"}`;
  const words = (
    <>
      <EmojiMark emoji={button.emoji} />
      {button.label && <span>{button.label}</span>}
    </>
  );
  // The address comes from the bot; `javascript:` and the like go nowhere.
  if (button.url !== undefined && /^https?:\/\//.test(button.url) && !button.disabled) {
    return (
      <a class={className} href={button.url} target="_blank" rel="noopener noreferrer">
        {words}
        <Icon name="external" />
      </a>
    );
  }
  const { custom_id: customId } = button;
  const isPending = customId !== undefined && interaction?.pendingCustomId === customId;
  return (
    <button
      type="button"
      class={isPending ? `${className} pending` : className}
      disabled={button.disabled || interaction?.pendingCustomId !== undefined}
      aria-busy={isPending}
      onClick={() => customId !== undefined && interaction?.press(customId)}
    >
      {words}
    </button>
  );
}

export function EmojiMark({ emoji }: { emoji: Emoji | undefined }) {
  if (!emoji?.name) return null;
  return <span class="emoji">{emoji.id ? `:${emoji.name}:` : emoji.name}</span>;
}
