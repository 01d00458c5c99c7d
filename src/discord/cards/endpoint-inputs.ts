import type { SpaceEndpoint } from "../../core/space.ts";
import { formatCount } from "../text.ts";

type Schema = Readonly<Record<string, unknown>>;

const MAX_INPUTS = 14;
const MAX_CHOICES = 4;
const MAX_NAME_CHARACTERS = 40;
const MAX_VALUE_CHARACTERS = 30;

const PLURALS: Readonly<Record<string, string>> = {
  "a file": "files",
  "a file with notes": "files with notes",
  text: "texts",
  number: "numbers",
  "whole number": "whole numbers",
};

/**
 * One line per input, required ones first: "- `steps`: whole number, 1 to 50, default `4`". Names and values are
 * strangers' and stand in code.
 */
export function inputLines({ input }: Pick<SpaceEndpoint, "input">, maxCharacters: number): string[] {
  const properties = Object.entries((input.properties ?? {}) as Record<string, Schema>);
  if (properties.length === 0) return ["- takes nothing"];
  const required = new Set(Array.isArray(input.required) ? input.required : []);
  const ordered = properties.toSorted(
    ([one], [other]) => Number(required.has(other)) - Number(required.has(one)),
  );
  const lines: string[] = [];
  let characters = 0;
  for (const [name, schema] of ordered.slice(0, MAX_INPUTS)) {
    const facts = [kindOf(schema), rangeOf(schema), defaultOf(schema)];
    if (required.has(name)) facts.push("**required**");
    const line = `- ${code(name, MAX_NAME_CHARACTERS)}: ${facts.filter(Boolean).join(", ")}`;
    characters += line.length + 1;
    if (characters > maxCharacters) break;
    lines.push(line);
  }
  const more = properties.length - lines.length;
  return more > 0 ? [...lines, `- and ${more} more`] : lines;
}

function kindOf(schema: Schema): string {
  const { enum: choices, anyOf, items } = schema;
  if (schema.format === "artifact") return "a file";
  if (Array.isArray(choices)) {
    const shown = choices.slice(0, MAX_CHOICES).map((choice) => code(choice, MAX_VALUE_CHARACTERS));
    const more = choices.length - shown.length;
    return `one of ${shown.join(" ")}${more > 0 ? ` and ${formatCount(more)} more` : ""}`;
  }
  if (Array.isArray(anyOf)) {
    const kinds = [...new Set(anyOf.map((one: Schema) => kindOf(one)))];
    return kinds.filter((kind) => kind !== "nothing").join(" or ");
  }
  const types = [schema.type].flat().filter((type) => type !== "null");
  if (types.length > 1) return types.map((type) => kindOf({ ...schema, type })).join(" or ");
  switch (types[0]) {
    case "string":
      return "text";
    case "integer":
      return "whole number";
    case "number":
      return "number";
    case "boolean":
      return "yes or no";
    case "array":
      return `list of ${(isSchema(items) && PLURALS[kindOf(items)]) || "values"}`;
    case "object":
      return holdsFile(schema) ? "a file with notes" : "several values";
    case undefined:
      return schema.type === undefined ? "anything" : "nothing";
    default:
      return "anything";
  }
}

function rangeOf({ minimum, maximum, maxLength }: Schema): string {
  if (typeof minimum === "number" && typeof maximum === "number")
    return `${formatNumber(minimum)} to ${formatNumber(maximum)}`;
  if (typeof minimum === "number") return `${formatNumber(minimum)} or more`;
  if (typeof maximum === "number") return `${formatNumber(maximum)} at most`;
  return typeof maxLength === "number" ? `up to ${formatCount(maxLength)} characters` : "";
}

function defaultOf(schema: Schema): string {
  const value = schema.default;
  if (value === undefined || value === null || value === "") return "";
  return `default ${code(value, MAX_VALUE_CHARACTERS)}`;
}

function formatNumber(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: 6 });
}

/** Inside a code span nothing is formatted; a backtick would end it. */
function code(value: unknown, maxCharacters: number): string {
  const words = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  const line = words
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .replaceAll("`", "'")
    .trim();
  const characters = [...line];
  const cut =
    characters.length > maxCharacters ? `${characters.slice(0, maxCharacters - 1).join("")}…` : line;
  return `\`${cut || " "}\``;
}

function holdsFile(schema: Schema): boolean {
  return JSON.stringify(schema).includes('"format":"artifact"');
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
