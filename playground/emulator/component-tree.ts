/** Types of Discord's components, as numbered in its component reference. */
export const COMPONENT = {
  actionRow: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  textDisplay: 10,
  thumbnail: 11,
  mediaGallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
  fileUpload: 19,
  radioGroup: 21,
  checkboxGroup: 22,
  checkbox: 23,
} as const;

export const LINK_BUTTON_STYLE = 5;
export const PREMIUM_BUTTON_STYLE = 6;

export interface Media {
  url: string;
  [key: string]: unknown;
}

/** Any component of a message or a modal; which keys there are depends on the type. */
export interface Component {
  type: number;
  id?: number | null;
  custom_id?: string | null;
  content?: string;
  label?: string | null;
  emoji?: unknown;
  style?: number;
  url?: string | null;
  sku_id?: string | null;
  disabled?: boolean | null;
  required?: boolean | null;
  value?: string | null;
  min_length?: number | null;
  max_length?: number | null;
  min_values?: number | null;
  max_values?: number | null;
  options?: readonly { value: string; label: string; default?: boolean | null }[];
  components?: Component[];
  accessory?: Component;
  component?: Component;
  media?: Media;
  file?: Media;
  items?: { media: Media; description?: string | null; spoiler?: boolean | null }[];
  [key: string]: unknown;
}

/** Every component, nested ones too, in reading order. */
export function* walk(components: readonly Component[]): Generator<Component> {
  for (const component of components) {
    yield component;
    yield* walk(component.components ?? []);
    if (component.accessory) yield* walk([component.accessory]);
    if (component.component) yield* walk([component.component]);
  }
}

/** Where a component points to pictures and files. */
export function mediaOf(component: Component): readonly Media[] {
  const items = component.items?.map(({ media }) => media) ?? [];
  return [component.media, component.file, ...items].filter((media) => media !== undefined);
}

export function isSelect({ type }: Component): boolean {
  return type === COMPONENT.stringSelect || (type >= COMPONENT.userSelect && type <= COMPONENT.channelSelect);
}
