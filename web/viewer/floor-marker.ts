import { Mesh, MeshBasicMaterial, RingGeometry, type Scene } from "three";
import type { FloorPoint } from "./walk/floor-plan.ts";

/** The soft ring on the floor: where a click would lead, or led. */
export interface FloorMarker {
  show(at: FloorPoint, strength: number): void;
  hide(): void;
}

export function createFloorMarker(scene: Scene, floorMetres: number): FloorMarker {
  const material = new MeshBasicMaterial({
    color: "#fff4df",
    transparent: true,
    opacity: 0,
    depthWrite: false,
    toneMapped: false,
  });
  const ring = new Mesh(new RingGeometry(0.17, 0.21, 48), material);
  const dot = new Mesh(new RingGeometry(0, 0.045, 24), material);
  ring.add(dot);
  ring.rotation.x = -Math.PI / 2;
  ring.visible = false;
  scene.add(ring);
  return {
    show([x, z], strength) {
      // Two centimetres above the floor, clear of its depth noise from across the room.
      ring.position.set(x, floorMetres + 0.02, z);
      material.opacity = strength;
      ring.visible = true;
    },
    hide() {
      ring.visible = false;
    },
  };
}
