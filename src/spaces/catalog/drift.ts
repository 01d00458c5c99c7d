import type { Logger } from "pino";
import { canonicalJson, digestOf, hexOf } from "../../core/digest.ts";
import type { VernissageError } from "../../core/errors.ts";
import type { SpaceApi, SpaceEndpoint } from "../../core/space.ts";
import { isRecord } from "../gradio/schema.ts";
import { spaceError } from "../space-errors.ts";
import { quoteText } from "../untrusted-text.ts";
import type { CatalogEndpoint, CatalogEntry } from "./catalog.ts";

/** Which catalogued Spaces are no longer what the catalog says. */
export interface DriftBook {
  /** Notes how a Space was just found: what changed, or `undefined` if it is as catalogued. Logs what is new. */
  note(space: string, what: string | undefined): void;
  /** What changed, as a hindrance to show; `undefined` if nothing is known to have. */
  of(space: string): string | undefined;
}

export function createDriftBook(logger: Logger): DriftBook {
  const changes = new Map<string, string>();
  return {
    note(space, what) {
      if (changes.get(space) === what) return;
      if (what === undefined) {
        changes.delete(space);
        logger.info({ space }, "space-drift-over");
      } else {
        changes.set(space, what);
        logger.warn({ space, what }, "space-drifted");
      }
    },
    of(space) {
      const what = changes.get(space);
      return what && `changed since it was catalogued: ${what}`;
    },
  };
}

/** Why a Space is not called although it is catalogued; another Space may take over. */
export function driftError(space: string, what: string): VernissageError {
  return spaceError(space, { code: "space-drifted", did: `has changed since it was catalogued: ${what}` });
}

/**
 * How a Space differs from its catalog entry, in words: an endpoint or a parameter is gone, one is asked for that a
 * recipe does not give, or the schema is not the recorded one. `undefined` if it is as catalogued.
 */
export function driftOf(live: SpaceApi, entry: CatalogEntry): string | undefined {
  const changes = entry.endpoints.flatMap((endpoint) => endpointDrift(live, endpoint));
  // Names of parameters are a stranger's words.
  return changes.length > 0 ? quoteText([...new Set(changes)].join("; ")) : undefined;
}

function endpointDrift(live: SpaceApi, endpoint: CatalogEndpoint): string[] {
  const changes = expectationsOf(endpoint).flatMap(({ name, parameters, isComplete }) => {
    const found = live.endpoints.find((one) => one.name === name);
    if (!found) return [`${name} is gone`];
    const { properties, required } = found.input;
    const takes = Object.keys(isRecord(properties) ? properties : {});
    const wants = isComplete && Array.isArray(required) ? (required as string[]) : [];
    return [
      ...parameters.filter((one) => !takes.includes(one)).map((one) => `${name} no longer takes ${one}`),
      ...wants.filter((one) => !parameters.includes(one)).map((one) => `${name} now wants ${one}`),
    ];
  });
  // Anything above shows in the hash as well, in no words.
  if (changes.length > 0 || endpoint.schemaHash === undefined) return changes;
  return schemaHashOf(live, endpoint) === endpoint.schemaHash ? [] : [`${endpoint.name} has another schema`];
}

/** The Space's own endpoints behind a catalogued one, with the parameters they are called with. */
function expectationsOf({ name, parameters, recipe }: CatalogEndpoint) {
  if (!recipe) return [{ name, parameters: parameters ?? [], isComplete: false }];
  return recipe.map(({ call, input }) => ({ name: call, parameters: Object.keys(input), isComplete: true }));
}

/**
 * 16 hex digits that change when the endpoint (for a recipe: any it calls) gets another name, other parameters, types
 * or choices, or returns other components. `undefined` if one is missing.
 */
export function schemaHashOf(live: SpaceApi, endpoint: CatalogEndpoint): string | undefined {
  const names = [...new Set(expectationsOf(endpoint).map(({ name }) => name))];
  const found = names.map((name) => live.endpoints.find((one) => one.name === name));
  if (!found.every((one) => one !== undefined)) return undefined;
  return hexOf(digestOf(canonicalJson(found.map(shapeOf)))).slice(0, 16);
}

function shapeOf({ name, input, returns }: SpaceEndpoint) {
  return { name, input: typeShapeOf(input), returns: returns.map(({ component }) => component) };
}

/** Texts, defaults and ranges change without harm, and often. */
const SHAPELESS = new Set(["description", "default", "minimum", "maximum", "required"]);

function typeShapeOf(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(typeShapeOf);
  if (!isRecord(schema)) return schema;
  const kept = Object.entries(schema).filter(([keyword]) => !SHAPELESS.has(keyword));
  return Object.fromEntries(
    kept.map(([keyword, value]) => [
      keyword,
      keyword === "properties" && isRecord(value)
        ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, typeShapeOf(inner)]))
        : typeShapeOf(value),
    ]),
  );
}
