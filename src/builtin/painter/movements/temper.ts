import type { Random } from "../../../core/random.ts";
import { type Rgb, rgb, turnHue } from "../colour.ts";
import { pick } from "../pick.ts";
import type { Theme } from "../theme.ts";

/** What a subject leaves behind once nothing of it is drawn: colours, an order, and the way the arm swings. */
export interface Temper {
  /** The ground first, then what is laid on it in the order of its weight. */
  palette: readonly Rgb[];
  /** What lies is stacked, what stands goes side by side, the rest are masses. */
  order: "level" | "standing" | "masses";
  /** Direction of the swings in radians, how far they stray from it, and how tightly they curl, radians a step. */
  swing: { angle: number; stray: number; curl: number };
}

type Row = readonly [subjects: string, order: Temper["order"], colours: string];

const ROWS: readonly Row[] = [
  ["dancers flock butterflies", "masses", "#efe1d2 #b8405c #e79a94 #3a2f5e #f3d9a4 #1f1c26"],
  ["portrait desk cafe", "standing", "#ead9c6 #6a2430 #d9806c #e9bfa2 #2c3050 #c8903c"],
  ["forest poplars garden", "standing", "#e4e4cc #2a4a38 #5f8a4a #a8b45c #d98a4c #1c2a2c"],
  ["sea harbour underwater", "level", "#e6e6dc #1d3f76 #3f7fae #9cc4c8 #f2e4c4 #16253f"],
  ["pond river waterfall bridge", "level", "#e2e6d8 #2f6a72 #4f8a5c #8fb8b0 #e6b8b4 #22404a"],
  ["poppies", "level", "#efe4c8 #c8341f #e0602c #7f9440 #e9c44a #2a3a2c"],
  ["lavender", "level", "#ece4dc #5c4a96 #9a80b8 #d9b84a #7f9460 #2c2648"],
  ["fields hills savanna desert tropics", "level", "#f0e4c6 #d9a032 #c8642c #8a9a44 #e9cc7c #4a3424"],
  ["mountains moonscape", "masses", "#e8e6e2 #2c3a50 #6f8aa6 #c9b49c #a8b8c4 #1a1e28"],
  ["volcano", "masses", "#2a1c1e #c8341f #f08a2c #f4c85c #6a2430 #0f0c10"],
  ["cosmos", "masses", "#12183a #3a4ea0 #8c4a8c #f0c060 #d9dcec #0a0c1c"],
  [
    "metropolis boulevard cathedral village market",
    "standing",
    "#e0dad0 #24262e #8a8680 #c8a23c #a83c2c #4a6484",
  ],
  ["stilllife", "masses", "#eadfc4 #a8301f #d9702c #e9b43c #4a6a48 #2c2022"],
];

const DEALT = [
  "#efe6d2 #c8341f #e9b52c #2f5f9c #1c1b20",
  "#e2d6c4 #d9683c #8fb0b4 #f2e7c8 #22304f",
  "#3a1420 #a8261f #e0702a #f0c080 #5a1c3c",
  "#dfe3dc #6f9a5c #e8d25c #b8506c #2a3c34",
];

const GLOW = ["#ec7f35", "#f4bd5c"].map(rgb);

/** Reads a theme's temper; no two seeds get quite the same hues. */
export function temperOf({ subjects, things, moods, light, accents }: Theme, random: Random): Temper {
  const names = [...subjects, ...things];
  const row = ROWS.find(([listed]) => listed.split(" ").some((name) => names.includes(name)));
  const turn = (random() - 0.5) * (row ? 0.24 : 0.4);
  const colours = (row ? row[2] : pick(DEALT, random)).split(" ").map((hex) => turnHue(rgb(hex), turn));
  const [ground, ...rest] = colours as [Rgb, ...Rgb[]];
  const isGlowing = moods.has("sunrise") || moods.has("sunset");
  // The glow between the subject's own colours: a sunrise over the sea is orange and blue.
  const [first, ...others] = rest as [Rgb, ...Rgb[]];
  const laid = [...accents, ...(isGlowing ? [GLOW[0]!, first, GLOW[1]!] : [first]), ...others];
  const palette =
    light.isNight && moods.has("night") ? [rest.at(-1)!, ground, ...laid.slice(0, -1)] : [ground, ...laid];
  const order = row?.[1] ?? (random() < 0.3 ? "level" : "masses");
  if (order === "level") return { palette, order, swing: { angle: 0, stray: 0.5, curl: 0.07 } };
  if (order === "standing") return { palette, order, swing: { angle: Math.PI / 2, stray: 0.6, curl: 0.1 } };
  const isWhirling = names.includes("dancers") || names.includes("flock");
  return { palette, order, swing: { angle: random() * 6.3, stray: 6.3, curl: isWhirling ? 0.34 : 0.22 } };
}
