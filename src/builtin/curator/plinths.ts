import type { SceneExtras } from "../../core/scene.ts";
import { type Architecture, wallPlacement } from "../geometry/architecture.ts";
import { distanceToEdge, isWithin } from "../geometry/floor-outline.ts";
import { addInstance, type MaterialSpec, type SceneDraft, surfaceFor } from "../geometry/scene-draft.ts";
import { chamferedBox } from "../geometry/solids.ts";
import { addPiece } from "../geometry/surface.ts";
import { clamp, dot, type Placement, place, placementAt, placementFacing } from "../geometry/vector.ts";
import type { Hung } from "./hang.ts";
import type { OpenSculpture } from "./sculptures.ts";

/** A sculpture with its place. `turnRadians` is the heading of its front, 0 towards +z. */
export interface Standing {
  sculpture: OpenSculpture;
  x: number;
  z: number;
  turnRadians: number;
  scale: number;
  plinth: { widthMetres: number; heightMetres: number; depthMetres: number };
  heightMetres: number;
}

/** Heads are met at eye level: the top of a piece on its plinth comes to about this height. */
const TOP_METRES = 1.86;
const MARGIN_METRES = 0.09;
const SLIMMEST_METRES = 0.34;
/** Heads larger than a little over life-size would stare a visitor down. */
const LARGEST_BUST_METRES = 0.76;
const HEAD_WORDS = /\b(busts?|heads?|portraits?)\b/i;

/** Small pieces stand high on slim plinths, large ones on low bases; the plinth follows the foot print. */
export function plinthFor(
  { exhibit, size }: Pick<OpenSculpture, "exhibit" | "size">,
  ceilingMetres: number,
): Pick<Standing, "plinth" | "heightMetres" | "scale"> {
  const most = HEAD_WORDS.test(exhibit.prompt) ? LARGEST_BUST_METRES : ceilingMetres - 0.8;
  const asked = Math.min(exhibit.heightCm / 100, most);
  const across = Math.max(size[0], size[2], 1e-6);
  const scale = Math.min(
    asked / Math.max(size[1], 1e-6),
    Math.max(0.5, (exhibit.widthCm / 100) * 1.3) / across,
  );
  const heightMetres = size[1] * scale;
  // A piece narrows towards its foot, so a plinth may be a little slimmer than the widest part.
  const side = (extent: number) => clamp(extent * scale * 0.8 + MARGIN_METRES, SLIMMEST_METRES, 1.5);
  return {
    scale,
    heightMetres,
    plinth: {
      widthMetres: side(size[0]),
      depthMetres: side(size[2]),
      heightMetres: clamp(TOP_METRES - heightMetres, 0.16, 1.12),
    },
  };
}

/**
 * Spots for sculptures: off the axis, near corners and between windows, in pairs where there are two; never before
 * a picture, never on the way in. Their front is turned to who comes in.
 */
export function placeSculptures(
  sculptures: readonly OpenSculpture[],
  scene: Pick<SceneExtras, "walkable" | "obstacles" | "room" | "spawn">,
  room: Architecture,
  hung: readonly Hung[],
): Standing[] {
  const { widthMetres: width, lengthMetres: length, kind, heightMetres } = scene.room;
  const { walkable } = scene;
  const [sx, , sz] = scene.spawn.position;
  const taken = scene.obstacles.map((o) => ({ x: o.centre[0], z: o.centre[1], radius: o.radiusMetres }));
  const statues: { x: number; z: number }[] = [];
  const round = kind === "rotunda" ? 0.66 : 1;
  const walls = room.walls.map((wall) => ({ wall, at: wallPlacement(wall) }));
  return sculptures.map((sculpture) => {
    const size = plinthFor(sculpture, heightMetres);
    const radius = Math.hypot(size.plinth.widthMetres, size.plinth.depthMetres) / 2;
    const edge = (width / 2 - radius - 0.3) * round;
    const lanes = [1, -1, 0.6, -0.6].map((side) => side * edge);
    const steps = Math.max(8, Math.round(length * 2));
    const reach = (length / 2 - radius - 0.35) * round;
    const everywhere = lanes.flatMap((x) =>
      Array.from({ length: steps + 1 }, (_, i) => ({ x, z: -reach + (i / steps) * reach * 2 })),
    );
    // Between joined rooms there are walls across.
    const onFloor = everywhere.filter(
      ({ x, z }) => isWithin([x, z], walkable) && distanceToEdge([x, z], walkable) > radius + 0.25,
    );
    const candidates = onFloor.length > 0 ? onFloor : everywhere;
    const score = ({ x, z }: { x: number; z: number }): number => {
      const spare = Math.min(3, ...taken.map((t) => Math.hypot(x - t.x, z - t.z) - t.radius - radius));
      const inTheWay = hung.some((work) => {
        const { at } = walls[work.wall]!;
        const away = [x - at.origin[0], 0, z - at.origin[2]] as const;
        const beside = Math.abs(dot(away, at.right) - work.u) - work.widthMetres / 2 - work.frameMetres;
        const before = dot(away, at.out);
        return beside < radius + 0.12 && before > 0 && before < 2;
      });
      const beforeWindow = walls.some(({ wall, at }) => {
        const u = dot([x - at.origin[0], 0, z - at.origin[2]], at.right);
        const depth = dot([x - at.origin[0], 0, z - at.origin[2]], at.out);
        return (
          depth > 0 &&
          depth < 1.2 &&
          wall.openings.some((o) => u > o.left - 0.1 && u < o.left + o.width + 0.1)
        );
      });
      // Behind the visitor's shoulder a piece only needs room to pass; in sight it must not fill the frame.
      const isInSight = sz - z > Math.abs(x - sx) * 0.8;
      const nearSpawn = Math.max(0, (isInSight ? 3.6 : 1.5) - Math.hypot(x - sx, z - sz));
      const isPaired = statues.some((s) => Math.abs(s.x + x) < 0.25 && Math.abs(s.z - z) < 0.25);
      return (
        spare * 0.4 +
        (spare < 0.75 ? (spare - 0.75) * 6 : 0) -
        (inTheWay ? 3 : 0) -
        (beforeWindow ? 0.3 : 0) -
        nearSpawn * 1.5 -
        // A little nearer the far end: it is what the visitor walks towards.
        ((z + length / 2) / length) * 0.9 -
        (Math.abs(x) < edge * 0.9 ? 0.25 : 0) +
        (isPaired ? 0.5 : 0)
      );
    };
    const { x, z } = candidates.reduce((a, b) => (score(b) > score(a) + 1e-6 ? b : a));
    taken.push({ x, z, radius });
    statues.push({ x, z });
    // Turned by eighths towards the axis between the door and the middle: plinths stay in order with the room.
    const heading = Math.atan2(-x, Math.max(length * 0.2, z + 0.5) - z);
    const turnRadians = Math.round(heading / (Math.PI / 4)) * (Math.PI / 4);
    return { sculpture, x, z, turnRadians, ...size };
  });
}

const MARBLE = plinthOf("marble-block", "#c9c1b3", 0.4);
const MATERIALS: Record<Architecture["style"], MaterialSpec> = {
  "beaux-arts": MARBLE,
  haussmann: MARBLE,
  gothic: plinthOf("stone", "#b3a78f", 0.8),
  "art-deco": plinthOf("marble-dark", "#2e2b2a", 0.25),
  "white-cube": plinthOf("plaster", "#dedbd4", 0.8),
  brutalist: plinthOf("concrete", "#a5a19a", 0.8),
  industrial: plinthOf("dark-wood", "#5a4331", 0.6),
  japanese: plinthOf("dark-wood", "#4f3928", 0.55),
};
const MOULDED = new Set<Architecture["style"]>(["beaux-arts", "haussmann", "gothic", "art-deco"]);
const CHAMFER_METRES = 0.006;

function plinthOf(surface: string, colour: string, roughness: number): MaterialSpec {
  return { name: "plinth", surface, colour, roughness, isBaked: false };
}

/** A plinth for each sculpture: moulded at foot and top in period rooms, a plain block in modern ones. */
export function buildPlinths(
  draft: SceneDraft,
  style: Architecture["style"],
  standing: readonly Standing[],
): void {
  for (const { sculpture, x, z, turnRadians, plinth } of standing) {
    const name = `plinth ${sculpture.exhibit.id}`;
    const extras = { role: "plinth", exhibit: sculpture.exhibit.id } as const;
    const surface = surfaceFor(draft, name, extras, MATERIALS[style]);
    const { widthMetres: w, heightMetres: h, depthMetres: d } = plinth;
    const slab = (more: number, high: number, at: Placement, isOpenBelow: boolean) =>
      addPiece(surface, chamferedBox([w + more, high, d + more], CHAMFER_METRES, isOpenBelow), at);
    const level = (y: number) => place(placementAt([0, 0, 0]), 0, y, 0);
    slab(0, h, placementAt([0, 0, 0]), true);
    if (MOULDED.has(style) && h > 0.4) {
      slab(0.08, 0.1, placementAt([0, 0, 0]), true);
      slab(0.035, 0.03, placementAt(level(0.1)), false);
      slab(0.03, 0.02, placementAt(level(h - 0.07)), false);
      slab(0.06, 0.05, placementAt(level(h - 0.05)), false);
    }
    addInstance(draft, name, placementFacing([x, 0, z], [Math.sin(turnRadians), 0, Math.cos(turnRadians)]));
  }
}
