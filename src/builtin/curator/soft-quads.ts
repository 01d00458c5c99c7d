import { createCanvas } from "@napi-rs/canvas";
import type { MaterialSpec } from "../geometry/scene-draft.ts";
import { addVertex, type Surface } from "../geometry/surface.ts";
import { type Placement, place, type Vec2, type Vec3 } from "../geometry/vector.ts";

/** Dark, soft-edged: what things touching a wall or the floor leave on it. */
export function shadowMaterial(): MaterialSpec {
  return {
    name: "contact-shadow",
    colour: "#000000",
    opacity: 0.62,
    image: { bytes: paintSoftSquare(), mimeType: "image/png" },
    roughness: 1,
    isBaked: false,
  };
}

function paintSoftSquare(): Uint8Array {
  const size = 128;
  const canvas = createCanvas(size, size);
  const context = canvas.getContext("2d");
  const image = context.createImageData(size, size);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      // Distance to a rounded square, faded over its outer 44%.
      const dx = Math.max(0, Math.abs((x + 0.5) / size - 0.5) * 2 - 0.56);
      const dy = Math.max(0, Math.abs((y + 0.5) / size - 0.5) * 2 - 0.56);
      const fade = Math.max(0, 1 - Math.hypot(dx, dy) / 0.44);
      const at = (y * size + x) * 4;
      image.data[at] = image.data[at + 1] = image.data[at + 2] = 255;
      image.data[at + 3] = Math.round(255 * fade * fade * (3 - 2 * fade));
    }
  }
  context.putImageData(image, 0, 0);
  return canvas.encodeSync("png");
}

/** A rectangle of soft shadow in a placement's plane; it reaches beyond the thing by the given spread. */
export function addSoftQuad(
  surface: Surface,
  at: Placement,
  box: { left: number; bottom: number; width: number; height: number; lift: number },
): void {
  const first = surface.positions.length / 3;
  const corners: [number, number, Vec2][] = [
    [box.left, box.bottom, [0, 1]],
    [box.left + box.width, box.bottom, [1, 1]],
    [box.left + box.width, box.bottom + box.height, [1, 0]],
    [box.left, box.bottom + box.height, [0, 0]],
  ];
  for (const [u, v, uv] of corners) addVertex(surface, place(at, u, v, box.lift), at.out, uv);
  surface.indices.push(first, first + 1, first + 2, first, first + 2, first + 3);
}

/** A convex patch with texture coordinates, cut to the inside of a counter-clockwise floor outline (x, −z). */
export function addFloorPatch(
  surface: Surface,
  patch: readonly { at: Vec2; uv: Vec2 }[],
  footprint: readonly Vec2[],
  heightMetres: number,
): void {
  let points = [...patch];
  footprint.forEach((a, i) => {
    const b = footprint[(i + 1) % footprint.length]!;
    const side = (p: Vec2) => (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
    points = points.flatMap((p, k) => {
      const q = points[(k + 1) % points.length]!;
      const [sp, sq] = [side(p.at), side(q.at)];
      const kept = sp >= 0 ? [p] : [];
      if (sp >= 0 === sq >= 0) return kept;
      const t = sp / (sp - sq);
      const between = (m: Vec2, n: Vec2): Vec2 => [m[0] + (n[0] - m[0]) * t, m[1] + (n[1] - m[1]) * t];
      return [...kept, { at: between(p.at, q.at), uv: between(p.uv, q.uv) }];
    });
  });
  if (points.length < 3) return;
  const up: Vec3 = [0, 1, 0];
  const first = surface.positions.length / 3;
  for (const { at, uv } of points) addVertex(surface, [at[0], heightMetres, -at[1]], up, uv);
  const area = points.reduce((sum, { at }, i) => {
    const next = points[(i + 1) % points.length]!.at;
    return sum + at[0] * next[1] - at[1] * next[0];
  }, 0);
  if (Math.abs(area) < 1e-4) return;
  for (let i = 1; i + 1 < points.length; i++) {
    surface.indices.push(first, first + (area > 0 ? i : i + 1), first + (area > 0 ? i + 1 : i));
  }
}
