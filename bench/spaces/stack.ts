import { pino } from "pino";
import { digestOf } from "../../src/core/digest.ts";
import type { SpaceClient } from "../../src/core/space.ts";
import { createIntake } from "../../src/intake/intake-file.ts";
import { createMemoryCallRecords, withCache } from "../../src/spaces/cache.ts";
import { createSpaceDirectory } from "../../src/spaces/directory/space-directory.ts";
import { type CallLimits, withLimits } from "../../src/spaces/limits.ts";
import { withRetry } from "../../src/spaces/retry.ts";
import { createSpaceClient } from "../../src/spaces/space-client.ts";

/** The program's own client and its wrappers over servers at these addresses, as `builtin/0`, `builtin/1`, … */
export function createStack(addresses: readonly string[], limits: CallLimits): SpaceClient {
  const logger = pino({ level: "silent" });
  const catalog = addresses.map((_, index) => ({
    id: `builtin/${index}`,
    title: "Bench",
    description: "For measuring",
    licence: "MIT",
    excludedTerritories: [],
    gpuSeconds: 0,
    endpoints: [{ name: "/make", capability: "text-to-3d" as const }],
  }));
  const origins = new Set(addresses);
  const client = createSpaceClient({
    directory: createSpaceDirectory({ catalog }),
    intake: createIntake({
      store: {
        put: async (bytes, about) => ({ ...about, digest: digestOf(bytes), sizeBytes: bytes.byteLength }),
        read: async () => undefined,
        find: async () => undefined,
      },
      logger,
      isBuiltinOrigin: (origin) => origins.has(origin),
    }),
    readArtifact: async () => undefined,
    builtinUrl: (name) => addresses[Number(name)]!,
    logger,
  });
  const cacheDeps = { records: createMemoryCallRecords(), hasArtifact: async () => true, logger };
  return withCache(withRetry(withLimits(client, limits)), cacheDeps);
}
