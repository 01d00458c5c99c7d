import type { ArtifactStore } from "../core/artifact.ts";
import type { Digest } from "../core/digest.ts";
import type { Version } from "../core/gallery.ts";
import type { Records } from "../core/records.ts";
import type { Run } from "../core/run.ts";
import { foldRun, newRunView, walkableScene } from "../core/run-view.ts";
import { isEnd } from "../core/transitions.ts";
import type { ViewerGallery, ViewerPicture } from "./viewer-gallery.ts";

const STATUS: Readonly<Partial<Record<Run["state"], string>>> = {
  queued: "Waiting for a free place.",
  waiting: "Waiting for an answer in the thread.",
  answered: "No gallery was made from these words; the answer is in the thread.",
  cancelled: "The making was cancelled.",
};

/**
 * Reads from our records what the page shows: the version asked for, or the newest; as long as there is none, the bare
 * room as soon as it stands.
 */
export function createFindGallery(deps: {
  records: Records;
  store: Pick<ArtifactStore, "find">;
  /** Sees to what a version that is looked at may still lack. */
  finish?: (version: Version) => void;
}) {
  const pictureOf = async (digest: Digest | undefined): Promise<ViewerPicture | undefined> => {
    const artifact = digest && (await deps.store.find(digest));
    if (!artifact?.widthPx || !artifact.heightPx) return undefined;
    const { mediaType, widthPx, heightPx } = artifact;
    return { digest: artifact.digest, mediaType, widthPx, heightPx };
  };
  const sceneInMaking = async (run: Run | undefined) => {
    if (!run || isEnd(run.state)) return undefined;
    const events = await deps.records.eventsOf(run.id);
    return walkableScene(events.reduce(foldRun, newRunView(run.createdAtMs)));
  };
  return async (galleryId: string, number?: number): Promise<ViewerGallery | undefined> => {
    const gallery = await deps.records.findGallery(galleryId);
    if (!gallery) return undefined;
    const versions = await deps.records.versionsOf(galleryId);
    const version =
      number === undefined ? versions.at(-1) : versions.find((other) => other.number === number);
    if (number !== undefined && !version) return undefined;
    const run = (await deps.records.runsOf(galleryId))[0];
    const common = {
      id: gallery.id,
      title: gallery.title,
      prompt: gallery.words,
      versions: versions.map(({ number, createdAtMs }) => ({ number, createdAtMs })),
    };
    if (!version) {
      const status = run?.failure?.message ?? (run && STATUS[run.state]) ?? "Being made right now.";
      const scene = await sceneInMaking(run);
      return {
        ...common,
        style: "",
        version: 0,
        works: [],
        credits: [],
        triangles: scene?.report.triangles ?? 0,
        ...(scene && { sceneDigest: scene.digest }),
        createdAtMs: gallery.createdAtMs,
        status,
      };
    }
    deps.finish?.(version);
    const [sheet, poster] = await Promise.all([pictureOf(version.sheet), pictureOf(version.views[0])]);
    return {
      ...common,
      title: version.plan.title,
      style: version.plan.style,
      version: version.number,
      sceneDigest: version.scene,
      ...(version.variants && { variants: version.variants }),
      ...(sheet && { sheet }),
      ...(poster && { poster }),
      works: worksOf(version),
      credits: version.credits,
      triangles: version.triangles,
      createdAtMs: version.createdAtMs,
    };
  };
}

function worksOf({ plan }: Version): ViewerGallery["works"] {
  return plan.exhibits.map(({ id, kind, label }) => ({ exhibit: id, kind, ...label }));
}
