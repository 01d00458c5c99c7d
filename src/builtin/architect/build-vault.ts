import { addBar } from "../geometry/solids.ts";
import { addVertex, type Surface } from "../geometry/surface.ts";
import { sweep } from "../geometry/sweep.ts";
import { normalise, type Placement, type Vec2, type Vec3 } from "../geometry/vector.ts";
import { gridLines } from "../geometry/wall-face.ts";
import type { Layout } from "./layout.ts";
import { type RoomBuilder, surfaceOf } from "./room-builder.ts";

type Arch = (t: number) => number;

/** Rise of an arch, 0…1, at t from −1 (left springing) to 1 (right): half an ellipse, or two arcs to a point. */
const roundArch: Arch = (t) => Math.sqrt(Math.max(0, 1 - t * t));
const pointedArch: Arch = (t) => {
  // Arcs centred on the opposite quarter points: a lancet between equilateral and drop arch.
  const [radius, centre] = [1.5, -0.5];
  const top = Math.sqrt(radius ** 2 - centre ** 2);
  return Math.sqrt(Math.max(0, radius ** 2 - (Math.abs(t) - centre) ** 2)) / top;
};

export function isGroined(layout: Layout): boolean {
  return layout.style === "gothic";
}

function archOf(layout: Layout): Arch {
  return isGroined(layout) ? pointedArch : roundArch;
}

/** The vault's underside as a height over floor points: a barrel, or groined bays whose arches cross. */
export function vaultHeight(layout: Layout): (x: number, z: number) => number {
  const { widthMetres, heightMetres } = layout.room;
  const rise = heightMetres - layout.springMetres;
  const arch = archOf(layout);
  const along = (x: number) => arch(Math.max(-1, Math.min(1, x / (widthMetres / 2))));
  if (!isGroined(layout)) return (x) => layout.springMetres + rise * along(x);
  const { bayEnds } = layout;
  return (x, z) => {
    const index = Math.max(0, Math.min(bayEnds.length - 2, bayEnds.findIndex((end) => end > z) - 1));
    const at = bayEnds.findIndex((end) => end > z) === -1 ? bayEnds.length - 2 : index;
    const [from, to] = [bayEnds[at]!, bayEnds[at + 1]!];
    const t = Math.max(-1, Math.min(1, ((z - from) / (to - from)) * 2 - 1));
    return layout.springMetres + rise * Math.max(along(x), arch(t));
  };
}

export function buildVault(builder: RoomBuilder): void {
  const { layout, detail, palette } = builder;
  const { widthMetres, heightMetres, lengthMetres } = layout.room;
  const surface = surfaceOf(builder, "ceiling", { role: "ceiling", material: "vaulted" }, palette.ceiling);
  const height = vaultHeight(layout);
  const light = layout.room.skylight
    ? { x: widthMetres * 0.13, z: Math.min(lengthMetres * 0.3, 7) }
    : undefined;
  const half = widthMetres / 2;
  // Even steps in angle, so that steep flanks get as many cells as the crown.
  const steps = detail.archSegments;
  const sines = Array.from({ length: steps + 1 }, (_, i) => -Math.cos((i / steps) * Math.PI) * half);
  const xs = light ? [...sines, -light.x, light.x].sort((a, b) => a - b) : sines;
  for (let bay = 0; bay + 1 < layout.bayEnds.length; bay++) {
    const [from, to] = [layout.bayEnds[bay]!, layout.bayEnds[bay + 1]!];
    const zs = isGroined(layout)
      ? Array.from(
          { length: steps + 1 },
          (_, i) => (from + to) / 2 - (Math.cos((i / steps) * Math.PI) * (to - from)) / 2,
        )
      : gridLines(to - from, [], detail.gridMetres * 2).map((d) => from + d);
    const cut = light ? [-light.z, light.z].filter((z) => z > from + 0.05 && z < to - 0.05) : [];
    addHeightfield(
      surface,
      xs,
      [...zs, ...cut].sort((a, b) => a - b),
      height,
      light,
    );
  }
  if (light) buildCrownLight(builder, light, heightMetres);
  buildRibs(builder, height);
}

function addHeightfield(
  surface: Surface,
  xs: readonly number[],
  zs: readonly number[],
  height: (x: number, z: number) => number,
  hole: { x: number; z: number } | undefined,
): void {
  const first = surface.positions.length / 3;
  const e = 0.01;
  let arcX = 0;
  xs.forEach((x, i) => {
    if (i > 0) arcX += Math.hypot(x - xs[i - 1]!, height(x, zs[0]!) - height(xs[i - 1]!, zs[0]!));
    for (const z of zs) {
      const middle = (zs[0]! + zs.at(-1)!) / 2;
      const inward = z + (z < middle ? 1e-5 : -1e-5);
      const dx = (height(x + e, inward) - height(x - e, inward)) / (2 * e);
      const dz = (height(x, inward + (z < middle ? e : 0)) - height(x, inward - (z < middle ? 0 : e))) / e;
      const slope = Math.max(-40, Math.min(40, dx));
      const normal = normalise([slope, -1, Math.max(-40, Math.min(40, dz))]);
      addVertex(surface, [x, height(x, inward), z], normal, [arcX, z]);
    }
  });
  for (let i = 0; i + 1 < xs.length; i++) {
    for (let j = 0; j + 1 < zs.length; j++) {
      const [x, z] = [(xs[i]! + xs[i + 1]!) / 2, (zs[j]! + zs[j + 1]!) / 2];
      if (hole && Math.abs(x) < hole.x && Math.abs(z) < hole.z) continue;
      if (xs[i + 1]! - xs[i]! < 1e-6 || zs[j + 1]! - zs[j]! < 1e-6) continue;
      const a = first + i * zs.length + j;
      const b = a + zs.length;
      surface.indices.push(a, b, b + 1, a, b + 1, a + 1);
    }
  }
}

/** A glazed lantern along the crown. */
function buildCrownLight(builder: RoomBuilder, hole: { x: number; z: number }, crown: number): void {
  const { palette } = builder;
  const shaft = surfaceOf(builder, "skylight", { role: "skylight" }, palette.ceiling);
  const bars = surfaceOf(builder, "skylight", { role: "skylight" }, palette.joinery);
  const below = vaultHeight(builder.layout)(hole.x, 0) - 0.05;
  const lantern: Placement = { origin: [0, 0, 0], right: [1, 0, 0], up: [0, 0, 1], out: [0, -1, 0] };
  const path: Vec2[] = [
    [-hole.x, -hole.z],
    [hole.x, -hole.z],
    [hole.x, hole.z],
    [-hole.x, hole.z],
  ];
  sweep(shaft, {
    path,
    isClosed: true,
    profile: [
      [0, -crown - 0.5],
      [0, -below],
    ],
    placement: lantern,
  });
  const count = Math.max(3, Math.round(hole.z / 0.5));
  for (let i = 0; i <= count; i++) {
    const z = -hole.z + (i / count) * hole.z * 2;
    addBar(bars, lantern, {
      left: -hole.x,
      right: hole.x,
      bottom: z - 0.025,
      top: z + 0.025,
      from: -crown - 0.5,
      to: -crown - 0.42,
    });
  }
}

function buildRibs(builder: RoomBuilder, height: (x: number, z: number) => number): void {
  const { layout, detail, palette } = builder;
  const ribs = surfaceOf(builder, "ribs", { role: "moulding" }, palette.trim);
  const half = layout.room.widthMetres / 2;
  const steps = detail.archSegments;
  const [w, t] = isGroined(layout) ? [0.13, 0.16] : [0.24, 0.1];
  const band: Vec2[] = isGroined(layout)
    ? [
        [0, -w],
        [t * 0.45, -w],
        [t * 0.6, -w * 0.62],
        [t, -w * 0.3],
        [t, w * 0.3],
        [t * 0.6, w * 0.62],
        [t * 0.45, w],
        [0, w],
      ]
    : [
        [0, -w],
        [t * 0.6, -w],
        [t * 0.6, -w * 0.75],
        [t, -w * 0.72],
        [t, w * 0.72],
        [t * 0.6, w * 0.75],
        [t * 0.6, w],
        [0, w],
      ];
  const arch = (from: Vec3, to: Vec3) => {
    const span = Math.hypot(to[0] - from[0], to[2] - from[2]);
    const right: Vec3 = [(to[0] - from[0]) / span, 0, (to[2] - from[2]) / span];
    const out: Vec3 = [-right[2], 0, right[0]];
    const placement: Placement = { origin: [from[0], 0, from[2]], right, up: [0, 1, 0], out };
    const path = Array.from({ length: steps + 1 }, (_, i): Vec2 => {
      const u = (0.5 + Math.cos((i / steps) * Math.PI) / 2) * span;
      const inset = Math.min(Math.max(u, 0.001), span - 0.001);
      return [u, height(from[0] + right[0] * inset, from[2] + right[2] * inset)];
    });
    sweep(ribs, { path, isClosed: false, profile: band, placement });
  };
  const isCutByLight = (z: number) =>
    layout.room.skylight && Math.abs(z) < Math.min(layout.room.lengthMetres * 0.3, 7);
  for (const z of layout.bayEnds) {
    const inside = Math.max(-layout.room.lengthMetres / 2 + w, Math.min(layout.room.lengthMetres / 2 - w, z));
    if (!isCutByLight(inside)) arch([-half, 0, inside], [half, 0, inside]);
  }
  if (!isGroined(layout)) return;
  for (let i = 0; i + 1 < layout.bayEnds.length; i++) {
    const [a, b] = [layout.bayEnds[i]!, layout.bayEnds[i + 1]!];
    if (isCutByLight((a + b) / 2)) continue;
    arch([-half, 0, a], [half, 0, b]);
    arch([-half, 0, b], [half, 0, a]);
  }
}
