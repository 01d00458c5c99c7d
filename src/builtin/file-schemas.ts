import type { BuiltinParameter, GradioComponent } from "./builtin-space.ts";

/**
 * How Gradio 6 describes files in `/info`: `FileData` for any file, `ImageData` for pictures (whose path may be
 * missing where an address is given), and lists of either.
 */
const nullable = (type: string) => ({ anyOf: [{ type }, { type: "null" }], default: null });

const FILE_PROPERTIES = {
  path: { type: "string" },
  url: nullable("string"),
  size: nullable("integer"),
  orig_name: nullable("string"),
  mime_type: nullable("string"),
  is_stream: { type: "boolean", default: false },
};

const META = {
  FileDataMeta: {
    title: "FileDataMeta",
    type: "object",
    properties: { _type: { type: "string", const: "gradio.FileData" } },
    required: ["_type"],
  },
};

const FILE_DATA = {
  title: "FileData",
  type: "object",
  properties: { ...FILE_PROPERTIES, meta: { $ref: "#/$defs/FileDataMeta" } },
  required: ["path"],
};

const IMAGE_DATA = {
  title: "ImageData",
  type: "object",
  properties: {
    ...FILE_PROPERTIES,
    path: nullable("string"),
    meta: { type: "object", additionalProperties: true, default: { _type: "gradio.FileData" } },
  },
};

const GALLERY_IMAGE = {
  title: "GalleryImage",
  type: "object",
  properties: { image: { $ref: "#/$defs/ImageData" }, caption: nullable("string") },
  required: ["image"],
};

/** The schema of a component that holds files, `undefined` for any other. Galleries hold pictures only. */
export function fileSchemaOf(component: GradioComponent, schema: BuiltinParameter["schema"] = {}) {
  switch (component) {
    case "Image":
      return IMAGE_DATA;
    case "Gallery":
      return {
        title: "GalleryData",
        type: "array",
        items: { $ref: "#/$defs/GalleryImage" },
        $defs: { ImageData: IMAGE_DATA, GalleryImage: GALLERY_IMAGE },
      };
    case "File":
    case "Model3D":
      return schema.type === "array"
        ? {
            title: "ListFiles",
            type: "array",
            items: { $ref: "#/$defs/FileData" },
            $defs: { ...META, FileData: FILE_DATA },
          }
        : { ...FILE_DATA, $defs: META };
    default:
      return undefined;
  }
}
