import { z } from "zod";
import { canonicalJson, digestOf } from "../../core/digest.ts";
import type { SpaceApi, SpaceEndpoint } from "../../core/space.ts";
import { spaceError } from "../space-errors.ts";
import { quoteText } from "../untrusted-text.ts";

type Json = Record<string, unknown>;

/** `format` of a string that stands for a file; `input-check.ts` wants an artifact there. */
export const ARTIFACT_FORMAT = "artifact";

/** Strangers' schemas are followed this deep and no deeper. */
const MAX_DEPTH = 10;
const MAX_ENUM_VALUES = 200;

const text = z.string().catch("");
const parameter = z.object({
  label: text,
  parameter_name: z.string().max(100).nullish().catch(null),
  parameter_has_default: z.boolean().catch(false),
  parameter_default: z.unknown(),
  type: z.record(z.string(), z.unknown()).catch({}),
  python_type: z.object({ description: text }).catch({ description: "" }),
  component: text,
});
const endpoint = z.object({
  parameters: z.array(parameter).max(200),
  returns: z.array(z.object({ label: text, component: text })).max(200),
  description: text,
  api_visibility: z.string().catch("public"),
});
const rawInfo = z.object({ named_endpoints: z.record(z.string(), z.unknown()) });

/**
 * What a Space offers, from its raw `/info`: per named, public endpoint one JSON Schema with enums, ranges (also those
 * Gradio states only in words), defaults, and files as strings `artifact:xxxxxxxx`. Endpoints that make no sense are
 * left out. Rejects with `space-schema-unreadable` if nothing is left to read.
 */
export function readSpaceApi(space: string, info: unknown): SpaceApi {
  const parsed = rawInfo.safeParse(info);
  if (!parsed.success)
    throw spaceError(space, { code: "space-schema-unreadable", did: "does not say what it offers" });
  const endpoints = Object.entries(parsed.data.named_endpoints).flatMap(([name, raw]): SpaceEndpoint[] => {
    const described = endpoint.safeParse(raw);
    if (!described.success || described.data.api_visibility !== "public" || !/^\/[\w-]{1,100}$/.test(name))
      return [];
    const { parameters, returns, description } = described.data;
    return [
      {
        name,
        description: quoteText(description, 400),
        input: inputSchema(parameters),
        returns: returns.map((value) => ({
          label: quoteText(value.label, 80),
          component: quoteText(value.component, 40),
        })),
      },
    ];
  });
  return { id: space, endpoints, schemaDigest: digestOf(canonicalJson(endpoints)) };
}

function inputSchema(parameters: readonly z.infer<typeof parameter>[]): Json {
  const named = parameters.flatMap((raw) =>
    raw.parameter_name ? [{ ...raw, name: raw.parameter_name }] : [],
  );
  return {
    type: "object",
    properties: Object.fromEntries(named.map((raw) => [raw.name, parameterSchema(raw)])),
    required: named.filter((raw) => !raw.parameter_has_default).map((raw) => raw.name),
    additionalProperties: false,
  };
}

function parameterSchema(raw: z.infer<typeof parameter>): Json {
  const definitions = isRecord(raw.type.$defs) ? raw.type.$defs : {};
  const { description, ...stated } = normalise(raw.type, definitions, 0);
  const schema: Json = holdsFile(stated) ? stated : (fileSchema(raw.component, stated) ?? stated);
  // What Gradio says about a parameter with files is about its own classes and paths.
  const ours = schema.format === ARTIFACT_FORMAT ? [ARTIFACT.description] : [];
  const said = holdsFile(schema) ? ours : [description, raw.python_type.description];
  const words = [raw.label, ...said].map((part) => quoteText(part, 160));
  const isShort = (JSON.stringify(raw.parameter_default) ?? "").length <= 300;
  return {
    ...schema,
    description: [...new Set(words.filter(Boolean))].join(". "),
    ...(raw.parameter_has_default && isShort && !holdsFile(schema)
      ? { default: raw.parameter_default ?? null }
      : {}),
  };
}

/** How a file is described to a model. */
export const ARTIFACT: Json = {
  type: "string",
  format: ARTIFACT_FORMAT,
  pattern: "^artifact:[0-9a-f]{8}$",
  description: "a file, as artifact:xxxxxxxx",
};

const FILE_COMPONENT = /^(image|file|model3d|video|audio|downloadbutton|uploadbutton)$/i;

/** For a component that takes files while its schema tells nothing about them. */
function fileSchema(component: string, stated: Json): Json | undefined {
  if (/^gallery$/i.test(component)) {
    const caption = { type: ["string", "null"] };
    const item = { type: "object", properties: { image: ARTIFACT, caption }, required: ["image"] };
    return { type: "array", items: item };
  }
  if (!FILE_COMPONENT.test(component)) return undefined;
  return stated.type === "array" ? { type: "array", items: ARTIFACT } : ARTIFACT;
}

/** A clean copy with the keywords we know; everything else, patterns above all, stays outside. */
function normalise(node: unknown, definitions: Json, depth: number): Json {
  if (!isRecord(node) || depth > MAX_DEPTH) return {};
  if (typeof node.$ref === "string") {
    const name = /^#\/\$defs\/([\w.-]+)$/.exec(node.$ref)?.[1];
    return name && Object.hasOwn(definitions, name)
      ? normalise(definitions[name], definitions, depth + 1)
      : {};
  }
  const description = quoteText(node.description, 200);
  if (isFileSchema(node)) return ARTIFACT;
  const inner = (child: unknown) => normalise(child, definitions, depth + 1);
  const alternatives = [node.anyOf, node.oneOf].find(Array.isArray);
  if (alternatives)
    return alternatives.length === 1 ? inner(alternatives[0]) : { anyOf: alternatives.map(inner) };
  if (Array.isArray(node.allOf) && node.allOf.length === 1) return inner(node.allOf[0]);
  return {
    ...typeOf(node),
    ...(Array.isArray(node.enum) && { enum: node.enum.slice(0, MAX_ENUM_VALUES) }),
    ...("const" in node && { const: node.const }),
    ...range(node, description),
    ...(isRecord(node.properties) && {
      properties: Object.fromEntries(
        Object.entries(node.properties).map(([name, child]) => [name, inner(child)]),
      ),
    }),
    ...(Array.isArray(node.required) && {
      required: node.required.filter((name) => typeof name === "string"),
    }),
    ...(isRecord(node.items) && { items: inner(node.items) }),
    ...(description && { description }),
  };
}

const TYPES = new Set(["string", "number", "integer", "boolean", "object", "array", "null"]);

function typeOf(node: Json): Json {
  const types = (Array.isArray(node.type) ? node.type : [node.type]).filter((name) =>
    TYPES.has(name as string),
  );
  return types.length === 0 ? {} : { type: types.length === 1 ? types[0] : types };
}

/** A slider tells its range only in words: "numeric value between 256 and 2048". */
function range(node: Json, description: string): Json {
  const words = /between (-?\d+(?:\.\d+)?(?:e[+-]?\d+)?) and (-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)/i.exec(
    description,
  );
  const isNumeric = node.type === "number" || node.type === "integer";
  const minimum =
    typeof node.minimum === "number" ? node.minimum : isNumeric && words ? Number(words[1]) : undefined;
  const maximum =
    typeof node.maximum === "number" ? node.maximum : isNumeric && words ? Number(words[2]) : undefined;
  return { ...(minimum !== undefined && { minimum }), ...(maximum !== undefined && { maximum }) };
}

/** Gradio's `FileData` and `ImageData`, by what they hold: titles differ from version to version. */
function isFileSchema(node: Json): boolean {
  if (!isRecord(node.properties)) return false;
  const { path, meta, url, orig_name } = node.properties;
  return path !== undefined && (meta !== undefined || (url !== undefined && orig_name !== undefined));
}

function holdsFile(schema: Json): boolean {
  return JSON.stringify(schema).includes(`"format":"${ARTIFACT_FORMAT}"`);
}

export function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
