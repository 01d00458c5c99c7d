import { type PictureSize, readSides } from "./picture-size.ts";
import { ArtifactValue } from "./space.ts";

type Input = Readonly<Record<string, unknown>>;

/** What an input of a Space is for, whatever it is called there. */
export type InputRole =
  | "prompt"
  | "negative"
  | "style"
  | "seed"
  | "randomize"
  | "width"
  | "height"
  | "shape"
  | "texture-size"
  | "factor"
  | "image"
  | "mesh"
  /** A further file: another view, a mask, a reference. */
  | "side-file"
  /** Steps, guidance and the like: right for one Space only. */
  | "tuning"
  | "other";

/** By names, first match wins; from the parameters of public Spaces. */
const ROLES: readonly (readonly [RegExp, InputRole])[] = [
  [/negative/, "negative"],
  [/random/, "randomize"],
  [/seed/, "seed"],
  [/texture.*(size|res)/, "texture-size"],
  [/upscale_?factor|scale_?factor|size_modifier|^(up)?scale$/, "factor"],
  [/upsampl|enhance|expan[ds]|polish|rewrite/, "tuning"],
  [
    /steps|guidance|cfg|strength|schedul|sampler|solver|octree|chunks|rescale|decay|tile|^num_|^mode/,
    "tuning",
  ],
  [/style|manner|movement/, "style"],
  [/aspect|(^|_)ratio/, "shape"],
  [/(^|_)width/, "width"],
  [/(^|_)height/, "height"],
  [/prompt|text(?!ure)|description|caption|scene|instruction|query/, "prompt"],
];

const FILE_ROLES: readonly (readonly [RegExp, InputRole])[] = [
  [/mask|depth|pose|control|refer|last|(^|_)(front|back|left|right|top|bottom|mv)(_|$)/, "side-file"],
  [/mesh|model|glb|obj$|shape|geometry|scene/, "mesh"],
  [/image|img|picture|photo|input/, "image"],
];

export function roleOf(name: string, isFile: boolean): InputRole {
  const words = name.toLowerCase();
  const role = (isFile ? FILE_ROLES : ROLES).find(([pattern]) => pattern.test(words))?.[1];
  return role ?? (isFile ? "image" : "other");
}

/** Inputs read by meaning. */
export interface InputWish {
  prompt?: string;
  negative?: string;
  style?: string;
  seed?: number;
  size?: PictureSize;
  /** Where only the shape is known. */
  shape?: PictureSize;
  textureSize?: unknown;
  factor?: unknown;
  images: readonly unknown[];
  meshes: readonly unknown[];
}

export function readWish(input: Input): InputWish {
  const byRole = new Map<InputRole, unknown>();
  const files: Record<"image" | "mesh", unknown[]> = { image: [], mesh: [] };
  for (const [name, value] of Object.entries(input)) {
    const found = filesIn(value);
    const role = roleOf(name, found.length > 0);
    if (found.length === 0) {
      if (value !== null && value !== "" && !byRole.has(role)) byRole.set(role, value);
    } else if (role !== "side-file")
      for (const file of found) files[kindOf(file) ?? (role === "mesh" ? "mesh" : "image")].push(file);
  }
  const text = (role: InputRole) => stringOf(byRole.get(role));
  const [prompt, negative, style] = [text("prompt"), text("negative"), text("style")];
  const [width, height, seed] = [byRole.get("width"), byRole.get("height"), byRole.get("seed")];
  const shape = readSides(byRole.get("shape"));
  return {
    ...(prompt && { prompt }),
    ...(negative && { negative }),
    ...(style && { style }),
    ...(typeof seed === "number" && { seed }),
    ...(typeof width === "number" && typeof height === "number" && { size: { width, height } }),
    ...(shape && { shape }),
    textureSize: byRole.get("texture-size"),
    factor: byRole.get("factor"),
    images: files.image,
    meshes: files.mesh,
  };
}

/** A file as the program passes it, or as a model writes it. */
export function isFileValue(value: unknown): boolean {
  return value instanceof ArtifactValue || /^artifact:[0-9a-f]{8}$/.test(stringOf(value) ?? "");
}

function kindOf(file: unknown): "image" | "mesh" | undefined {
  if (!(file instanceof ArtifactValue)) return undefined;
  return file.artifact.mediaType === "model/gltf-binary" ? "mesh" : "image";
}

function filesIn(value: unknown): unknown[] {
  if (isFileValue(value)) return [value];
  if (Array.isArray(value)) return value.flatMap(filesIn);
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(filesIn) : [];
}

function stringOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}
