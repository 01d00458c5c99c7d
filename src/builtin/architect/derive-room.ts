import type { RoomSpec } from "../../core/plan.ts";
import type { Style } from "./styles.ts";

const FLOORS: Record<Style, RoomSpec["floor"]["material"]> = {
  "beaux-arts": "marble",
  haussmann: "parquet",
  gothic: "stone",
  "art-deco": "terrazzo",
  "white-cube": "concrete",
  brutalist: "concrete",
  industrial: "wood",
  japanese: "tatami",
};
const WALLS: Partial<Record<Style, RoomSpec["walls"]["material"]>> = {
  gothic: "stone",
  brutalist: "concrete",
  industrial: "brick",
};
const CEILINGS: Partial<Record<Style, RoomSpec["ceiling"]["kind"]>> = {
  "beaux-arts": "coffered",
  gothic: "vaulted",
  brutalist: "beamed",
  industrial: "beamed",
  japanese: "beamed",
};
const SHAPES: Partial<Record<Style, RoomSpec["windows"]["shape"]>> = {
  "beaux-arts": "arched",
  gothic: "pointed",
};

function wordIn<T extends string>(words: string, options: readonly (readonly [RegExp, T])[]): T | undefined {
  return options.find(([pattern]) => pattern.test(words))?.[1];
}

/** A sensible room when no plan is given: 7 × 14 × 5.25 m for a hall, three windows along one side. */
export function deriveRoom(scene: string, style: Style): RoomSpec {
  const kind =
    wordIn(scene, [
      [/rotunda|dome|round room|circular/i, "rotunda"],
      [/corridor|long|gallery wing|enfilade/i, "long-gallery"],
      [/salon|small|cabinet|chamber|apartment|tea ?house/i, "salon"],
    ] as const) ?? (style === "haussmann" || style === "japanese" ? "salon" : "hall");
  const size = {
    hall: [14, 7, 5.25],
    salon: [8, 5.6, 3.7],
    "long-gallery": [26, 6, 5],
    rotunda: [11, 11, 8],
  }[kind] as [number, number, number];
  const ceiling =
    wordIn(scene, [
      [/vault/i, "vaulted"],
      [/coffer/i, "coffered"],
      [/beam|truss/i, "beamed"],
    ] as const) ?? (kind === "rotunda" ? "coffered" : (CEILINGS[style] ?? "flat"));
  const needsHeight = style === "gothic" && kind !== "salon" ? 8.5 : size[2];
  return {
    kind,
    lengthMetres: size[0],
    widthMetres: size[1],
    heightMetres: needsHeight,
    windows: {
      shape:
        wordIn(scene, [
          [/arched|arch/i, "arched"],
          [/pointed|lancet/i, "pointed"],
          [/round window|oculus|porthole/i, "round"],
        ] as const) ??
        SHAPES[style] ??
        "rectangular",
      count: /no windows|windowless/i.test(scene)
        ? 0
        : kind === "long-gallery"
          ? 5
          : kind === "salon"
            ? 2
            : 3,
    },
    skylight: /skylight|glass roof|oculus/i.test(scene) || (style === "white-cube" && kind === "hall"),
    floor: {
      material:
        wordIn(scene, [
          [/marble/i, "marble"],
          [/parquet|herringbone/i, "parquet"],
          [/terrazzo/i, "terrazzo"],
          [/stone floor|flagstone/i, "stone"],
          [/wooden floor|plank/i, "wood"],
        ] as const) ?? FLOORS[style],
    },
    walls: { material: WALLS[style] ?? "plaster" },
    ceiling: { kind: ceiling },
    light: {
      time:
        wordIn(scene, [
          [/night|midnight/i, "night"],
          [/evening|dusk|sunset|golden/i, "evening"],
          [/noon|midday/i, "noon"],
        ] as const) ?? "morning",
    },
    benches: kind === "salon" ? 1 : 2,
    mood: "",
  };
}
