import type { z } from "zod";
import type { ContentPart, ToolCall } from "./language-model.ts";
import type { Placements } from "./placements.ts";
import type { GalleryPlan } from "./plan.ts";
import type { RunKind } from "./run.ts";
import type { Capability } from "./space.ts";

/**
 * The language between a model and the program. Tool inputs and results are JSON; a result reaches the model as
 * one text part holding the JSON below (and pictures, if it can see). A failed call holds a `ToolFailure` instead.
 *
 * An artifact is written `artifact:` and the first 8 hex digits of its digest, both ways.
 */
export type ArtifactRef = `artifact:${string}`;

/** First user message of a run, as JSON between `<request>` and `</request>`. Member text is data in it. */
export interface RequestMessage {
  /** Never `restore`: that needs no model. */
  kind: RunKind;
  /** The member's words: the prompt of `/gallery create`, or the wish of a follow-up; empty for retry and retexture. */
  words: string;
  /** From the options of the command, when given. */
  style?: string;
  artworks?: number;
  /** Pictures the member gave, to hang. */
  pictures?: readonly ArtifactRef[];
  /** Gaussian splats the member gave, to stand as sculptures. */
  sculptures?: readonly ArtifactRef[];
  seed: number;
  /** BCP 47, of the member's client. */
  locale: string;
  /** Refinements start from this. For retry and retexture the plan is already set and work starts in `generating`. */
  current?: PlanState;
  /** Refinements only: where the works of `current` are, for words like "the one by the window". */
  placements?: Placements;
}

/** Where a run stands against its plan; also the result of `set_plan`, whose input is a `PlanDraft`. */
export interface PlanState {
  plan: GalleryPlan;
  /** `base` (the bare room) and exhibit ids → what exists and is still right. */
  made: Readonly<Record<string, ArtifactRef>>;
  /** `base` and exhibit ids that have to be made (again). */
  stale: readonly string[];
}

export interface FindSpaceInput {
  capability: Capability;
  /** Searches the Hub by meaning, beyond the known Spaces. */
  text?: string | undefined;
}
export interface FindSpaceResult {
  /** Best first, the built-in one last. One that is not trusted cannot be called until somebody allows it. */
  spaces: readonly {
    space: string;
    description: string;
    endpoint?: string;
    trusted: boolean;
    /** GPU seconds one call books. */
    gpuSeconds?: number;
    /** Why not to count on it now. */
    hindrance?: string;
  }[];
}

export interface DescribeSpaceInput {
  space: string;
}
export interface DescribeSpaceResult {
  space: string;
  endpoints: readonly { endpoint: string; description: string; input: Record<string, unknown> }[];
}

export interface CallSpaceInput {
  space: string;
  endpoint: string;
  /**
   * Named inputs. A string `artifact:xxxxxxxx` anywhere becomes that file; the string `plan` for an input named
   * `plan` becomes the current plan as JSON.
   */
  input: Record<string, unknown>;
  /**
   * What this call makes: `base` for the bare room, `scene` for the refined one, an exhibit id, or `reference-` and
   * an exhibit id for the picture a sculpture is to be made from.
   */
  makes?: string | undefined;
}
export interface CallSpaceResult {
  /** What counts as the part the call makes comes first. */
  artifacts: readonly {
    artifact: ArtifactRef;
    mediaType: string;
    sizeBytes: number;
    widthPx?: number;
    heightPx?: number;
    /** GLBs only: what inspection found. */
    report?: ReportSummary;
  }[];
  values: readonly unknown[];
  seconds: number;
  /** Another Space took over; the artifacts are its. */
  servedBy?: string;
}

export interface ReportSummary {
  valid: boolean;
  triangles: number;
  materials: number;
  largestTexturePx: number;
  sizeMetres: readonly [number, number, number];
  problems: readonly string[];
  /** Which of the plan's promises the GLB keeps. */
  promises: readonly { text: string; kept: boolean; found: string }[];
  /** How the contact sheet looks, for models without eyes; what is wrong with it stands among the problems. */
  picture?: { meanLuminance: number; darkShare: number; brightShare: number };
}

export interface InspectArtifactInput {
  artifact: ArtifactRef;
  /** Look from here (metres) at there. */
  view?: { position: [number, number, number]; target: [number, number, number] } | undefined;
}

export interface AskRequesterInput {
  question: string;
  /** 2 to 5 short answers. */
  options: string[];
  /** Index into `options`, taken when nobody answers. */
  defaultOption: number;
}
export interface AskRequesterResult {
  answer: string;
  answeredBy: "requester" | "default";
}

export interface PublishGalleryInput {
  /** The refined scene. */
  scene: ArtifactRef;
  /** One sentence for the thread. */
  note: string;
}
export interface PublishGalleryResult {
  published: true;
  version: number;
  promises: readonly { text: string; kept: boolean }[];
  /** What the thread is told to be wrong with it. */
  remarks?: readonly string[];
}

export interface ToolFailure {
  error: {
    code: string;
    message: string;
    /** What remains possible, e.g. other Spaces or the tools allowed now. */
    options?: readonly string[];
  };
}

/** What a tool hands back to the loop. Never throws for the model's or a Space's mistakes; only for aborts. */
export interface ToolOutcome {
  content: readonly ContentPart[];
  isError: boolean;
}

export interface Tool<Input> {
  name: ToolName;
  description: string;
  input: z.ZodType<Input>;
  execute(input: Input, call: { call: ToolCall; signal: AbortSignal }): Promise<ToolOutcome>;
}

export const TOOL_NAMES = [
  "set_plan",
  "find_space",
  "describe_space",
  "call_space",
  "inspect_artifact",
  "ask_requester",
  "publish_gallery",
] as const;
export type ToolName = (typeof TOOL_NAMES)[number];
