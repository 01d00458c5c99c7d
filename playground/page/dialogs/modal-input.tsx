import { useId } from "preact/hooks";
import { useChat } from "../chat.ts";
import type { SelectOption } from "../discord-shapes.ts";
import { selectOptions } from "../message/select.tsx";
import type { ModalInput } from "./modal-fields.ts";

export interface ModalInputProps {
  input: ModalInput;
  label: string;
  description: string | undefined;
  value: string | string[];
  problem: string | undefined;
  onChange: (value: string | string[]) => void;
}

/** One field of a modal with its label, description and what is wrong with it. */
export function ModalInputView(props: ModalInputProps) {
  const { input, label, description, problem } = props;
  const id = useId();
  const isRequired = input.type !== 23 && (input.required ?? true);
  const isGroup = input.type === 21 || input.type === 22 || input.type === 23;
  const title = (
    <>
      {label}
      {isRequired && (
        <span class="required-mark">
          *<span class="visually-hidden"> needed</span>
        </span>
      )}
    </>
  );
  const describedBy = [description && `${id}-description`, problem && `${id}-problem`]
    .filter(Boolean)
    .join(" ");
  const Wrapper = isGroup ? "fieldset" : "div";
  return (
    <Wrapper class={problem ? "modal-field invalid" : "modal-field"}>
      {isGroup ? (
        <legend class="modal-label">{title}</legend>
      ) : (
        <label for={id} class="modal-label">
          {title}
        </label>
      )}
      {description && (
        <p id={`${id}-description`} class="subtext">
          {description}
        </p>
      )}
      <Field id={id} describedBy={describedBy || undefined} {...props} />
      {problem && (
        <p id={`${id}-problem`} class="field-problem" role="alert">
          {problem}
        </p>
      )}
    </Wrapper>
  );
}

const PARAGRAPH = 2;

function Field({
  id,
  describedBy,
  input,
  label,
  value,
  problem,
  onChange,
}: ModalInputProps & { id: string; describedBy: string | undefined }) {
  const { state } = useChat();
  const shared = {
    name: input.custom_id,
    "aria-invalid": Boolean(problem),
    ...(describedBy ? { "aria-describedby": describedBy } : {}),
  };
  switch (input.type) {
    case 4: {
      const text = { ...shared, id, value: String(value), placeholder: input.placeholder ?? "" };
      return input.style === PARAGRAPH ? (
        <textarea {...text} rows={4} onInput={({ currentTarget }) => onChange(currentTarget.value)} />
      ) : (
        <input {...text} type="text" onInput={({ currentTarget }) => onChange(currentTarget.value)} />
      );
    }
    case 21:
    case 22:
      return input.options.map((option) => (
        <Tick
          key={option.value}
          type={input.type === 21 ? "radio" : "checkbox"}
          shared={shared}
          option={option}
          isOn={value === option.value || (Array.isArray(value) && value.includes(option.value))}
          onChange={(isOn) => {
            if (!Array.isArray(value)) return onChange(option.value);
            onChange(isOn ? [...value, option.value] : value.filter((one) => one !== option.value));
          }}
        />
      ));
    case 23:
      return (
        <Tick
          type="checkbox"
          shared={shared}
          option={{ label, value: "true" }}
          isOn={value === "true"}
          onChange={(isOn) => onChange(String(isOn))}
        />
      );
    default: {
      const isMultiple = (input.max_values ?? 1) > 1;
      const options = selectOptions(input, state);
      return (
        <select
          {...shared}
          id={id}
          multiple={isMultiple}
          onChange={({ currentTarget }) =>
            onChange(
              [...currentTarget.selectedOptions].map((option) => option.value).filter((one) => one !== ""),
            )
          }
        >
          {!isMultiple && <option value="">{input.placeholder ?? "Make a choice"}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value} selected={value.includes(option.value)}>
              {option.label}
              {option.description ? ` · ${option.description}` : ""}
            </option>
          ))}
        </select>
      );
    }
  }
}

function Tick({
  type,
  shared,
  option,
  isOn,
  onChange,
}: {
  type: "radio" | "checkbox";
  shared: { name: string };
  option: SelectOption;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}) {
  return (
    <label class="tick">
      <input
        {...shared}
        type={type}
        value={option.value}
        checked={isOn}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <span class="option-words">
        {option.label}
        {option.description && <small>{option.description}</small>}
      </span>
    </label>
  );
}
