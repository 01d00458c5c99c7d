import { reachesFloor, type Wall, wallPlacement } from "../geometry/architecture.ts";
import { architraveProfile, corniceProfile, railProfile, skirtingProfile } from "../geometry/profiles.ts";
import { addBar, bead, rectangle } from "../geometry/solids.ts";
import { addPiece } from "../geometry/surface.ts";
import { subdividePath, sweep, sweepAround } from "../geometry/sweep.ts";
import { type Placement, place, placementOnFloor, type Vec2 } from "../geometry/vector.ts";
import { addRosette } from "./build-ceiling.ts";
import { casingMetres } from "./build-walls.ts";
import { dadoMetresOf } from "./layout.ts";
import { type RoomBuilder, surfaceOf } from "./room-builder.ts";

/** Skirting, chair rail, wall panels and cornice, with carved courses where the style has them. */
export function buildMouldings(builder: RoomBuilder): void {
  const { layout, spec, palette, detail } = builder;
  if (spec.skirting) {
    const skirting = surfaceOf(builder, "skirting", { role: "moulding" }, palette.trim);
    const profile = skirtingProfile(spec.skirting.kind, spec.skirting.height);
    for (const path of pathsPastDoors(builder, spec.architrave !== undefined)) {
      const fine = subdividePath(path, false, detail.pieceMetres);
      sweep(skirting, { path: fine, isClosed: false, profile, placement: placementOnFloor(0) });
    }
  } else {
    const gap = surfaceOf(builder, "shadow-gap", { role: "moulding" }, palette.dark);
    const profile: Vec2[] = [
      [0.004, 0],
      [0.004, 0.025],
      [0, 0.025],
    ];
    for (const path of pathsPastDoors(builder, false))
      sweep(gap, { path, isClosed: false, profile, placement: placementOnFloor(0) });
  }
  const dadoMetres = dadoMetresOf(layout);
  if (dadoMetres !== undefined) buildDado(builder, dadoMetres);
  if (spec.cornice) {
    const { kind, height, depth } = spec.cornice;
    const size = Math.min(1, layout.springMetres / 3.4);
    const cornice = surfaceOf(builder, "cornice", { role: "moulding" }, palette.trim);
    const footprint = layout.footprint.map(([x, z]): Vec2 => [x, -z]);
    sweep(cornice, {
      path: subdividePath(footprint, true, detail.pieceMetres),
      isClosed: true,
      profile: corniceProfile(kind, height * size, depth * size, detail.profileSteps + 1),
      placement: placementOnFloor(layout.springMetres),
    });
    if (spec.hasDentils && detail.hasOrnament) buildCourses(builder, height * size, depth * size);
  }
  if (layout.style === "haussmann" && layout.room.ceiling.kind === "flat" && !layout.room.skylight) {
    const rosette = surfaceOf(builder, "ceiling-mouldings", { role: "moulding" }, palette.trim);
    const ceiling: Placement = {
      origin: [0, layout.springMetres, 0],
      right: [1, 0, 0],
      up: [0, 0, 1],
      out: [0, -1, 0],
    };
    for (const [radius, petals] of [
      [0.62, 24],
      [0.4, 14],
      [0.2, 9],
    ] as const)
      addRosette(rosette, ceiling, radius, petals);
  }
}

/** Round the room in floor coordinates (x, −z), from the left of each door to the right of the next. */
function pathsPastDoors({ layout }: RoomBuilder, hasCasings: boolean): Vec2[][] {
  const paths: Vec2[][] = [];
  // The walls follow each other counter-clockwise, so that each is walked from its right end to its left.
  let path: Vec2[] = [];
  for (const wall of layout.walls) {
    const placement = wallPlacement(wall);
    const at = (u: number): Vec2 => {
      const p = place(placement, u, 0, 0);
      return [p[0], -p[2]];
    };
    path.push([wall.right[0], -wall.right[1]]);
    for (const door of wall.openings.filter(reachesFloor)) {
      const casing = !hasCasings ? 0 : door.kind === "door" ? 0.13 : casingMetres(door);
      paths.push([...path, at(door.left + door.width + casing)]);
      path = [at(door.left - casing)];
    }
  }
  const [first, ...others] = paths;
  return first ? [[...path, ...first], ...others] : [[...path, path[0]!]];
}

/** Stretches of a wall free of openings at some height, and of pilasters. */
export function freeStretches(wall: Wall, atMetres: number, marginMetres: number): Vec2[] {
  const taken: Vec2[] = [
    ...wall.openings
      .filter((o) => o.bottom - 0.16 < atMetres && o.bottom + o.height + 0.16 > atMetres)
      .map((o): Vec2 => [o.left - marginMetres, o.left + o.width + marginMetres]),
    ...wall.blocked.map(([from, to]): Vec2 => [from, to]),
  ].sort((a, b) => a[0] - b[0]);
  const free: Vec2[] = [];
  let from = 0;
  for (const [start, end] of taken) {
    if (start - from > 0.05) free.push([from, start]);
    from = Math.max(from, end);
  }
  if (wall.widthMetres - from > 0.05) free.push([from, wall.widthMetres]);
  return free;
}

function buildDado(builder: RoomBuilder, heightMetres: number): void {
  const { layout, spec, palette, detail } = builder;
  const trim = surfaceOf(builder, "wall-mouldings", { role: "moulding" }, palette.trim);
  for (const wall of layout.walls) {
    const placement = wallPlacement(wall);
    const flat: Placement = { ...placement, up: [-placement.out[0], 0, -placement.out[2]], out: [0, 1, 0] };
    for (const [from, to] of freeStretches(wall, heightMetres - 0.06, 0.17)) {
      sweep(trim, {
        path: subdividePath(
          [
            [to, 0],
            [from, 0],
          ],
          false,
          detail.pieceMetres,
        ),
        isClosed: false,
        profile: railProfile(0.075, 0.045),
        placement: { ...flat, origin: place(placement, 0, heightMetres - 0.075, 0) },
      });
    }
    if (!spec.hasPanels) continue;
    const panel = (from: number, to: number, low: number, high: number, width: number) => {
      if (to - from < 0.4 || high - low < 0.3) return;
      const path = subdividePath(rectangle(from, low, to - from, high - low), true, detail.pieceMetres);
      sweepAround(trim, {
        path,
        isClosed: true,
        profile: architraveProfile("classical", width, 0.028),
        placement,
        lies: "inside",
      });
    };
    const skirting = spec.skirting?.height ?? 0;
    for (const [from, to] of freeStretches(wall, 0.5, 0.17)) {
      const parts = Math.max(1, Math.round((to - from) / 1.5));
      for (let i = 0; i < parts; i++) {
        const [a, b] = [i, i + 1].map((k) => from + ((to - from) * k) / parts);
        panel(a! + 0.1, b! - 0.1, skirting + 0.09, heightMetres - 0.17, 0.035);
      }
    }
    for (const [from, to] of freeStretches(wall, heightMetres + 0.5, 0.3)) {
      panel(from + 0.14, to - 0.14, heightMetres + 0.06, wall.heightMetres - 0.2, 0.06);
    }
  }
}

/** Dentils and an egg course along the cornice, and beads under it. */
function buildCourses(builder: RoomBuilder, height: number, depth: number): void {
  const { layout, palette } = builder;
  const trim = surfaceOf(builder, "cornice", { role: "moulding" }, palette.trim);
  const top = layout.springMetres;
  const egg = bead(0.036, 0.036, 0.03, 7);
  const pearl = bead(0.022, 0.016, 0.015, 5);
  // Long rooms are seen from further away: the number of carvings stays that of a 7 × 14 m hall.
  const perimeter = layout.place.of * layout.walls.reduce((sum, wall) => sum + wall.widthMetres, 0);
  const sparseness = Math.max(1, perimeter / 38);
  for (const wall of layout.walls) {
    const placement = wallPlacement(wall);
    const inset = depth * 0.3;
    const along = (finest: number, each: (u: number) => void) => {
      const pitch = finest * sparseness;
      const count = Math.floor((wall.widthMetres - inset * 2) / pitch);
      const start = (wall.widthMetres - count * pitch) / 2;
      for (let i = 0; i < count; i++) each(start + (i + 0.5) * pitch);
    };
    const level = (share: number) => top - height + height * share;
    along(0.13, (u) => {
      addBar(trim, placement, {
        left: u - 0.037,
        right: u + 0.037,
        bottom: level(0.3),
        top: level(0.435),
        from: depth * 0.2,
        to: depth * 0.22 + 0.055,
      });
    });
    along(0.11, (u) =>
      addPiece(trim, egg, { ...placement, origin: place(placement, u, level(0.515), depth * 0.33) }),
    );
    along(0.094, (u) =>
      addPiece(trim, pearl, { ...placement, origin: place(placement, u, level(0.05), depth * 0.06) }),
    );
  }
}
