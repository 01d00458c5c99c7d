import type { NodeExtras, SceneExtras } from "./scene.ts";

export interface TextureReport {
  name: string;
  mediaType: string;
  widthPx: number;
  heightPx: number;
  sizeBytes: number;
  /** Slots it is used in, e.g. `baseColorTexture`. */
  slots: readonly string[];
}

/** Evidence for a promise: what a node claims to be, and what its geometry shows. */
export interface ScenePart extends Omit<NodeExtras, "extent"> {
  triangles: number;
  /** Gaussians of its splats; absent if it has none. */
  gaussians?: number;
  /** Largest texture on the part, longest edge; 0 if none. */
  texturePx: number;
  /** World bounds in metres: [min, max]. */
  bounds: readonly [readonly [number, number, number], readonly [number, number, number]];
  /** For windows: distinct top-edge heights found in the vertices; a curve has many, a straight head one. */
  headSegments?: number;
}

export interface AssetIssue {
  severity: "error" | "warning";
  code: string;
  message: string;
}

/** A work a visitor cannot see from where it is to be seen. */
export interface HiddenWork {
  exhibit: string;
  /** What stands before it: "a column"; "something" where the scene does not say. */
  behind: string;
}

/** What is in a GLB, measured by us. */
export interface AssetReport {
  sizeBytes: number;
  bounds: { min: readonly [number, number, number]; max: readonly [number, number, number] };
  triangles: number;
  vertices: number;
  /** Gaussians of all splats; absent if there are none. */
  gaussians?: number;
  drawCalls: number;
  materials: number;
  textures: readonly TextureReport[];
  /** Estimated GPU memory of all textures with mipmaps, RGBA8. */
  gpuBytes: number;
  extensions: readonly string[];
  validator: { errors: number; warnings: number; infos: number };
  /** Our own gate beside the validator: limits, external URIs, NaN, bounds. An `error` makes it invalid. */
  issues: readonly AssetIssue[];
  isValid: boolean;
  /** Named parts that follow `scene.ts`; empty for a GLB from elsewhere. */
  parts: readonly ScenePart[];
  /** Works that name their viewpoint and are not to be seen from there; absent if there are none. */
  hiddenWorks?: readonly HiddenWork[];
  scene?: SceneExtras;
}

/** Inspects and validates a GLB where it can be killed. Rejects only on abort or our own failure, never for a bad file. */
export interface AssetInspector {
  inspect(glb: Uint8Array, options: { signal: AbortSignal }): Promise<AssetReport>;
  /** Gets ready; worth calling when a GLB is on its way. Never rejects: a failure is the next file's to report. */
  warmUp(): Promise<void>;
  close(): Promise<void>;
}

export interface CameraView {
  name: string;
  position: readonly [number, number, number];
  target: readonly [number, number, number];
}

/** Numbers a model without eyes can use. Luminance 0..1 of the sRGB picture. */
export interface PictureStatistics {
  meanLuminance: number;
  /** Share of pixels under 2% and over 98%. */
  darkShare: number;
  brightShare: number;
  /** True if nothing can be seen: (nearly) one colour. */
  isBlank: boolean;
}

export interface Thumbnail {
  name: string;
  png: Uint8Array;
  widthPx: number;
  heightPx: number;
  statistics: PictureStatistics;
}

/**
 * Renders pictures of a GLB, seen from the scene's own `views`, or from around the bounds for a GLB from elsewhere.
 * Rejects with a `VernissageError` `browser-missing`, `render-failed`.
 */
export interface Thumbnailer {
  /** A contact sheet of four views; a run waits for it after every GLB. */
  sheet(glb: Uint8Array, options: { signal: AbortSignal }): Promise<Thumbnail>;
  /** Each view alone and large; from elsewhere where `views` are given. */
  views(
    glb: Uint8Array,
    options: { signal: AbortSignal; views?: readonly CameraView[] },
  ): Promise<readonly Thumbnail[]>;
  /** Gets ready; worth calling when a picture will be wanted soon. Never rejects, like the inspector's. */
  warmUp(): Promise<void>;
  close(): Promise<void>;
}

/** Desktop and phone are for the web page, within their budgets; engine is plain glTF for Blender and game engines. */
export type VariantName = "desktop" | "phone" | "engine";
export const VARIANT_NAMES: readonly VariantName[] = ["desktop", "phone", "engine"];

/** One way a finished scene is handed out. */
export interface AssetVariant {
  bytes: Uint8Array;
  report: AssetReport;
}

/** Makes the variants of a scene where making them can be killed. The same scene gives the same bytes. */
export interface VariantMaker {
  /** Rejects on abort, and with a `VernissageError` `variants-failed` for a scene that cannot be made into one. */
  make(
    glb: Uint8Array,
    options: { signal: AbortSignal },
  ): Promise<Readonly<Record<VariantName, AssetVariant>>>;
  close(): Promise<void>;
}
