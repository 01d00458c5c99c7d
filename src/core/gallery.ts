import type { VariantName } from "./asset.ts";
import type { Digest } from "./digest.ts";
import type { Placements } from "./placements.ts";
import type { GalleryPlan } from "./plan.ts";

/** What a thread is about; has versions. */
export interface Gallery {
  id: string;
  ownerId: string;
  /** Where it lives at the edge (for Discord: server, channel, thread). Opaque to everything but that edge. */
  place: Readonly<Record<string, string>>;
  title: string;
  /** The first wish, as typed. */
  words: string;
  createdAtMs: number;
}

export interface PromiseResult {
  text: string;
  check: string;
  kept: boolean;
  /** What was found in the GLB, in words. */
  found: string;
}

/** Who made a part, as shown to visitors. */
export interface Credit {
  part: string;
  source: string;
  endpoint?: string;
}

/** One way a version's scene is handed out, and what it takes to show it. */
export interface VersionVariant {
  digest: Digest;
  triangles: number;
  materials: number;
  drawCalls: number;
  sizeBytes: number;
  gpuBytes: number;
}

/** What a run published. */
export interface Version {
  id: string;
  galleryId: string;
  number: number;
  runId: string;
  plan: GalleryPlan;
  scene: Digest;
  /** Made soon after publication; until then, and where they could not be made, the scene itself is shown. */
  variants?: Readonly<Record<VariantName, VersionVariant>>;
  /** The contact sheet. */
  sheet: Digest;
  /** Single views, best first. Made soon after publication; none until then. */
  views: readonly Digest[];
  /** Key of what determined a part (`plan-parts.ts`) → what was made; lets a refinement reuse it. */
  made: Readonly<Record<string, Digest>>;
  /** Where each work hangs or stands; absent where the scene does not say. */
  placements?: Placements;
  promises: readonly PromiseResult[];
  /** What is wrong with it all the same, safe to show: a work that is hidden, pictures too dark. */
  remarks?: readonly string[];
  credits: readonly Credit[];
  triangles: number;
  sizeBytes: number;
  createdAtMs: number;
}
