import type { TargetedEvent } from "preact";
import { useEffect, useId, useState } from "preact/hooks";
import { useChat } from "../chat.ts";
import { type CommandOption, OptionType } from "../discord-shapes.ts";
import type { FieldValue } from "./command-entry.ts";
import { FilePreview } from "./file-chips.tsx";
import { type FieldSuggestion, fixedSuggestions } from "./suggestions.ts";

/** Long enough that a word is typed before the bot is asked. */
const AUTOCOMPLETE_DELAY_MS = 150;

export interface OptionFieldProps {
  option: CommandOption;
  field: FieldValue;
  problem: string | undefined;
  onChange: (field: FieldValue) => void;
  onFocus: () => void;
  onSubmit: () => void;
  /** Asks the bot for suggestions; undefined where the option has none. */
  suggest: (() => Promise<readonly FieldSuggestion[]>) | undefined;
}

/** One option inside the command line: its name, and a field that fits its type. */
export function OptionField(props: OptionFieldProps) {
  const { option, problem } = props;
  const id = useId();
  return (
    <div class={problem ? "option-field invalid" : "option-field"} data-option={option.name}>
      <label for={id}>
        {option.name}
        {option.required && (
          <span class="required-mark" title="Needed">
            *<span class="visually-hidden"> needed</span>
          </span>
        )}
      </label>
      {option.type === OptionType.attachment ? (
        <FileInput id={id} {...props} />
      ) : (
        <TextField id={id} {...props} />
      )}
      {problem && (
        <p id={`${id}-problem`} class="field-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

function FileInput({ id, option, field, problem, onChange, onFocus }: OptionFieldProps & { id: string }) {
  return (
    <span class="file-field">
      {field.file && <FilePreview file={field.file} />}
      <span class="file-field-name">{field.file?.name ?? "Choose a file…"}</span>
      <input
        id={id}
        type="file"
        required={option.required ?? false}
        aria-invalid={Boolean(problem)}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onFocus={onFocus}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          onChange(file === undefined ? { text: "" } : { text: file.name, file });
        }}
      />
    </span>
  );
}

function TextField({
  id,
  option,
  field,
  problem,
  onChange,
  onFocus,
  onSubmit,
  suggest,
}: OptionFieldProps & { id: string }) {
  const { state } = useChat();
  const [isOpen, setOpen] = useState(false);
  const [highlighted, setHighlighted] = useState(0);
  const fixed = fixedSuggestions(option, state);
  const live = useLiveSuggestions(isOpen ? suggest : undefined, field.text);
  const wanted = field.chosen === undefined ? field.text.toLowerCase() : "";
  const suggestions = fixed?.filter(({ name }) => name.toLowerCase().includes(wanted)) ?? live;
  const hasList = fixed !== undefined || suggest !== undefined;
  const isListShown = isOpen && suggestions.length > 0;
  const isNumber = option.type === OptionType.integer || option.type === OptionType.number;

  const pick = ({ name, value }: FieldSuggestion) => {
    onChange({ text: name, chosen: value });
    setOpen(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (hasList && step !== undefined) {
      event.preventDefault();
      setOpen(true);
      setHighlighted((highlighted + step + suggestions.length) % Math.max(1, suggestions.length));
    } else if (event.key === "Escape" && isListShown) {
      event.preventDefault();
      setOpen(false);
    } else if (event.key === "Tab" && isListShown && field.text !== "" && field.chosen === undefined) {
      pick(suggestions[highlighted] ?? suggestions[0]!);
    } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      if (isListShown && field.chosen === undefined) pick(suggestions[highlighted] ?? suggestions[0]!);
      else onSubmit();
    }
  };

  const shared = {
    id,
    value: field.text,
    "aria-required": option.required ?? false,
    "aria-invalid": Boolean(problem),
    ...(problem ? { "aria-describedby": `${id}-problem` } : {}),
    onFocus: () => {
      onFocus();
      setOpen(hasList);
    },
    onBlur: () => setOpen(false),
    onInput: ({ currentTarget }: TargetedEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      onChange({ text: currentTarget.value });
      setOpen(hasList);
      setHighlighted(0);
    },
    onKeyDown,
  };

  return (
    <span class="text-field">
      {hasList ? (
        <input
          {...shared}
          type="text"
          role="combobox"
          autoComplete="off"
          placeholder="Pick one"
          aria-autocomplete="list"
          aria-expanded={isListShown}
          aria-controls={`${id}-list`}
          aria-activedescendant={isListShown ? `${id}-${highlighted}` : undefined}
          onClick={() => setOpen(true)}
        />
      ) : (
        <textarea {...shared} rows={1} inputMode={isNumber ? "decimal" : "text"} />
      )}
      {isListShown && (
        <div id={`${id}-list`} class="suggestions" role="listbox" aria-label={option.name}>
          {suggestions.map((suggestion, index) => (
            <div
              key={String(suggestion.value)}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === highlighted}
              onPointerDown={(event) => {
                event.preventDefault();
                pick(suggestion);
              }}
            >
              {suggestion.name}
            </div>
          ))}
        </div>
      )}
    </span>
  );
}

/** Asks as one types; an answer to an older question is dropped. */
function useLiveSuggestions(suggest: OptionFieldProps["suggest"], text: string): readonly FieldSuggestion[] {
  const [suggestions, setSuggestions] = useState<readonly FieldSuggestion[]>([]);
  const isAsking = suggest !== undefined;
  useEffect(() => {
    if (suggest === undefined) return;
    let isCurrent = true;
    const timer = window.setTimeout(async () => {
      const found = await suggest();
      if (isCurrent) setSuggestions(found);
    }, AUTOCOMPLETE_DELAY_MS);
    return () => {
      isCurrent = false;
      window.clearTimeout(timer);
    };
    // `suggest` is made anew on each render; what it asks for changes with the text alone.
  }, [text, isAsking]);
  return isAsking ? suggestions : [];
}
