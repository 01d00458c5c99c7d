import type { Artifact } from "./artifact.ts";
import type { Digest } from "./digest.ts";
import type { RunEvent, StoredEvent } from "./events.ts";
import type { Gallery, Version } from "./gallery.ts";
import type { Run } from "./run.ts";

/** Our records. Everything resolves only when durable. */
export interface Records {
  addGallery(gallery: Gallery): Promise<void>;
  updateGallery(id: string, change: Partial<Pick<Gallery, "title" | "place">>): Promise<void>;
  findGallery(id: string): Promise<Gallery | undefined>;
  /** By one entry of `place`, e.g. the thread. */
  findGalleryByPlace(key: string, value: string): Promise<Gallery | undefined>;
  /** Newest first. */
  galleriesOf(ownerId: string, limit: number): Promise<readonly Gallery[]>;

  addRun(run: Run): Promise<void>;
  updateRun(
    id: string,
    change: Partial<Pick<Run, "state" | "basedOn" | "failure" | "endedAtMs">>,
  ): Promise<void>;
  findRun(id: string): Promise<Run | undefined>;
  /** Newest first. */
  runsOf(galleryId: string): Promise<readonly Run[]>;
  unfinishedRuns(): Promise<readonly Run[]>;

  addEvent(run: { id: string; galleryId: string }, event: RunEvent, atMs: number): Promise<StoredEvent>;
  eventsOf(runId: string): Promise<readonly StoredEvent[]>;

  addVersion(version: Version): Promise<void>;
  /** Adds what is made after a version was published; nothing else of a version ever changes. */
  updateVersion(id: string, change: Partial<Pick<Version, "views" | "variants">>): Promise<void>;
  findVersion(id: string): Promise<Version | undefined>;
  /** Oldest first. */
  versionsOf(galleryId: string): Promise<readonly Version[]>;

  addArtifact(artifact: Artifact): Promise<void>;
  findArtifact(digest: Digest): Promise<Artifact | undefined>;

  /** Small things an edge has to remember, e.g. which message shows a run. */
  readNote(key: string): Promise<string | undefined>;
  writeNote(key: string, value: string): Promise<void>;
  close(): Promise<void>;
}
