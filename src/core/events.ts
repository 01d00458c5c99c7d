import type { Artifact } from "./artifact.ts";
import type { AssetIssue, AssetReport, PictureStatistics } from "./asset.ts";
import type { Digest } from "./digest.ts";
import type { PromiseResult } from "./gallery.ts";
import type { ToolCall } from "./language-model.ts";
import type { Forecast } from "./ledger.ts";
import type { RunFailure, RunState } from "./run.ts";
import type { Capability, FallBack } from "./space.ts";
import type { PlanState } from "./tool.ts";

/** A tool result as it is kept: pictures by digest. */
export type StoredPart = { type: "text"; text: string } | { type: "image"; digest: Digest };

/** One durable fact about a run. */
export type RunEvent =
  | { type: "state-changed"; from: RunState; to: RunState }
  | {
      type: "model-responded";
      /** The model is still speaking: calls told as soon as they were complete. The rest of the turn follows. */
      isPartial?: true;
      text: string;
      toolCalls: readonly ToolCall[];
      inputTokens: number;
      outputTokens: number;
    }
  | { type: "model-nudged"; text: string }
  | { type: "tool-ended"; callId: string; tool: string; content: readonly StoredPart[]; isError: boolean }
  | { type: "plan-set"; state: PlanState }
  | { type: "space-call-started"; callId: string; space: string; endpoint: string; makes?: string }
  | {
      type: "space-call-ended";
      callId: string;
      space: string;
      endpoint: string;
      makes?: string;
      durationMs: number;
      waitedMs: number;
      gpuSeconds?: number;
      /** Who did it, if another Space took over. */
      servedBy?: { space: string; endpoint: string };
      error?: RunFailure;
    }
  | { type: "space-fell-back"; callId: string; makes?: string; fallBack: FallBack }
  | { type: "forecast-made"; forecast: Forecast }
  /** A Space the run could have used, if somebody with the right allowed it. */
  | { type: "consent-wanted"; space: string; title: string; description: string; capability?: Capability }
  | { type: "artifact-added"; artifact: Artifact; makes?: string; source: string; endpoint: string }
  | {
      type: "asset-inspected";
      digest: Digest;
      makes?: string;
      /** True once hung and lit: a candidate to publish. */
      isScene: boolean;
      report: AssetReport;
      promises: readonly PromiseResult[];
      durationMs: number;
    }
  /** What a valid one looks like: its contact sheet, and what that shows to be wrong. */
  | {
      type: "asset-pictured";
      digest: Digest;
      /** Absent if it could not be pictured; `issue` says why. */
      sheet?: Digest;
      picture?: PictureStatistics;
      issue?: AssetIssue;
      durationMs: number;
    }
  | {
      type: "question-asked";
      questionId: string;
      question: string;
      options: readonly string[];
      defaultOption: number;
      expiresAtMs: number;
    }
  | { type: "question-answered"; questionId: string; answer: string; answeredBy: "requester" | "default" }
  | { type: "version-published"; versionId: string; number: number; note: string }
  | { type: "run-ended"; state: RunState; failure?: RunFailure; text?: string };

export interface StoredEvent {
  runId: string;
  galleryId: string;
  /** 1, 2, … within the run. */
  sequence: number;
  atMs: number;
  event: RunEvent;
}

/** Passing news about a run: shown if somebody is looking, never kept. */
export interface RunProgress {
  runId: string;
  galleryId: string;
  callId: string;
  makes?: string;
  space: string;
  phase: "waiting" | "started" | "progress";
  fraction?: number;
  description?: string;
  /** 0 is next. */
  queuePosition?: number;
  etaSeconds?: number;
}

/** The record of runs. An event is durable when `append` resolves; listeners are told after and cannot break the work. */
export interface EventLog {
  append(run: { id: string; galleryId: string }, event: RunEvent): Promise<StoredEvent>;
  read(runId: string): Promise<readonly StoredEvent[]>;
  progress(news: RunProgress): void;
  onEvent(listener: (stored: StoredEvent) => void): () => void;
  onProgress(listener: (news: RunProgress) => void): () => void;
}
