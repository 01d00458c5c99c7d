import type { ArtifactStore } from "../core/artifact.ts";
import { type AssetVariant, VARIANT_NAMES, type VariantMaker, type VariantName } from "../core/asset.ts";
import type { Version, VersionVariant } from "../core/gallery.ts";
import type { Records } from "../core/records.ts";

/** Makes the variants of versions in the background, one version after the other. */
export interface VersionVariants {
  /**
   * Begins to make a version's variants, unless it has them or they are under way. For a version just published, and
   * for one that is looked at and lacks them: from before there were variants, or from before a crash.
   */
  begin(version: Version): void;
  /** Resolves when everything begun has ended. */
  settled(): Promise<void>;
  /** Ends what is under way; it is begun again when its version is next looked at. */
  close(): Promise<void>;
}

export function createVersionVariants(deps: {
  records: Pick<Records, "updateVersion">;
  store: Pick<ArtifactStore, "read" | "put">;
  maker: VariantMaker;
  onError(error: unknown, version: Version): void;
}): VersionVariants {
  const { records, store, maker } = deps;
  const closing = new AbortController();
  // What could not be made once is not tried again with every visitor.
  const begun = new Set<string>();
  let queue = Promise.resolve();

  const keep = async (name: VariantName, { bytes, report }: AssetVariant) => {
    const { digest } = await store.put(bytes, {
      mediaType: "model/gltf-binary",
      provenance: { source: "vernissage", name: `${name}.glb` },
    });
    const { triangles, materials, drawCalls, sizeBytes, gpuBytes } = report;
    const variant: VersionVariant = { digest, triangles, materials, drawCalls, sizeBytes, gpuBytes };
    return [name, variant] as const;
  };

  const make = async (version: Version) => {
    closing.signal.throwIfAborted();
    const glb = await store.read(version.scene);
    if (!glb) return;
    const made = await maker.make(glb, { signal: closing.signal });
    const kept = await Promise.all(VARIANT_NAMES.map((name) => keep(name, made[name])));
    await records.updateVersion(version.id, {
      variants: Object.fromEntries(kept) as Record<VariantName, VersionVariant>,
    });
  };

  return {
    begin(version) {
      if (version.variants || begun.has(version.id)) return;
      begun.add(version.id);
      queue = queue.then(() =>
        make(version).catch((error: unknown) => {
          if (!closing.signal.aborted) deps.onError(error, version);
        }),
      );
    },
    settled: () => queue,
    async close() {
      closing.abort();
      await queue;
      await maker.close();
    },
  };
}
