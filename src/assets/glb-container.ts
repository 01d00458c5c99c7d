import type { AssetIssue } from "../core/asset.ts";

export interface GlbLimits {
  sizeBytes: number;
  jsonBytes: number;
  jsonDepth: number;
  /** Of any one kind: nodes, accessors, materials and so on. */
  entries: number;
  nodeDepth: number;
  /** Memory that accessors without stored bytes may ask for, and images and accessors together may describe. */
  accessorBytes: number;
}

/**
 * 64 MB is the raw limit of the asset budget. The others keep a small file from asking for gigabytes or a deep stack:
 * a thread whose heap bursts inside one parsing step takes the process with it, so no file may get that far.
 */
export const GLB_LIMITS: GlbLimits = {
  sizeBytes: 64 * 1024 * 1024,
  jsonBytes: 4 * 1024 * 1024,
  jsonDepth: 64,
  entries: 20_000,
  nodeDepth: 200,
  accessorBytes: 256 * 1024 * 1024,
};

const MAGIC = 0x46546c67;
const JSON_CHUNK = 0x4e4f534a;
const BIN_CHUNK = 0x004e4942;

/** The parts of glTF JSON the gate looks at; everything else is left to the validator. */
interface GltfOutline {
  buffers?: { uri?: unknown }[];
  images?: { uri?: unknown }[];
  meshes?: { primitives?: unknown[] }[];
  nodes?: { children?: unknown }[];
  accessors?: { count?: unknown; type?: unknown }[];
  bufferViews?: { extensions?: Record<string, { count?: unknown; byteStride?: unknown } | undefined> }[];
}

/**
 * Whether bytes may be handed to parsers: a version 2 container whose lengths are true, that needs nothing from outside
 * and whose JSON asks for no more than the limits. An empty list means yes. Never throws.
 */
export function checkGlbContainer(glb: Uint8Array, limits: GlbLimits = GLB_LIMITS): AssetIssue[] {
  const fail = (code: string, message: string): AssetIssue[] => [{ severity: "error", code, message }];
  const view = new DataView(glb.buffer, glb.byteOffset, glb.byteLength);
  if (glb.byteLength > limits.sizeBytes) return fail("glb-too-large", "The file is larger than 64 MB.");
  if (glb.byteLength < 20 || view.getUint32(0, true) !== MAGIC)
    return fail("glb-not-a-glb", "The file does not begin as a GLB.");
  if (view.getUint32(4, true) !== 2) return fail("glb-version", "Only version 2 of the format is supported.");
  if (view.getUint32(8, true) !== glb.byteLength)
    return fail("glb-length", "The length in the header is not the length of the file.");

  let json: Uint8Array | undefined;
  for (let offset = 12, index = 0; offset < glb.byteLength; index++) {
    if (offset + 8 > glb.byteLength) return fail("glb-chunk", "A chunk is cut off.");
    const length = view.getUint32(offset, true);
    const type = view.getUint32(offset + 4, true);
    const end = offset + 8 + length;
    if (length % 4 !== 0 || end > glb.byteLength) return fail("glb-chunk", "A chunk's length is wrong.");
    if (index === 0 && type !== JSON_CHUNK) return fail("glb-chunk", "The first chunk is not JSON.");
    if (index === 0) json = glb.subarray(offset + 8, end);
    if (index > 0 && type === JSON_CHUNK) return fail("glb-chunk", "There is more than one JSON chunk.");
    if (index > 1 && type === BIN_CHUNK) return fail("glb-chunk", "There is more than one binary chunk.");
    offset = end;
  }
  if (!json) return fail("glb-chunk", "There is no JSON chunk.");
  if (json.byteLength > limits.jsonBytes || depthOf(json) > limits.jsonDepth)
    return fail("glb-json-size", "The JSON is too large or nested too deep.");
  try {
    const outline: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(json));
    if (typeof outline !== "object" || outline === null)
      return fail("glb-json", "The JSON is not an object.");
    return checkOutline(outline, limits);
  } catch {
    return fail("glb-json", "The JSON cannot be read.");
  }
}

/** Nesting of brackets outside strings. */
function depthOf(json: Uint8Array): number {
  const [QUOTE, BACKSLASH] = [0x22, 0x5c];
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  for (let index = 0; index < json.length; index++) {
    const byte = json[index]!;
    if (isInString) {
      if (byte === BACKSLASH) index++;
      else if (byte === QUOTE) isInString = false;
    } else if (byte === QUOTE) isInString = true;
    else if (byte === 0x7b || byte === 0x5b) deepest = Math.max(deepest, ++depth);
    else if (byte === 0x7d || byte === 0x5d) depth--;
  }
  return deepest;
}

const COMPONENTS: Readonly<Record<string, number>> = {
  SCALAR: 1,
  VEC2: 2,
  VEC3: 3,
  VEC4: 4,
  MAT2: 4,
  MAT3: 9,
  MAT4: 16,
};

function checkOutline(outline: GltfOutline, limits: GlbLimits): AssetIssue[] {
  const issues: AssetIssue[] = [];
  const fail = (code: string, message: string) => issues.push({ severity: "error", code, message });
  const list = <T>(value: readonly T[] | undefined): readonly T[] => (Array.isArray(value) ? value : []);

  const isOutside = ({ uri }: { uri?: unknown }) => uri !== undefined && !/^data:/i.test(String(uri));
  if ([...list(outline.buffers), ...list(outline.images)].some(isOutside))
    fail("glb-external-uri", "The file wants data from outside.");

  const primitives = list(outline.meshes).reduce((sum, mesh) => sum + list(mesh?.primitives).length, 0);
  const largest = Object.entries(outline).find(
    ([, value]) => Array.isArray(value) && value.length > limits.entries,
  );
  if (largest || primitives > limits.entries) {
    fail("glb-too-many-entries", `There are more than ${limits.entries} ${largest?.[0] ?? "primitives"}.`);
    return issues;
  }
  const nodes = list(outline.nodes);
  if (isTooDeep(nodes, limits.nodeDepth)) fail("glb-node-depth", "Nodes are nested too deep or in a circle.");

  const bytes = list(outline.accessors).reduce((sum, { count, type }) => {
    const components = COMPONENTS[String(type)] ?? 16;
    return sum + (typeof count === "number" && count > 0 ? count * components * 4 : 0);
  }, 0);
  // Accessors need not use all of what a view compressed with meshopt becomes.
  const unpackedBytes = list(outline.bufferViews).reduce((sum, view) => {
    const { count, byteStride } = view?.extensions?.EXT_meshopt_compression ?? {};
    const isCounted = typeof count === "number" && typeof byteStride === "number";
    return sum + (isCounted ? Math.max(0, count * byteStride) : 0);
  }, 0);
  if (Math.max(bytes, unpackedBytes) > limits.accessorBytes)
    fail("glb-geometry-size", "The geometry would not fit into memory.");
  return issues;
}

/** True if a node has two parents, is its own ancestor, or lies deeper than `limit`. */
function isTooDeep(nodes: readonly { children?: unknown }[], limit: number): boolean {
  const parent = new Map<number, number>();
  for (const [index, node] of nodes.entries()) {
    const { children } = node ?? {};
    if (!Array.isArray(children)) continue;
    for (const child of children) {
      if (typeof child !== "number" || parent.has(child)) return true;
      parent.set(child, index);
    }
  }
  return nodes.some((_, index) => {
    let depth = 0;
    for (let at: number | undefined = index; at !== undefined; at = parent.get(at))
      if (++depth > limit) return true;
    return false;
  });
}
