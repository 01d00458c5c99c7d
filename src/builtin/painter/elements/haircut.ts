import type { Random } from "../../../core/random.ts";
import { mix, type Rgb, rgb } from "../colour.ts";
import { type Light, lit } from "../light.ts";
import { pick } from "../pick.ts";
import type { Person } from "./sitter.ts";

/** How hair is worn: how thick it lies, how high it begins above the brow, and what hangs or is knotted behind. */
export interface Cut {
  thick: number;
  /** Height of the hairline over the forehead, at the temple, before the ear and at the nape. */
  line: readonly [brow: number, temple: number, ear: number, nape: number];
  behind: "nothing" | "knot" | "topknot" | "loose" | "bob";
}

const CUTS: Readonly<Record<"woman" | "man" | "girl" | "boy" | "oldMan" | "oldWoman", readonly Cut[]>> = {
  woman: [
    { thick: 0.05, line: [0.865, 0.76, 0.42, 0.2], behind: "knot" },
    { thick: 0.06, line: [0.85, 0.72, 0.36, 0.22], behind: "topknot" },
    { thick: 0.055, line: [0.86, 0.66, 0.2, 0.05], behind: "loose" },
    { thick: 0.06, line: [0.74, 0.62, 0.18, 0.05], behind: "bob" },
  ],
  man: [
    { thick: 0.035, line: [0.85, 0.76, 0.44, 0.26], behind: "nothing" },
    { thick: 0.055, line: [0.83, 0.74, 0.36, 0.18], behind: "nothing" },
    { thick: 0.03, line: [0.92, 0.84, 0.46, 0.26], behind: "nothing" },
  ],
  girl: [
    { thick: 0.045, line: [0.72, 0.64, 0.24, 0.08], behind: "loose" },
    { thick: 0.05, line: [0.74, 0.66, 0.2, 0.06], behind: "bob" },
  ],
  boy: [
    { thick: 0.05, line: [0.74, 0.68, 0.42, 0.24], behind: "nothing" },
    { thick: 0.045, line: [0.82, 0.72, 0.4, 0.22], behind: "nothing" },
  ],
  oldMan: [
    { thick: 0.03, line: [0.985, 0.84, 0.42, 0.22], behind: "nothing" },
    { thick: 0.045, line: [0.93, 0.82, 0.38, 0.18], behind: "nothing" },
  ],
  oldWoman: [
    { thick: 0.04, line: [0.88, 0.78, 0.42, 0.22], behind: "knot" },
    { thick: 0.045, line: [0.88, 0.76, 0.4, 0.24], behind: "topknot" },
  ],
};

/** How this person wears their hair. */
export function chooseCut({ isMan, age, hasHat }: Person, random: Random): Cut {
  const [his, hers] = { child: ["boy", "girl"], grown: ["man", "woman"], old: ["oldMan", "oldWoman"] }[
    age
  ] as [keyof typeof CUTS, keyof typeof CUTS];
  const cut = pick(CUTS[isMan ? his : hers], random);
  // No room for a topknot under a hat.
  return hasHat && cut.behind === "topknot" ? { ...cut, behind: "knot" } : cut;
}

/** Hair from the deepest shade to its sheen. */
export function hairTones(light: Light, hair: Rgb): readonly [Rgb, Rgb, Rgb, Rgb] {
  return [
    lit(light, mix(hair, rgb("#22162c"), 0.6), 0.64),
    lit(light, mix(hair, rgb("#3a2436"), 0.38), 0.76),
    lit(light, mix(hair, rgb("#4a2c34"), 0.12), 0.88),
    lit(light, mix(hair, rgb("#ffe0b0"), 0.32), 1.02),
  ];
}
