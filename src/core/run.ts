import type { Digest } from "./digest.ts";

export type RunState =
  | "queued"
  | "planning"
  | "generating"
  | "inspecting"
  | "refining"
  | "validating"
  | "publishing"
  /** For an answer from the requester. */
  | "waiting"
  | "published"
  /** The words asked for no gallery; the requester got an answer instead. */
  | "answered"
  | "failed"
  | "cancelled";

/** `restore` publishes an older version again, without an agent. */
export type RunKind = "create" | "refine" | "retry" | "retexture" | "restore";

/** What somebody asked for. */
export interface RunRequest {
  kind: RunKind;
  requesterId: string;
  /** The member's words; empty for retry and retexture. */
  words: string;
  style?: string;
  artworks?: number;
  /** Pictures and Gaussian splats the member gave, already through intake. */
  pictures: readonly Digest[];
  locale: string;
  seed: number;
  /** Whose consents to Spaces count; opaque (for Discord: the server). */
  community?: string;
}

export interface RunFailure {
  code: string;
  /** Safe to show. */
  message: string;
}

/** One execution of the agent loop on a gallery. */
export interface Run {
  id: string;
  galleryId: string;
  request: RunRequest;
  /** The version refined, retried, re-textured or restored. */
  basedOn?: string;
  state: RunState;
  failure?: RunFailure;
  createdAtMs: number;
  endedAtMs?: number;
}

/** How the agent ended a run, unless it threw. */
export type RunEnd = { kind: "published" } | { kind: "answered"; text: string };
