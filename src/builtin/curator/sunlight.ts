import { createCanvas } from "@napi-rs/canvas";
import { type Architecture, floorOf, type Opening, wallPlacement } from "../geometry/architecture.ts";
import { moodOf } from "../geometry/daylight.ts";
import { openingOutline } from "../geometry/outline.ts";
import { type MaterialSpec, type SceneDraft, surfaceFor } from "../geometry/scene-draft.ts";
import { dot, place, type Vec2 } from "../geometry/vector.ts";
import { addFloorPatch } from "./soft-quads.ts";

const SIZE_PX = 512;
/** Above the floor by enough to win over it at 15 m with a 5 cm near plane and 24 bits of depth. */
const LIFT_METRES = 0.005;
/** How soft the edge is, as a share of the window: the sun's disc and the glass. */
const MARGIN = 0.06;

/** The shape of each window laid on the floor by the sun, with the shadows of its bars. */
export function addSunlight(draft: SceneDraft, room: Architecture): void {
  const mood = moodOf(room.room.light);
  const sun = mood.sun;
  const windows = room.walls.flatMap((wall) =>
    wall.openings.filter((o) => o.kind === "window").map((opening) => ({ wall, opening })),
  );
  const model = windows[0]?.opening;
  if (!sun || !model) return;
  const material: MaterialSpec = {
    name: "sunlight",
    colour: mood.sunColour,
    emissive: mood.sunColour,
    emissiveStrength: 0.95,
    opacity: mood.sunStrength,
    image: { bytes: paintWindow(model), mimeType: "image/png" },
    roughness: 1,
    isBaked: false,
  };
  for (const { wall, opening } of windows) {
    const at = wallPlacement(wall);
    const outline = floorOf(room, wall.room).map(([x, z]): Vec2 => [x, -z]);
    // Sunlight comes in only where the wall turns its back to the sun.
    if (dot(sun, at.out) > -0.15) continue;
    const [w, h] = [opening.width, opening.height];
    const corners: [number, number, Vec2][] = [
      [opening.left - w * MARGIN, opening.bottom - h * MARGIN, [0, 1]],
      [opening.left + w * (1 + MARGIN), opening.bottom - h * MARGIN, [1, 1]],
      [opening.left + w * (1 + MARGIN), opening.bottom + h * (1 + MARGIN), [1, 0]],
      [opening.left - w * MARGIN, opening.bottom + h * (1 + MARGIN), [0, 0]],
    ];
    const patch = corners.map(([u, v, uv]) => {
      const p = place(at, u, v, -0.2);
      const t = p[1] / sun[1];
      return { at: [p[0] - sun[0] * t, -(p[2] - sun[2] * t)] as Vec2, uv };
    });
    addFloorPatch(surfaceFor(draft, "sunlight", { role: "prop" }, material), patch, outline, LIFT_METRES);
  }
}

function paintWindow(opening: Opening): Uint8Array {
  const draw = (blurPx: number) => {
    const canvas = createCanvas(SIZE_PX, SIZE_PX);
    const context = canvas.getContext("2d");
    const inner = SIZE_PX / (1 + MARGIN * 2);
    const edge = inner * MARGIN;
    const x = (u: number) => edge + (u / opening.width) * inner;
    const y = (v: number) => SIZE_PX - edge - (v / opening.height) * inner;
    context.filter = `blur(${blurPx}px)`;
    context.fillStyle = "#ffffff";
    context.beginPath();
    for (const [u, v] of openingOutline(opening.shape, { ...opening, left: 0, bottom: 0 }, 32))
      context.lineTo(x(u), y(v));
    context.closePath();
    context.fill();
    context.globalCompositeOperation = "destination-out";
    const columns = Math.max(2, Math.round(opening.width / 0.42 / 2) * 2);
    for (let i = 1; i < columns; i++) context.fillRect(x(0) + (inner * i) / columns - 4, 0, 8, SIZE_PX);
    const rows = Math.max(2, Math.round(opening.height / 0.55));
    for (let i = 1; i < rows; i++) context.fillRect(0, y((opening.height * i) / rows) - 3, SIZE_PX, 6);
    return canvas;
  };
  return draw(5).encodeSync("png");
}
