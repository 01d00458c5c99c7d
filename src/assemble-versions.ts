import type { Logger } from "pino";
import { createVariantMaker } from "./assets/make-variants.ts";
import type { ArtifactStore } from "./core/artifact.ts";
import type { Thumbnailer } from "./core/asset.ts";
import type { Version } from "./core/gallery.ts";
import type { Records } from "./core/records.ts";
import { createVersionVariants } from "./gallery/version-variants.ts";
import { createVersionViews } from "./gallery/version-views.ts";

/** Wires what versions are given after publication; `begin` sees to all of it that a version lacks. */
export function assembleVersionWork(deps: {
  records: Records;
  store: ArtifactStore;
  thumbnailer: Thumbnailer;
  logger: Logger;
}) {
  const { records, store, thumbnailer, logger } = deps;
  const onError = (error: unknown, version: Version) =>
    logger.error({ error, versionId: version.id }, "version-work-failed");
  const works = [
    createVersionViews({ records, store, thumbnailer, onError }),
    createVersionVariants({ records, store, maker: createVariantMaker(), onError }),
  ];
  const all = async (wait: (work: (typeof works)[number]) => Promise<void>) =>
    void (await Promise.all(works.map(wait)));
  return {
    begin: (version: Version) => works.forEach((work) => void work.begin(version)),
    settled: () => all((work) => work.settled()),
    close: () => all((work) => work.close()),
  };
}
