import type { Digest } from "../core/digest.ts";
import { VernissageError } from "../core/errors.ts";
import { type ArtifactInput, ArtifactValue, type SpaceApi, type SpaceProgress } from "../core/space.ts";
import type { GradioConnection } from "./gradio/connection.ts";
import { checkInput, findEndpoint } from "./gradio/input-check.ts";
import type { JobResult } from "./gradio/job.ts";
import { isRecord } from "./gradio/schema.ts";
import { SpaceFile } from "./space-file.ts";

/** What calls brought, whether one was made or several. */
export interface SpaceOutputs extends JobResult {
  /** What each of `data` is. */
  returns: readonly { label: string; component: string }[];
}

/** Calls on one open connection. Hidden state and files at the Space last from one to the next. */
export interface SpaceSession {
  readonly space: string;
  /**
   * Checks the inputs against the Space's own schema, uploads what artifacts they hold (each once in the session) and
   * calls. Rejects with `space-endpoint-unknown`, `space-input-invalid`, `artifact-missing`, the connection's errors
   * or the signal's reason.
   */
  call(
    endpoint: string,
    input: Readonly<Record<string, unknown>>,
    onProgress: (progress: SpaceProgress) => void,
  ): Promise<SpaceOutputs>;
}

export function createSpaceSession({
  api,
  connection,
  readArtifact,
}: {
  /** The Space's own endpoints. */
  api: SpaceApi;
  connection: GradioConnection;
  /** `undefined` if unknown. */
  readArtifact(digest: Digest): Promise<Uint8Array | undefined>;
}): SpaceSession {
  const uploads = new Map<string, Promise<unknown>>();

  async function upload(file: ArtifactInput): Promise<unknown> {
    const bytes = await readArtifact(file.artifact.digest);
    if (bytes) return connection.upload(file, bytes);
    throw new VernissageError({
      code: "artifact-missing",
      message: `No bytes are stored for ${file.artifact.digest}`,
      userMessage: "A file this step needs is no longer stored. It has to be made again.",
      party: "us",
    });
  }

  async function withFiles(value: unknown): Promise<unknown> {
    if (value instanceof SpaceFile) return value.data;
    if (value instanceof ArtifactValue) {
      const key = `${value.artifact.digest} ${value.name}`;
      if (!uploads.has(key)) uploads.set(key, upload(value));
      return uploads.get(key);
    }
    if (Array.isArray(value)) return Promise.all(value.map(withFiles));
    if (!isRecord(value)) return value;
    const entries = Object.entries(value).map(async ([name, inner]) => [name, await withFiles(inner)]);
    return Object.fromEntries(await Promise.all(entries));
  }

  return {
    space: api.id,

    async call(name, input, onProgress) {
      const endpoint = findEndpoint(api, name);
      const checked = checkInput(api.id, endpoint, input);
      const sent = (await withFiles(checked)) as Record<string, unknown>;
      const result = await connection.call(endpoint.name, sent, onProgress);
      return { ...result, returns: endpoint.returns };
    },
  };
}
