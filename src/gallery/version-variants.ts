import type { ArtifactStore } from "../core/artifact.ts";
import { type AssetVariant, VARIANT_NAMES, type VariantMaker, type VariantName } from "../core/asset.ts";
import type { Version, VersionVariant } from "../core/gallery.ts";
import type { Records } from "../core/records.ts";
import { createVersionWork, type VersionWork } from "./version-work.ts";

/** Makes the variants of versions: nobody waits for them to walk in. */
export function createVersionVariants(deps: {
  records: Pick<Records, "updateVersion">;
  store: Pick<ArtifactStore, "read" | "put">;
  maker: VariantMaker;
  onError(error: unknown, version: Version): void;
}): VersionWork {
  const { records, store, maker } = deps;

  const keep = async (name: VariantName, { bytes, report }: AssetVariant) => {
    const { digest } = await store.put(bytes, {
      mediaType: "model/gltf-binary",
      provenance: { source: "vernissage", name: `${name}.glb` },
    });
    const { triangles, materials, drawCalls, sizeBytes, gpuBytes } = report;
    const variant: VersionVariant = { digest, triangles, materials, drawCalls, sizeBytes, gpuBytes };
    return [name, variant] as const;
  };

  const versions = createVersionWork({
    isDone: ({ variants }) => variants !== undefined,
    async work(version, signal) {
      const glb = await store.read(version.scene);
      if (!glb) return;
      const made = await maker.make(glb, { signal });
      const kept = await Promise.all(VARIANT_NAMES.map((name) => keep(name, made[name])));
      await records.updateVersion(version.id, {
        variants: Object.fromEntries(kept) as Record<VariantName, VersionVariant>,
      });
    },
    onError: deps.onError,
  });
  return {
    ...versions,
    async close() {
      await versions.close();
      await maker.close();
    },
  };
}
