import type { SceneDraft, ScenePart } from "./scene-draft.ts";
import type { Surface } from "./surface.ts";

/**
 * Adds what was drafted round the origin to a larger scene, moved along z. Parts of one name become one, so that
 * joined rooms are drawn in as few calls as one room; copies share a mesh where their meshes are the same.
 */
export function appendDraft(whole: SceneDraft, draft: SceneDraft, byZ: number): void {
  for (const part of draft.parts.values()) {
    if (part.instances.length > 0) appendCopies(whole, part, byZ);
    else appendSurfaces(whole, part, byZ);
  }
}

function appendCopies(whole: SceneDraft, part: ScenePart, byZ: number): void {
  const alike = [...whole.parts.values()].filter(({ name }) => name.replace(/ \d+$/, "") === part.name);
  let known = alike.find((one) => isSameMesh(one, part));
  if (!known) {
    const name = alike.length === 0 ? part.name : `${part.name} ${alike.length + 1}`;
    known = { ...part, name, instances: [] };
    whole.parts.set(name, known);
  }
  for (const { placement, ...rest } of part.instances) {
    const [x, y, z] = placement.origin;
    known.instances.push({ ...rest, placement: { ...placement, origin: [x, y, z + byZ] } });
  }
}

function isSameMesh(a: ScenePart, b: ScenePart): boolean {
  return (
    a.surfaces.size === b.surfaces.size &&
    [...a.surfaces].every(([material, { positions }]) => {
      const others = b.surfaces.get(material)?.positions;
      return others?.length === positions.length && others.every((value, i) => value === positions[i]);
    })
  );
}

function appendSurfaces(whole: SceneDraft, part: ScenePart, byZ: number): void {
  let known = whole.parts.get(part.name);
  if (!known) {
    known = { ...part, surfaces: new Map() };
    whole.parts.set(part.name, known);
  }
  for (const [material, surface] of part.surfaces) {
    const moved: Surface = {
      ...surface,
      positions: surface.positions.map((value, i) => (i % 3 === 2 ? value + byZ : value)),
    };
    const before = known.surfaces.get(material);
    known.surfaces.set(material, before ? joined(before, moved) : moved);
  }
}

function joined(a: Surface, b: Surface): Surface {
  const first = a.positions.length / 3;
  return {
    positions: a.positions.concat(b.positions),
    normals: a.normals.concat(b.normals),
    uvs: a.uvs.concat(b.uvs),
    indices: a.indices.concat(b.indices.map((index) => index + first)),
  };
}
