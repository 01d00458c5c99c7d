import { basename, dirname } from "node:path";
import type { SpaceFile } from "./builtin-space.ts";
import { mediaTypeOf } from "./hosted-files.ts";

/**
 * A hosted file as Gradio sends it: always an attachment, whole or the one range that is asked for (`416` where it
 * has none such). `path` is the one it is hosted under.
 */
export function fileResponse({ bytes }: SpaceFile, path: string, rangeHeader: string | undefined): Response {
  const size = bytes.length;
  const range = rangeHeader === undefined ? undefined : rangeOf(rangeHeader, size);
  if (range === "unsatisfiable")
    return new Response(null, { status: 416, headers: { "content-range": `bytes */${size}` } });
  const [first, end] = range ?? [0, size];
  return new Response(new Uint8Array(bytes.subarray(first, end)), {
    status: range ? 206 : 200,
    headers: {
      "accept-ranges": "bytes",
      "content-type": mediaTypeOf(path),
      "content-length": String(end - first),
      "content-disposition": "attachment",
      "x-content-type-options": "nosniff",
      // Its folder is named after its digest.
      etag: `"${basename(dirname(path))}"`,
      ...(range && { "content-range": `bytes ${first}-${end - 1}/${size}` }),
    },
  });
}

/** First byte and the one after the last. Several ranges at once, and other units, are ignored, as HTTP allows. */
function rangeOf(header: string, size: number): [first: number, end: number] | "unsatisfiable" | undefined {
  const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/.exec(header.trim()) ?? [];
  if (!from && !to) return undefined;
  const first = from ? Number(from) : Math.max(0, size - Number(to));
  const end = from && to ? Math.min(size, Number(to) + 1) : size;
  return first < end ? [first, end] : "unsatisfiable";
}
