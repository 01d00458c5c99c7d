import type { ArtifactStore } from "../core/artifact.ts";
import type { Thumbnailer } from "../core/asset.ts";
import type { Digest } from "../core/digest.ts";
import type { Version } from "../core/gallery.ts";
import type { Records } from "../core/records.ts";
import { createVersionWork, type VersionWork } from "./version-work.ts";

/** Pictures each view of versions alone and large; until then the contact sheet stands in. */
export function createVersionViews(deps: {
  records: Pick<Records, "updateVersion">;
  store: Pick<ArtifactStore, "read" | "put">;
  thumbnailer: Pick<Thumbnailer, "views">;
  onError(error: unknown, version: Version): void;
}): VersionWork {
  const { records, store, thumbnailer } = deps;
  return createVersionWork({
    isDone: ({ views }) => views.length > 0,
    async work(version, signal) {
      const glb = await store.read(version.scene);
      if (!glb) return;
      const views: Digest[] = [];
      for (const { name, png, widthPx, heightPx } of await thumbnailer.views(glb, { signal })) {
        const kept = await store.put(png, {
          mediaType: "image/png",
          ...{ widthPx, heightPx },
          provenance: { source: "vernissage", name: `${name}.png` },
        });
        views.push(kept.digest);
      }
      await records.updateVersion(version.id, { views });
    },
    onError: deps.onError,
  });
}
