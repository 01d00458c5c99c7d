import { COMPONENT, type Component, isSelect, LINK_BUTTON_STYLE, walk } from "./component-tree.ts";
import type { ModalData } from "./interactions.ts";
import { memberOf, memberUser, permissionsOf } from "./people.ts";
import type { JsonObject, UploadedFile } from "./types.ts";
import { storeFile } from "./uploads.ts";
import type { StoredMessage, World } from "./world.ts";

/** A pressed button or a choice in a select, as the `data` of its interaction. Throws what a member could not do. */
export function componentData(
  world: World,
  { message, ephemeralFor }: StoredMessage,
  use: { customId: string; memberId: string; values?: readonly string[] },
): JsonObject {
  const component = [...walk(message.components as Component[])].find(
    (one) => one.custom_id === use.customId,
  );
  if (component === undefined || (ephemeralFor !== undefined && ephemeralFor !== use.memberId))
    throw new Error(`There is nothing called ${use.customId} on that message.`);
  if (component.disabled) throw new Error(`${component.label ?? use.customId} is disabled.`);
  const base = { custom_id: use.customId, component_type: component.type, id: component.id };
  if (component.type === COMPONENT.button) {
    if (use.values !== undefined) throw new Error("A button has nothing to choose.");
    if (component.style === LINK_BUTTON_STYLE) throw new Error("A link button does not reach the bot.");
    return base;
  }
  if (!isSelect(component) || use.values === undefined) throw new Error("A select needs a choice.");
  const values = checkedChoice(component, use.values, component.min_values ?? 1);
  return { ...base, values, ...resolvedPeople(world, component, values) };
}

/** A filled modal as the `data` of its interaction. Throws what the form would not let through. */
export function modalData(
  world: World,
  channelId: string,
  modal: ModalData,
  fields: Readonly<Record<string, string | readonly string[]>>,
  files: Readonly<Record<string, readonly UploadedFile[]>>,
): JsonObject {
  const attachments: Record<string, JsonObject> = {};
  const known = new Set([...walk(modal.components)].map(({ custom_id }) => custom_id));
  for (const name of [...Object.keys(fields), ...Object.keys(files)])
    if (!known.has(name)) throw new Error(`The form has no field ${name}.`);

  const fill = (input: Component): JsonObject => {
    const name = input.custom_id!;
    const base = { type: input.type, id: input.id, custom_id: name };
    const given = fields[name];
    const isRequired = input.required ?? true;
    switch (input.type) {
      case COMPONENT.textInput:
        return { ...base, value: checkedText(input, String(given ?? ""), isRequired) };
      case COMPONENT.checkbox:
        return { ...base, value: given === "true" };
      case COMPONENT.radioGroup:
        return {
          ...base,
          value: checkedChoice(input, given ? [given].flat() : [], isRequired ? 1 : 0)[0] ?? null,
        };
      case COMPONENT.fileUpload: {
        const uploads = files[name] ?? [];
        checkCount(input, uploads.length, input.min_values ?? (isRequired ? 1 : 0));
        const stored = uploads.map((file) => storeFile(world, channelId, file));
        for (const attachment of stored) attachments[attachment.id] = { ...attachment, ephemeral: true };
        return { ...base, values: stored.map(({ id }) => id) };
      }
      default: {
        const values = [given ?? []].flat();
        const fewest = values.length === 0 && !isRequired ? 0 : (input.min_values ?? 1);
        return { ...base, values: checkedChoice(input, values, fewest) };
      }
    }
  };
  const components = modal.components.map((outer, index) => {
    const base = { type: outer.type, id: outer.id ?? index + 1 };
    if (outer.component) return { ...base, component: fill(outer.component) };
    return outer.components ? { ...base, components: outer.components.map(fill) } : base;
  });
  const hasFiles = Object.keys(attachments).length > 0;
  return { custom_id: modal.custom_id, components, ...(hasFiles && { resolved: { attachments } }) };
}

function checkedText(input: Component, text: string, isRequired: boolean): string {
  const fewest = Math.max(isRequired ? 1 : 0, text === "" && !isRequired ? 0 : (input.min_length ?? 0));
  const most = input.max_length ?? 4000;
  if (text.length < fewest) throw new Error(`${input.custom_id} needs ${fewest} characters or more.`);
  if (text.length > most) throw new Error(`${input.custom_id} takes ${most} characters at most.`);
  return text;
}

function checkedChoice(component: Component, values: readonly string[], fewest: number): string[] {
  const { options } = component;
  const strangers = values.filter((value) => options && !options.some((option) => option.value === value));
  if (strangers.length > 0) throw new Error(`${component.custom_id} does not offer ${strangers.join(", ")}.`);
  checkCount(component, values.length, fewest);
  return [...values];
}

function checkCount(
  { custom_id, type, max_values, options }: Component,
  count: number,
  fewest: number,
): void {
  const most = max_values ?? (type === COMPONENT.checkboxGroup ? (options?.length ?? 10) : 1);
  if (count < fewest) throw new Error(`${custom_id} needs ${fewest} choices or more.`);
  if (count > most) throw new Error(`${custom_id} takes ${most} choices at most.`);
}

function resolvedPeople(world: World, { type }: Component, ids: readonly string[]): JsonObject {
  if (type !== COMPONENT.userSelect) return {};
  const people = ids.flatMap((id) => world.members.get(id) ?? []);
  if (people.length < ids.length) throw new Error("That is nobody here.");
  return {
    resolved: {
      users: Object.fromEntries(people.map((person) => [person.id, memberUser(person)])),
      members: Object.fromEntries(
        people.map((person) => [
          person.id,
          { ...memberOf(world), permissions: permissionsOf(world, person) },
        ]),
      ),
    },
  };
}
