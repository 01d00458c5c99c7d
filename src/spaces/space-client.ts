import type { Logger } from "pino";
import type { Intake } from "../core/artifact.ts";
import type { Digest } from "../core/digest.ts";
import { toError } from "../core/errors.ts";
import {
  BUILTIN_PREFIX,
  isBuiltin,
  type SpaceApi,
  type SpaceClient,
  type SpaceProgress,
  type SpaceResult,
} from "../core/space.ts";
import { acceptFiles } from "./accept-files.ts";
import { createDriftBook, type DriftBook, driftError, driftOf } from "./catalog/drift.ts";
import { runRecipe } from "./catalog/recipe.ts";
import { recipeDefaults, withRecipes } from "./catalog/recipe-endpoint.ts";
import type { SpaceDirectory } from "./directory/space-directory.ts";
import { type GradioConnection, openGradioConnection } from "./gradio/connection.ts";
import { checkInput, findEndpoint } from "./gradio/input-check.ts";
import { readGradioOutput } from "./gradio/output.ts";
import { readSpaceApi } from "./gradio/schema.ts";
import { DEFAULT_TIMEOUTS, type GradioTimeouts } from "./gradio/transport.ts";
import type { Hub } from "./hub/hub.ts";
import { createSpaceSession } from "./space-session.ts";
import { createTokenPolicy } from "./token-policy.ts";

export interface SpaceClientDeps {
  directory: SpaceDirectory;
  intake: Intake;
  /** `undefined` if unknown. */
  readArtifact(digest: Digest): Promise<Uint8Array | undefined>;
  /** Address of a built-in Space by its name without `builtin/`. */
  builtinUrl(name: string): string | URL | Promise<string | URL>;
  logger: Logger;
  /** Is told how each visited Space compares with the catalog; its `of` is the directory's `hindranceOf`. */
  drift?: DriftBook;
  /** Without it there are only the built-in Spaces. */
  remote?: {
    hub: Hub;
    /** Pays for GPU time; shown to whom `token-policy.ts` says. */
    hubToken?: string;
  };
  timeouts?: Partial<GradioTimeouts>;
  /** How long a description is kept. */
  describeForMs?: number;
}

/**
 * Finds, describes and calls Spaces, one fresh connection per call; a catalogued recipe is one call. Anything that
 * comes back has passed intake. The limits, retries and cache of a whole program are wrappers around it.
 */
export function createSpaceClient(deps: SpaceClientDeps): SpaceClient {
  const { directory, intake, logger, remote, readArtifact } = deps;
  const drift = deps.drift ?? createDriftBook(logger);
  const timeouts: GradioTimeouts = { ...DEFAULT_TIMEOUTS, ...deps.timeouts };
  const describeForMs = deps.describeForMs ?? 600_000;
  const tokens = remote && createTokenPolicy({ ...remote, entryOf: directory.entryOf });
  const described = new Map<string, { api: SpaceApi; untilMs: number }>();
  const closing = new Set<Promise<void>>();

  async function connect(space: string, signal: AbortSignal) {
    const isOurs = isBuiltin(space);
    // Without remote Spaces there is nobody to ask where it is.
    if (!isOurs && !remote) await directory.requireTrust(space, { signal });
    const address = isOurs
      ? new URL(await deps.builtinUrl(space.slice(BUILTIN_PREFIX.length)))
      : await remote!.hub.addressOf(space, { signal });
    const headers = isOurs ? {} : (tokens?.headersFor(space, address) ?? {});
    const connection = await openGradioConnection({ space, address, headers, timeouts, signal });
    return { connection, headers };
  }

  /** Cancelling at the Space may outlast the call; nobody waits for it but `close`. */
  function release(connection: GradioConnection): void {
    const ending = connection
      .close()
      .catch((error) => logger.warn({ error: toError(error) }, "space-close-failed"));
    closing.add(ending);
    void ending.finally(() => closing.delete(ending));
  }

  /** What a Space offers: its own endpoints, and, unless it has drifted, those of the catalog's recipes. */
  function read(space: string, info: unknown) {
    const live = readSpaceApi(space, info);
    const entry = directory.entryOf(space);
    const change = entry && driftOf(live, entry);
    drift.note(space, change);
    const api = entry && !change ? withRecipes(live, entry) : live;
    described.set(space, { api, untilMs: performance.now() + describeForMs });
    return { live, api, change };
  }

  /** Whoever listens cannot break the work. */
  function shielded(listener: ((progress: SpaceProgress) => void) | undefined) {
    return (progress: SpaceProgress) => {
      try {
        listener?.(progress);
      } catch (thrown) {
        logger.warn({ error: toError(thrown) }, "space-progress-listener-failed");
      }
    };
  }

  return {
    find: directory.find,
    about: directory.about,
    revisionOf: directory.revisionOf,
    quota: async (options) => remote?.hub.quota(options),

    async describe(space, { signal }) {
      const known = described.get(space);
      if (known && known.untilMs > performance.now()) return known.api;
      const { connection } = await connect(space, signal);
      release(connection);
      return read(space, connection.info).api;
    },

    async call({ space, endpoint: name, input }, { signal, community, onProgress: listener }) {
      const startedAtMs = performance.now();
      await directory.requireTrust(space, { signal, community });
      const { connection, headers } = await connect(space, signal);
      try {
        const { live, api, change } = read(space, connection.info);
        if (change) throw driftError(space, change);
        const endpoint = findEndpoint(api, name);
        const session = createSpaceSession({ api: live, connection, readArtifact });
        const onProgress = shielded(listener);
        const catalogued = directory.entryOf(space)?.endpoints.find((one) => one.name === endpoint.name);
        const { data, returns, waitedMs, runMs } = catalogued?.recipe
          ? await runRecipe(catalogued.recipe, {
              session,
              input: { ...recipeDefaults(catalogued), ...checkInput(space, endpoint, input) },
              onProgress,
              logger,
            })
          : await session.call(endpoint.name, input, onProgress);
        const { values, files } = readGradioOutput(data, {
          space,
          endpoint: endpoint.name,
          returns,
          origin: connection.origin,
          apiBase: connection.apiBase,
          headers,
        });
        // The files live as long as the session.
        const artifacts = await acceptFiles(files, { intake, logger, signal: connection.signal });
        const durationMs = performance.now() - startedAtMs;
        const isCharged = Object.keys(headers).length > 0;
        return {
          artifacts,
          values,
          durationMs,
          waitedMs,
          ...(isCharged && { gpuSeconds: runMs / 1000 }),
        } satisfies SpaceResult;
      } finally {
        release(connection);
      }
    },

    async close() {
      await Promise.all(closing);
    },
  };
}
