import { type Gaussians, turnUpright } from "./gaussians.ts";
import { readPly } from "./read-ply.ts";
import { readSplat } from "./read-splat.ts";
import { readSpz } from "./read-spz.ts";

interface SplatFile {
  name: string;
  bytes: Uint8Array;
}

/** How a file begins, or for `.splat`, which begins anyhow, what it is called. */
const FORMS: readonly {
  matches(file: SplatFile): boolean;
  read(bytes: Uint8Array): Gaussians;
  isYDown: boolean;
}[] = [
  { matches: ({ bytes }) => startsWith(bytes, [0x70, 0x6c, 0x79]), read: readPly, isYDown: true },
  { matches: ({ bytes }) => startsWith(bytes, [0x1f, 0x8b]), read: readSpz, isYDown: false },
  { matches: ({ name }) => /\.splat$/i.test(name), read: readSplat, isYDown: true },
];

/** Whether a file is meant to be a Gaussian splat. */
export function isSplat(file: SplatFile): boolean {
  return FORMS.some(({ matches }) => matches(file));
}

/**
 * Reads a splat in any of its three forms and sets it upright. No form says which way is up: PLY and `.splat` come in
 * the axes of the cameras they were trained with (y down, z away from the viewer), as the reference implementation and
 * the public image-to-splat Spaces write them; SPZ is defined with y up and z towards the viewer. Throws an error whose
 * message is not for members.
 */
export function openSplat(file: SplatFile): Gaussians {
  const form = FORMS.find(({ matches }) => matches(file));
  if (!form) throw new RangeError("not a Gaussian splat");
  const gaussians = form.read(file.bytes);
  return form.isYDown ? turnUpright(gaussians) : gaussians;
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
