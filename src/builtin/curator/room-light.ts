import type { Document, Scene } from "@gltf-transform/core";
import { KHRLightsPunctual } from "@gltf-transform/extensions";
import { nodeExtras, SCENE_EXTRAS_KEY } from "../../core/scene.ts";
import { type Architecture, wallPlacement } from "../geometry/architecture.ts";
import { LIGHT_MOODS } from "../geometry/light-bake.ts";
import { dot, subtract, type Vec3 } from "../geometry/vector.ts";
import type { Hung } from "./hang.ts";

const MOST_LIGHTS = 4;

/** A few warm lamps along the axis: they give floors and frames something to reflect. */
export function addRoomLights(document: Document, scene: Scene, room: Architecture): void {
  const extension = document.createExtension(KHRLightsPunctual);
  const { lengthMetres, widthMetres, heightMetres, light: daylight } = room.room;
  const joined = new Set(room.walls.map((wall) => wall.room)).size;
  const count =
    joined > 1
      ? joined
      : room.room.kind === "rotunda"
        ? 1
        : Math.min(MOST_LIGHTS, Math.max(1, Math.round(lengthMetres / 5.5)));
  const [r, g, b] = LIGHT_MOODS[daylight.time].lamp;
  // Candela for the walls to receive about the same in any room: the square of the distance to them.
  const reach = Math.min(widthMetres, 9) / 2 + 0.6;
  const strength = daylight.time === "night" ? 0.7 : 0.36;
  for (let i = 0; i < count; i++) {
    const light = extension
      .createLight(`lamp ${i + 1}`)
      .setType("point")
      .setColor([r, g * 1.04, Math.min(1, b * 1.2)])
      .setIntensity(Number((strength * Math.PI * reach * reach).toFixed(3)));
    const z = ((i + 0.5) / count - 0.5) * lengthMetres;
    const node = document
      .createNode(`light ${i + 1}`)
      .setTranslation([0, Math.min(heightMetres * 0.62, 3.6), Number(z.toFixed(3))])
      .setExtension("KHR_lights_punctual", light);
    scene.addChild(node);
  }
}

/** Brightens the baked wall colours round each work, as its lamp would. */
export function addWallGlow(scene: Scene, room: Architecture, hung: readonly Hung[]): void {
  const lamp = LIGHT_MOODS[room.room.light.time].lamp;
  const spots = hung.map((work) => ({ work, wall: wallPlacement(room.walls[work.wall]!) }));
  for (const node of scene.listChildren()) {
    const own = nodeExtras.safeParse(node.getExtras()[SCENE_EXTRAS_KEY]);
    if (!own.success || own.data.role !== "wall") continue;
    for (const primitive of node.getMesh()?.listPrimitives() ?? []) {
      const colour = primitive.getAttribute("COLOR_0");
      const position = primitive.getAttribute("POSITION");
      if (!colour || !position) continue;
      const [p, c] = [
        [0, 0, 0],
        [0, 0, 0, 0],
      ];
      for (let i = 0; i < position.getCount(); i++) {
        position.getElement(i, p);
        let glow = 0;
        for (const { work, wall } of spots) {
          const local = subtract(p as unknown as Vec3, wall.origin);
          const depth = dot(local, wall.out);
          if (depth < -0.03 || depth > 0.1) continue;
          const du = (dot(local, wall.right) - work.u) / (work.widthMetres * 0.55 + 0.4);
          const dv = (local[1] - work.v - work.heightMetres * 0.15) / (work.heightMetres * 0.55 + 0.5);
          glow += Math.exp(-(du * du + dv * dv) * 0.9);
        }
        if (glow < 0.01) continue;
        glow = 1 - Math.exp(-glow);
        colour.getElement(i, c);
        for (let k = 0; k < 3; k++) c[k] = Math.min(1, c[k]! * (1 + 0.16 * glow) + 0.2 * glow * lamp[k]!);
        colour.setElement(i, c);
      }
    }
  }
}
