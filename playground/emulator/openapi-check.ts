import { readFileSync } from "node:fs";
import type { AnySchemaObject, ErrorObject, ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { JsonObject } from "./types.ts";

/** One request as Discord's description sees it. */
export interface DescribedRequest {
  method: string;
  /** Path template, e.g. `/channels/{channel_id}/messages`. */
  route: string;
  mediaType: string;
  /** Parsed; of a multipart request its `payload_json`. */
  body: unknown;
  query: Readonly<Record<string, string>>;
}

/** Discord's own description of its API (OpenAPI 3.1), to hold requests and answers against. */
export interface OpenApi {
  /** The path template behind a path, if the description has one. */
  routeOf(method: string, path: string): string | undefined;
  /** Compiles what a JSON request is held against, so that the first one does not wait for it. */
  prepare(method: string, route: string): void;
  /** Empty if the request is as described. */
  problemsOfRequest(request: DescribedRequest): string[];
  /** Empty if the answer is as described. */
  problemsOfResponse(response: { method: string; route: string; status: number; body: unknown }): string[];
}

interface Described {
  requestBody?: { content: Readonly<Record<string, { schema: AnySchemaObject }>> };
  parameters?: readonly { name: string; in: string; schema: AnySchemaObject; required?: boolean }[];
  responses: Readonly<Record<string, { content?: Readonly<Record<string, unknown>> }>>;
}

interface Description {
  paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  components: { schemas: Readonly<Record<string, AnySchemaObject>> };
}

/** `specs/openapi.json` of github.com/discord/discord-api-spec at commit 74fda0f (2026-07-18), MIT licence beside it. */
const DESCRIPTION_FILE = new URL("./fixtures/openapi.json", import.meta.url);
const MAX_PROBLEMS = 5;
/** What discord.js adds to messages of any kind, and to a thread on a message; Discord takes no notice. */
const IGNORED_KEYS = new Set(["tts", "nonce", "enforce_nonce"]);
const IGNORED_THREAD_KEYS = new Set(["type"]);
const THREAD_ON_MESSAGE = "/channels/{channel_id}/messages/{message_id}/threads";

let loaded: OpenApi | undefined;

/** Read once and shared, since it never changes; each schema is compiled when first needed. */
export function loadOpenApi(): OpenApi {
  loaded ??= createOpenApi(JSON.parse(readFileSync(DESCRIPTION_FILE, "utf8")) as Description);
  return loaded;
}

function createOpenApi(description: Description): OpenApi {
  const bodies = createAjv(description, { coerceTypes: false });
  // Everything in a query is text at first.
  const queries = createAjv(description, { coerceTypes: true });
  const compiled = new Map<string, ValidateFunction>();
  const routes = Object.keys(description.paths).map((route) => ({
    route,
    pattern: new RegExp(`^${route.replaceAll(/\{\w+\}/g, "[^/]+")}$`),
    placeholders: route.split("{").length,
  }));
  // The most literal template wins: `messages/@original` before `messages/{message_id}`.
  routes.sort((a, b) => a.placeholders - b.placeholders);

  const operationOf = (method: string, route: string) => description.paths[route]?.[method.toLowerCase()];

  function validatorAt(ajv: Ajv2020, pointer: readonly (string | number)[]): ValidateFunction {
    const path = pointer.map((part) =>
      encodeURIComponent(String(part).replaceAll("~", "~0").replaceAll("/", "~1")),
    );
    const $ref = `discord#/${path.join("/")}`;
    const validator = compiled.get($ref) ?? ajv.compile({ $ref });
    compiled.set($ref, validator);
    return validator;
  }

  return {
    routeOf(method, path) {
      return routes.find(({ route, pattern }) => pattern.test(path) && operationOf(method, route))?.route;
    },

    prepare(method, route) {
      validatorAt(bodies, bodyPointer(method, route, "application/json"));
    },

    problemsOfRequest({ method, route, mediaType, body, query }) {
      const operation = operationOf(method, route);
      if (operation === undefined) return [`${method} ${route} is not described`];
      const problems: string[] = [];

      const parameters = operation.parameters ?? [];
      for (const [name, value] of Object.entries(query)) {
        const index = parameters.findIndex(
          (parameter) => parameter.in === "query" && parameter.name === name,
        );
        if (index === -1) problems.push(`query: ${name} is unknown`);
        else {
          const pointer = ["paths", route, method.toLowerCase(), "parameters", index, "schema"];
          const validate = validatorAt(queries, pointer);
          if (!validate(value)) problems.push(...describe(validate.errors, `query.${name}`));
        }
      }

      if (operation.requestBody === undefined) return problems;
      const content = operation.requestBody.content[mediaType];
      if (content === undefined)
        return [...problems, `a body of type ${mediaType || "none"} is not described`];
      const normalised = normalise(body);
      const validate = validatorAt(bodies, bodyPointer(method, route, mediaType));
      if (!validate(normalised)) problems.push(...describe(validate.errors, "body"));
      const ignored = route === THREAD_ON_MESSAGE ? IGNORED_THREAD_KEYS : IGNORED_KEYS;
      return [
        ...problems,
        ...unknownKeys(description, content.schema, normalised, { where: "body", ignored }),
      ];
    },

    problemsOfResponse({ method, route, status, body }) {
      const response = operationOf(method, route)?.responses[status];
      if (response === undefined) return [`${method} ${route} does not answer ${status}`];
      if (response.content === undefined)
        return body === undefined ? [] : [`${method} ${route} answers ${status} without a body`];
      const pointer = [
        "paths",
        route,
        method.toLowerCase(),
        "responses",
        status,
        "content",
        "application/json",
        "schema",
      ];
      const validate = validatorAt(bodies, pointer);
      return validate(body) ? [] : describe(validate.errors, "answer");
    },
  };
}

function bodyPointer(method: string, route: string, mediaType: string): string[] {
  return ["paths", route, method.toLowerCase(), "requestBody", "content", mediaType, "schema"];
}

function createAjv(description: Description, { coerceTypes }: { coerceTypes: boolean }): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: false, coerceTypes, validateSchema: false });
  addFormats.default(ajv);
  ajv.addFormat("snowflake", /^(0|[1-9]\d{0,19})$/);
  ajv.addFormat("nonce", true);
  ajv.addSchema(description, "discord");
  return ajv;
}

/** Discord takes permissions as a string of digits, which its description calls an integer. */
function normalise(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(normalise);
  if (!isObject(body) || typeof body.default_member_permissions !== "string") return body;
  const bits = body.default_member_permissions;
  return /^\d+$/.test(bits) ? { ...body, default_member_permissions: Number(bits) } : body;
}

/** Failures deepest in the body say most; a union's other branches only say that they are others. */
function describe(errors: ErrorObject[] | null | undefined, where: string): string[] {
  const sorted = [...(errors ?? [])].sort(
    (a, b) => b.instancePath.split("/").length - a.instancePath.split("/").length,
  );
  const telling = sorted.filter(({ keyword }) => keyword !== "oneOf" && keyword !== "anyOf");
  const words = (telling.length > 0 ? telling : sorted).map(
    ({ instancePath, message = "is wrong", params }) => {
      const allowed = "allowedValues" in params ? `: ${JSON.stringify(params.allowedValues)}` : "";
      return `${where}${instancePath.replaceAll("/", ".")} ${message}${allowed}`;
    },
  );
  return [...new Set(words)].slice(0, MAX_PROBLEMS);
}

/** Keys no branch of the schema knows, in the body and, for interaction callbacks, in its `data`. Null asks for nothing. */
function unknownKeys(
  description: Description,
  schema: AnySchemaObject,
  body: unknown,
  { where, ignored }: { where: string; ignored: ReadonlySet<string> },
): string[] {
  const branches = branchesOf(description, schema);
  if (Array.isArray(body)) {
    const items = branches.find((branch) => branch.items)?.items as AnySchemaObject | undefined;
    if (items === undefined) return [];
    return body.flatMap((item, index) =>
      unknownKeys(description, items, item, { where: `${where}.${index}`, ignored }),
    );
  }
  if (!isObject(body)) return [];
  const properties = branches.map((branch) => (branch.properties ?? {}) as JsonObject);
  const known = new Set(properties.flatMap((branch) => Object.keys(branch)));
  const unknown = Object.entries(body)
    .filter(([key, value]) => !known.has(key) && !ignored.has(key) && value !== null)
    .map(([key]) => `${where}: ${key} is unknown`);
  const data = properties.flatMap((branch) => (branch.data ? [branch.data as AnySchemaObject] : []));
  if (data.length === 0) return unknown;
  const inData = unknownKeys(description, { anyOf: data }, body.data, { where: `${where}.data`, ignored });
  return [...unknown, ...inData];
}

/** A schema and everything it is composed of, references followed. */
function branchesOf(description: Description, schema: AnySchemaObject): AnySchemaObject[] {
  const name = typeof schema.$ref === "string" ? schema.$ref.split("/").at(-1) : undefined;
  const referenced = name === undefined ? undefined : description.components.schemas[name];
  const parts = [
    ...(schema.allOf ?? []),
    ...(schema.anyOf ?? []),
    ...(schema.oneOf ?? []),
  ] as AnySchemaObject[];
  return [
    schema,
    ...(referenced ? [referenced] : []).concat(parts).flatMap((part) => branchesOf(description, part)),
  ];
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
