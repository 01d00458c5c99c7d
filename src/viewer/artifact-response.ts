import { EXTENSIONS, type MediaType } from "../core/artifact.ts";
import { type Digest, hexOf } from "../core/digest.ts";
import { parseByteRange } from "./byte-range.ts";

/** What may be served: what a gallery is made of and shown with. Text from Spaces is not. */
const SERVED: readonly MediaType[] = ["model/gltf-binary", "image/png", "image/jpeg", "image/webp"];

/** The digest and type that a file name such as `<64 hex>.glb` stands for, if it is one we serve. */
export function parseArtifactName(name: string): { digest: Digest; mediaType: MediaType } | undefined {
  const match = name.match(/^([0-9a-f]{64})\.([a-z]+)$/);
  const mediaType = SERVED.find((candidate) => EXTENSIONS[candidate] === match?.[2]);
  return match && mediaType ? { digest: `sha256:${match[1]}`, mediaType } : undefined;
}

/** Bytes that never change under their address: cached for good, in parts if asked for. */
export function artifactResponse(
  artifact: { digest: Digest; bytes: Uint8Array; mediaType: MediaType },
  request: { range: string | undefined; ifNoneMatch: string | undefined },
): Response {
  const { bytes } = artifact;
  const headers = new Headers({
    "content-type": artifact.mediaType,
    "cache-control": "public, max-age=31536000, immutable",
    "accept-ranges": "bytes",
    etag: `"${hexOf(artifact.digest)}"`,
    "cross-origin-resource-policy": "cross-origin",
  });
  if (request.ifNoneMatch === headers.get("etag")) return new Response(null, { status: 304, headers });
  const range = parseByteRange(request.range, bytes.byteLength);
  if (range === "unsatisfiable") {
    headers.set("content-range", `bytes */${bytes.byteLength}`);
    return new Response(null, { status: 416, headers });
  }
  const part = range ? bytes.subarray(range.first, range.last + 1) : bytes;
  if (range) headers.set("content-range", `bytes ${range.first}-${range.last}/${bytes.byteLength}`);
  headers.set("content-length", String(part.byteLength));
  return new Response(new Uint8Array(part), { status: range ? 206 : 200, headers });
}
