import type { Digest } from "./digest.ts";

export type MediaType =
  | "model/gltf-binary"
  | GaussianSplatType
  | "image/png"
  | "image/jpeg"
  | "image/webp"
  | "text/plain";

/** Clouds of Gaussians as image-to-3D Spaces make them: no mesh, but a sculpture all the same. */
export type GaussianSplatType = "model/x-gaussian-ply" | "model/x-spz" | "model/x-splat";

export function isGaussianSplat(mediaType: MediaType): mediaType is GaussianSplatType {
  return mediaType === "model/x-gaussian-ply" || mediaType === "model/x-spz" || mediaType === "model/x-splat";
}

export interface Provenance {
  /** Space id or `member` or `vernissage` (our own thumbnails). */
  source: string;
  endpoint?: string;
  /** File name as it was called there, cleaned; never used as a path. */
  name: string;
}

/** Stored bytes that passed intake. */
export interface Artifact {
  digest: Digest;
  mediaType: MediaType;
  sizeBytes: number;
  /** Pictures only. */
  widthPx?: number;
  heightPx?: number;
  provenance: Provenance;
}

/** A file somebody hands us, not trusted yet. Either the bytes or an address to fetch them from. */
export type IncomingFile = {
  name: string;
  provenance: Provenance;
} & (
  | { bytes: Uint8Array }
  | {
      url: string;
      /** The only origin the bytes may come from, e.g. `https://x.hf.space`; redirects off it are refused. */
      allowedOrigin: string;
      headers?: Readonly<Record<string, string>>;
    }
);

/** The one door for files from outside. Throws a `VernissageError` (party `space` or `requester`) on refusal. */
export interface Intake {
  accept(file: IncomingFile, options: { signal: AbortSignal }): Promise<Artifact>;
}

/** Bytes by digest. */
export interface ArtifactStore {
  put(bytes: Uint8Array, about: Omit<Artifact, "digest" | "sizeBytes">): Promise<Artifact>;
  /** `undefined` if unknown. */
  read(digest: Digest): Promise<Uint8Array | undefined>;
  find(digest: Digest): Promise<Artifact | undefined>;
}

/** File-name ending for a media type. */
export const EXTENSIONS: Readonly<Record<MediaType, string>> = {
  "model/gltf-binary": "glb",
  "model/x-gaussian-ply": "ply",
  "model/x-spz": "spz",
  "model/x-splat": "splat",
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/webp": "webp",
  "text/plain": "txt",
};
