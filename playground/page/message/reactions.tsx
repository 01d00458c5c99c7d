import { useEffect, useRef } from "preact/hooks";
import { useChat } from "../chat.ts";
import { reactionKey } from "../chat-state.ts";
import type { Message } from "../discord-shapes.ts";
import { Icon } from "../icon.tsx";

/** What the bot listens to, first; the picker is small on purpose. */
const CHOICES = [
  { emoji: "🔁", meaning: "again" },
  { emoji: "🎨", meaning: "new look" },
  { emoji: "❤️", meaning: "like" },
  { emoji: "↩️", meaning: "back" },
  { emoji: "❌", meaning: "stop" },
] as const;

function useToggle(message: Message) {
  const { state, dispatch, act } = useChat();
  const isMine = (emoji: string) => state.ownReactions.has(reactionKey(state.memberId, message.id, emoji));
  const toggle = async (emoji: string) => {
    const remove = isMine(emoji);
    const result = await act({
      type: "react",
      channelId: message.channel_id,
      messageId: message.id,
      emoji,
      remove,
    });
    if (result.kind === "done") {
      dispatch({
        type: "reaction-toggled",
        key: reactionKey(state.memberId, message.id, emoji),
        isOn: !remove,
      });
    }
  };
  return { isMine, toggle };
}

export function Reactions({ message }: { message: Message }) {
  const { isMine, toggle } = useToggle(message);
  const reactions = (message.reactions ?? []).filter(({ count }) => count > 0);
  if (reactions.length === 0) return null;
  return (
    <ul class="reactions" aria-label="Reactions">
      {reactions.map(({ emoji, count }) => {
        const name = emoji.name ?? "";
        return (
          <li key={name}>
            <button
              type="button"
              class="reaction"
              aria-pressed={isMine(name)}
              aria-label={`${name}, ${count === 1 ? "1 reaction" : `${count} reactions`}`}
              onClick={() => toggle(name)}
            >
              <span class="emoji">{name}</span> {count}
            </button>
          </li>
        );
      })}
    </ul>
  );
}

export function ReactionPicker({
  message,
  isOpen,
  onToggle,
}: {
  message: Message;
  isOpen: boolean;
  onToggle: (isOpen: boolean) => void;
}) {
  const { isMine, toggle } = useToggle(message);
  const picker = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    picker.current?.querySelector<HTMLElement>(".reaction-choices button")?.focus();
    const closeOutside = (event: Event) => {
      if (!picker.current?.contains(event.target as Node)) onToggle(false);
    };
    document.addEventListener("pointerdown", closeOutside);
    const closeOnEscape = (event: KeyboardEvent) => event.key === "Escape" && onToggle(false);
    document.addEventListener("keydown", closeOnEscape);
    return () => {
      document.removeEventListener("pointerdown", closeOutside);
      document.removeEventListener("keydown", closeOnEscape);
    };
  }, [isOpen, onToggle]);

  return (
    <div ref={picker} class="reaction-picker">
      <button
        type="button"
        class="icon-button"
        aria-label="Add reaction"
        title="Add reaction"
        aria-expanded={isOpen}
        onClick={() => onToggle(!isOpen)}
      >
        <Icon name="smile" />
      </button>
      {isOpen && (
        <fieldset class="reaction-choices" aria-label="Choose a reaction">
          {CHOICES.map(({ emoji, meaning }) => (
            <button
              key={emoji}
              type="button"
              class="emoji"
              aria-label={`${emoji} ${meaning}`}
              aria-pressed={isMine(emoji)}
              onClick={() => {
                void toggle(emoji);
                onToggle(false);
              }}
            >
              {emoji}
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}
