import {
  COMPONENT,
  type Component,
  isSelect,
  LINK_BUTTON_STYLE,
  mediaOf,
  PREMIUM_BUTTON_STYLE,
  walk,
} from "./component-tree.ts";

/** Discord's limits on components; the sum of text is commonly reported, not documented. */
const MAX_COMPONENTS = 40;
const MAX_TEXT_CHARACTERS = 4000;
const MAX_ROWS_WITHOUT_V2 = 5;
const MAX_MODAL_COMPONENTS = 5;

/** What is wrong with the components of a message beyond what Discord's description says. */
export function problemsOfComponents(
  components: readonly Component[],
  { isV2, filenames }: { isV2: boolean; filenames: readonly string[] },
): string[] {
  const all = [...walk(components)];
  const text = all.reduce(
    (sum, { type, content }) => sum + (type === COMPONENT.textDisplay ? (content ?? "").length : 0),
    0,
  );
  const uploads = new Set(filenames.map((name) => `attachment://${name}`));
  const strangers = all
    .flatMap(mediaOf)
    .map(({ url }) => url)
    .filter((url) => url.startsWith("attachment://") && !uploads.has(url));
  return [
    ...(all.length > MAX_COMPONENTS ? [`${all.length} components in total; 40 are allowed`] : []),
    ...(text > MAX_TEXT_CHARACTERS ? [`${text} characters over all text displays; 4000 are allowed`] : []),
    ...(!isV2 && components.some(({ type }) => type !== COMPONENT.actionRow)
      ? ["components other than action rows need the IS_COMPONENTS_V2 flag"]
      : []),
    ...(!isV2 && components.length > MAX_ROWS_WITHOUT_V2
      ? [`${components.length} action rows; 5 are allowed`]
      : []),
    ...strangers.map((url) => `${url} names no file of this message`),
    ...problemsOfIds(all),
    ...all.flatMap(problemsOfOne),
  ];
}

/** What is wrong with a modal beyond what Discord's description says. */
export function problemsOfModal(components: readonly Component[]): string[] {
  const all = [...walk(components)];
  return [
    ...(components.length > MAX_MODAL_COMPONENTS
      ? [`${components.length} components in the modal; 5 are allowed`]
      : []),
    ...problemsOfIds(all),
    ...all.flatMap(problemsOfOne),
  ];
}

function problemsOfIds(all: readonly Component[]): string[] {
  return [
    ...repeated(all.map(({ custom_id }) => custom_id)).map((id) => `custom_id ${id} is used more than once`),
    ...repeated(all.map(({ id }) => id || undefined)).map(
      (id) => `component id ${id} is used more than once`,
    ),
  ];
}

function problemsOfOne(component: Component): string[] {
  if (component.type === COMPONENT.button) return problemsOfButton(component);
  if (component.type === COMPONENT.actionRow) {
    const inner = component.components ?? [];
    const isMixed = inner.some(isSelect) && inner.length > 1;
    return isMixed ? ["an action row holds buttons or one select, not both"] : [];
  }
  if (component.options === undefined) return [];
  const { options, custom_id, min_values, max_values } = component;
  const most = max_values ?? (component.type === COMPONENT.checkboxGroup ? options.length : 1);
  const name = `options of ${custom_id}`;
  return [
    ...repeated(options.map(({ value }) => value)).map((value) => `${name}: value ${value} is used twice`),
    ...(most > options.length ? [`${name}: max_values is ${most}, there are ${options.length}`] : []),
    ...((min_values ?? 0) > most ? [`${name}: min_values is larger than max_values`] : []),
    ...(options.filter((option) => option.default).length > most ? [`${name}: too many defaults`] : []),
  ];
}

function problemsOfButton({ style, custom_id, url, sku_id, label, emoji }: Component): string[] {
  if (style === PREMIUM_BUTTON_STYLE)
    return sku_id && !custom_id && !url && !label && !emoji ? [] : ["a premium button has a sku_id alone"];
  const isLink = style === LINK_BUTTON_STYLE;
  return [
    ...(isLink && custom_id ? ["a link button has a custom_id"] : []),
    ...(isLink && !url ? ["a link button has no url"] : []),
    ...(!isLink && !custom_id ? ["a button has no custom_id"] : []),
    ...(!isLink && url ? ["a button that is no link has a url"] : []),
    ...(!label && !emoji ? ["a button has neither label nor emoji"] : []),
  ];
}

function repeated<T>(values: readonly (T | null | undefined)[]): T[] {
  const present = values.filter((value) => value !== undefined && value !== null);
  return [...new Set(present.filter((value, index) => present.indexOf(value) !== index))];
}
