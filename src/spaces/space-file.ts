import { FILE_COMPONENTS, isFileData, isPathOrUrl } from "./gradio/output.ts";
import { isRecord } from "./gradio/schema.ts";

/** A file that is at the Space already, as an input of a later call on the same session. */
export class SpaceFile {
  /** As the Space's server takes it. */
  readonly data: Readonly<Record<string, unknown>>;

  constructor(data: Readonly<Record<string, unknown>>) {
    this.data = data;
  }
}

/** The output at a place; `gr.update` dicts on the way are looked into. `undefined` if there is none. */
export function outputAt(data: readonly unknown[], [index, ...inner]: readonly number[]): unknown {
  let value = bare(data[index ?? 0]);
  for (const step of inner) value = Array.isArray(value) ? bare(value[step]) : undefined;
  return value ?? undefined;
}

/**
 * An output of a component as a later call takes it: files become `SpaceFile`s wherever they are. `as: "gallery"`
 * wraps the items anew, because servers send them in more shapes than they accept.
 */
export function asInput(output: unknown, { component, as }: { component: string; as?: "gallery" }): unknown {
  const mayBePath = FILE_COMPONENTS.test(component);
  return as === "gallery" ? galleryItems(output, mayBePath) : reusable(output, mayBePath);
}

function bare(value: unknown): unknown {
  return isRecord(value) && value.__type__ === "update" ? bare(value.value) : value;
}

function reusable(output: unknown, mayBePath: boolean): unknown {
  const value = bare(output);
  if (typeof value === "string") return mayBePath && isPathOrUrl(value) ? spaceFile({ path: value }) : value;
  if (Array.isArray(value)) return value.map((inner) => reusable(inner, mayBePath));
  if (!isRecord(value)) return value;
  if (isFileData(value)) return spaceFile(value);
  // Beside a file there are captions and the like.
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, reusable(inner, false)]));
}

function galleryItems(output: unknown, mayBePath: boolean): unknown[] {
  const value = bare(output);
  const items = Array.isArray(value) ? value.map(bare) : [value];
  return items.map((item) => {
    const [picture, caption] = Array.isArray(item)
      ? item
      : isRecord(item) && !isFileData(item)
        ? [item.image ?? item.video, item.caption]
        : [item];
    return {
      image: reusable(picture, mayBePath),
      caption: typeof caption === "string" ? caption : null,
    };
  });
}

/** The address is left out where there is a path: given both, the server would fetch its own file. */
function spaceFile({ path, url, orig_name, mime_type }: Record<string, unknown>): SpaceFile {
  return new SpaceFile({
    path: typeof path === "string" && path ? path : url,
    ...(typeof orig_name === "string" && { orig_name }),
    ...(typeof mime_type === "string" && { mime_type }),
    meta: { _type: "gradio.FileData" },
  });
}
