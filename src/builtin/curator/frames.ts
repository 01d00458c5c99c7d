import type { Architecture } from "../geometry/architecture.ts";
import type { MaterialSpec } from "../geometry/scene-draft.ts";
import { bead, rectangle } from "../geometry/solids.ts";
import { addPiece, type Surface } from "../geometry/surface.ts";
import { sweepAround } from "../geometry/sweep.ts";
import { type Placement, place, type Vec2 } from "../geometry/vector.ts";
import type { Work } from "./hang.ts";
import type { Frame } from "./schemes.ts";

export type FrameKind = "gilt" | "deco" | "slim";

/** Frames stand this far off the wall, which leaves a line of shadow behind them. */
export const STAND_OFF_METRES = 0.022;

export interface FrameStyle {
  kind: FrameKind;
  material: MaterialSpec;
}

const GILT: FrameStyle = {
  kind: "gilt",
  material: {
    name: "frame-gilt",
    surface: "gilt",
    colour: "#dbb56c",
    roughness: 0.35,
    metallic: 1,
    isBaked: false,
  },
};

/** Period frames for period rooms, slim ones for modern rooms. */
export function frameStyleOf(style: Architecture["style"]): FrameStyle {
  const slim = (
    name: string,
    surface: string | undefined,
    colour: string,
    roughness: number,
  ): FrameStyle => ({
    kind: "slim",
    material: { name, ...(surface ? { surface } : {}), colour, roughness, isBaked: false },
  });
  switch (style) {
    case "beaux-arts":
    case "haussmann":
    case "gothic":
      return GILT;
    case "art-deco":
      return {
        kind: "deco",
        material: { ...GILT.material, name: "frame-brass", surface: "brass", colour: "#c9a45a" },
      };
    case "white-cube":
      return slim("frame-oak", "wood", "#b58d5f", 0.5);
    case "japanese":
      return slim("frame-wood", "dark-wood", "#4b3423", 0.5);
    default:
      return slim("frame-black", undefined, "#1b1a19", 0.42);
  }
}

/** Museum frames measure about 9 cm and 4 to 5 cm more per metre of canvas; modern ones stay slim. */
export function frameWidthMetres(kind: FrameKind, work: Work): number {
  const long = Math.max(work.widthMetres, work.heightMetres);
  if (kind === "gilt") return Math.min(0.17, 0.065 + 0.045 * long);
  return kind === "deco" ? Math.min(0.1, 0.045 + 0.025 * long) : Math.min(0.05, 0.022 + 0.008 * long);
}

/** The style's frame in another finish. */
export function finishedFrame(style: Architecture["style"], finish: Frame | undefined): FrameStyle {
  const { kind, material } = frameStyleOf(style);
  if (!finish) return { kind, material };
  const { surface, colour } = finish;
  const isMetal = surface === "gilt" || surface === "brass";
  return {
    kind,
    material: {
      name: `frame-${surface ?? "black"}`,
      ...(surface ? { surface } : {}),
      colour,
      roughness: isMetal ? 0.35 : 0.45,
      ...(isMetal ? { metallic: 1 } : {}),
      isBaked: false,
    },
  };
}

/** How far the frame's front stands out from its back. */
export function frameDepthMetres(kind: FrameKind, widthMetres: number): number {
  return kind === "slim" ? 0.042 : Math.max(0.04, widthMetres * 0.62);
}

/** Depth at which the canvas sits, measured from the wall. */
export function canvasDepthMetres(kind: FrameKind, widthMetres: number): number {
  return STAND_OFF_METRES + frameDepthMetres(kind, widthMetres) * (kind === "slim" ? 0.62 : 0.42);
}

/** (distance from the outer edge, height): width 1, depth 1. */
const PROFILES: Record<FrameKind, readonly Vec2[]> = {
  gilt: [
    [0, 0],
    [0, 0.5],
    [0.03, 0.62],
    [0.08, 0.64],
    [0.1, 0.78],
    [0.16, 0.93],
    [0.24, 1],
    [0.32, 0.97],
    [0.37, 0.88],
    [0.4, 0.78],
    [0.5, 0.64],
    [0.62, 0.55],
    [0.72, 0.53],
    [0.74, 0.6],
    [0.82, 0.62],
    [0.84, 0.54],
    [0.92, 0.48],
    [1, 0.36],
  ],
  deco: [
    [0, 0],
    [0, 1],
    [0.22, 1],
    [0.24, 0.84],
    [0.46, 0.84],
    [0.48, 0.68],
    [0.72, 0.68],
    [0.74, 0.52],
    [0.96, 0.52],
    [1, 0.36],
  ],
  slim: [
    [0, 0],
    [0, 0.95],
    [0.06, 1],
    [0.94, 1],
    [1, 0.95],
    [1, 0.55],
  ],
};

/** Sight edge: the frame covers this much of the canvas all round. */
const OVERLAP_METRES = 0.006;

/** Builds a mitred frame round a canvas; `at` is the middle of the canvas on the wall. */
export function addFrame(
  surface: Surface,
  kind: FrameKind,
  at: Placement,
  size: { widthMetres: number; heightMetres: number; frameMetres: number },
  isCarved: boolean,
): void {
  const { widthMetres: w, heightMetres: h, frameMetres } = size;
  const depth = frameDepthMetres(kind, frameMetres);
  const placement = { ...at, origin: place(at, 0, 0, STAND_OFF_METRES) };
  const full = frameMetres + OVERLAP_METRES;
  sweepAround(surface, {
    path: rectangle(-w / 2 - frameMetres, -h / 2 - frameMetres, w + frameMetres * 2, h + frameMetres * 2),
    isClosed: true,
    profile: PROFILES[kind].map(([o, d]): Vec2 => [o * full, d * depth]),
    placement,
    lies: "inside",
  });
  if (kind !== "gilt" || !isCarved) return;
  addRun(surface, placement, w, h, frameMetres, {
    offset: 0.78,
    height: 0.58,
    radius: 0.05,
    stretch: 2.3,
    pitch: 3.9,
    facets: 5,
  });
  addCorners(surface, placement, w, h, frameMetres, depth);
}

interface Run {
  offset: number;
  height: number;
  radius: number;
  stretch: number;
  pitch: number;
  facets: number;
}

/** A course of beads along the four sides, at a share of the moulding's width. */
function addRun(surface: Surface, at: Placement, w: number, h: number, frame: number, run: Run): void {
  const radius = frame * run.radius;
  const piece = bead(radius * run.stretch, radius, radius, run.facets);
  const upright = bead(radius, radius * run.stretch, radius, run.facets);
  const out = frame * (1 - run.offset);
  const z = frameDepthMetres("gilt", frame) * run.height;
  for (const side of [-1, 1]) {
    for (const [length, across, isUpright] of [
      [w + out * 2, side * (h / 2 + out), false],
      [h + out * 2, side * (w / 2 + out), true],
    ] as const) {
      const count = Math.max(4, Math.round(length / (radius * run.stretch * run.pitch)));
      for (let i = 0; i < count; i++) {
        const along = ((i + 0.5) / count - 0.5) * length;
        const [u, v] = isUpright ? [across, along] : [along, across];
        addPiece(surface, isUpright ? upright : piece, { ...at, origin: place(at, u, v, z) });
      }
    }
  }
}

/** Carved leaves over the mitres and a shell in the middle of each side. */
function addCorners(
  surface: Surface,
  at: Placement,
  w: number,
  h: number,
  frame: number,
  depth: number,
): void {
  const lobe = bead(frame * 0.5, frame * 0.13, frame * 0.2, 6);
  const boss = bead(frame * 0.16, frame * 0.16, frame * 0.22, 8);
  const fan = (u: number, v: number, angles: readonly number[]) => {
    for (const angle of angles) {
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      addPiece(surface, lobe, {
        origin: place(at, u + c * frame * 0.42, v + s * frame * 0.42, depth * 0.66),
        right: place({ ...at, origin: [0, 0, 0] }, c, s, 0),
        up: place({ ...at, origin: [0, 0, 0] }, -s, c, 0),
        out: at.out,
      });
    }
    addPiece(surface, boss, { ...at, origin: place(at, u, v, depth * 0.74) });
  };
  const [u, v] = [w / 2 + frame * 0.62, h / 2 + frame * 0.62];
  for (const x of [-1, 1]) {
    for (const y of [-1, 1]) {
      const inward = Math.atan2(-y, -x);
      const along = [Math.atan2(0, -x), Math.atan2(-y, 0)];
      fan(x * u, y * v, [inward, ...along, inward + 0.4, inward - 0.4]);
    }
  }
  const spread = [0, Math.PI];
  for (const y of [-1, 1]) fan(0, y * (h / 2 + frame * 0.6), spread);
  for (const x of [-1, 1])
    fan(
      x * (w / 2 + frame * 0.6),
      0,
      spread.map((a) => a + Math.PI / 2),
    );
}
