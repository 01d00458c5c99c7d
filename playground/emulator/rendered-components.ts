import { COMPONENT, type Component, type Media, walk } from "./component-tree.ts";
import type { Attachment } from "./uploads.ts";
import type { World } from "./world.ts";

/** What Discord fills in when it gives a component back. */
const DEFAULTS: Readonly<Record<number, Readonly<Record<string, unknown>>>> = {
  [COMPONENT.stringSelect]: { min_values: 1, max_values: 1 },
  [COMPONENT.userSelect]: { min_values: 1, max_values: 1 },
  [COMPONENT.roleSelect]: { min_values: 1, max_values: 1 },
  [COMPONENT.mentionableSelect]: { min_values: 1, max_values: 1 },
  [COMPONENT.channelSelect]: { min_values: 1, max_values: 1 },
  [COMPONENT.thumbnail]: { description: null, spoiler: false },
  [COMPONENT.file]: { spoiler: false },
  [COMPONENT.separator]: { divider: true, spacing: 1 },
  [COMPONENT.container]: { accent_color: null, spoiler: false },
};

/** Components as the bot gets them back: numbered, complete, and with addresses instead of `attachment://` names. */
export function renderComponents(
  world: World,
  requested: readonly Component[],
  attachments: readonly Attachment[],
): Component[] {
  const components = structuredClone(requested) as Component[];
  const taken = new Set([...walk(components)].map(({ id }) => id).filter((id) => id));
  let next = 1;
  for (const component of walk(components)) {
    Object.assign(component, { ...DEFAULTS[component.type], ...withoutNulls(component) });
    if (!component.id) {
      while (taken.has(next)) next += 1;
      component.id = next++;
    }
    if (component.media) component.media = renderMedia(world, component.media, attachments);
    for (const item of component.items ?? []) {
      item.media = renderMedia(world, item.media, attachments);
      item.description ??= null;
      item.spoiler ??= false;
    }
    if (component.file) {
      const shown = attachmentNamed(component.file.url, attachments);
      component.file = renderMedia(world, component.file, attachments);
      component.name = shown?.filename ?? null;
      component.size = shown?.size ?? null;
    }
  }
  return components;
}

/** The upload an `attachment://name` means. */
export function attachmentNamed(url: string, attachments: readonly Attachment[]): Attachment | undefined {
  const name = url.startsWith("attachment://") ? url.slice("attachment://".length) : undefined;
  return attachments.find(({ filename, url: address }) => filename === name || address === url);
}

function renderMedia(world: World, media: Media, attachments: readonly Attachment[]): Media {
  const shown = attachmentNamed(media.url, attachments);
  const url = shown?.url ?? media.url;
  return {
    id: world.createSnowflake(),
    url,
    proxy_url: url,
    width: shown?.width ?? null,
    height: shown?.height ?? null,
    content_type: shown?.content_type ?? null,
    ...(shown && { attachment_id: shown.id }),
  };
}

function withoutNulls(component: Component): Partial<Component> {
  return Object.fromEntries(Object.entries(component).filter(([, value]) => value !== null));
}
