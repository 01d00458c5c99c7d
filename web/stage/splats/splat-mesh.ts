import {
  Box3,
  type BufferAttribute,
  DataTexture,
  Float32BufferAttribute,
  InstancedBufferGeometry,
  type InterleavedBufferAttribute,
  Matrix3,
  Matrix4,
  Mesh,
  Quaternion,
  RedIntegerFormat,
  RGBAIntegerFormat,
  type ShaderMaterial,
  Sphere,
  UnsignedIntType,
  type Vector2,
  Vector3,
  Vector4,
} from "three";
import { COLOUR_COEFFICIENT } from "../../../src/core/gaussian-splats.ts";
import { createDepthOrder } from "./depth-order.ts";
import { createSplatMaterial, ROW_TEXELS, TEXELS_PER_GAUSSIAN } from "./splat-material.ts";

type Attribute = BufferAttribute | InterleavedBufferAttribute;

/** A splat as its file gives it; one entry a Gaussian. */
export interface SplatAttributes {
  position: Attribute;
  rotation: Attribute;
  scale: Attribute;
  opacity: Attribute;
  colour: Attribute;
}

/** A splat in a scene: sorted anew for each camera, just before it is drawn. */
export class SplatMesh extends Mesh<InstancedBufferGeometry, ShaderMaterial> {
  /** How bright it is against how it was trained: 1 by day. */
  set brightness(value: number) {
    this.material.uniforms.brightness!.value = value;
  }

  constructor(attributes: SplatAttributes) {
    const centres = readCentres(attributes.position);
    const count = attributes.position.count;
    const rows = Math.ceil(count / ROW_TEXELS);
    const depths = createDepthOrder(centres, rows * ROW_TEXELS);
    const order = dataTexture(depths.order, rows, RedIntegerFormat);
    super(quads(count, centres), createSplatMaterial(packGaussians(attributes, centres), order));
    const modelView = new Matrix4();
    const viewport = new Vector4();
    this.onBeforeRender = (renderer, _scene, camera) => {
      modelView.multiplyMatrices(camera.matrixWorldInverse, this.matrixWorld);
      const { elements: e } = modelView;
      if (depths.sort(e[2]!, e[6]!, e[10]!)) order.needsUpdate = true;
      renderer.getCurrentViewport(viewport);
      (this.material.uniforms.viewportPx!.value as Vector2).set(viewport.z, viewport.w);
      this.material.uniformsNeedUpdate = true;
    };
  }

  /** Nothing to stumble over: works are found by their bounds. */
  override raycast(): void {}
}

function readCentres(position: Attribute): Float32Array<ArrayBuffer> {
  const centres = new Float32Array(position.count * 3);
  for (let i = 0; i < position.count; i++)
    centres.set([position.getX(i), position.getY(i), position.getZ(i)], i * 3);
  return centres;
}

/** A quad for each Gaussian; the bounds are those of the Gaussians. */
function quads(count: number, centres: Float32Array<ArrayBuffer>): InstancedBufferGeometry {
  const geometry = new InstancedBufferGeometry();
  geometry.setAttribute("position", new Float32BufferAttribute([-1, -1, 0, 1, -1, 0, 1, 1, 0, -1, 1, 0], 3));
  geometry.setIndex([0, 1, 2, 0, 2, 3]);
  geometry.instanceCount = count;
  geometry.boundingBox = new Box3().setFromArray(centres);
  geometry.boundingSphere = geometry.boundingBox.getBoundingSphere(new Sphere());
  return geometry;
}

function packGaussians(attributes: SplatAttributes, centres: Float32Array<ArrayBuffer>): DataTexture {
  const { rotation, scale, opacity, colour } = attributes;
  const { count } = attributes.position;
  const rows = Math.ceil((count * TEXELS_PER_GAUSSIAN) / ROW_TEXELS);
  const words = new Uint32Array(rows * ROW_TEXELS * 4);
  const floats = new Float32Array(words.buffer);
  const bytes = new Uint8ClampedArray(words.buffer);
  const turn = new Matrix4();
  const axes = new Matrix3();
  const quaternion = new Quaternion();
  const size = new Vector3();
  const shown = (coefficient: number) => (0.5 + COLOUR_COEFFICIENT * coefficient) * 255;
  for (let i = 0; i < count; i++) {
    const at = i * TEXELS_PER_GAUSSIAN * 4;
    floats.set(centres.subarray(i * 3, i * 3 + 3), at);
    bytes.set(
      [shown(colour.getX(i)), shown(colour.getY(i)), shown(colour.getZ(i)), opacity.getX(i) * 255],
      (at + 3) * 4,
    );
    quaternion.set(rotation.getX(i), rotation.getY(i), rotation.getZ(i), rotation.getW(i)).normalize();
    turn.makeRotationFromQuaternion(quaternion);
    axes.setFromMatrix4(turn.scale(size.set(scale.getX(i), scale.getY(i), scale.getZ(i))));
    const m = axes.elements;
    const product = (row: number, column: number) =>
      m[row]! * m[column]! + m[row + 3]! * m[column + 3]! + m[row + 6]! * m[column + 6]!;
    floats.set([product(0, 0), product(0, 1), product(0, 2), product(1, 1)], at + 4);
    floats.set([product(1, 2), product(2, 2)], at + 8);
  }
  return dataTexture(words, rows, RGBAIntegerFormat);
}

function dataTexture(
  words: Uint32Array<ArrayBuffer>,
  rows: number,
  format: typeof RedIntegerFormat | typeof RGBAIntegerFormat,
): DataTexture {
  const texture = new DataTexture(words, ROW_TEXELS, rows, format, UnsignedIntType);
  texture.needsUpdate = true;
  return texture;
}
