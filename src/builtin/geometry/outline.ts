import type { Vec2 } from "./vector.ts";

export type OpeningShape = "arched" | "rectangular" | "pointed" | "round";

/** Where an opening sits on its wall: metres from the wall's left floor corner seen from inside. */
export interface OpeningBox {
  left: number;
  bottom: number;
  width: number;
  height: number;
}

/**
 * The outline of an opening, counter-clockwise seen from inside, starting at its lower left corner.
 * A semicircle gets `segments` facets (24 and more read as round).
 */
export function openingOutline(shape: OpeningShape, box: OpeningBox, segments: number): Vec2[] {
  const { left, bottom, width, height } = box;
  const right = left + width;
  const middle = left + width / 2;
  if (shape === "round") {
    const radius = width / 2;
    return Array.from({ length: segments * 2 }, (_, i): Vec2 => {
      const angle = -Math.PI / 2 + (i / (segments * 2)) * Math.PI * 2;
      return [middle + Math.cos(angle) * radius, bottom + radius + Math.sin(angle) * radius];
    });
  }
  const sill: Vec2[] = [
    [left, bottom],
    [right, bottom],
  ];
  if (shape === "rectangular") return [...sill, [right, bottom + height], [left, bottom + height]];
  return [...sill, ...archPoints(shape, box, segments)];
}

/** The curve of an arch from its right springing to its left one. */
export function archPoints(shape: "arched" | "pointed", box: OpeningBox, segments: number): Vec2[] {
  const { left, bottom, width, height } = box;
  const middle = left + width / 2;
  const top = bottom + height;
  const half = width / 2;
  if (shape === "arched") {
    const spring = top - half;
    return Array.from({ length: segments + 1 }, (_, i): Vec2 => {
      const angle = (i / segments) * Math.PI;
      return [middle + Math.cos(angle) * half, spring + Math.sin(angle) * half];
    });
  }
  // Equilateral pointed arch, lowered when the opening is too low for it.
  const rise = Math.min(width * 0.866, height * 0.7);
  const radius = (half * half + rise * rise) / (2 * half);
  const spring = top - rise;
  const sweepAngle = Math.asin(Math.min(1, rise / radius));
  const each = Math.max(6, Math.round(segments / 2));
  const right: Vec2[] = Array.from({ length: each + 1 }, (_, i): Vec2 => {
    const angle = (i / each) * sweepAngle;
    return [left + width - radius + Math.cos(angle) * radius, spring + Math.sin(angle) * radius];
  });
  const mirrored = right.slice(0, -1).reverse();
  return [...right, ...mirrored.map(([u, v]): Vec2 => [left + width - (u - left), v])];
}

/** Height above the sill line at which the arch begins; the full height for a straight head. */
export function springHeight(shape: OpeningShape, box: OpeningBox): number {
  if (shape === "arched") return box.height - box.width / 2;
  if (shape === "pointed") return box.height - Math.min(box.width * 0.866, box.height * 0.7);
  return shape === "round" ? box.height / 2 : box.height;
}
