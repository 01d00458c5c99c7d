import { pino } from "pino";
import type { Artifact, ArtifactStore, MediaType } from "../../src/core/artifact.ts";
import { type Digest, digestOf } from "../../src/core/digest.ts";
import { ArtifactValue, type SpaceClient } from "../../src/core/space.ts";
import { createIntake } from "../../src/intake/intake-file.ts";
import type { CatalogEntry } from "../../src/spaces/catalog/catalog.ts";
import { createSpaceDirectory } from "../../src/spaces/directory/space-directory.ts";
import { createSpaceClient } from "../../src/spaces/space-client.ts";

export interface LoopbackSpaces {
  /** Calls the apps as `builtin/<name>`, the one kind of Space that may be on this machine. */
  client: SpaceClient;
  store: ArtifactStore;
  /** Stored bytes as an input. */
  file(name: string, bytes: Uint8Array, mediaType: MediaType): Promise<ArtifactValue>;
}

/** The whole Space client, intake included, over apps that listen on the loopback address. */
export function createLoopbackSpaces(
  addresses: Readonly<Record<string, string>>,
  options: {
    /** What the catalog says about an app's endpoints; nothing unless told. */
    endpoints?: Readonly<Record<string, CatalogEntry["endpoints"]>>;
    /** Called before a file is brought home. */
    beforeFile?(): Promise<unknown>;
  } = {},
): LoopbackSpaces {
  const logger = pino({ level: "silent" });
  const bytesByDigest = new Map<Digest, Uint8Array>();
  const artifacts = new Map<Digest, Artifact>();
  const store: ArtifactStore = {
    async put(bytes, about) {
      const artifact = { ...about, digest: digestOf(bytes), sizeBytes: bytes.byteLength };
      bytesByDigest.set(artifact.digest, bytes);
      artifacts.set(artifact.digest, artifact);
      return artifact;
    },
    read: async (digest) => bytesByDigest.get(digest),
    find: async (digest) => artifacts.get(digest),
  };
  const origins = new Set(Object.values(addresses).map((address) => new URL(address).origin));
  const intake = createIntake({ store, logger, isBuiltinOrigin: (origin) => origins.has(origin) });
  const client = createSpaceClient({
    directory: createSpaceDirectory({
      catalog: Object.keys(addresses).map((name) => ({
        id: `builtin/${name}`,
        title: name,
        description: "For tests",
        licence: "Apache-2.0",
        excludedTerritories: [],
        gpuSeconds: 0,
        endpoints: options.endpoints?.[name] ?? [],
      })),
    }),
    intake: {
      async accept(file, { signal }) {
        await options.beforeFile?.();
        return intake.accept(file, { signal });
      },
    },
    readArtifact: (digest) => store.read(digest),
    builtinUrl: (name) => addresses[name]!,
    logger,
  });
  return {
    client,
    store,
    async file(name, bytes, mediaType) {
      const artifact = await store.put(bytes, { mediaType, provenance: { source: "member", name } });
      return new ArtifactValue(artifact, name);
    },
  };
}
