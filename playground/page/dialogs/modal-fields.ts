import type { Checkbox, ChoiceGroup, Component, Modal, SelectMenu, TextInput } from "../discord-shapes.ts";

export type ModalInput = TextInput | SelectMenu | ChoiceGroup | Checkbox;
export type ModalFields = Readonly<Record<string, string | string[]>>;

/** The inputs of a modal, in labels as of today or in action rows as before. */
export function modalInputs(modal: Modal): ModalInput[] {
  return modal.components.flatMap((component): ModalInput[] => {
    const inner =
      component.type === 18 ? [component.component] : component.type === 1 ? component.components : [];
    return inner.filter(isModalInput);
  });
}

function isModalInput(component: Component): component is ModalInput {
  return [3, 4, 5, 6, 7, 8, 21, 22, 23].includes(component.type);
}

/** What stands in the fields before anyone touched them. */
export function initialModalFields(modal: Modal): ModalFields {
  return Object.fromEntries(modalInputs(modal).map((input) => [input.custom_id, initialValue(input)]));
}

function initialValue(input: ModalInput): string | string[] {
  if (input.type === 4) return input.value ?? "";
  if (input.type === 23) return String(input.default ?? false);
  const chosen = (input.options ?? []).filter((option) => option.default).map(({ value }) => value);
  return input.type === 21 ? (chosen[0] ?? "") : chosen;
}

/** What is wrong with a field, in words for the person filling it in. */
export function checkModalField(input: ModalInput, value: string | string[]): string | undefined {
  if (input.type === 23) return undefined;
  const isRequired = input.required ?? true;
  if (value.length === 0) return isRequired ? "This is needed." : undefined;
  if (input.type === 4) {
    if (value.length < (input.min_length ?? 0)) return `At least ${input.min_length} characters, please.`;
    if (value.length > (input.max_length ?? 4000))
      return `At most ${input.max_length ?? 4000} characters, please.`;
  }
  if (input.type === 22 || input.type === 3) {
    if (value.length < (input.min_values ?? 0)) return `Choose at least ${input.min_values}.`;
    const most = input.max_values ?? (input.type === 3 ? 1 : (input.options ?? []).length);
    if (value.length > most) return `Choose at most ${most}.`;
  }
  return undefined;
}
