import sharp from "sharp";

/** What a picture looks like from across the room. */
export interface Tone {
  /** Mean colour, 0…1 sRGB; strong colours count most, as they do for the eye. */
  colour: readonly [red: number, green: number, blue: number];
  /** Lightness of a coarse grid, without its mean: what the composition is. */
  composition: readonly number[];
}

const GRID = 8;

/** Reads a picture's colour and composition from a grid of eight by eight. */
export async function toneOf(image: Uint8Array): Promise<Tone> {
  const pixels = await sharp(image)
    .resize(GRID, GRID, { fit: "fill" })
    .removeAlpha()
    .toColourspace("srgb")
    .raw()
    .toBuffer();
  const sum = [0, 0, 0];
  let weight = 0;
  const lightness: number[] = [];
  for (let at = 0; at < pixels.length; at += 3) {
    const [r, g, b] = [pixels[at]! / 255, pixels[at + 1]! / 255, pixels[at + 2]! / 255];
    const strength = Math.max(r, g, b) - Math.min(r, g, b) + 0.03;
    weight += strength;
    [r, g, b].forEach((value, channel) => {
      sum[channel]! += value * strength;
    });
    lightness.push(0.2126 * r + 0.7152 * g + 0.0722 * b);
  }
  const mean = lightness.reduce((a, b) => a + b, 0) / lightness.length;
  return {
    colour: sum.map((value) => value / weight) as [number, number, number],
    composition: lightness.map((value) => value - mean),
  };
}

/** How far two pictures' colours are apart: opponent colours weigh most, 0 for equal, about 1 for blue and orange. */
export function colourDistance({ colour: [r, g, b] }: Tone, { colour: [s, h, c] }: Tone): number {
  const warmth = r - b - (s - c);
  const green = g - (r + b) / 2 - (h - (s + c) / 2);
  return Math.hypot(warmth, green, (0.5 * (r + g + b - s - h - c)) / 3);
}

/** How alike two compositions are, 0…1: correlation of light and dark. Plain pictures resemble nothing. */
export function likeness(one: Tone, other: Tone): number {
  const dot = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, value, i) => sum + value * b[i]!, 0);
  const [a, b] = [dot(one.composition, one.composition), dot(other.composition, other.composition)];
  if (Math.min(a, b) < 1e-3) return 0;
  return Math.max(0, dot(one.composition, other.composition) / Math.sqrt(a * b));
}

/** A word for a picture's colour, as one would say it in passing. */
export function colourWord({ colour: [r, g, b] }: Tone): string {
  const [most, least] = [Math.max(r, g, b), Math.min(r, g, b)];
  if (most - least < 0.07) return most > 0.7 ? "pale tones" : most < 0.3 ? "dark tones" : "greys";
  if (most === b) return r > g + 0.03 ? "violets" : "blues";
  if (most === g) return "greens";
  if (b > g + 0.02) return "pinks";
  if (g > r * 0.85) return "yellows";
  return most < 0.5 ? "browns" : "warm tones";
}
