import earcut from "earcut";
import { type Wall, wallPlacement } from "../geometry/architecture.ts";
import { architraveProfile } from "../geometry/profiles.ts";
import { addBar, bead, rectangle } from "../geometry/solids.ts";
import { addPiece, addVertex } from "../geometry/surface.ts";
import { sweepAround } from "../geometry/sweep.ts";
import { type Placement, place } from "../geometry/vector.ts";
import { outlineOf } from "./build-walls.ts";
import { type RoomBuilder, surfaceOf } from "./room-builder.ts";

/** A closed double door in its opening, dressed as the style wants. */
export function buildDoor(builder: RoomBuilder): void {
  const { layout, palette, detail, spec } = builder;
  const wall = layout.walls[0]!;
  const opening = wall.openings.find((o) => o.kind === "door");
  if (!opening) return;
  const extras = { role: "door" } as const;
  const leaf = surfaceOf(
    builder,
    "door",
    extras,
    layout.style === "white-cube" ? palette.trim : palette.door,
  );
  const placement: Placement = wallPlacement(wall);
  const deep: Placement = { ...placement, origin: place(placement, 0, 0, -0.14) };
  const outline = outlineOf(opening, detail.archSegments);
  const first = leaf.positions.length / 3;
  for (const [u, v] of outline) addVertex(leaf, place(deep, u, v, 0), deep.out, [u, v]);
  const triangles = earcut(outline.flat());
  for (let i = 0; i < triangles.length; i += 3) {
    const [a, b, c] = [triangles[i]!, triangles[i + 1]!, triangles[i + 2]!];
    const [p, q, r] = [outline[a]!, outline[b]!, outline[c]!];
    const isTurned = (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]) < 0;
    leaf.indices.push(first + a, first + (isTurned ? c : b), first + (isTurned ? b : c));
  }
  const { left, width, height } = opening;
  // The floor ends at the wall's face.
  addBar(leaf, placement, { left, right: left + width, bottom: -0.02, top: 0.006, from: -0.16, to: 0.002 });
  const middle = left + width / 2;
  const isPointed = opening.shape !== "rectangular";
  addBar(leaf, deep, {
    left: middle - 0.02,
    right: middle + 0.02,
    bottom: 0,
    top: height - 0.02,
    from: 0,
    to: 0.025,
  });
  const isPlain = layout.style === "white-cube" || layout.style === "brutalist";
  const rows = isPlain
    ? []
    : isPointed
      ? [[0.08, 0.55]]
      : layout.style === "japanese"
        ? [[0.03, 0.97]]
        : [
            [0.05, 0.28],
            [0.33, 0.95],
          ];
  for (const [from, to] of rows) {
    for (const side of [left + 0.09, middle + 0.05]) {
      const panel = rectangle(side, from! * height, width / 2 - 0.14, (to! - from!) * height);
      sweepAround(leaf, {
        path: panel,
        isClosed: true,
        profile: architraveProfile(spec.architrave ?? "plain", 0.045, 0.022),
        placement: deep,
        lies: "inside",
      });
    }
  }
  const metal = surfaceOf(builder, "door", extras, palette.accent);
  for (const side of [-0.07, 0.07]) {
    addPiece(metal, bead(0.026, 0.026, 0.05, 10), {
      ...deep,
      origin: place(deep, middle + side, 1.02, 0.01),
    });
    addBar(metal, deep, {
      left: middle + side - 0.018,
      right: middle + side + 0.018,
      bottom: 0.9,
      top: 1.14,
      from: 0,
      to: 0.012,
    });
  }
  if (layout.style === "beaux-arts" || layout.style === "haussmann")
    buildOverdoor(builder, wall, left, width, height);
}

/** A small entablature over a door. */
export function buildOverdoor(
  builder: RoomBuilder,
  wall: Wall,
  left: number,
  width: number,
  height: number,
): void {
  const casing = surfaceOf(builder, "casings", { role: "moulding" }, builder.palette.trim);
  const placement = wallPlacement(wall);
  const reach = 0.22;
  const base = height + 0.17;
  if (base + 0.25 > wall.heightMetres) return;
  const bars: [number, number, number, number][] = [
    [0.02, 0, 0.12, 0.04],
    [0.06, 0.12, 0.15, 0.09],
    [0.1, 0.15, 0.19, 0.14],
  ];
  for (const [extra, from, to, depth] of bars) {
    addBar(casing, placement, {
      left: left - reach + 0.1 - extra,
      right: left + width + reach - 0.1 + extra,
      bottom: base + from,
      top: base + to,
      from: 0,
      to: depth,
    });
  }
}
