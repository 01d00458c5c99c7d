import { Light, type Material, Mesh, type Object3D, Texture } from "three";

/** Frees everything a loaded GLB holds on the GPU, and closes its decoded pictures, which three.js leaves open. */
export function disposeObject(root: Object3D): void {
  const materials = new Set<Material>();
  root.traverse((object) => {
    if (object instanceof Light) object.dispose();
    if (!(object instanceof Mesh)) return;
    object.geometry.dispose();
    for (const material of [object.material].flat()) materials.add(material);
  });
  for (const material of materials) {
    for (const value of Object.values(material)) {
      if (!(value instanceof Texture)) continue;
      if (value.image instanceof ImageBitmap) value.image.close();
      value.dispose();
    }
    material.dispose();
  }
}
