import { type InputRole, type InputWish, isFileValue, readWish, roleOf } from "./input-wish.ts";
import { fitSize, nearestSize, type PictureSize, ratioWords, sizeOfShape } from "./picture-size.ts";

type Input = Readonly<Record<string, unknown>>;

/** An input of the Space that is to be spoken to. */
interface Target {
  name: string;
  schema: Input;
  isRequired: boolean;
  /** One file, or a list of them. */
  files: "one" | "list" | undefined;
  role: InputRole;
}

/**
 * Inputs written for one Space in the words of another: prompt, style, seed, size, pictures and meshes by their meaning,
 * numbers within its bounds, choices among its own, and what it requires but nobody said filled in as neutrally as its
 * JSON Schema allows. Steps, guidance and the like stay behind. `undefined` if that would not be the same wish: it
 * needs a file or words there are none of, or has no place for what the wish is about.
 */
export function adaptInput(input: Input, schema: Input): Record<string, unknown> | undefined {
  const wish = readWish(input);
  const targets = targetsOf(schema);
  const spoken = withStyleInWords(wish, targets);
  const sizes = sizesFor(wish, targets);
  const taken = new Set<InputRole>();
  const adapted: Record<string, unknown> = {};
  for (const target of targets) {
    const { name, role } = target;
    const value = valueFor(target, { input, wish: spoken, sizes, taken });
    if (value === undefined) continue;
    adapted[name] = value;
    taken.add(role);
  }
  const subject = wish.meshes.length > 0 ? "mesh" : wish.images.length > 0 ? "image" : "prompt";
  const hasSubject = subject !== "prompt" || wish.prompt !== undefined;
  if (hasSubject && !taken.has(subject)) return undefined;
  for (const { name, schema: property, isRequired, ...target } of targets) {
    if (name in adapted || !isRequired || "default" in property) continue;
    const neutral = neutralValue(property, target, taken);
    if (neutral === undefined) return undefined;
    adapted[name] = neutral;
  }
  return adapted;
}

/** What gradio calls an input whose function has no name for it; its label says more. */
const NAMELESS = /^(param|value|arg|x)_?\d*$/;

function targetsOf(schema: Input): Target[] {
  const required = new Set((schema.required as string[] | undefined) ?? []);
  const targets = Object.entries((schema.properties ?? {}) as Record<string, Input>).map(
    ([name, property]): Target => {
      const files = filesTakenBy(property);
      const label = String(property.description ?? "").split(". ")[0] ?? "";
      const role = roleOf(NAMELESS.test(name) ? label : name, files !== undefined);
      return { name, schema: property, isRequired: required.has(name), files, role };
    },
  );
  if (targets.some(({ role }) => role === "prompt")) return targets;
  // Words by a name nobody thought of: the first free text, such as must be given before such as may.
  const free = targets.filter(
    ({ role, schema: { type, enum: choices } }) => role === "other" && type === "string" && !choices,
  );
  const words = free.find(({ isRequired }) => isRequired) ?? free[0];
  return targets.map((target) => (target === words ? { ...target, role: "prompt" } : target));
}

interface Known {
  input: Input;
  wish: InputWish;
  sizes: ReadonlyMap<string, unknown>;
  /** Roles that have found their place: one picture does not go to two places. */
  taken: ReadonlySet<InputRole>;
}

function valueFor({ name, schema, files, role }: Target, { input, wish, sizes, taken }: Known): unknown {
  if (files) {
    if (name in input && fits(input[name], schema)) return input[name];
    const found = role === "mesh" ? wish.meshes : role === "image" ? wish.images : [];
    if (found.length === 0 || taken.has(role)) return undefined;
    return files === "one" ? found[0] : found.map((file) => asListItem(file, schema));
  }
  if (sizes.has(name)) return sizes.get(name);
  const own = name in input && role !== "tuning" ? input[name] : undefined;
  const meant: Partial<Record<InputRole, unknown>> = {
    prompt: taken.has("prompt") ? undefined : wish.prompt,
    negative: wish.negative,
    style: wish.style,
    seed: wish.seed,
    randomize: wish.seed === undefined ? undefined : false,
    "texture-size": wish.textureSize,
    factor: wish.factor,
  };
  return asAllowed(meant[role] ?? own, schema, role);
}

/** The value as the schema allows it; `undefined` if it does not. */
function asAllowed(value: unknown, schema: Input, role: InputRole): unknown {
  if (value === undefined) return undefined;
  if (Array.isArray(schema.enum)) return closestChoice(value, schema.enum);
  const { type, minimum, maximum, maxLength } = schema;
  if (type === "integer" || type === "number") {
    const number = typeof value === "string" && value.trim() ? Number(value) : value;
    if (typeof number !== "number" || Number.isNaN(number)) return undefined;
    // A seed that is too large is any other seed; clamping would make all such seeds one.
    const whole = role === "seed" && typeof maximum === "number" ? number % (maximum + 1) : number;
    const step = typeof schema.multipleOf === "number" && schema.multipleOf > 0 ? schema.multipleOf : 0;
    const least = typeof minimum === "number" ? minimum : whole;
    const bounded = Math.min(typeof maximum === "number" ? maximum : whole, Math.max(least, whole));
    const stepped = step > 0 ? Math.floor(bounded / step) * step : bounded;
    return type === "integer" ? Math.round(stepped) : stepped;
  }
  if (!fits(value, schema)) return undefined;
  return typeof value === "string" && typeof maxLength === "number" ? value.slice(0, maxLength) : value;
}

function fits(value: unknown, schema: Input): boolean {
  const files = filesTakenBy(schema);
  if (files === "one") return isFileValue(value);
  if (Array.isArray(schema.anyOf)) return schema.anyOf.some((one) => fits(value, one as Input));
  const types = [schema.type].flat();
  if (types.includes("null") && value === null) return true;
  if (types.includes("array")) return Array.isArray(value);
  if (types.includes("object")) return typeof value === "object" && value !== null && !Array.isArray(value);
  return types.every((type) => typeof type !== "string") || types.includes(typeof value);
}

/** The choice that is the same but for its spelling, the nearest number, or the one that shares most words. */
function closestChoice(value: unknown, choices: readonly unknown[]): unknown {
  const plain = (one: unknown) => String(one).trim().toLowerCase();
  const same =
    choices.find((choice) => choice === value) ?? choices.find((one) => plain(one) === plain(value));
  if (same !== undefined) return same;
  const number = Number(value);
  const numbers = choices.map(Number);
  if (!Number.isNaN(number) && numbers.every((one) => !Number.isNaN(one))) {
    const distances = numbers.map((one) => Math.abs(one - number));
    return choices[distances.indexOf(Math.min(...distances))];
  }
  const wordsOf = (one: unknown): readonly string[] => plain(one).match(/[\p{L}\p{N}]+/gu) ?? [];
  const wanted = new Set(wordsOf(value));
  const shared = choices.map((choice) => wordsOf(choice).filter((word) => wanted.has(word)).length);
  const most = Math.max(0, ...shared);
  return most > 0 ? choices[shared.indexOf(most)] : undefined;
}

/** The movement or material belongs in the words where the Space has no field for it. */
function withStyleInWords(wish: InputWish, targets: readonly Target[]): InputWish {
  const { prompt, style } = wish;
  if (!prompt || !style || prompt.toLowerCase().includes(style.toLowerCase())) return wish;
  const takesStyle = targets.some(
    ({ role, schema }) => role === "style" && asAllowed(style, schema, role) !== undefined,
  );
  if (takesStyle) return wish;
  return { ...wish, prompt: `${prompt}, ${style}${wish.size || wish.shape ? " painting" : ""}` };
}

/** Width and height together, or the shape among the choices, by input name. */
function sizesFor({ size, shape }: InputWish, targets: readonly Target[]): Map<string, unknown> {
  const values = new Map<string, unknown>();
  const ask = size ?? shape;
  if (!ask) return values;
  const [width, height] = (["width", "height"] as const).map((role) =>
    targets.find((one) => one.role === role && !one.schema.enum && one.schema.type !== "string"),
  );
  if (width && height) {
    const wanted = size ?? sizeOfShape(ask, width.schema, height.schema);
    const fit = fitSize(wanted, width.schema, height.schema);
    values.set(width.name, fit.width).set(height.name, fit.height);
  }
  for (const { name, schema, role } of targets) {
    if (Array.isArray(schema.enum) && (role === "shape" || role === "other")) {
      const choice = nearestOf(ask, role, schema.enum);
      if (choice !== undefined) values.set(name, choice);
    } else if (role === "shape" && schema.type === "string") values.set(name, ratioWords(ask));
  }
  return values;
}

/** Choices of an input by another name than a shape's must all be sizes. */
function nearestOf(size: PictureSize, role: InputRole, choices: readonly unknown[]): unknown {
  const areSizes = choices.every((choice) => /^\s*\d+\s*[x×*:]\s*\d+/i.test(String(choice)));
  return role === "shape" || areSizes ? nearestSize(size, choices) : undefined;
}

/** Something harmless; `undefined` where there is no such thing. */
function neutralValue(
  schema: Input,
  { files, role }: Pick<Target, "files" | "role">,
  taken: ReadonlySet<InputRole>,
): unknown {
  const alternatives = Array.isArray(schema.anyOf) ? (schema.anyOf as Input[]) : [];
  if ([schema, ...alternatives].some(({ type }) => [type].flat().includes("null"))) return null;
  // Pictures beside words are extra; where nothing but a picture is asked for, it is the point.
  if (files === "list") return taken.has("prompt") || taken.has(role) ? [] : undefined;
  if (files === "one") return role === "side-file" || taken.has(role) ? null : undefined;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if (role === "prompt" && !taken.has("image") && !taken.has("mesh") && !taken.has("prompt"))
    return undefined;
  if (schema.type === "boolean") return false;
  if (schema.type === "integer" || schema.type === "number") return schema.minimum ?? 0;
  if (schema.type === "array") return [];
  return schema.type === "object" ? {} : "";
}

/** Whether an input takes a file, as the schemas of Spaces mark it. */
function filesTakenBy(schema: Input): "one" | "list" | undefined {
  if (schema.format === "artifact") return "one";
  const alternatives = Array.isArray(schema.anyOf) ? (schema.anyOf as Input[]) : [];
  const list = [schema, ...alternatives].find(({ type }) => type === "array");
  if (list && JSON.stringify(list.items ?? {}).includes('"format":"artifact"')) return "list";
  return alternatives.some(({ format }) => format === "artifact") ? "one" : undefined;
}

/** A bare file, or a gallery's item that holds one. */
function asListItem(file: unknown, schema: Input): unknown {
  const { items } = schema as { items?: Input };
  const properties = items?.properties as Input | undefined;
  if (!properties) return file;
  const slot = ["image", "video"].find((name) => name in properties) ?? Object.keys(properties)[0] ?? "image";
  return { [slot]: file, ...("caption" in properties && { caption: null }) };
}
