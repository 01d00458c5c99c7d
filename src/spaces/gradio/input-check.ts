import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import { closest, distance } from "fastest-levenshtein";
import { VernissageError } from "../../core/errors.ts";
import { ArtifactValue, type SpaceApi, type SpaceEndpoint } from "../../core/space.ts";
import { SpaceFile } from "../space-file.ts";
import { ARTIFACT_FORMAT, isRecord } from "./schema.ts";

const KEYWORD = "isArtifact";
const NULL = { const: null };

/** The endpoint by name, or `space-endpoint-unknown` naming what there is and the likely one. */
export function findEndpoint(api: SpaceApi, name: string): SpaceEndpoint {
  const found = api.endpoints.find((endpoint) => endpoint.name === name || endpoint.name === `/${name}`);
  if (found) return found;
  const names = api.endpoints.map((endpoint) => endpoint.name);
  throw modelError(
    "space-endpoint-unknown",
    `The Space ${api.id} has no endpoint ${name}.${didYouMean(name, names)} It offers ${names.join(", ") || "none"}.`,
  );
}

/**
 * The inputs as the endpoint takes them: a copy in which a number written as text (or the other way round) became
 * what is asked for. Rejects with `space-input-invalid`, which lists everything wrong at once in words a model can
 * act on. Defaults are left to the Gradio client, which knows those too large to show.
 */
export function checkInput(
  space: string,
  endpoint: SpaceEndpoint,
  input: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const copy = copyInput(input) as Record<string, unknown>;
  const validate = compile(endpoint);
  if (validate(copy)) return copy;
  const names = Object.keys(isRecord(endpoint.input.properties) ? endpoint.input.properties : {});
  const problems = (validate.errors ?? [])
    // What fails inside an alternative is told by the alternative itself.
    .filter((error) => !error.schemaPath.includes("/anyOf/"))
    .map((error) => describe(error, names, copy));
  throw modelError(
    "space-input-invalid",
    `${space} ${endpoint.name} does not take these inputs: ${[...new Set(problems)].join("; ")}.`,
  );
}

function modelError(code: string, message: string): VernissageError {
  return new VernissageError({
    code,
    message,
    userMessage: "A Space was asked for something it does not do. The bot corrects itself and tries again.",
    party: "model",
  });
}

function isFile(value: unknown): boolean {
  return value instanceof ArtifactValue || value instanceof SpaceFile;
}

/** A deep copy that keeps files as they are. */
function copyInput(value: unknown): unknown {
  if (isFile(value)) return value;
  if (Array.isArray(value)) return value.map(copyInput);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, copyInput(inner)]));
}

/** Compiled checks by schema: compiling takes longer than all else a call does here. */
const compiled = new Map<string, ValidateFunction>();
const MAX_COMPILED = 200;

function compile(endpoint: SpaceEndpoint): ValidateFunction {
  const key = JSON.stringify(endpoint.input);
  const known = compiled.get(key);
  if (known) return known;
  if (compiled.size >= MAX_COMPILED) compiled.clear();
  // Schemas were put together by us, out of known keywords; checking them against the schema of schemas is not needed.
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    coerceTypes: true,
    verbose: true,
    meta: false,
    validateSchema: false,
  });
  ajv.addKeyword({
    keyword: KEYWORD,
    errors: false,
    validate: (_: unknown, value: unknown) => isFile(value) || value === null,
  });
  const validate = ajv.compile(checkable(endpoint.input) as Record<string, unknown>);
  compiled.set(key, validate);
  return validate;
}

/** The shown schema as one to check with: files are artifacts, and null stands wherever it is the default. */
function checkable(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(checkable);
  if (!isRecord(node)) return node;
  if (node.format === ARTIFACT_FORMAT) return { [KEYWORD]: true };
  // As a constant, first of its alternatives: as a type, 0 and "" would become null, or null become "".
  if (node.type === "null") return NULL;
  const { default: fallback, description: _, ...rest } = node;
  const schema = Object.fromEntries(
    Object.entries(rest).map(([name, inner]) => [
      name,
      name === "properties" && isRecord(inner)
        ? Object.fromEntries(Object.entries(inner).map(([key, child]) => [key, checkable(child)]))
        : name === "enum" || name === "const" || name === "required"
          ? inner
          : name === "anyOf" && Array.isArray(inner)
            ? inner.map(checkable).sort((a, b) => Number(b === NULL) - Number(a === NULL))
            : checkable(inner),
    ]),
  );
  return fallback === null ? { anyOf: [NULL, schema] } : schema;
}

function describe(error: ErrorObject, names: readonly string[], input: unknown): string {
  const where = error.instancePath.slice(1).replaceAll("/", ".") || "the input";
  const params = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case "additionalProperties": {
      const name = String(params.additionalProperty);
      const free = names.filter((known) => isRecord(input) && !Object.hasOwn(input, known));
      return `"${name}" is not one of its inputs (${names.join(", ")}).${didYouMean(name, free)}`.replace(
        /\.$/,
        "",
      );
    }
    case "required":
      return `"${String(params.missingProperty)}" is missing`;
    case "enum": {
      const allowed = params.allowedValues as unknown[];
      const guess = typeof error.data === "string" ? didYouMean(error.data, allowed.map(String)) : "";
      return `"${where}" must be one of ${allowed.map((value) => JSON.stringify(value)).join(", ")}.${guess}`;
    }
    case KEYWORD:
      return `"${where}" must be a file, written artifact:xxxxxxxx`;
    default:
      return `"${where}" ${error.message ?? "is not right"}`;
  }
}

/** ` Did you mean "x"?` if one of the names is near enough to be a slip. */
function didYouMean(name: string, names: readonly string[]): string {
  if (names.length === 0) return "";
  const guess = closest(name, names);
  return distance(name, guess) <= Math.max(2, name.length / 2) ? ` Did you mean "${guess}"?` : "";
}
