import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { displayName, useChat } from "../chat.ts";
import { formatBytes, readPageFile } from "../files.ts";
import { Icon } from "../icon.tsx";
import { MAX_FILE_BYTES, MAX_FILES_PER_MESSAGE } from "../limits.ts";
import { type CommandEntry, findCommandEntries, listCommandEntries } from "./command-entry.ts";
import { CommandMenu } from "./command-menu.tsx";
import { FileChips } from "./file-chips.tsx";

/** Discord's limit on a message. */
const MAX_CHARACTERS = 2000;

/** An ordinary message: text, files, perhaps a reply. A slash at its beginning lists the commands. */
export function MessageForm() {
  const { state, act, setCommandDraft, replyTarget, setReplyTarget } = useChat();
  const [text, setText] = useState("");
  const [files, setFiles] = useState<readonly File[]>([]);
  const [problem, setProblem] = useState<string>();
  const [highlighted, setHighlighted] = useState(0);
  const input = useRef<HTMLTextAreaElement>(null);
  const menuId = useId();

  const isCommand = /^\/[^\n]*$/.test(text);
  const entries = isCommand ? findCommandEntries(listCommandEntries(state.commands), text.slice(1)) : [];
  const openChannel = [...state.channels, ...state.threads].find(({ id }) => id === state.openChannelId);
  const place = `${openChannel?.parent_id ? "" : "#"}${openChannel?.name ?? ""}`;

  useLayoutEffect(() => {
    // On a phone, focus would raise the keyboard over what one came to see.
    if (replyTarget || matchMedia("(hover: hover)").matches) input.current?.focus();
  }, [replyTarget]);

  const start = (entry: CommandEntry | undefined) => {
    if (entry) setCommandDraft({ entry, values: {} });
  };
  const add = (added: readonly File[]) => {
    const tooLarge = added.find(({ size }) => size > MAX_FILE_BYTES);
    setProblem(
      tooLarge && `${tooLarge.name} is too large: files may have up to ${formatBytes(MAX_FILE_BYTES)}.`,
    );
    setFiles(
      [...files, ...added.filter(({ size }) => size <= MAX_FILE_BYTES)].slice(0, MAX_FILES_PER_MESSAGE),
    );
  };
  const send = async () => {
    if (text.trim() === "" && files.length === 0) return;
    if (text.length > MAX_CHARACTERS) {
      setProblem(`A message takes at most ${MAX_CHARACTERS} characters; this is ${text.length}.`);
      return;
    }
    const result = await act({
      type: "say",
      channelId: state.openChannelId,
      content: text.trim(),
      files: await Promise.all(files.map(readPageFile)),
      ...(replyTarget === undefined ? {} : { replyTo: replyTarget.id }),
    });
    if (result.kind === "problem") return setProblem(result.problem);
    // What was written while this was on its way stays.
    setText((current) => (current === text ? "" : current));
    setFiles((current) => (current === files ? [] : current));
    setProblem(undefined);
    setReplyTarget(undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === "Escape") return replyTarget ? setReplyTarget(undefined) : isCommand && setText("");
    if (isCommand && entries.length > 0) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step !== undefined) {
        event.preventDefault();
        return setHighlighted((highlighted + step + entries.length) % entries.length);
      }
      if (event.key === "Enter" || event.key === "Tab") {
        event.preventDefault();
        return start(entries[highlighted] ?? entries[0]);
      }
    }
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (isCommand) return setProblem("There is no such command here.");
      void send();
    }
  };

  return (
    <form
      class="composer-box"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        add([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      {isCommand && <CommandMenu id={menuId} entries={entries} highlighted={highlighted} onPick={start} />}
      {replyTarget && (
        <p class="replying">
          <Icon name="reply" />
          <span>
            Replying to <b>{displayName(replyTarget.author)}</b>
          </span>
          <button
            type="button"
            class="icon-button"
            aria-label="Stop replying"
            onClick={() => setReplyTarget(undefined)}
          >
            <Icon name="close" />
          </button>
        </p>
      )}
      <FileChips files={files} onRemove={(file) => setFiles(files.filter((one) => one !== file))} />
      <div class="composer-line">
        <label class="icon-button attach" title="Add files">
          <Icon name="attach" />
          <span class="visually-hidden">Add files</span>
          <input
            type="file"
            multiple
            onChange={({ currentTarget }) => {
              add([...(currentTarget.files ?? [])]);
              currentTarget.value = "";
            }}
          />
        </label>
        <textarea
          ref={input}
          rows={1}
          value={text}
          placeholder="Write here, or type / for commands"
          aria-label={`Write in ${place}, or type / for commands`}
          aria-autocomplete="list"
          aria-controls={menuId}
          aria-activedescendant={isCommand && entries.length > 0 ? `${menuId}-${highlighted}` : undefined}
          onInput={({ currentTarget }) => {
            setText(currentTarget.value);
            setHighlighted(0);
            setProblem(undefined);
          }}
          onPaste={(event) => {
            const pasted = [...(event.clipboardData?.files ?? [])];
            if (pasted.length > 0) add(pasted);
          }}
          onKeyDown={onKeyDown}
        />
        <button
          type="submit"
          class="send"
          aria-label="Send"
          disabled={text.trim() === "" && files.length === 0}
        >
          <Icon name="send" />
        </button>
      </div>
      {problem && (
        <p class="field-problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
