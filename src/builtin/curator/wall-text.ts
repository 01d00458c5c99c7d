import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import { type Architecture, type Wall, wallPlacement } from "../geometry/architecture.ts";
import { type MaterialSpec, type SceneDraft, surfaceFor } from "../geometry/scene-draft.ts";
import { chamferedBox } from "../geometry/solids.ts";
import { addPiece, addVertex } from "../geometry/surface.ts";
import { distance2, place, type Vec2, type Vec3 } from "../geometry/vector.ts";
import type { Hung } from "./hang.ts";
import { labelFont } from "./label-font.ts";
import { wrap } from "./labels.ts";
import type { Standing } from "./plinths.ts";
import { addSoftQuad } from "./soft-quads.ts";
import { isInSight } from "./view-spots.ts";

/** What the panel by the entrance says. */
export interface Intro {
  title: string;
  mood: string;
  /** "Twelve paintings and two sculptures in a Gothic hall." */
  summary: string;
}

/** 50 × 60 cm with letters of 30 mm and more: read from two metres away (5 mm of letter for each half metre). */
const PANEL = { widthMetres: 0.5, heightMetres: 0.6, widthPx: 720, heightPx: 864 };
const MIDDLE_METRES = 1.5;
const CLEAR_METRES = 0.16;
/** A label card hangs right of its picture. */
const CARD_METRES = 0.28;
const DEPTH_METRES = 0.012;

/** Hangs the introduction on free wall near the entrance; leaves it out where there is none in sight. */
export function hangWallText(
  draft: SceneDraft,
  room: Architecture,
  intro: Intro,
  { look, shadow }: { look: Omit<MaterialSpec, "name">; shadow: MaterialSpec },
  { spawn, hung, standing }: { spawn: Vec3; hung: readonly Hung[]; standing: readonly Standing[] },
): void {
  const spot = findSpot(room, spawn, hung, standing);
  if (!spot) return;
  const wall = wallPlacement(room.walls[spot.wall]!);
  const material: MaterialSpec = {
    name: "wall-text",
    ...look,
    image: { bytes: paintPanel(intro), mimeType: "image/jpeg" },
  };
  const surface = surfaceFor(draft, "wall-text", { role: "label" }, material);
  const { widthMetres, heightMetres } = PANEL;
  const box = chamferedBox([widthMetres, heightMetres, DEPTH_METRES], 0.0015, false);
  // The body takes its colour from the blank edge of the paper.
  box.uvs.fill(0.004);
  const origin = place(wall, spot.u, MIDDLE_METRES - heightMetres / 2, spot.depthMetres + DEPTH_METRES / 2);
  addPiece(surface, box, { ...wall, origin });
  const first = surface.positions.length / 3;
  const [w, h] = [widthMetres / 2 - 0.003, heightMetres / 2 - 0.003];
  const corners: [number, number, Vec2][] = [
    [-w, -h, [0, 1]],
    [w, -h, [1, 1]],
    [w, h, [1, 0]],
    [-w, h, [0, 0]],
  ];
  for (const [du, dv, uv] of corners)
    addVertex(
      surface,
      place(wall, spot.u + du, MIDDLE_METRES + dv, spot.depthMetres + DEPTH_METRES + 0.0008),
      wall.out,
      uv,
    );
  surface.indices.push(first, first + 1, first + 2, first, first + 2, first + 3);
  addSoftQuad(
    surfaceFor(draft, "shadows", { role: "prop" }, shadow),
    { ...wall, origin: place(wall, spot.u, MIDDLE_METRES, 0) },
    {
      left: -widthMetres / 2 - 0.05,
      bottom: -heightMetres / 2 - 0.07,
      width: widthMetres + 0.1,
      height: heightMetres + 0.11,
      lift: 0.006,
    },
  );
}

/** Off the wall by as much as its panel mouldings stand out. */
const OFF_WALL_METRES = 0.025;

function findSpot(room: Architecture, spawn: Vec3, hung: readonly Hung[], standing: readonly Standing[]) {
  const spots = room.walls.flatMap((wall, index) =>
    freeMiddles(
      wall,
      hung.filter((work) => work.wall === index),
    ).map((u) => ({ wall: index, u })),
  );
  const scored = spots.flatMap(({ wall, u }) => {
    const at = place(wallPlacement(room.walls[wall]!), u, MIDDLE_METRES, 0);
    const away = distance2([at[0], at[2]], [spawn[0], spawn[2]]);
    const isHidden = standing.some((one) => distance2([one.x, one.z], [at[0], at[2]]) < 1.3);
    if (isHidden || away < 1.2 || !isInSight(room, spawn, at)) return [];
    // Seen on entering is worth a few steps more than behind one's back.
    const isBehind = at[2] > spawn[2] - 0.3;
    return [{ wall, u, depthMetres: OFF_WALL_METRES, cost: away + (isBehind ? 3 : 0) }];
  });
  return scored.toSorted((a, b) => a.cost - b.cost)[0];
}

/** Middles of panels that fit on a wall between openings, pilasters and works, in steps of 10 cm. */
function freeMiddles(wall: Wall, works: readonly Hung[]): number[] {
  const taken = [
    ...wall.openings.map((one) => [one.left - 0.14, one.left + one.width + 0.14] as const),
    ...wall.blocked,
    ...works.map((work) => {
      const reach = work.widthMetres / 2 + work.frameMetres;
      return [work.u - reach, work.u + reach + CARD_METRES] as const;
    }),
  ];
  const half = PANEL.widthMetres / 2 + CLEAR_METRES;
  const steps = Math.floor((wall.widthMetres - half * 2) / 0.1);
  return Array.from({ length: Math.max(0, steps + 1) }, (_, i) => half + i * 0.1).filter((u) =>
    taken.every(([from, to]) => u + half <= from || u - half >= to),
  );
}

function paintPanel({ title, mood, summary }: Intro): Uint8Array {
  const { widthPx, heightPx } = PANEL;
  const canvas = createCanvas(widthPx, heightPx);
  const context = canvas.getContext("2d");
  context.fillStyle = "#f6f3ec";
  context.fillRect(0, 0, widthPx, heightPx);
  context.textBaseline = "top";
  const left = 64;
  let top = write(context, title, { left, top: 72, size: 84, colour: "#14110e", most: 4 });
  context.fillStyle = "#a08a5c";
  context.fillRect(left, top + 22, 96, 4);
  top += 62;
  if (mood)
    top = write(context, mood, { left, top, size: 42, style: "italic ", colour: "#3d3933", most: 4 }) + 26;
  write(context, summary, { left, top, size: 46, colour: "#2a2723", most: 8 });
  return canvas.encodeSync("jpeg", 88);
}

function write(
  context: SKRSContext2D,
  text: string,
  {
    left,
    top,
    size,
    colour,
    most,
    style = "",
  }: { left: number; top: number; size: number; colour: string; most: number; style?: "" | "italic " },
): number {
  context.font = labelFont(size, style);
  context.fillStyle = colour;
  let y = top;
  for (const line of wrap(context, text, PANEL.widthPx - left * 2).slice(0, most)) {
    if (y + size > PANEL.heightPx - 40) break;
    context.fillText(line, left, y);
    y += size * 1.16;
  }
  return y;
}

const COUNTS = "no one two three four five six seven eight nine ten eleven twelve".split(" ");

/** What hangs and stands where, in a sentence. */
export function summarise(paintings: number, sculptures: number, { style, room }: Architecture): string {
  const count = (n: number, noun: string) =>
    n > 0 ? [`${COUNTS[n] ?? n} ${noun}${n === 1 ? "" : "s"}`] : [];
  const works = [...count(paintings, "picture"), ...count(sculptures, "sculpture")].join(" and ");
  const kind = room.kind === "enfilade" ? "a suite of rooms" : `a ${room.kind.replace("-", " ")}`;
  const said = `${works || "an empty wall"} in ${kind}, ${STYLE_WORDS[style]}. Made by machines from a sentence; each label names the maker.`;
  return said[0]!.toUpperCase() + said.slice(1);
}

const STYLE_WORDS: Record<Architecture["style"], string> = {
  "beaux-arts": "in the beaux-arts manner",
  haussmann: "as in a Paris apartment",
  gothic: "under Gothic vaults",
  "art-deco": "in art deco",
  "white-cube": "white and plain",
  brutalist: "in raw concrete",
  industrial: "once a factory",
  japanese: "in the Japanese manner",
};
