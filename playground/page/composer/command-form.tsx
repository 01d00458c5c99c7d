import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { PageFile } from "../../page-protocol.ts";
import { type CommandDraft, type OpenModal, useChat } from "../chat.ts";
import type { CommandOption, Modal } from "../discord-shapes.ts";
import { readPageFile } from "../files.ts";
import { Icon } from "../icon.tsx";
import { type FieldValue, resolveOption } from "./command-entry.ts";
import { OptionField } from "./option-field.tsx";
import { fixedSuggestions } from "./suggestions.ts";

type Fields = Readonly<Record<string, FieldValue>>;
type Values = Record<string, string | number | boolean | PageFile>;

/** A command being filled in: required fields stand there, the others wait as "+ name". Enter sends, Escape leaves. */
export function CommandForm({ draft }: { draft: CommandDraft }) {
  const { entry } = draft;
  const { state, act, notify, openModal, setCommandDraft } = useChat();
  const [fields, setFields] = useState<Fields>(() =>
    Object.fromEntries(Object.entries(draft.values).map(([name, text]) => [name, { text }])),
  );
  const [added, setAdded] = useState<readonly string[]>([]);
  const [focused, setFocused] = useState<CommandOption>();
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [isSending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const isShown = ({ name, required }: CommandOption) =>
    required || added.includes(name) || name in draft.values;
  const shown = entry.options.filter(isShown);
  const waiting = entry.options.filter((option) => !isShown(option));

  // At once, so that nothing typed right after is lost.
  useLayoutEffect(() => {
    const last = added.at(-1);
    const target = last ? `[data-option="${CSS.escape(last)}"] ` : "";
    const field = form.current!.querySelector<HTMLElement>(`${target}:is(input, textarea, [role=combobox])`);
    (field ?? form.current!.querySelector<HTMLElement>(".send"))?.focus();
  }, [added]);

  const collect = async (): Promise<{ values: Values; problems: Record<string, string> }> => {
    const values: Values = {};
    const found: Record<string, string> = {};
    for (const option of shown) {
      const resolved = resolveOption(
        option,
        fields[option.name],
        fixedSuggestions(option, state) !== undefined,
      );
      if (resolved.kind === "problem") found[option.name] = resolved.problem;
      if (resolved.kind === "value") {
        values[option.name] =
          resolved.value instanceof File ? await readPageFile(resolved.value) : resolved.value;
      }
    }
    return { values, problems: found };
  };
  const toUse = (options: Values) => ({
    channelId: state.openChannelId,
    name: entry.name,
    ...(entry.subcommand === undefined ? {} : { subcommand: entry.subcommand }),
    options,
  });

  const send = async () => {
    if (isSending) return;
    const collected = await collect();
    setProblems(collected.problems);
    const [first] = Object.keys(collected.problems);
    if (first !== undefined) {
      form
        .current!.querySelector<HTMLElement>(`[data-option="${CSS.escape(first)}"] :is(input, textarea)`)
        ?.focus();
      return;
    }
    setSending(true);
    const result = await act({ type: "use-command", ...toUse(collected.values) });
    setCommandDraft(undefined);
    if (result.kind === "problem") notify(result.problem);
    if (result.kind !== "outcome") return;
    const { outcome } = result;
    if (outcome.kind === "failed") notify(`The application did not respond to /${entry.title}.`);
    if (outcome.kind === "modal") {
      openModal({ interactionId: outcome.id, modal: outcome.data as Modal } satisfies OpenModal);
    }
  };

  const suggest = async (option: CommandOption) => {
    const { values } = await collect();
    const typed = { ...values, [option.name]: fields[option.name]?.text ?? "" };
    const result = await act({ type: "autocomplete", ...toUse(typed), focused: option.name });
    return result.kind === "suggestions" ? result.suggestions : [];
  };

  return (
    <form
      ref={form}
      class="composer-box command-form"
      aria-label={`Command /${entry.title}`}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) setCommandDraft(undefined);
      }}
    >
      <p class="command-help" aria-live="polite">
        <b>{focused ? focused.name : `/${entry.title}`}</b>{" "}
        {focused ? focused.description : entry.description}
      </p>
      <div class="command-line">
        <span class="command-pill">/{entry.title}</span>
        {shown.map((option) => (
          <OptionField
            key={option.name}
            option={option}
            field={fields[option.name] ?? { text: "" }}
            problem={problems[option.name]}
            onChange={(field) => {
              setFields({ ...fields, [option.name]: field });
              setProblems({ ...problems, [option.name]: "" });
            }}
            onFocus={() => setFocused(option)}
            onSubmit={send}
            suggest={option.autocomplete ? () => suggest(option) : undefined}
          />
        ))}
        {waiting.map((option) => (
          <button
            key={option.name}
            type="button"
            class="add-option"
            title={option.description}
            onClick={() => setAdded([...added, option.name])}
          >
            + {option.name}
          </button>
        ))}
        <span class="command-buttons">
          <button
            type="button"
            class="icon-button"
            aria-label="Leave the command"
            title="Leave (Escape)"
            onClick={() => setCommandDraft(undefined)}
          >
            <Icon name="close" />
          </button>
          <button type="submit" class="send" aria-label="Send command" aria-busy={isSending}>
            <Icon name="send" />
          </button>
        </span>
      </div>
    </form>
  );
}
