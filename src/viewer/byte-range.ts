/**
 * One `Range: bytes=…` header against a size: the range (both ends included), `undefined` to send everything (no
 * header, several ranges, or not understood; RFC 9110 14.2 allows ignoring it), or `unsatisfiable`.
 */
export function parseByteRange(
  header: string | undefined,
  sizeBytes: number,
): { first: number; last: number } | "unsatisfiable" | undefined {
  const match = header?.match(/^bytes=(\d*)-(\d*)$/);
  if (!match || (match[1] === "" && match[2] === "")) return undefined;
  if (match[1] === "") {
    const suffix = Number(match[2]);
    return suffix === 0 ? "unsatisfiable" : { first: Math.max(0, sizeBytes - suffix), last: sizeBytes - 1 };
  }
  const first = Number(match[1]);
  const last = match[2] === "" ? sizeBytes - 1 : Math.min(Number(match[2]), sizeBytes - 1);
  if (match[2] !== "" && Number(match[2]) < first) return undefined;
  return first >= sizeBytes ? "unsatisfiable" : { first, last };
}
