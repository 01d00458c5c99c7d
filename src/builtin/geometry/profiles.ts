import type { Vec2 } from "./vector.ts";

/** A moulding's outline as (distance from the wall, height), bottom to top. */
export type Profile = readonly Vec2[];

/** A quarter curve between two points; hollow (cavetto) or full (ovolo). */
function curve(from: Vec2, to: Vec2, isHollow: boolean, steps: number): Vec2[] {
  return Array.from({ length: steps }, (_, i): Vec2 => {
    const angle = ((i + 1) / steps) * (Math.PI / 2);
    const [s, c] = isHollow ? [1 - Math.cos(angle), Math.sin(angle)] : [Math.sin(angle), 1 - Math.cos(angle)];
    return [from[0] + (to[0] - from[0]) * s, from[1] + (to[1] - from[1]) * c];
  });
}

/** Hollow below, full above: the cyma recta that crowns classical cornices. */
function cyma(from: Vec2, to: Vec2, steps: number): Vec2[] {
  const middle: Vec2 = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  return [...curve(from, middle, true, steps), ...curve(middle, to, false, steps)];
}

function scaled(points: readonly Vec2[], depth: number, height: number): Vec2[] {
  return points.map(([o, h]): Vec2 => [o * depth, h * height]);
}

/** Plinth block, fillet and cyma. */
export function skirtingProfile(kind: "classical" | "plain" | "stepped", heightMetres: number): Profile {
  const h = heightMetres;
  if (kind === "plain")
    return [
      [0.016, 0],
      [0.016, h - 0.004],
      [0.012, h],
      [0, h],
    ];
  if (kind === "stepped") {
    return [
      [0.045, 0],
      [0.045, h * 0.5],
      [0.03, h * 0.52],
      [0.03, h * 0.78],
      [0.015, h * 0.8],
      [0.015, h],
      [0, h],
    ];
  }
  return [
    [0.035, 0],
    [0.035, h * 0.6],
    [0.031, h * 0.62],
    [0.031, h * 0.68],
    ...cyma([0.029, h * 0.68], [0.01, h * 0.96], 4),
    [0.01, h],
    [0, h],
  ];
}

/** Chair rail: a torus between fillets. */
export function railProfile(heightMetres: number, depthMetres: number): Profile {
  const round = Array.from({ length: 7 }, (_, i): Vec2 => {
    const angle = -Math.PI / 2 + (i / 6) * Math.PI;
    return [0.55 + Math.cos(angle) * 0.45, 0.55 + Math.sin(angle) * 0.25];
  });
  return scaled(
    [[0, 0], [0.35, 0.1], [0.35, 0.28], ...round, [0.4, 0.84], [0.3, 1], [0, 1]],
    depthMetres,
    heightMetres,
  );
}

/** A cornice hanging below `0` and reaching out along the ceiling: heights run from −height to 0. */
export function corniceProfile(
  kind: "classical" | "cove" | "stepped" | "wood",
  heightMetres: number,
  depthMetres: number,
  steps: number,
): Profile {
  const unit: Record<typeof kind, Vec2[]> = {
    classical: [
      [0, 0],
      [0.06, 0],
      [0.06, 0.1],
      ...cyma([0.08, 0.12], [0.2, 0.27], steps),
      [0.22, 0.29],
      [0.22, 0.44],
      [0.26, 0.46],
      ...curve([0.28, 0.46], [0.4, 0.56], false, steps),
      [0.7, 0.58],
      [0.7, 0.72],
      [0.73, 0.74],
      ...cyma([0.74, 0.76], [0.98, 0.97], steps),
      [1, 1],
    ],
    cove: [
      [0, 0],
      [0.07, 0.02],
      [0.07, 0.1],
      ...curve([0.1, 0.1], [0.13, 0.16], false, 3),
      [0.13, 0.2],
      ...curve([0.14, 0.2], [0.72, 0.84], true, steps * 2),
      [0.76, 0.84],
      [0.76, 0.9],
      ...curve([0.8, 0.9], [0.98, 0.97], false, 3),
      [1, 1],
    ],
    stepped: [
      [0, 0],
      [0.12, 0],
      [0.12, 0.22],
      [0.32, 0.22],
      [0.32, 0.45],
      [0.56, 0.45],
      [0.56, 0.7],
      [0.78, 0.7],
      [0.78, 0.9],
      [1, 0.9],
      [1, 1],
    ],
    wood: [
      [0, 0],
      [0.9, 0],
      [1, 0.05],
      [1, 0.95],
      [1, 1],
    ],
  };
  return scaled(unit[kind], depthMetres, heightMetres).map(([o, h]): Vec2 => [o, h - heightMetres]);
}

/** Panel moulding or architrave lying on a wall: (distance inwards from the outer edge, height off the wall). */
export function architraveProfile(
  kind: "classical" | "plain" | "stepped",
  widthMetres: number,
  depthMetres: number,
): Profile {
  const unit: Record<typeof kind, Vec2[]> = {
    classical: [
      [0, 0],
      [0, 0.55],
      ...curve([0.02, 0.6], [0.2, 1], false, 4),
      [0.3, 1],
      ...curve([0.32, 0.95], [0.5, 0.55], true, 4),
      [0.55, 0.5],
      [0.72, 0.5],
      ...curve([0.74, 0.5], [0.94, 0.2], false, 3),
      [1, 0.15],
      [1, 0],
    ],
    plain: [
      [0, 0],
      [0, 0.92],
      [0.04, 1],
      [0.96, 1],
      [1, 0.92],
      [1, 0],
    ],
    stepped: [
      [0, 0],
      [0, 1],
      [0.3, 1],
      [0.3, 0.66],
      [0.62, 0.66],
      [0.62, 0.33],
      [1, 0.33],
      [1, 0],
    ],
  };
  return scaled(unit[kind], widthMetres, depthMetres);
}
