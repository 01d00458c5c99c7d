import type { Logger } from "pino";
import type { Artifact, Intake } from "../core/artifact.ts";
import type { Digest } from "../core/digest.ts";
import { toError, VernissageError } from "../core/errors.ts";
import {
  type ArtifactInput,
  ArtifactValue,
  type SpaceApi,
  type SpaceCall,
  type SpaceCallOptions,
  type SpaceClient,
  type SpaceResult,
} from "../core/space.ts";
import { type GradioConnection, openGradioConnection } from "./gradio-connection.ts";
import { readGradioOutput } from "./gradio-output.ts";
import { isRecord, readSpaceApi } from "./gradio-schema.ts";
import { DEFAULT_TIMEOUTS, type GradioTimeouts } from "./gradio-transport.ts";
import type { Hub } from "./hub.ts";
import { checkInput, findEndpoint } from "./input-check.ts";
import type { SpaceDirectory } from "./space-directory.ts";

const BUILTIN = "builtin/";

export interface SpaceClientDeps {
  directory: SpaceDirectory;
  intake: Intake;
  /** `undefined` if unknown. */
  readArtifact(digest: Digest): Promise<Uint8Array | undefined>;
  /** Address of a built-in Space by its name without `builtin/`. */
  builtinUrl(name: string): string | URL | Promise<string | URL>;
  logger: Logger;
  /** Without it there are only the built-in Spaces. */
  remote?: {
    hub: Hub;
    /** Sent as `X-HF-Authorization`, to catalogued Spaces that book GPU time and to no one else. */
    hubToken?: string;
  };
  timeouts?: Partial<GradioTimeouts>;
  /** How long a description is kept. */
  describeForMs?: number;
}

/**
 * Finds, describes and calls trusted Spaces, one fresh connection per call. Anything that comes back has passed
 * intake. The limits, retries and cache of a whole program are wrappers around it.
 */
export function createSpaceClient(deps: SpaceClientDeps): SpaceClient {
  const { directory, intake, logger, remote } = deps;
  const timeouts: GradioTimeouts = { ...DEFAULT_TIMEOUTS, ...deps.timeouts };
  const describeForMs = deps.describeForMs ?? 600_000;
  const described = new Map<string, { api: SpaceApi; untilMs: number }>();
  const closing = new Set<Promise<void>>();

  async function connect(space: string, signal: AbortSignal) {
    const entry = directory.entryOf(space);
    const isBuiltin = space.startsWith(BUILTIN);
    // Without remote Spaces there is nobody to ask where it is.
    if (!isBuiltin && !remote) await directory.requireTrust(space, { signal });
    const address = isBuiltin
      ? new URL(await deps.builtinUrl(space.slice(BUILTIN.length)))
      : await remote!.hub.addressOf(space, { signal });
    const headers: Record<string, string> =
      remote?.hubToken && !isBuiltin && entry && entry.gpuSeconds > 0 && address.protocol === "https:"
        ? { "x-hf-authorization": `Bearer ${remote.hubToken}` }
        : {};
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

  function remember(space: string, info: unknown): SpaceApi {
    const api = readSpaceApi(space, info);
    described.set(space, { api, untilMs: performance.now() + describeForMs });
    return api;
  }

  async function upload(connection: GradioConnection, file: ArtifactInput): Promise<unknown> {
    const bytes = await deps.readArtifact(file.artifact.digest);
    if (bytes) return connection.upload(file, bytes);
    throw new VernissageError({
      code: "artifact-missing",
      message: `No bytes are stored for ${file.artifact.digest}`,
      userMessage: "A file this step needs is no longer stored. It has to be made again.",
      party: "us",
    });
  }

  /** The inputs with every artifact uploaded, each one once. */
  async function uploadAll(connection: GradioConnection, input: Record<string, unknown>) {
    const uploads = new Map<string, Promise<unknown>>();
    const visit = async (value: unknown): Promise<unknown> => {
      if (value instanceof ArtifactValue) {
        const key = `${value.artifact.digest} ${value.name}`;
        if (!uploads.has(key)) uploads.set(key, upload(connection, value));
        return uploads.get(key);
      }
      if (Array.isArray(value)) return Promise.all(value.map(visit));
      if (!isRecord(value)) return value;
      const entries = Object.entries(value).map(async ([name, inner]) => [name, await visit(inner)] as const);
      return Object.fromEntries(await Promise.all(entries));
    };
    return (await visit(input)) as Record<string, unknown>;
  }

  /** Files of kinds we have no use for (previews as video, say) are left out, unless nothing else came. */
  async function acceptAll(output: ReturnType<typeof readGradioOutput>, space: string, signal: AbortSignal) {
    const artifacts = new Map<Digest, Artifact>();
    let refused: VernissageError | undefined;
    for (const file of output.files) {
      try {
        const artifact = await intake.accept(file, { signal });
        artifacts.set(artifact.digest, artifact);
      } catch (thrown) {
        signal.throwIfAborted();
        if (!(thrown instanceof VernissageError) || thrown.code !== "file-type-refused") throw thrown;
        refused ??= thrown;
        logger.info({ space, file: file.name, code: thrown.code }, "space-file-left-out");
      }
    }
    if (artifacts.size === 0 && refused) throw refused;
    return [...artifacts.values()];
  }

  return {
    find: directory.find,
    about: directory.about,
    revisionOf: async () => undefined,
    quota: async () => undefined,

    async describe(space, { signal }) {
      const known = described.get(space);
      if (known && known.untilMs > performance.now()) return known.api;
      const { connection } = await connect(space, signal);
      release(connection);
      return remember(space, connection.info);
    },

    async call(
      { space, endpoint: name, input }: SpaceCall,
      { signal, community, onProgress }: SpaceCallOptions,
    ) {
      const startedAtMs = performance.now();
      await directory.requireTrust(space, { signal, community });
      const { connection, headers } = await connect(space, signal);
      try {
        const endpoint = findEndpoint(remember(space, connection.info), name);
        const checked = checkInput(space, endpoint, input);
        const uploaded = await uploadAll(connection, checked);
        const { data, waitedMs } = await connection.call(endpoint.name, uploaded, (progress) => {
          // Whoever listens cannot break the work.
          try {
            onProgress?.(progress);
          } catch (thrown) {
            logger.warn({ error: toError(thrown) }, "space-progress-listener-failed");
          }
        });
        const output = readGradioOutput(data, {
          space,
          endpoint: endpoint.name,
          returns: endpoint.returns,
          origin: connection.origin,
          apiBase: connection.apiBase,
          headers,
        });
        const artifacts = await acceptAll(output, space, signal);
        const durationMs = performance.now() - startedAtMs;
        return { artifacts, values: output.values, durationMs, waitedMs } satisfies SpaceResult;
      } finally {
        release(connection);
      }
    },

    async close() {
      await Promise.all(closing);
    },
  };
}
