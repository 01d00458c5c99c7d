import type { RoomSpec } from "../../core/plan.ts";
import type { MaterialSpec } from "../geometry/scene-draft.ts";
import { STYLE_SPECS, type Style } from "./styles.ts";

/** The materials of one room. Parts that share an entry share a draw. */
export interface Palette {
  floor: MaterialSpec;
  floorBorder: MaterialSpec;
  wall: MaterialSpec;
  ceiling: MaterialSpec;
  trim: MaterialSpec;
  joinery: MaterialSpec;
  accent: MaterialSpec;
  door: MaterialSpec;
  dark: MaterialSpec;
  seat: MaterialSpec;
  glow: MaterialSpec;
  paper: MaterialSpec;
}

const FLOOR_COLOURS: Record<RoomSpec["floor"]["material"], string> = {
  marble: "#e4dfd6",
  parquet: "#a9794c",
  wood: "#a67c52",
  stone: "#a59a89",
  concrete: "#8f8c88",
  terrazzo: "#cfc8bd",
  tatami: "#b9b27f",
};
const GLOSS: Record<RoomSpec["floor"]["material"], number> = {
  marble: 0.2,
  parquet: 0.42,
  wood: 0.45,
  stone: 0.6,
  concrete: 0.5,
  terrazzo: 0.25,
  tatami: 0.9,
};

export function paletteOf(room: RoomSpec, style: Style): Palette {
  const spec = STYLE_SPECS[style];
  const wallColour = room.walls.colour ?? MATERIAL_WALL_COLOURS[room.walls.material] ?? spec.wallColour;
  const isJapanese = style === "japanese";
  const ceilingSurface = ceilingSurfaceOf(style, room);
  return {
    floor: {
      name: `floor-${room.floor.material}`,
      surface: room.floor.material === "concrete" ? "concrete-floor" : room.floor.material,
      colour: room.floor.colour ?? FLOOR_COLOURS[room.floor.material],
      roughness: GLOSS[room.floor.material],
    },
    floorBorder: {
      name: "floor-border",
      surface: style === "japanese" ? "dark-wood" : style === "haussmann" ? "marble-block" : "marble-dark",
      colour: spec.floorBorderColour ?? "#dcd6cb",
      roughness: 0.3,
    },
    wall: {
      name: `wall-${room.walls.material}`,
      surface: room.walls.material,
      colour:
        room.walls.material === "plaster" || room.walls.material === "fabric"
          ? (room.walls.colour ?? spec.wallColour)
          : wallColour,
      roughness: 0.92,
    },
    ceiling: {
      name: "ceiling",
      surface: ceilingSurface,
      colour: room.ceiling.colour ?? spec.ceilingColour,
      roughness: 0.9,
    },
    trim: { name: "trim", surface: spec.trim.surface, colour: spec.trim.colour, roughness: 0.55 },
    joinery: { name: "joinery", ...spec.joinery, isDoubleSided: true },
    accent: {
      name: "accent",
      surface: spec.accent?.surface ?? "metal",
      colour: spec.accent?.colour ?? "#55504a",
      roughness: 0.35,
      metallic: 1,
    },
    door: {
      name: "door",
      surface: "wood",
      colour: isJapanese ? "#8a6746" : style === "gothic" ? "#4b3423" : "#6b4326",
      roughness: 0.45,
    },
    dark: { name: "dark", colour: "#1d1c1b", roughness: 0.6 },
    seat: {
      name: "seat",
      surface: style === "brutalist" ? "concrete" : SEATED.has(style) ? "fabric" : "wood",
      colour:
        style === "haussmann" || style === "beaux-arts"
          ? "#6e2b2b"
          : style === "art-deco"
            ? "#2c4a44"
            : style === "brutalist"
              ? "#8e8a84"
              : "#7d5a3a",
      roughness: 0.85,
    },
    glow: {
      name: "glow",
      colour: "#fff1d6",
      emissive: "#ffe2b0",
      emissiveStrength: 1,
      roughness: 1,
      isBaked: false,
    },
    paper: {
      name: "paper",
      colour: "#f6efdf",
      emissive: "#fff3da",
      emissiveStrength: 0.28,
      roughness: 0.95,
      isBaked: false,
    },
  };
}

const SEATED = new Set<Style>(["haussmann", "beaux-arts", "art-deco"]);
const MATERIAL_WALL_COLOURS: Partial<Record<RoomSpec["walls"]["material"], string>> = {
  stone: "#beb49f",
  concrete: "#b3afa8",
  brick: "#8d6253",
  wood: "#9c7650",
};

function ceilingSurfaceOf(style: Style, room: RoomSpec): string {
  if (style === "brutalist") return "concrete";
  if (style === "japanese") return "wood";
  if (style === "industrial") return room.walls.material === "concrete" ? "concrete" : "wood";
  return "plaster";
}
