import { z } from "zod";

/** An endpoint's name, with its slash. */
export const endpointName = z
  .string()
  .regex(/^\/[\w-]{1,100}$/, "expected an endpoint's name, such as /generate");

const variableName = z.string().regex(/^[A-Za-z_]\w{0,60}$/, "expected a name of letters, digits and _");

/** An input the model sees, as JSON Schema has it; `file: true` for an artifact. It is required unless it has a default or is `optional`. */
const recipeInput = z
  .strictObject({
    description: z.string().max(200).optional(),
    file: z.literal(true).optional(),
    type: z.enum(["string", "integer", "number", "boolean"]).optional(),
    enum: z
      .array(z.union([z.string(), z.number()]))
      .min(1)
      .optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    default: z.union([z.string(), z.number(), z.boolean()]).optional(),
    /** Nobody has to give it; steps leave it out then. */
    optional: z.literal(true).optional(),
  })
  .superRefine((input, context) => {
    const { file, description: _, optional: __, ...schema } = input;
    if ((file === undefined) === (schema.type === undefined))
      context.addIssue({ code: "custom", message: "expected either file: true or a type" });
    else if (schema.default !== undefined && !fits(schema.default, schema))
      context.addIssue({ code: "custom", path: ["default"], message: "is not among the allowed values" });
  });
export type RecipeInput = z.infer<typeof recipeInput>;

function fits(value: string | number | boolean, schema: z.input<typeof recipeInput>): boolean {
  const checked = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
  return checked.safeParse(value).success;
}

const index = z.int().min(0).max(199);
/** Where in a step's outputs: 1 is the second, [0, 1] the second within the first. */
const place = z
  .union([index, z.array(index).min(1).max(4)], "expected an output's number, such as 0 or [0, 1]")
  .transform((at) => (typeof at === "number" ? [at] : at));
export type OutputPlace = z.output<typeof place>;

/** An output by its place, if need be wrapped anew so that an input for galleries takes it. */
const kept = z
  .union([place, z.strictObject({ output: place, as: z.literal("gallery") })])
  .transform((it) => (Array.isArray(it) ? { output: it } : it));
export type KeptOutput = { output: OutputPlace; as?: "gallery" };

const step = z.strictObject({
  /** An endpoint of the Space. */
  call: endpointName,
  /** Its inputs. `$name` stands for an input of the recipe or an output kept before; the rest is sent as it stands. */
  input: z.record(variableName, z.json()).default({}),
  /** Names for outputs that later steps need. */
  keep: z.record(variableName, kept).default({}),
  /** The step may fail; what it was to keep is this then. */
  otherwise: z.record(variableName, z.json()).optional(),
  /** Which outputs count as the recipe's; without any in a recipe, all of the last step do. */
  output: z.array(place).min(1).optional(),
});
export type RecipeStep = z.output<typeof step>;

/** Calls made one after the other on one session, as data. */
export const recipe = z.array(step).min(1).max(12);
export type Recipe = readonly RecipeStep[];

export const recipeInputs = z.record(variableName, recipeInput);
export type RecipeInputs = Readonly<Record<string, RecipeInput>>;

/** The name behind a `$name`; `undefined` for any other value. */
export function referenceOf(value: unknown): string | undefined {
  return typeof value === "string" ? /^\$([A-Za-z_]\w*)$/.exec(value)?.[1] : undefined;
}

/** What a recipe gets wrong about its own names, in words; empty if nothing. */
export function recipeMistakes(inputs: RecipeInputs, steps: Recipe): string[] {
  const mistakes: string[] = [];
  const defined = new Set(Object.keys(inputs));
  const unused = new Set(defined);

  const use = (value: unknown, where: string) => {
    for (const name of referencesIn(value)) {
      unused.delete(name);
      if (defined.has(name)) continue;
      const known = [...defined].map((one) => `$${one}`).join(", ") || "nothing";
      mistakes.push(`${where} uses $${name}, which nothing defines before it; defined are ${known}`);
    }
  };
  for (const [position, { call, input, keep, otherwise }] of steps.entries()) {
    const where = `step ${position + 1} (${call})`;
    use(input, where);
    use(otherwise, where);
    const names = Object.keys(keep);
    for (const name of names) {
      if (defined.has(name)) mistakes.push(`${where} keeps ${name}, which is defined already`);
      if (otherwise && !(name in otherwise))
        mistakes.push(`${where} may fail, but does not say what ${name} is otherwise`);
      defined.add(name);
      unused.add(name);
    }
    for (const name of Object.keys(otherwise ?? {}))
      if (!names.includes(name))
        mistakes.push(`${where} says what ${name} is otherwise, but does not keep it`);
  }
  for (const name of unused) mistakes.push(`${name} is used by no step`);
  return mistakes;
}

function referencesIn(value: unknown): string[] {
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(referencesIn);
  const name = referenceOf(value);
  return name ? [name] : [];
}
