import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";
import { VernissageError } from "../../core/errors.ts";
import { CAPABILITIES } from "../../core/space.ts";
import { endpointName, recipe, recipeInputs, recipeMistakes } from "./recipe-schema.ts";

const gpuSeconds = z.number().min(0).max(3600);

const endpoint = z
  .strictObject({
    /** The Space's own, or, with a recipe, the name the model sees. */
    name: endpointName,
    capability: z.enum(CAPABILITIES),
    /** Where it differs from the Space's. */
    gpuSeconds: gpuSeconds.optional(),
    /** Names it is known to take; one that is gone is drift. Recipes name theirs in their steps. */
    parameters: z.array(z.string().min(1).max(100)).min(1).optional(),
    /** What `schemaHashOf` found when the Space was last visited. */
    schemaHash: z
      .string()
      .regex(/^[0-9a-f]{16}$/, "expected 16 hex digits")
      .optional(),
    /** What the model reads about a recipe. */
    description: z.string().min(1).max(300).optional(),
    /** The recipe's own inputs. */
    input: recipeInputs.optional(),
    recipe: recipe.optional(),
  })
  .superRefine(({ parameters, description, input, recipe: steps }, context) => {
    const complain = (message: string) => context.addIssue({ code: "custom", message });
    if (steps && !input) complain("a recipe needs its inputs under `input`");
    if (steps && parameters) complain("a recipe names its parameters in its steps, not under `parameters`");
    if (!steps && (input || description))
      complain("`input` and `description` are a recipe's; a plain endpoint describes itself");
    if (steps && input) for (const mistake of recipeMistakes(input, steps)) complain(mistake);
  });

const entry = z.strictObject({
  id: z.string().regex(/^[\w.-]{1,60}\/[\w.-]{1,100}$/, "expected a Space as owner/name"),
  title: z.string().min(1).max(80),
  description: z.string().min(1).max(200),
  /** Of the model behind the Space. */
  licence: z.string().min(1),
  /** The licence allows no commercial use. */
  nonCommercial: z.boolean().optional(),
  /** ISO 3166 codes (and `EU`) where the licence does not allow use of the outputs. */
  excludedTerritories: z.array(z.string().regex(/^[A-Z]{2}$/)).default([]),
  /** GPU time one call books on the Hub's shared GPUs. */
  gpuSeconds,
  endpoints: z
    .array(endpoint)
    .min(1)
    .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, "an endpoint comes twice"),
});

const catalogFile = z.strictObject({
  spaces: z
    .array(entry)
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, "an id comes twice"),
});

export type CatalogEntry = z.infer<typeof entry>;
export type CatalogEndpoint = z.infer<typeof endpoint>;
/** Known Spaces, best first within each capability. */
export type Catalog = readonly CatalogEntry[];

/** The catalog that comes with the program. */
export const BUNDLED_CATALOG = new URL("./catalog.yaml", import.meta.url);

/** Reads and checks a catalog. Rejects with `catalog-invalid`, which says where the file is wrong. */
export async function readCatalog(file: URL | string = BUNDLED_CATALOG): Promise<Catalog> {
  try {
    return parseCatalog(await readFile(file, "utf8"));
  } catch (cause) {
    if (cause instanceof VernissageError) throw cause;
    throw invalid(String(cause), cause);
  }
}

/** A catalog from YAML. Throws `catalog-invalid`, which names each mistake with the Space it is about. */
export function parseCatalog(text: string): Catalog {
  let value: unknown;
  try {
    value = parse(text);
  } catch (cause) {
    throw invalid(String(cause), cause);
  }
  const parsed = catalogFile.safeParse(value);
  if (parsed.success) return parsed.data.spaces;
  throw invalid(parsed.error.issues.map((issue) => describeIssue(issue, value)).join("; "), parsed.error);
}

/** `microsoft/TRELLIS.2 /image_to_glb recipe.1.call: expected …`: by name where there is one, not by number. */
function describeIssue({ path, message }: z.core.$ZodIssue, root: unknown): string {
  let value: unknown = root;
  const names: string[] = [];
  const rest: string[] = [];
  for (const key of path) {
    value = (value as Record<PropertyKey, unknown> | undefined)?.[key];
    const { id, name } = (value ?? {}) as { id?: unknown; name?: unknown };
    const named = typeof key === "number" && rest.length === 1 ? (id ?? name) : undefined;
    if (typeof named === "string") {
      names.push(named);
      rest.length = 0;
    } else rest.push(String(key));
  }
  return `${[...names, rest.join(".")].filter(Boolean).join(" ")}: ${message}`;
}

function invalid(reason: string, cause: unknown): VernissageError {
  return new VernissageError({
    code: "catalog-invalid",
    message: `The catalog of Spaces cannot be used: ${reason}`,
    userMessage: "The list of known Spaces cannot be read. Whoever runs this bot has to look at it.",
    party: "operator",
    cause,
  });
}
