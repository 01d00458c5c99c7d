import type { Artifact } from "./artifact.ts";
import type { Digest } from "./digest.ts";

export type Capability =
  | "build-scene"
  | "refine-scene"
  | "text-to-image"
  | "text-to-3d"
  | "image-to-3d"
  | "upscale";

export interface SpaceSummary {
  /** `owner/name`; built-in ones are `builtin/architect` and so on. */
  id: string;
  title: string;
  /** From strangers: shown as data only. */
  description: string;
  capabilities: readonly Capability[];
  /** May be called without anybody's consent. */
  isTrusted: boolean;
  /** The endpoint that does it, where known. */
  endpoint?: string;
}

export interface SpaceEndpoint {
  /** With its slash: `/generate_scene`. */
  name: string;
  description: string;
  /** JSON Schema of the named inputs; a file input is a string `artifact:xxxxxxxx`. */
  input: Record<string, unknown>;
  returns: readonly { label: string; component: string }[];
}

export interface SpaceApi {
  id: string;
  endpoints: readonly SpaceEndpoint[];
  /** Digest of the schema, to notice drift. */
  schemaDigest: string;
}

/** An artifact as a call's input, anywhere inside `input`. */
export interface ArtifactInput {
  artifact: Artifact;
  /** Name the upload gets, with extension; many Spaces decide by it. */
  name: string;
}

export class ArtifactValue implements ArtifactInput {
  readonly artifact: Artifact;
  readonly name: string;
  constructor(artifact: Artifact, name: string) {
    this.artifact = artifact;
    this.name = name;
  }
}

export interface SpaceCall {
  space: string;
  endpoint: string;
  /** Named inputs; files are `ArtifactValue`s, possibly nested. */
  input: Readonly<Record<string, unknown>>;
}

export type SpaceProgress =
  | { kind: "waiting"; reason: "limit" | "queue"; position?: number; queueSize?: number; etaSeconds?: number }
  | { kind: "started" }
  | { kind: "progress"; fraction?: number; description?: string };

export interface SpaceResult {
  artifacts: readonly Artifact[];
  /** Plain values beside the files, in order; files appear as null. */
  values: readonly unknown[];
  /** From sending to the last file stored; and of it, waiting in queues. */
  durationMs: number;
  waitedMs: number;
}

export interface SpaceCallOptions {
  signal: AbortSignal;
  onProgress?: (progress: SpaceProgress) => void;
}

/** Finds, describes and calls Spaces. Every rejection is a `VernissageError` or the signal's reason. */
export interface SpaceClient {
  find(
    query: { capability?: Capability; text?: string },
    options: { signal: AbortSignal },
  ): Promise<readonly SpaceSummary[]>;
  describe(space: string, options: { signal: AbortSignal }): Promise<SpaceApi>;
  call(call: SpaceCall, options: SpaceCallOptions): Promise<SpaceResult>;
  close(): Promise<void>;
}

/**
 * Calls written down under a key made from what determines them, so that none is paid for twice: `start` is durable
 * before the call goes out, and whoever resumes asks `find` first.
 */
export interface CallRecords {
  find(key: Digest): Promise<SpaceResult | undefined>;
  start(key: Digest, call: { space: string; endpoint: string }): Promise<void>;
  finish(key: Digest, result: SpaceResult): Promise<void>;
  fail(key: Digest): Promise<void>;
}
