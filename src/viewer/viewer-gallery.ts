import type { MediaType } from "../core/artifact.ts";
import type { Digest } from "../core/digest.ts";
import type { Credit, Version } from "../core/gallery.ts";
import type { ExhibitSpec } from "../core/plan.ts";

/** A picture by digest, with its size so that link previews need not fetch it first. */
export interface ViewerPicture {
  digest: Digest;
  mediaType: MediaType;
  widthPx: number;
  heightPx: number;
}

/** One work as a visitor reads of it, in hanging order. */
export interface ViewerWork {
  exhibit: string;
  kind: ExhibitSpec["kind"];
  title: string;
  artist: string;
  year: string;
  medium: string;
}

/** What the page shows of one version of a gallery. All text may come from strangers; it is escaped on the way out. */
export interface ViewerGallery {
  id: string;
  title: string;
  /** The member's words. */
  prompt: string;
  style: string;
  /** The version shown; 0 while there is none. */
  version: number;
  /** All versions there are, oldest first. */
  versions: readonly { number: number; createdAtMs: number }[];
  /** The GLB to walk in: while there is no version the room being made, as soon as it stands. */
  sceneDigest?: Digest;
  /** What to show instead of that GLB on which device, and what to hand out; absent until they are made. */
  variants?: NonNullable<Version["variants"]>;
  /** The contact sheet, and the best single view. The single view is preferred where only one fits. */
  sheet?: ViewerPicture;
  poster?: ViewerPicture;
  works: readonly ViewerWork[];
  credits: readonly Credit[];
  triangles: number;
  createdAtMs: number;
  /** Where the making stands, in words, while there is no scene or when it ended without one. */
  status?: string;
}
