import sharp from "sharp";
import { blurField } from "./noise.ts";
import { clamp01, type Rgb, type Surface } from "./surface.ts";

export interface EncodedMaps {
  baseColour: Uint8Array;
  normal: Uint8Array;
  occlusionRoughnessMetallic: Uint8Array;
  averageColour: string;
}

/** Non-metals keep within the albedo of real things: charcoal 30 to fresh snow 245. */
const DARKEST = 22;
const BRIGHTEST = 245;
/** Hollows this deep below their surroundings lose half of the ambient light. */
const HALF_OCCLUDED_METRES = 0.0025;

/** Turns a surface into three JPEGs in glTF's channel order; `tint` moves the average colour to it, keeping contrast. */
export async function encodeMaps(
  surface: Surface,
  metalness: number,
  tint: string | undefined,
): Promise<EncodedMaps> {
  if (tint) tintSurface(surface, parseHex(tint));
  const { bytes, averageColour } = colourBytes(surface);
  const [baseColour, normal, occlusionRoughnessMetallic] = await Promise.all([
    encode(bytes, surface.sizePx, 90),
    encode(normalBytes(surface), surface.sizePx, 92),
    encode(packedBytes(surface, metalness), surface.sizePx, 88),
  ]);
  return { baseColour, normal, occlusionRoughnessMetallic, averageColour };
}

function encode(bytes: Uint8Array, sizePx: number, quality: number): Promise<Uint8Array> {
  return sharp(bytes, { raw: { width: sizePx, height: sizePx, channels: 3 } })
    .jpeg({ quality, chromaSubsampling: "4:4:4" })
    .toBuffer();
}

function parseHex(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** Lightness follows the material, hue follows the tint; a third of the material's own hue differences stays. */
function tintSurface({ colour }: Surface, tint: Rgb): void {
  const mean = meanOf(colour);
  const meanLuminance = luminance(mean[0], mean[1], mean[2]) || 1;
  for (let at = 0; at < colour.length; at += 3) {
    const [r, g, b] = [colour[at]!, colour[at + 1]!, colour[at + 2]!];
    const lift = luminance(r, g, b) / meanLuminance;
    colour[at] = tint[0] * lift + (r - mean[0] * lift) * 0.33;
    colour[at + 1] = tint[1] * lift + (g - mean[1] * lift) * 0.33;
    colour[at + 2] = tint[2] * lift + (b - mean[2] * lift) * 0.33;
  }
}

function luminance(r: number, g: number, b: number): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function meanOf(colour: Float32Array | Uint8Array): Rgb {
  let [r, g, b] = [0, 0, 0];
  for (let at = 0; at < colour.length; at += 3) {
    r += colour[at]!;
    g += colour[at + 1]!;
    b += colour[at + 2]!;
  }
  const pixels = colour.length / 3;
  return [r / pixels, g / pixels, b / pixels];
}

function colourBytes({ colour }: Surface): { bytes: Uint8Array; averageColour: string } {
  const bytes = new Uint8Array(colour.length);
  for (let at = 0; at < colour.length; at++) {
    bytes[at] = Math.min(BRIGHTEST, Math.max(DARKEST, colour[at]!)) + 0.5;
  }
  const averageColour = `#${meanOf(bytes)
    .map((channel) => Math.round(channel).toString(16).padStart(2, "0"))
    .join("")}`;
  return { bytes, averageColour };
}

/** Normals as glTF wants them: +x right, +y up in the picture (so against the row order), +z out of the surface. */
function normalBytes({ sizePx, coversMetres, height }: Surface): Uint8Array {
  const bytes = new Uint8Array(height.length * 3);
  const mask = sizePx - 1;
  const perMetre = sizePx / (2 * coversMetres);
  for (let y = 0, i = 0; y < sizePx; y++) {
    const above = ((y - 1) & mask) * sizePx;
    const below = ((y + 1) & mask) * sizePx;
    const row = y * sizePx;
    for (let x = 0; x < sizePx; x++, i++) {
      const slopeX = (height[row + ((x + 1) & mask)]! - height[row + ((x - 1) & mask)]!) * perMetre;
      const slopeY = (height[above + x]! - height[below + x]!) * perMetre;
      const half = 127 / Math.sqrt(slopeX * slopeX + slopeY * slopeY + 1);
      bytes[i * 3] = 128 - slopeX * half;
      bytes[i * 3 + 1] = 128 - slopeY * half;
      bytes[i * 3 + 2] = 128 + half;
    }
  }
  return bytes;
}

function packedBytes({ sizePx, coversMetres, height, roughness }: Surface, metalness: number): Uint8Array {
  const around = blurField(height, sizePx, Math.max(2, Math.round((sizePx * 0.012) / coversMetres)));
  const bytes = new Uint8Array(height.length * 3);
  for (let i = 0; i < height.length; i++) {
    const depth = Math.max(0, around[i]! - height[i]!);
    bytes[i * 3] = 255 / (1 + depth / HALF_OCCLUDED_METRES);
    bytes[i * 3 + 1] = clamp01(roughness[i]!) * 255;
    bytes[i * 3 + 2] = metalness * 255;
  }
  return bytes;
}
