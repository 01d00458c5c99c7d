/** sRGB channels, 0 to 255, not clamped until they are put down. */
export type Rgb = readonly [number, number, number];

export function rgb(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

export function css([r, g, b]: Rgb, alpha = 1): string {
  return `rgba(${byte(r)},${byte(g)},${byte(b)},${alpha})`;
}

function byte(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)));
}

export function mix(a: Rgb, b: Rgb, amount: number): Rgb {
  return [a[0] + (b[0] - a[0]) * amount, a[1] + (b[1] - a[1]) * amount, a[2] + (b[2] - a[2]) * amount];
}

/** Perceived brightness, 0 to 255 (Rec. 601 weights). */
export function luma([r, g, b]: Rgb): number {
  return 0.299 * r + 0.587 * g + 0.114 * b;
}

export function multiply(a: Rgb, b: Rgb): Rgb {
  return [(a[0] * b[0]) / 255, (a[1] * b[1]) / 255, (a[2] * b[2]) / 255];
}

/** Keeps brightness, scales the distance from grey. */
export function saturate(colour: Rgb, factor: number): Rgb {
  const grey = luma(colour);
  return mix([grey, grey, grey], colour, factor);
}

export function lighten(colour: Rgb, amount: number): Rgb {
  return amount >= 0 ? mix(colour, [255, 252, 244], amount) : mix(colour, [18, 16, 34], -amount);
}

/** Turns the hue, roughly keeping brightness: a rotation in the YIQ plane. */
export function turnHue([r, g, b]: Rgb, radians: number): Rgb {
  const y = 0.299 * r + 0.587 * g + 0.114 * b;
  const i = 0.596 * r - 0.274 * g - 0.322 * b;
  const q = 0.211 * r - 0.523 * g + 0.312 * b;
  const [c, s] = [Math.cos(radians), Math.sin(radians)];
  const [ti, tq] = [i * c - q * s, i * s + q * c];
  return [y + 0.956 * ti + 0.621 * tq, y - 0.272 * ti - 0.647 * tq, y - 1.106 * ti + 1.703 * tq];
}

/**
 * Adds colour of one hue without touching brightness, which unlike `turnHue` also wakes a grey. `radians` run from
 * orange (0) by purple and blue to green (3π/2); `amount` is in steps of a channel.
 */
export function tinge([r, g, b]: Rgb, radians: number, amount: number): Rgb {
  const [i, q] = [Math.cos(radians) * amount * 0.6, Math.sin(radians) * amount * 0.6];
  return [r + 0.956 * i + 0.621 * q, g - 0.272 * i - 0.647 * q, b - 1.106 * i + 1.703 * q];
}

export function distance(a: Rgb, b: Rgb): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** The palette's nearest colour, weighing hue over brightness so that shadows keep their family. */
export function nearest(palette: readonly Rgb[], colour: Rgb): Rgb {
  const own = luma(colour);
  let best = palette[0]!;
  let bestScore = Number.POSITIVE_INFINITY;
  for (const candidate of palette) {
    const bright = luma(candidate);
    const score =
      Math.hypot(
        candidate[0] - bright - (colour[0] - own),
        candidate[1] - bright - (colour[1] - own),
        candidate[2] - bright - (colour[2] - own),
      ) +
      0.8 * Math.abs(bright - own);
    if (score < bestScore) [best, bestScore] = [candidate, score];
  }
  return best;
}
