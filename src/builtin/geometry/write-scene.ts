import type { Document, Material, Mesh, Node, Scene, Texture } from "@gltf-transform/core";
import { KHRMaterialsUnlit } from "@gltf-transform/extensions";
import { SCENE_EXTRAS_KEY } from "../../core/scene.ts";
import type { MaterialSpec, SceneDraft, ScenePart } from "./scene-draft.ts";
import type { Surface } from "./surface.ts";
import type { Placement } from "./vector.ts";

/** Encoded images of one surface and how far one tile reaches. */
export interface TextureSet {
  baseColour: Uint8Array;
  normal: Uint8Array;
  occlusionRoughnessMetallic: Uint8Array;
  coversMetres: number;
}

export interface WriteOptions {
  /** Textures of materials that name a surface; those without stay plain. */
  textures: ReadonlyMap<string, TextureSet>;
  /** `isCopied` tells that the surface is drawn in several places. */
  bake: ((surface: Surface, isCopied: boolean) => Uint8Array) | undefined;
}

/** Key under which textures of a material are found. */
export function surfaceKey(spec: MaterialSpec): string | undefined {
  return spec.surface ? `${spec.surface} ${spec.colour ?? ""}` : undefined;
}

/** sRGB `#rrggbb` as linear RGB. */
export function linearColour(hex: string): [number, number, number] {
  const value = (at: number) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return [value(1), value(3), value(5)];
}

/** Adds every part of a draft to a scene: one node per part or copy, one primitive per material. */
export function writeParts(document: Document, scene: Scene, draft: SceneDraft, options: WriteOptions): void {
  const materials = new Map<MaterialSpec, Material>();
  const images = new Map<Uint8Array, Texture>();
  for (const part of draft.parts.values()) {
    const mesh = writeMesh(document, part, options, (spec) => {
      let material = materials.get(spec);
      if (!material) {
        material = writeMaterial(document, spec, options, images);
        materials.set(spec, material);
      }
      return material;
    });
    const copies = part.instances.length > 0 ? part.instances : [undefined];
    for (const copy of copies) {
      const node = document.createNode(part.name).setMesh(mesh);
      const extras = copy?.extras ?? part.extras;
      if (extras) node.setExtras({ [SCENE_EXTRAS_KEY]: extras });
      if (copy) placeNode(node, copy.placement);
      scene.addChild(node);
    }
  }
}

/** Moves and turns a node to a placement. */
export function placeNode(node: Node, { origin, right, up, out }: Placement): void {
  const columns = [...right, 0, ...up, 0, ...out, 0, ...origin, 1].map(tidy);
  const matrix = columns as Parameters<Node["setMatrix"]>[0];
  node.setMatrix(matrix);
}

const tidy = (value: number) => (Math.abs(value) < 1e-9 ? 0 : value);

function writeMesh(
  document: Document,
  part: ScenePart,
  options: WriteOptions,
  materialOf: (spec: MaterialSpec) => Material,
): Mesh {
  const buffer = document.getRoot().listBuffers()[0] ?? document.createBuffer();
  const mesh = document.createMesh(part.name);
  for (const [spec, raw] of part.surfaces) {
    if (raw.indices.length === 0) continue;
    const surface = withoutSlivers(raw);
    const covers = options.textures.get(surfaceKey(spec) ?? "")?.coversMetres ?? 1;
    const isImage = spec.image !== undefined;
    const count = surface.positions.length / 3;
    const indexArray = count > 65535 ? new Uint32Array(surface.indices) : new Uint16Array(surface.indices);
    const accessor = (
      type: "VEC2" | "VEC3" | "VEC4" | "SCALAR",
      array: Float32Array | Uint8Array | Uint16Array | Uint32Array,
    ) =>
      document
        .createAccessor()
        .setType(type)
        .setArray(array as Float32Array<ArrayBuffer>)
        .setBuffer(buffer);
    const primitive = document
      .createPrimitive()
      .setMaterial(materialOf(spec))
      .setIndices(accessor("SCALAR", indexArray))
      .setAttribute("POSITION", accessor("VEC3", new Float32Array(surface.positions)))
      .setAttribute("NORMAL", accessor("VEC3", new Float32Array(surface.normals)));
    const hasTexture = isImage || options.textures.has(surfaceKey(spec) ?? "");
    if (hasTexture) {
      const uvs = new Float32Array(surface.uvs.map((value) => (isImage ? value : value / covers)));
      primitive.setAttribute("TEXCOORD_0", accessor("VEC2", uvs));
    }
    if (options.bake && spec.isBaked !== false && !spec.isUnlit) {
      const colours = accessor("VEC4", options.bake(surface, part.instances.length > 0)).setNormalized(true);
      primitive.setAttribute("COLOR_0", colours);
    }
    mesh.addPrimitive(primitive);
  }
  return mesh;
}

/** Drops triangles without area and the vertices only they used. */
function withoutSlivers(surface: Surface): Surface {
  const { positions, normals, uvs } = surface;
  const result: Surface = { positions: [], normals: [], uvs: [], indices: [] };
  const moved = new Map<number, number>();
  const keep = (index: number): number => {
    let to = moved.get(index);
    if (to === undefined) {
      to = moved.size;
      moved.set(index, to);
      for (let c = 0; c < 3; c++) {
        result.positions.push(positions[index * 3 + c]!);
        result.normals.push(normals[index * 3 + c]!);
      }
      result.uvs.push(uvs[index * 2]!, uvs[index * 2 + 1]!);
    }
    return to;
  };
  for (let i = 0; i < surface.indices.length; i += 3) {
    const [a, b, c] = [surface.indices[i]! * 3, surface.indices[i + 1]! * 3, surface.indices[i + 2]! * 3];
    const [ux, uy, uz] = [0, 1, 2].map((k) => positions[b + k]! - positions[a + k]!) as [
      number,
      number,
      number,
    ];
    const [vx, vy, vz] = [0, 1, 2].map((k) => positions[c + k]! - positions[a + k]!) as [
      number,
      number,
      number,
    ];
    if (Math.hypot(uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx) < 1e-9) continue;
    result.indices.push(keep(a / 3), keep(b / 3), keep(c / 3));
  }
  return result;
}

function writeMaterial(
  document: Document,
  spec: MaterialSpec,
  options: WriteOptions,
  images: Map<Uint8Array, Texture>,
): Material {
  const material = document
    .createMaterial(spec.name)
    .setRoughnessFactor(spec.roughness ?? 0.8)
    .setMetallicFactor(spec.metallic ?? 0)
    .setDoubleSided(spec.isDoubleSided ?? false);
  const [r, g, b] = linearColour(spec.colour ?? "#ffffff");
  material.setBaseColorFactor([r, g, b, spec.opacity ?? 1]);
  if (spec.opacity !== undefined) material.setAlphaMode("BLEND");
  const image = (name: string, bytes: Uint8Array, mimeType: string): Texture => {
    let texture = images.get(bytes);
    if (!texture) {
      texture = document.createTexture(name).setImage(new Uint8Array(bytes)).setMimeType(mimeType);
      images.set(bytes, texture);
    }
    return texture;
  };
  if (spec.image) {
    const texture = image(spec.name, spec.image.bytes, spec.image.mimeType);
    material.setBaseColorTexture(texture);
    if (spec.isEmissiveImage) material.setEmissiveTexture(texture);
  }
  if (spec.emissive) {
    const glow = linearColour(spec.emissive).map((c) => Math.min(1, c * (spec.emissiveStrength ?? 1)));
    material.setEmissiveFactor(glow as [number, number, number]);
  }
  if (spec.isUnlit) {
    const unlit = document.createExtension(KHRMaterialsUnlit).createUnlit();
    material.setExtension("KHR_materials_unlit", unlit);
  }
  const set = options.textures.get(surfaceKey(spec) ?? "");
  if (set) dressMaterial(document, material, set, image);
  if (spec.surface) {
    material.setExtras({
      surface: spec.surface,
      ...(spec.colour ? { colour: spec.colour } : {}),
      coversMetres: set?.coversMetres ?? 1,
    });
  }
  return material;
}

/** Replaces a material's plain values by a texture set. */
export function dressMaterial(
  document: Document,
  material: Material,
  set: TextureSet,
  image: (name: string, bytes: Uint8Array, mimeType: string) => Texture = (name, bytes, mimeType) =>
    document.createTexture(name).setImage(new Uint8Array(bytes)).setMimeType(mimeType),
): void {
  const name = material.getName();
  const mimeOf = (bytes: Uint8Array) => (bytes[0] === 0x89 ? "image/png" : "image/jpeg");
  material
    .setBaseColorFactor([1, 1, 1, 1])
    .setBaseColorTexture(image(`${name} colour`, set.baseColour, mimeOf(set.baseColour)))
    .setNormalTexture(image(`${name} normal`, set.normal, mimeOf(set.normal)))
    .setMetallicRoughnessTexture(
      image(`${name} surface`, set.occlusionRoughnessMetallic, mimeOf(set.occlusionRoughnessMetallic)),
    )
    .setRoughnessFactor(1)
    .setMetallicFactor(1);
}
