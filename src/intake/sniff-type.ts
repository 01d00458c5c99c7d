import type { MediaType } from "../core/artifact.ts";

/** Bytes `sniffType` needs to decide. */
export const SNIFF_BYTES = 12;

const SIGNATURES: readonly (readonly [MediaType, (bytes: Buffer) => boolean])[] = [
  ["model/gltf-binary", (bytes) => bytes.toString("latin1", 0, 4) === "glTF"],
  ["image/png", (bytes) => bytes.toString("latin1", 0, 8) === "\x89PNG\r\n\x1a\n"],
  ["image/jpeg", (bytes) => bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff],
  [
    "image/webp",
    (bytes) => bytes.toString("latin1", 0, 4) === "RIFF" && bytes.toString("latin1", 8, 12) === "WEBP",
  ],
  // Meshes begin like this too; the whole of the file tells (`check-model.ts`).
  ["model/x-gaussian-ply", (bytes) => /^ply\r?\n/.test(bytes.toString("latin1", 0, 5))],
  ["model/x-spz", (bytes) => bytes[0] === 0x1f && bytes[1] === 0x8b],
];

/**
 * The type by the first bytes, whatever the file calls itself; `undefined` for all we have no use for. Only `.splat`
 * has no signature: it is asked for by name, and its numbers show whether it is one.
 */
export function sniffType(head: Uint8Array, name = ""): MediaType | undefined {
  const bytes = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, SNIFF_BYTES));
  const found = SIGNATURES.find(([, matches]) => matches(bytes))?.[0];
  return found ?? (/\.splat$/i.test(name) ? "model/x-splat" : undefined);
}
