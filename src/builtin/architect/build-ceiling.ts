import { openingOutline } from "../geometry/outline.ts";
import { architraveProfile } from "../geometry/profiles.ts";
import { bead, rectangle } from "../geometry/solids.ts";
import { addPiece, addQuad, type Surface } from "../geometry/surface.ts";
import { extrude, subdividePath, sweep, sweepAround } from "../geometry/sweep.ts";
import { type Placement, place, type Vec2 } from "../geometry/vector.ts";
import { addWallFace } from "../geometry/wall-face.ts";
import { buildDome } from "./build-dome.ts";
import { buildSkylight, skylightBox } from "./build-skylight.ts";
import { buildTrusses } from "./build-trusses.ts";
import { buildVault, vaultHeight } from "./build-vault.ts";
import { type RoomBuilder, surfaceOf } from "./room-builder.ts";

/** Height of the finished ceiling above a floor point: what walls must reach up to. */
export function ceilingHeight({ layout }: RoomBuilder): (x: number, z: number) => number {
  if (layout.room.kind !== "rotunda" && layout.room.ceiling.kind === "vaulted") return vaultHeight(layout);
  return () => layout.springMetres;
}

export function buildCeiling(builder: RoomBuilder): void {
  const { layout } = builder;
  if (layout.room.kind === "rotunda") buildDome(builder);
  else if (layout.room.ceiling.kind === "vaulted") buildVault(builder);
  else buildFlatCeiling(builder);
}

/** Looking down from the ceiling: u is x and v is z from the corner at (−x, −z). */
export function ceilingPlacement({ layout }: RoomBuilder): Placement {
  const { widthMetres, lengthMetres } = layout.room;
  return {
    origin: [-widthMetres / 2, layout.springMetres, -lengthMetres / 2],
    right: [1, 0, 0],
    up: [0, 0, 1],
    out: [0, -1, 0],
  };
}

function buildFlatCeiling(builder: RoomBuilder): void {
  const { layout, detail, palette } = builder;
  const { widthMetres, lengthMetres, ceiling, skylight } = layout.room;
  const surface = surfaceOf(builder, "ceiling", { role: "ceiling", material: ceiling.kind }, palette.ceiling);
  const placement = ceilingPlacement(builder);
  const light = skylight ? skylightBox(builder) : undefined;
  const coffers = ceiling.kind === "coffered" ? cofferBoxes(builder, light) : [];
  const openings = [...coffers, ...(light ? [light] : [])].map((box) => ({
    box,
    outline: openingOutline("rectangular", box, 4),
  }));
  addWallFace(surface, {
    widthMetres,
    heightMetres: lengthMetres,
    openings,
    placement,
    gridMetres: detail.gridMetres * 1.6,
  });
  for (const box of coffers) buildCoffer(builder, surface, placement, box);
  if (light) buildSkylight(builder, placement, light);
  if (ceiling.kind === "beamed") {
    if (layout.style === "industrial") buildTrusses(builder);
    else buildBeams(builder, surface, placement);
  }
}

const MOST_COFFERS = 48;

interface Box {
  left: number;
  bottom: number;
  width: number;
  height: number;
}

function cofferBoxes({ layout, spec }: RoomBuilder, light: Box | undefined): Box[] {
  const { widthMetres, lengthMetres } = layout.room;
  const margin = (spec.cornice?.depth ?? 0.1) + 0.22;
  const usual = layout.style === "brutalist" ? 1.5 : 1.85;
  // Under a large ceiling coffers grow with it: a few dozen are carved, never hundreds.
  const pitch = Math.max(usual, Math.sqrt((widthMetres * lengthMetres) / MOST_COFFERS));
  const across = Math.max(1, Math.round((widthMetres - margin * 2) / pitch));
  const along = Math.max(1, Math.round((lengthMetres - margin * 2) / pitch));
  const rib = layout.style === "brutalist" ? 0.24 : 0.34;
  const [du, dv] = [(widthMetres - margin * 2 + rib) / across, (lengthMetres - margin * 2 + rib) / along];
  const boxes: Box[] = [];
  for (let i = 0; i < across; i++) {
    for (let j = 0; j < along; j++) {
      const box = { left: margin + i * du, bottom: margin + j * dv, width: du - rib, height: dv - rib };
      const isUnderLight =
        light &&
        box.left < light.left + light.width + 0.1 &&
        box.left + box.width > light.left - 0.1 &&
        box.bottom < light.bottom + light.height + 0.1 &&
        box.bottom + box.height > light.bottom - 0.1;
      if (!isUnderLight && box.width > 0.3 && box.height > 0.3) boxes.push(box);
    }
  }
  return boxes;
}

/** A sunk panel: steps, a moulding in each, and a rosette in the middle where the style is carved. */
function buildCoffer(builder: RoomBuilder, surface: Surface, placement: Placement, box: Box): void {
  const { layout, palette, detail } = builder;
  const isBare =
    layout.style === "brutalist" || layout.style === "white-cube" || layout.style === "industrial";
  const depth = isBare ? 0.42 : 0.3;
  const outer = rectangle(box.left, box.bottom, box.width, box.height);
  const steps = isBare ? [0] : [0, 0.13];
  let floorDepth = 0;
  steps.forEach((inset, index) => {
    const path = rectangle(
      box.left + inset,
      box.bottom + inset,
      box.width - inset * 2,
      box.height - inset * 2,
    );
    const next = floorDepth + depth / steps.length;
    extrude(surface, subdividePath(path, true, detail.pieceMetres), true, -next, -floorDepth, placement);
    const after = index + 1 < steps.length ? steps[index + 1]! : undefined;
    if (after !== undefined) {
      sweep(surface, {
        path,
        isClosed: true,
        profile: [
          [after - inset, -next],
          [0, -next],
        ],
        placement,
      });
    }
    floorDepth = next;
  });
  const last = steps.at(-1)!;
  const back = rectangle(box.left + last, box.bottom + last, box.width - last * 2, box.height - last * 2);
  const corners = back.map(([u, v]) => place(placement, u, v, -floorDepth));
  addQuad(surface, corners[0]!, corners[1]!, corners[2]!, corners[3]!);
  if (isBare) return;
  const trim = surfaceOf(builder, "ceiling-mouldings", { role: "moulding" }, palette.trim);
  const inner = { ...placement, origin: place(placement, 0, 0, -depth / 2) };
  sweepAround(trim, {
    path: outer,
    isClosed: true,
    profile: architraveProfile("classical", 0.07, 0.05),
    placement: inner,
    lies: "inside",
  });
  sweepAround(trim, {
    path: back,
    isClosed: true,
    profile: architraveProfile("classical", 0.06, 0.04),
    placement: { ...placement, origin: place(placement, 0, 0, -floorDepth) },
    lies: "inside",
  });
  if (!detail.hasOrnament) return;
  const gilt = builder.spec.accent
    ? surfaceOf(builder, "rosettes", { role: "moulding" }, palette.accent)
    : trim;
  const middle = place(placement, box.left + box.width / 2, box.bottom + box.height / 2, -floorDepth);
  addRosette(gilt, { ...placement, origin: middle }, Math.min(box.width, box.height) * 0.17, 10);
}

/** Petals round a boss, rising out of the placement's plane. */
export function addRosette(surface: Surface, placement: Placement, radius: number, petals: number): void {
  const petal = bead(radius * 0.36, radius * 0.17, radius * 0.22, 8);
  for (let i = 0; i < petals; i++) {
    const angle = (i / petals) * Math.PI * 2;
    const [c, s] = [Math.cos(angle), Math.sin(angle)];
    const along = place({ ...placement, origin: [0, 0, 0] }, c, s, 0);
    const across = place({ ...placement, origin: [0, 0, 0] }, -s, c, 0);
    addPiece(surface, petal, {
      origin: place(placement, c * radius * 0.6, s * radius * 0.6, 0),
      right: along,
      up: across,
      out: placement.out,
    });
  }
  addPiece(surface, bead(radius * 0.28, radius * 0.28, radius * 0.34, 12), placement);
}

function buildBeams(builder: RoomBuilder, surface: Surface, placement: Placement): void {
  const { layout, palette } = builder;
  const { widthMetres, lengthMetres } = layout.room;
  const size = {
    japanese: { pitch: 0.48, width: 0.05, depth: 0.06 },
    brutalist: { pitch: 2.1, width: 0.36, depth: Math.min(0.62, layout.springMetres * 0.14) },
  }[layout.style as "japanese" | "brutalist"] ?? { pitch: 1.4, width: 0.24, depth: 0.26 };
  const target =
    layout.style === "brutalist" || layout.style === "japanese"
      ? surface
      : surfaceOf(
          builder,
          "beams",
          { role: "ceiling" },
          layout.style === "white-cube" ? palette.trim : palette.door,
        );
  const count = Math.max(2, Math.round(lengthMetres / size.pitch));
  for (let i = 0; i < count; i++) {
    addBeam(
      target,
      placement,
      [
        [0, ((i + 0.5) / count) * lengthMetres],
        [widthMetres, ((i + 0.5) / count) * lengthMetres],
      ],
      size,
    );
  }
}

/** A chamfered beam hanging from the placement's plane. */
export function addBeam(
  surface: Surface,
  placement: Placement,
  path: readonly Vec2[],
  size: { width: number; depth: number },
): void {
  const [w, d] = [size.width / 2, size.depth];
  const c = Math.min(0.02, w / 3);
  const profile: Vec2[] = [
    [w, 0],
    [w, d - c],
    [w - c, d],
    [c - w, d],
    [-w, d - c],
    [-w, 0],
  ];
  sweep(surface, {
    path: subdividePath(path, false, 0.8),
    isClosed: false,
    profile,
    placement,
  });
}
