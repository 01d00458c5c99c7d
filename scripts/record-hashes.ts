import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from "yaml";
import type { Visit } from "./visit-catalog.ts";

interface Edit {
  from: number;
  to: number;
  text: string;
}

/**
 * A catalog's text with the hashes that visits found, and otherwise as it was, comments and all. Endpoints that
 * drifted in more than their hash are left as they are: somebody has to look at those.
 */
export function recordHashes(text: string, visits: readonly Visit[]): string {
  const spaces = parseDocument(text).get("spaces");
  const edits = itemsOf(spaces).flatMap((space) =>
    itemsOf(space.get("endpoints")).flatMap((endpoint): Edit[] => {
      const visit = visits.find(
        (one) => one.space === space.get("id") && one.endpoint === endpoint.get("name"),
      );
      if (!visit?.schemaHash || visit.finding === "drifted") return [];
      return [editOf(text, endpoint, visit.schemaHash)];
    }),
  );
  return edits.reduceRight(
    (written, { from, to, text: hash }) => written.slice(0, from) + hash + written.slice(to),
    text,
  );
}

function itemsOf(sequence: unknown): YAMLMap[] {
  return isSeq(sequence) ? sequence.items.filter(isMap) : [];
}

function editOf(text: string, endpoint: YAMLMap, hash: string): Edit {
  // Sixteen hex digits may look like a number.
  const quoted = `"${hash}"`;
  const known = rangeOf(endpoint.get("schemaHash", true));
  if (known) return { ...known, text: quoted };
  const capability = endpoint.items.find(({ key }) => isScalar(key) && key.value === "capability");
  const value = rangeOf(capability?.value) ?? { from: text.length, to: text.length };
  if (endpoint.flow) return { from: value.to, to: value.to, text: `, schemaHash: ${quoted}` };
  const keyFrom = rangeOf(capability?.key)?.from ?? 0;
  const indent = " ".repeat(keyFrom - text.lastIndexOf("\n", keyFrom) - 1);
  const lineEnd = text.indexOf("\n", value.to);
  const at = lineEnd < 0 ? text.length : lineEnd;
  return { from: at, to: at, text: `\n${indent}schemaHash: ${quoted}` };
}

function rangeOf(node: unknown): { from: number; to: number } | undefined {
  return isScalar(node) && node.range ? { from: node.range[0], to: node.range[1] } : undefined;
}
