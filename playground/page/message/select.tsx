import { useContext, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import type { ChatState } from "../chat-state.ts";
import type { SelectMenu, SelectOption } from "../discord-shapes.ts";
import { Icon } from "../icon.tsx";
import { EmojiMark } from "./button.tsx";
import { InteractionContext } from "./interaction.ts";

/** What a select offers: its own options, or the members and channels there are. */
export function selectOptions(menu: SelectMenu, state: ChatState): readonly SelectOption[] {
  const members = state.members.map(({ id, name }) => ({ label: name, value: id }));
  const channels = state.channels.map(({ id, name }) => ({ label: `# ${name}`, value: id }));
  switch (menu.type) {
    case 3:
      return menu.options ?? [];
    case 5:
    case 7:
      return members;
    case 8:
      return channels;
    case 6:
      return [];
  }
}

/** A select under a message. One choice is sent at once; several when the list closes. */
export function SelectView({ menu }: { menu: SelectMenu }) {
  const { state } = useChat();
  const interaction = useContext(InteractionContext);
  const options = selectOptions(menu, state);
  const initial = options.filter((option) => option.default).map(({ value }) => value);
  const [values, setValues] = useState<readonly string[]>(initial);
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const listId = useId();
  const most = menu.max_values ?? 1;
  const isPending = interaction?.pendingCustomId === menu.custom_id;

  const close = (isSent: boolean) => {
    setOpen(false);
    root.current?.querySelector("button")?.focus();
    if (isSent && most > 1 && values.length >= (menu.min_values ?? 1))
      interaction?.choose(menu.custom_id, values);
  };
  const pick = (value: string) => {
    if (most === 1) {
      setValues([value]);
      close(false);
      interaction?.choose(menu.custom_id, [value]);
      return;
    }
    setValues(
      values.includes(value) ? values.filter((one) => one !== value) : [...values, value].slice(-most),
    );
  };
  useLayoutEffect(() => {
    if (!isOpen) return;
    const list = root.current!.querySelector<HTMLElement>("[role=listbox]")!;
    (
      list.querySelector<HTMLElement>("[aria-selected=true]") ??
      list.querySelector<HTMLElement>("[role=option]")
    )?.focus();
    const closeOutside = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", closeOutside);
    return () => document.removeEventListener("pointerdown", closeOutside);
  }, [isOpen]);

  const chosen = options.filter(({ value }) => values.includes(value)).map(({ label }) => label);
  return (
    <div ref={root} class="select">
      <button
        type="button"
        class={isPending ? "select-face pending" : "select-face"}
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        aria-controls={listId}
        disabled={menu.disabled || interaction?.pendingCustomId !== undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <span class={chosen.length > 0 ? undefined : "placeholder"}>
          {chosen.join(", ") || menu.placeholder || "Make a choice"}
        </span>
        <Icon name="chevron" />
      </button>
      {isOpen && (
        <div class="select-list">
          <div id={listId} role="listbox" aria-multiselectable={most > 1} onKeyDown={moveFocus}>
            {options.map((option) => (
              <div
                key={option.value}
                role="option"
                tabIndex={-1}
                aria-selected={values.includes(option.value)}
                onClick={() => pick(option.value)}
                onKeyDown={(event) => {
                  if (event.key === "Escape") close(false);
                  if (event.key !== "Enter" && event.key !== " ") return;
                  event.preventDefault();
                  pick(option.value);
                }}
              >
                <EmojiMark emoji={option.emoji} />
                <span class="option-words">
                  {option.label}
                  {option.description && <small>{option.description}</small>}
                </span>
              </div>
            ))}
          </div>
          {most > 1 && (
            <button
              type="button"
              class="button primary"
              disabled={values.length < (menu.min_values ?? 1)}
              onClick={() => close(true)}
            >
              Done
            </button>
          )}
        </div>
      )}
    </div>
  );
}

function moveFocus(event: KeyboardEvent): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  event.preventDefault();
  const focused = document.activeElement;
  const next = event.key === "ArrowDown" ? focused?.nextElementSibling : focused?.previousElementSibling;
  (next as HTMLElement | null)?.focus();
}
