import type { ExhibitSpec, GalleryPlan } from "../../core/plan.ts";
import type { ArtifactRef } from "../../core/tool.ts";
import { isBuiltin, propertiesOf, type SpaceChoice } from "./spaces.ts";

/** Long edge of a painting in pixels: sharp at nose length on a canvas of a metre. */
const LONG_EDGE_PX = 2048;

type Input = Record<string, unknown>;

/** What determines a call, in the names of the built-in Spaces; others get it translated to their own schema. */
export function baseInput(plan: GalleryPlan, words: string, attempt: number): Input {
  return {
    scene: (words.trim() || plan.title).slice(0, 500),
    style: plan.style,
    resolution: ["high", "medium", "low"][Math.min(attempt, 2)],
    plan: "plan",
    seed: plan.seed,
  };
}

/** A picture at the canvas's aspect, its long edge 2048 px, both a multiple of 8. */
export function paintingInput(exhibit: ExhibitSpec, attempt: number): Input {
  const scale = LONG_EDGE_PX / Math.max(exhibit.widthCm, exhibit.heightCm);
  const pixels = (centimetres: number) => Math.round((centimetres * scale) / 8) * 8;
  return {
    prompt: exhibit.prompt,
    style: exhibit.style,
    width: pixels(exhibit.widthCm),
    height: pixels(exhibit.heightCm),
    seed: changedSeed(exhibit.seed, attempt),
  };
}

export function sculptureInput(exhibit: ExhibitSpec, attempt: number): Input {
  return { prompt: exhibit.prompt, style: exhibit.style, seed: changedSeed(exhibit.seed, attempt) };
}

export function refineInput(
  plan: GalleryPlan,
  made: Readonly<Record<string, ArtifactRef>>,
  attempt: number,
  seed: number,
): Input {
  const existing = plan.exhibits.flatMap((exhibit) => {
    const artifact = made[exhibit.id];
    return artifact ? [{ exhibit, artifact }] : [];
  });
  const paintings = existing
    .filter(({ exhibit }) => exhibit.kind !== "sculpture")
    .map(({ exhibit, artifact }) => ({ image: artifact, caption: exhibit.id }));
  return {
    input_mesh: made.base,
    texture_style: textureStyle(plan),
    add_paintings: paintings.length > 0,
    paintings,
    sculptures: existing
      .filter(({ exhibit }) => exhibit.kind === "sculpture")
      .map(({ artifact }) => artifact),
    plan: "plan",
    texture_size: attempt === 0 ? 2048 : 1024,
    seed,
  };
}

/** The input in the words of the chosen endpoint: names matched by meaning, numbers within its bounds. */
export function adaptInput(choice: SpaceChoice, input: Input): Input {
  if (isBuiltin(choice) || !choice.schema) return input;
  const properties = propertiesOf(choice.schema);
  const takesStyle = Object.keys(properties).some((name) => /style/.test(name));
  // The movement belongs in the words where the Space has no field for it.
  const spoken =
    input.width !== undefined && !takesStyle
      ? { ...input, prompt: `${input.prompt}, ${input.style} painting` }
      : input;
  const required = new Set((choice.schema.required as string[] | undefined) ?? []);
  const adapted: Input = {};
  for (const [name, schema] of Object.entries(properties)) {
    const value = name in spoken ? spoken[name] : byMeaning(name, schema, spoken);
    if (value !== undefined && fits(value, schema)) adapted[name] = withinBounds(value, schema);
    else if (required.has(name) && schema.default === undefined) adapted[name] = anyValue(schema);
  }
  return adapted;
}

function byMeaning(name: string, schema: Input, input: Input): unknown {
  if (/negative|random/.test(name)) return schema.type === "boolean" ? false : undefined;
  if (/style/.test(name)) return input.texture_style ?? input.style;
  if (/texture.*(size|res)/.test(name)) return input.texture_size;
  if (/prompt|text|description|caption|scene/.test(name)) return input.prompt ?? input.scene;
  if (/mesh|model|glb|file/.test(name)) return input.input_mesh;
  if (/width/.test(name)) return input.width;
  if (/height/.test(name)) return input.height;
  if (/seed/.test(name)) return input.seed;
  return undefined;
}

function fits(value: unknown, schema: Input): boolean {
  if (Array.isArray(schema.enum)) return schema.enum.includes(value);
  const { type } = schema;
  if (type === "integer" || type === "number") return typeof value === "number";
  if (type === "array") return Array.isArray(value);
  return typeof type !== "string" || typeof value === type;
}

function withinBounds(value: unknown, schema: Input): unknown {
  if (typeof value === "string" && typeof schema.maxLength === "number")
    return value.slice(0, schema.maxLength);
  if (typeof value !== "number") return value;
  const least = typeof schema.minimum === "number" ? schema.minimum : value;
  const most = typeof schema.maximum === "number" ? schema.maximum : value;
  const step = typeof schema.multipleOf === "number" ? schema.multipleOf : 0;
  const bounded = Math.min(most, Math.max(least, value));
  return step > 0 ? Math.floor(bounded / step) * step : bounded;
}

function anyValue(schema: Input): unknown {
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if (schema.type === "boolean") return false;
  if (schema.type === "integer" || schema.type === "number") return schema.minimum ?? 0;
  if (schema.type === "array") return [];
  return "";
}

/** The movement most paintings are in; a room of sculptures is textured in its own style. */
function textureStyle(plan: GalleryPlan): string {
  const counts = new Map<string, number>();
  for (const { kind, style } of plan.exhibits) {
    if (kind === "painting") counts.set(style, (counts.get(style) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? plan.style;
}

/** The same chance would fail the same way. */
function changedSeed(seed: number, attempt: number): number {
  return (seed + attempt * 7919) & 0x7fffffff;
}
