import type { Random } from "../../core/random.ts";
import type { Point } from "./sketch.ts";

/** A plane of a picture that sees the motif from a place of its own. */
export interface Facet {
  /** Convex; heights of the picture. */
  plane: readonly Point[];
  centre: Point;
  area: number;
  /** 0 plain ground to 1 the heart of the motif. */
  interest: number;
  /** Moves the drawing under the plane: x′ = a·x + c·y + e, y′ = b·x + d·y + f. */
  view: readonly [a: number, b: number, c: number, d: number, e: number, f: number];
}

export interface Faceting {
  facets: Facet[];
  /** Where planes meet. */
  seams: (readonly [Point, Point])[];
}

/** Interest of a place of the picture, 0 to 1. */
export type Interest = (x: number, y: number) => number;

/** Slants the cuts keep to, radians: a picture of two or three directions holds together, one of many is a shatter. */
const SLANTS = [0.52, 1.08, 1.57, 2.1, 2.62];

/**
 * Cuts the picture into `count` planes, smaller where it is interesting, then lays `laps` larger ones across its
 * heart, so that planes interlock and do not merely lie side by side.
 */
export function cutFacets(
  width: number,
  interest: Interest,
  count: number,
  laps: number,
  random: Random,
): Faceting {
  const seams: (readonly [Point, Point])[] = [];
  const first = makeFacet(
    [
      [0, 0],
      [width, 0],
      [width, 1],
      [0, 1],
    ],
    interest,
  );
  const heart = heartOf(width, interest);
  const slants = SLANTS.map((slant) => slant + (random() - 0.5) * 0.3);
  let facets = [first];
  while (facets.length < count) {
    const facet = facets.reduce((best, other) => (weightOf(other) > weightOf(best) ? other : best));
    const slant = slants[Math.floor(random() * slants.length)]!;
    const reach = Math.sqrt(facet.area) * 0.3;
    const through: Point = [
      facet.centre[0] + (random() - 0.5) * reach,
      facet.centre[1] + (random() - 0.5) * reach,
    ];
    const { sides, seam } = cut(facet.plane, through, [Math.cos(slant), Math.sin(slant)]);
    if (seam) seams.push(seam);
    facets = facets.filter((other) => other !== facet);
    facets.push(...sides.map((side) => makeFacet(side, interest)));
    if (!seam) facets.push({ ...facet, area: facet.area * 0.5 });
  }
  const viewed = facets.map((facet) => ({
    ...facet,
    view: viewOf(facet, heart, 0.1, random),
  }));
  for (let i = 0; i < laps; i++) {
    // The last one shows the heart nearly as it is: whatever else is taken apart, something is recognised.
    const isLast = i === laps - 1;
    const lap = makeFacet(quadrilateral(heart, isLast ? 0 : 1, slants, random), interest);
    viewed.push({
      ...lap,
      view: viewOf(isLast ? { ...lap, interest: 1.3 } : lap, heart, isLast ? 0 : 0.25, random),
    });
    const [a, b, c] = lap.plane as [Point, Point, Point];
    seams.push([a, b], [b, c]);
  }
  return { facets: viewed, seams };
}

const weightOf = ({ area, interest }: Facet) => area * (0.6 + interest * 0.75);

function makeFacet(plane: readonly Point[], interest: Interest): Facet {
  const centre: Point = [
    plane.reduce((sum, [x]) => sum + x, 0) / plane.length,
    plane.reduce((sum, [, y]) => sum + y, 0) / plane.length,
  ];
  const doubled = plane.reduce((sum, [x, y], i) => {
    const [nx, ny] = plane[(i + 1) % plane.length]!;
    return sum + x * ny - nx * y;
  }, 0);
  const places = [centre, ...plane.map(([x, y]): Point => [(x + centre[0]) / 2, (y + centre[1]) / 2])];
  const mean = places.reduce((sum, [x, y]) => sum + interest(x, y), 0) / places.length;
  return {
    plane,
    centre,
    area: Math.abs(doubled) / 2,
    interest: mean,
    view: [1, 0, 0, 1, 0, 0],
  };
}

function heartOf(width: number, interest: Interest): Point {
  let [sumX, sumY, sum] = [0, 0, 0];
  for (let v = 0.025; v < 1; v += 0.025)
    for (let u = 0.025; u < 1; u += 0.025) {
      const wish = interest(u * width, v) ** 5;
      sumX += u * width * wish;
      sumY += v * wish;
      sum += wish;
    }
  return sum > 0 ? [sumX / sum, sumY / sum] : [width / 2, 0.5];
}

/** Shifted, turned and drawn nearer; by the chance of `mirrored` seen from the other side of the heart. */
function viewOf({ centre, interest }: Facet, heart: Point, mirrored: number, random: Random): Facet["view"] {
  const freedom = 1.6 - interest;
  const turn = (random() - 0.5) * 0.22 * freedom;
  const zoom = 1 + random() * 0.2;
  const mirror = interest > 0.4 && random() < mirrored ? -1 : 1;
  const [cos, sin] = [Math.cos(turn) * zoom, Math.sin(turn) * zoom];
  const [cx, cy] = centre;
  const x = cx + (random() - 0.5) * 0.075 * freedom;
  const y = cy + (random() - 0.5) * 0.075 * freedom;
  // Mirrored about the heart first, then turned about the plane's own centre.
  const from = mirror < 0 ? 2 * heart[0] - cx : -cx;
  return [cos * mirror, sin * mirror, -sin, cos, x + cos * from + sin * cy, y + sin * from - cos * cy];
}

function quadrilateral([x, y]: Point, stray: number, slants: readonly number[], random: Random): Point[] {
  const slant = stray > 0 ? slants[Math.floor(random() * slants.length)]! : 1.3 + random() * 0.5;
  const [cos, sin] = [Math.cos(slant), Math.sin(slant)];
  const long = 0.14 + random() * 0.16 * stray;
  const wide = (0.05 + random() * 0.07) * stray + 0.105 * (1 - stray);
  const [mx, my] = [x + (random() - 0.5) * 0.36 * stray, y + (random() - 0.5) * 0.4 * stray];
  const corner = (along: number, across: number): Point => [
    mx + along * long * cos - across * wide * sin,
    my + along * long * sin + across * wide * cos,
  ];
  const lean = 0.5 + random() * 0.5;
  return [corner(-1, -1), corner(1, -lean), corner(lean, 1), corner(-lean, 0.8)];
}

function cut(plane: readonly Point[], [px, py]: Point, [dx, dy]: Point) {
  const sides: [Point[], Point[]] = [[], []];
  const crossings: Point[] = [];
  const sideOf = ([x, y]: Point) => (x - px) * dy - (y - py) * dx;
  for (const [i, a] of plane.entries()) {
    const b = plane[(i + 1) % plane.length]!;
    const [sa, sb] = [sideOf(a), sideOf(b)];
    sides[sa >= 0 ? 0 : 1].push(a);
    if (sa >= 0 === sb >= 0) continue;
    const t = sa / (sa - sb);
    const crossing: Point = [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
    crossings.push(crossing);
    sides[0].push(crossing);
    sides[1].push(crossing);
  }
  const [from, to] = crossings;
  return {
    sides: sides.filter((side) => side.length > 2),
    seam: from && to ? ([from, to] as const) : undefined,
  };
}

/** Whether a place shows the facet of this number: later ones lie over earlier ones. */
export function isShown(facets: readonly Facet[], number: number, x: number, y: number): boolean {
  if (!isOn(facets[number]!.plane, x, y)) return false;
  for (let later = number + 1; later < facets.length; later++)
    if (isOn(facets[later]!.plane, x, y)) return false;
  return true;
}

/** Whether a point lies on a convex plane. */
function isOn(plane: readonly Point[], x: number, y: number): boolean {
  let sign = 0;
  for (let i = 0; i < plane.length; i++) {
    const [ax, ay] = plane[i]!;
    const [bx, by] = plane[(i + 1) % plane.length]!;
    const side = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
    if (side * sign < 0) return false;
    if (side !== 0) sign = side;
  }
  return true;
}
