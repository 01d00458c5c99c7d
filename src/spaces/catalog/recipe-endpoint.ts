import type { SpaceApi, SpaceEndpoint } from "../../core/space.ts";
import { ARTIFACT } from "../gradio/schema.ts";
import type { CatalogEndpoint, CatalogEntry } from "./catalog.ts";
import type { RecipeInput } from "./recipe-schema.ts";

/** What a catalogued Space offers: each recipe as one endpoint, in place of the calls it is made of. */
export function withRecipes(live: SpaceApi, entry: CatalogEntry): SpaceApi {
  const recipes = entry.endpoints.filter(({ recipe }) => recipe);
  const own = new Set(entry.endpoints.filter(({ recipe }) => !recipe).map(({ name }) => name));
  const replaced = new Set(
    recipes.flatMap(({ name, recipe = [] }) => [name, ...recipe.map(({ call }) => call)]),
  );
  return {
    ...live,
    endpoints: [
      ...recipes.map((endpoint) => recipeEndpoint(live, entry, endpoint)),
      ...live.endpoints.filter(({ name }) => own.has(name) || !replaced.has(name)),
    ],
  };
}

function recipeEndpoint(
  live: SpaceApi,
  entry: CatalogEntry,
  { name, description, input = {}, recipe = [] }: CatalogEndpoint,
): SpaceEndpoint {
  const returnsOf = (call: string) => live.endpoints.find((one) => one.name === call)?.returns ?? [];
  const picked = recipe.flatMap(({ call, output = [] }) =>
    output.flatMap(([index = 0]) => returnsOf(call)[index] ?? []),
  );
  const inputs = Object.entries(input);
  return {
    name,
    description: description ?? entry.description,
    input: {
      type: "object",
      properties: Object.fromEntries(inputs.map(([key, one]) => [key, propertyOf(one)])),
      required: inputs.filter(([, one]) => one.default === undefined && !one.optional).map(([key]) => key),
      additionalProperties: false,
    },
    returns: picked.length > 0 ? picked : returnsOf(recipe.at(-1)?.call ?? ""),
  };
}

function propertyOf({ file, optional: _, ...schema }: RecipeInput): Record<string, unknown> {
  return file ? { ...ARTIFACT, ...schema } : schema;
}

/** The defaults of a recipe's inputs, by name. */
export function recipeDefaults({ input = {} }: CatalogEndpoint): Record<string, unknown> {
  const entries = Object.entries(input).filter(([, one]) => one.default !== undefined);
  return Object.fromEntries(entries.map(([name, one]) => [name, one.default]));
}
