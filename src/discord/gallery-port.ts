import type { Digest } from "../core/digest.ts";
import type { Gallery } from "../core/gallery.ts";
import type { Run, RunRequest } from "../core/run.ts";

type NewRun = Omit<RunRequest, "seed" | "pictures"> & { pictures?: readonly Digest[]; version?: number };

/** What this edge needs of the application. */
export interface GalleryPort {
  /** Throws a `VernissageError` (party `requester`) if a run like this would be refused. */
  check(request: NewRun): Promise<void>;
  create(request: NewRun & { place: Gallery["place"] }): Promise<{ gallery: Gallery; run: Run }>;
  startRun(galleryId: string, request: NewRun): Promise<Run>;
  cancel(galleryId: string, runId?: string): Promise<boolean>;
  /** False if the question has been answered or has expired. */
  answer(questionId: string, option: number): Promise<boolean>;
}
