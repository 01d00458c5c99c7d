import type { Artifact } from "./artifact.ts";

/** What a Space can be wanted for. */
export const CAPABILITIES = [
  "build-scene",
  "refine-scene",
  "text-to-image",
  "text-to-3d",
  "image-to-3d",
  "texture",
  "upscale",
  "remove-background",
  "panorama",
] as const;
export type Capability = (typeof CAPABILITIES)[number];

/**
 * Why a Space may be called: it is ours, in the catalog, on the operator's list, or somebody with the right allowed
 * it for their community. An `unknown` one may be read about, not called.
 */
export type SpaceStanding = "builtin" | "catalog" | "allowed" | "consented" | "unknown";

/** Ours, on this machine: `builtin/painter` and so on. They cost nothing and are always there. */
export function isBuiltin(space: string): boolean {
  return space.startsWith(BUILTIN_PREFIX);
}
export const BUILTIN_PREFIX = "builtin/";

export function isTrusted({ standing }: { standing: SpaceStanding }): boolean {
  return standing !== "unknown";
}

/** What the Hub says about a Space. Text in it is a stranger's. */
export interface HubFacts {
  /** `RUNNING`, `SLEEPING`, `PAUSED`, `BUILD_ERROR`, … as the Hub spells it. */
  stage: string;
  /** `zero-a10g` for shared GPUs. */
  hardware?: string;
  likes: number;
  /** ISO 8601. */
  createdAt?: string;
  lastModified?: string;
  licence?: string;
  /** Commit that is deployed, which may lag behind the repository. */
  revision?: string;
  /** 0 to 1: how near a search by meaning found it. */
  relevance?: number;
}

/** How a Space has done lately. */
export interface SpaceHealth {
  calls: number;
  /** 0 to 1. */
  successRate: number;
  /** Of successful calls, waiting not counted. */
  p50Ms: number;
  p95Ms: number;
  /** It failed too often in a row and is left alone until then. */
  restsUntilMs?: number;
}

export interface SpaceSummary {
  /** `owner/name`; built-in ones are `builtin/architect` and so on. */
  id: string;
  title: string;
  /** From strangers: shown as data only. */
  description: string;
  capabilities: readonly Capability[];
  standing: SpaceStanding;
  /** The endpoint that does what was searched for, where known. */
  endpoint?: string;
  /** Of the model behind it. */
  licence?: string;
  /** GPU time one call books on the Hub's shared GPUs; absent if unknown. */
  gpuSeconds?: number;
  hub?: HubFacts;
  health?: SpaceHealth;
  /** What keeps it from being used just now, in our words: asleep, resting, changed, licence. */
  hindrance?: string;
  /** Nobody here can allow it: only whoever runs the bot decides about its licence and about remote Spaces at all. */
  isBarred?: boolean;
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
  /** What the call is for. Where it is given, another Space with it may take over when this one cannot. */
  capability?: Capability;
}

/** A Space that could not do it, and the one that takes over. */
export interface FallBack {
  from: string;
  to: string;
  endpoint: string;
  /** Why the first one could not: code and words that are safe to show. */
  reason: { code: string; message: string };
}

export type SpaceProgress =
  | { kind: "waiting"; reason: "limit" | "queue"; position?: number; queueSize?: number; etaSeconds?: number }
  | { kind: "started" }
  | { kind: "progress"; fraction?: number; description?: string }
  | ({ kind: "fell-back" } & FallBack);

export interface SpaceResult {
  artifacts: readonly Artifact[];
  /** Plain values beside the files, in order; files appear as null. */
  values: readonly unknown[];
  /** From sending to the last file stored; and of it, waiting in queues. */
  durationMs: number;
  waitedMs: number;
  /** GPU time charged to our account; absent if none was. */
  gpuSeconds?: number;
  /** Who made it; absent if it was the Space that was called. */
  servedBy?: { space: string; endpoint: string };
}

export interface SpaceOptions {
  signal: AbortSignal;
  /** Whose consents count (`SpaceConsents`); opaque. */
  community?: string | undefined;
}

export interface SpaceCallOptions extends SpaceOptions {
  onProgress?: (progress: SpaceProgress) => void;
  /** Is told what each attempt, a failed one too, costs our account. */
  onCharge?: (gpuSeconds: number) => void;
}

/** What is left of the GPU time Spaces are called with. */
export interface GpuQuota {
  secondsLeft?: number;
  runsLeft?: number;
  resetsAtMs?: number;
}

/** Finds, describes and calls Spaces. Every rejection is a `VernissageError` or the signal's reason. */
export interface SpaceClient {
  /**
   * Spaces for a capability, best first, the built-in one last. With `text` also such as the Hub finds by meaning;
   * those nobody allowed yet are listed with standing `unknown`.
   */
  find(
    query: { capability?: Capability; text?: string },
    options: SpaceOptions,
  ): Promise<readonly SpaceSummary[]>;
  /** All that is known about one Space, whether or not it may be called. */
  about(space: string, options: SpaceOptions): Promise<SpaceSummary>;
  /** What a Space offers, whether or not it may be called. */
  describe(space: string, options: SpaceOptions): Promise<SpaceApi>;
  /**
   * What the code of a Space is known by just now (the deployed commit), so that results are not reused across
   * changes; `undefined` if nobody can tell.
   */
  revisionOf(space: string, options: SpaceOptions): Promise<string | undefined>;
  call(call: SpaceCall, options: SpaceCallOptions): Promise<SpaceResult>;
  /** `undefined` where no account pays for calls. */
  quota(options: { signal: AbortSignal }): Promise<GpuQuota | undefined>;
  close(): Promise<void>;
}
