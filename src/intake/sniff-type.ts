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
];

/** The type by the first bytes, whatever the file calls itself; `undefined` for all we have no use for. */
export function sniffType(head: Uint8Array): MediaType | undefined {
  const bytes = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, SNIFF_BYTES));
  return SIGNATURES.find(([, matches]) => matches(bytes))?.[0];
}
