import { addBar, lathe } from "../geometry/solids.ts";
import { addPiece, addQuad, addTriangle, type Surface } from "../geometry/surface.ts";
import {
  add,
  cross,
  mix,
  normalise,
  placementAt,
  scale,
  subtract,
  type Vec2,
  type Vec3,
} from "../geometry/vector.ts";
import { addBeam } from "./build-ceiling.ts";
import { type RoomBuilder, surfaceOf } from "./room-builder.ts";

/** Where the open eye begins, as a share of the radius. */
const OCULUS = 0.24;

/** The ceiling of a rotunda: a dome of sunk panels or smooth ribs, or a flat ceiling of rings. */
export function buildDome(builder: RoomBuilder): void {
  const { layout, detail, palette } = builder;
  const { ceiling, heightMetres, skylight } = layout.room;
  const surface = surfaceOf(builder, "ceiling", { role: "ceiling", material: ceiling.kind }, palette.ceiling);
  const rise = heightMetres - layout.springMetres;
  const isFlat = rise < 0.01;
  const rings = isFlat ? 6 : Math.max(6, Math.round(detail.archSegments / 4));
  const inner = skylight ? OCULUS : isFlat ? 0 : 0.14;
  const lowest = isFlat ? 0 : Math.acos(1);
  const highest = Math.acos(inner);
  const ring = (index: number): Vec3[] => {
    const t = mix(lowest, highest, index / rings);
    const [share, y] = isFlat
      ? [mix(1, inner, index / rings), layout.springMetres]
      : [Math.cos(t), layout.springMetres + rise * Math.sin(t)];
    return layout.footprint.map(([x, z]): Vec3 => [x * share, y, z * share]);
  };
  const sides = layout.footprint.length;
  for (let i = 0; i < rings; i++) {
    const [low, high] = [ring(i), ring(i + 1)];
    for (let side = 0; side < sides; side++) {
      const next = (side + 1) % sides;
      // Seen from inside the next corner of the counter-clockwise footprint is to the left.
      const corners = [low[next]!, low[side]!, high[side]!, high[next]!] as const;
      const isSunk = ceiling.kind === "coffered" && !isFlat && i < rings - 1;
      if (isSunk) addSunkPanel(surface, corners);
      else addQuad(surface, corners[0], corners[1], corners[2], corners[3]);
    }
  }
  const top = ring(rings);
  if (skylight) buildOculus(builder, top);
  else if (inner > 0) closeRing(surface, top);
  if (ceiling.kind === "beamed") buildRadialBeams(builder, surface);
}

function closeRing(surface: Surface, ring: readonly Vec3[]): void {
  const centre: Vec3 = [0, ring[0]![1], 0];
  ring.forEach((corner, i) => {
    addTriangle(surface, corner, centre, ring[(i + 1) % ring.length]!);
  });
}

/** A panel with a border and two sunk steps. */
function addSunkPanel(surface: Surface, corners: readonly [Vec3, Vec3, Vec3, Vec3]): void {
  const normal = normalise(cross(subtract(corners[2], corners[0]), subtract(corners[3], corners[1])));
  const middle = scale(corners.reduce(add, [0, 0, 0] as Vec3), 0.25);
  const ringAt = (share: number, depth: number): Vec3[] =>
    corners.map((c) => add(add(middle, scale(subtract(c, middle), share)), scale(normal, -depth)));
  const rings = [ringAt(1, 0), ringAt(0.8, 0), ringAt(0.8, 0.1), ringAt(0.62, 0.1), ringAt(0.62, 0.18)];
  for (let i = 0; i + 1 < rings.length; i++) {
    const [outer, inner] = [rings[i]!, rings[i + 1]!];
    for (let k = 0; k < 4; k++) {
      const n = (k + 1) % 4;
      addQuad(surface, outer[k]!, outer[n]!, inner[n]!, inner[k]!);
    }
  }
  const back = rings.at(-1)!;
  addQuad(surface, back[0]!, back[1]!, back[2]!, back[3]!);
}

/** The eye of the dome: a curb, a moulded ring and glazing bars. */
function buildOculus(builder: RoomBuilder, ring: readonly Vec3[]): void {
  const { palette, detail } = builder;
  const curb = surfaceOf(builder, "skylight", { role: "skylight" }, palette.trim);
  const top = ring[0]![1];
  ring.forEach((corner, i) => {
    const next = ring[(i + 1) % ring.length]!;
    addQuad(curb, next, corner, [corner[0], top + 0.5, corner[2]], [next[0], top + 0.5, next[2]]);
  });
  const radius = Math.min(Math.hypot(ring[0]![0], ring[0]![2]), Math.hypot(ring[3]![0], ring[3]![2]));
  const bars = surfaceOf(builder, "skylight", { role: "skylight" }, palette.joinery);
  const below = {
    origin: [0, top + 0.42, 0] as Vec3,
    right: [1, 0, 0] as Vec3,
    up: [0, 0, 1] as Vec3,
    out: [0, -1, 0] as Vec3,
  };
  const reach = radius * 1.1;
  for (const offset of [-0.5, 0, 0.5]) {
    addBar(bars, below, {
      left: -reach,
      right: reach,
      bottom: offset * radius - 0.02,
      top: offset * radius + 0.02,
      from: 0,
      to: 0.05,
    });
    addBar(bars, below, {
      left: offset * radius - 0.02,
      right: offset * radius + 0.02,
      bottom: -reach,
      top: reach,
      from: 0,
      to: 0.05,
    });
  }
  const profile: Vec2[] = [
    [radius * 0.9, 0.05],
    [radius * 0.9, 0],
    [radius * 1.03, -0.05],
    [radius * 1.1, 0.02],
  ];
  addPiece(
    curb,
    lathe(
      profile.toReversed().map(([r, h]): Vec2 => [r, h]),
      detail.latheSegments,
    ),
    placementAt([0, top, 0]),
  );
}

function buildRadialBeams(builder: RoomBuilder, surface: Surface): void {
  const { layout } = builder;
  const placement = {
    origin: [0, layout.springMetres, 0] as Vec3,
    right: [1, 0, 0] as Vec3,
    up: [0, 0, 1] as Vec3,
    out: [0, -1, 0] as Vec3,
  };
  layout.footprint.forEach(([x, z], index) => {
    if (index % 2 === 0) return;
    addBeam(
      surface,
      placement,
      [
        [x * 0.25, z * 0.25],
        [x * 0.99, z * 0.99],
      ],
      { width: 0.26, depth: 0.32 },
    );
  });
}
