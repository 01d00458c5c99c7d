/** A splat in memory: y up, front towards +z, one entry a Gaussian in each list. */
export interface Gaussians {
  count: number;
  /** Centres, three numbers each, in the file's own units. */
  positions: Float32Array<ArrayBuffer>;
  /** Standard deviations along the own axes, three each. */
  scales: Float32Array<ArrayBuffer>;
  /** Unit quaternions x y z w. */
  rotations: Float32Array<ArrayBuffer>;
  /** sRGB, three each, 0 to 1; what was trained may lie a little outside. */
  colours: Float32Array<ArrayBuffer>;
  /** 0 to 1. */
  opacities: Float32Array<ArrayBuffer>;
}

export function emptyGaussians(count: number): Gaussians {
  return {
    count,
    positions: new Float32Array(count * 3),
    scales: new Float32Array(count * 3),
    rotations: new Float32Array(count * 4),
    colours: new Float32Array(count * 3),
    opacities: new Float32Array(count),
  };
}

/** Writes a quaternion made a unit; what is no rotation becomes none. */
export function setRotation(
  { rotations }: Gaussians,
  index: number,
  x: number,
  y: number,
  z: number,
  w: number,
): void {
  const length = Math.hypot(x, y, z, w);
  rotations.set(length > 0 ? [x / length, y / length, z / length, w / length] : [0, 0, 0, 1], index * 4);
}

/**
 * Turns a splat from y down, z away from the viewer to y up, z towards the viewer: half a turn about x. Its colours do
 * not depend on the view, so nothing else changes.
 */
export function turnUpright(gaussians: Gaussians): Gaussians {
  const { count, positions, rotations } = gaussians;
  for (let i = 0; i < count; i++) {
    positions[i * 3 + 1]! *= -1;
    positions[i * 3 + 2]! *= -1;
    const [x, y, z, w] = rotations.subarray(i * 4, i * 4 + 4) as unknown as [number, number, number, number];
    rotations.set([w, -z, y, -x], i * 4);
  }
  return gaussians;
}
