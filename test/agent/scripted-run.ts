import { runAgent } from "../../src/agent/run-agent.ts";
import type { AgentDeps } from "../../src/agent/run-context.ts";
import type { Artifact, ArtifactStore } from "../../src/core/artifact.ts";
import type { AssetReport, Thumbnail } from "../../src/core/asset.ts";
import { type Digest, digestOf } from "../../src/core/digest.ts";
import { VernissageError } from "../../src/core/errors.ts";
import type { RunEvent, RunProgress, StoredEvent } from "../../src/core/events.ts";
import type { Version } from "../../src/core/gallery.ts";
import type { LanguageModel, ModelRequest, ModelResponse } from "../../src/core/language-model.ts";
import type { PlanDraft } from "../../src/core/plan.ts";
import type { Run } from "../../src/core/run.ts";
import { foldRun, newRunView, type RunView } from "../../src/core/run-view.ts";
import type { SpaceCall, SpaceCallOptions, SpaceClient, SpaceResult } from "../../src/core/space.ts";
import { fakeClient } from "../spaces/fake-client.ts";

export const DRAFT: PlanDraft = {
  title: "Two Seas",
  style: "haussmann",
  room: { kind: "salon" },
  exhibits: [
    { kind: "painting", prompt: "a calm sea", style: "impressionist" },
    { kind: "painting", prompt: "a stormy sea", style: "impressionist" },
  ],
  promises: [{ text: "two paintings", check: "paintings=2" }],
};

/** One model turn: tool calls by name with their input, or a last word. The script sees what the model would see. */
export type Turn = (request: ModelRequest, view: RunView) => readonly [string, unknown][] | string;

export interface ScriptedRun {
  deps: AgentDeps;
  events: StoredEvent[];
  requests: ModelRequest[];
  calls: SpaceCall[];
  news: RunProgress[];
  view(): RunView;
  start(options?: {
    run?: Partial<Run>;
    previous?: Version;
    given?: readonly Artifact[];
    signal?: AbortSignal;
  }): ReturnType<typeof runAgent>;
  results(
    tool: string,
  ): { json: Record<string, never> & { error?: { code: string; options?: string[] } }; isError: boolean }[];
}

/** A run over in-memory parts: every part is an interface of core, the agent is the real one. */
export function scriptRun(options: {
  turns: readonly Turn[];
  answer?: (
    call: SpaceCall,
    signal: AbortSignal,
    options: SpaceCallOptions,
  ) => Promise<SpaceResult> | SpaceResult;
  report?: (bytes: Uint8Array) => Partial<AssetReport>;
  /** What Spaces there are, beside how they answer. */
  spaces?: Partial<SpaceClient>;
  change?: Partial<AgentDeps>;
  store?: ArtifactStore;
  events?: StoredEvent[];
}): ScriptedRun {
  const events = options.events ?? [];
  const requests: ModelRequest[] = [];
  const calls: SpaceCall[] = [];
  const news: RunProgress[] = [];
  const store = options.store ?? memoryStore();
  let now = 1_000;
  const view = () => events.reduce(foldRun, newRunView(0));
  const model: LanguageModel = {
    id: "scripted",
    canSee: true,
    async generate(request, { signal }) {
      signal.throwIfAborted();
      requests.push(request);
      const turn = options.turns[requests.length - 1];
      if (!turn) throw new Error(`the script has no turn ${requests.length}`);
      const said = turn(request, view());
      return respond(said, requests.length);
    },
  };
  const deps: AgentDeps = {
    model,
    store,
    clock: { now: () => ++now },
    createId: () => `id${++now}`,
    systemPrompt: "instructions",
    log: {
      async append(run, event) {
        const stored = {
          runId: run.id,
          galleryId: run.galleryId,
          sequence: events.length + 1,
          atMs: ++now,
          event,
        };
        events.push(structuredClone(stored));
        return stored;
      },
      read: async () => [...events],
      progress: (one) => void news.push(one),
      onEvent: () => () => undefined,
      onProgress: () => () => undefined,
    },
    spaces: fakeClient(
      async (call, callOptions) => {
        calls.push(call);
        const { signal } = callOptions;
        return (options.answer ?? ((request) => answerWithFile(store, request)))(call, signal, callOptions);
      },
      {
        find: async ({ capability }) => [
          { id: "builtin/x", title: "", description: "", capabilities: [capability!], standing: "builtin" },
        ],
        ...options.spaces,
      },
    ),
    inspector: {
      inspect: async (glb) => ({ ...VALID_REPORT, ...options.report?.(glb) }),
      warmUp: async () => undefined,
      close: async () => undefined,
    },
    thumbnailer: {
      sheet: async () => pictureNamed("sheet"),
      views: async (_, { views = [] }) => views.map(({ name }) => pictureNamed(name)),
      warmUp: async () => undefined,
      close: async () => undefined,
    },
    checkPromises: (promises) =>
      promises.map((promise) => ({ ...promise, kept: true, found: "as promised" })),
    publish: async (run, state) =>
      ({
        id: "v1",
        number: 1,
        galleryId: run.galleryId,
        plan: state.planState!.plan,
        promises: [],
      }) as unknown as Version,
    awaitAnswer: async (_, { options: choices, defaultOption }) => ({
      answer: choices[defaultOption]!,
      answeredBy: "default",
    }),
    budget: {
      turns: 12,
      spaceCalls: 20,
      tokens: 1e6,
      bytes: 1e9,
      gpuSeconds: 1_800,
      wallMs: 1e6,
      questionMs: 1e4,
    },
    ...options.change,
  };
  const run: Run = {
    id: "run",
    galleryId: "gallery",
    request: { kind: "create", requesterId: "1", words: "two seas", pictures: [], locale: "en", seed: 7 },
    state: "queued",
    createdAtMs: 0,
  };
  return {
    deps,
    events,
    requests,
    calls,
    news,
    view,
    start: ({ run: change, previous, given = [], signal = new AbortController().signal } = {}) =>
      runAgent({ run: { ...run, ...change }, deps, signal, previous, given }),
    results: (tool) =>
      events.flatMap(({ event }) => {
        if (event.type !== "tool-ended" || event.tool !== tool) return [];
        const [part] = event.content;
        return [{ json: JSON.parse(part?.type === "text" ? part.text : "{}"), isError: event.isError }];
      }),
  };
}

/** What a well-behaved model does after the plan: make everything stale, refine, publish. */
export const WELL_BEHAVED: readonly Turn[] = [
  () => [["set_plan", DRAFT]],
  () => [
    [
      "call_space",
      { space: "builtin/architect", endpoint: "/generate_scene", input: { plan: "plan" }, makes: "base" },
    ],
    ["call_space", { space: "builtin/painter", endpoint: "/paint", input: { prompt: "calm" }, makes: "e1" }],
    [
      "call_space",
      { space: "builtin/painter", endpoint: "/paint", input: { prompt: "stormy" }, makes: "e2" },
    ],
  ],
  (_, { planState }) => [
    [
      "call_space",
      {
        space: "builtin/curator",
        endpoint: "/refine_scene",
        input: {
          input_mesh: planState!.made.base,
          paintings: [{ image: planState!.made.e1, caption: "e1" }],
          plan: "plan",
        },
        makes: "scene",
      },
    ],
  ],
  (_, view) => [["publish_gallery", { scene: refOfScene(view), note: "Done." }]],
];

export function refOfScene(view: RunView): string {
  return [...view.artifacts].findLast(([, entry]) => entry.makes === "scene")?.[0] ?? "artifact:00000000";
}

/** Rooms come back as GLB, everything else as PNG. */
export async function answerWithFile(store: ArtifactStore, call: SpaceCall): Promise<SpaceResult> {
  const isGlb = /architect|curator|sculptor/.test(call.space);
  const bytes = new TextEncoder().encode(`${isGlb ? "glb" : "png"} ${JSON.stringify(call)}`);
  const artifact = await store.put(bytes, {
    mediaType: isGlb ? "model/gltf-binary" : "image/png",
    provenance: { source: call.space, name: "x" },
  });
  return { artifacts: [artifact], values: [null], durationMs: 10, waitedMs: 0 };
}

export function memoryStore(): ArtifactStore {
  const kept = new Map<Digest, { artifact: Artifact; bytes: Uint8Array }>();
  return {
    async put(bytes, about) {
      const artifact = { ...about, digest: digestOf(bytes), sizeBytes: bytes.byteLength };
      kept.set(artifact.digest, { artifact, bytes });
      return artifact;
    },
    read: async (digest) => kept.get(digest)?.bytes,
    find: async (digest) => kept.get(digest)?.artifact,
  };
}

export function spaceError(code: string): VernissageError {
  return new VernissageError({
    code,
    message: `${code} happened`,
    userMessage: `${code} happened`,
    party: "space",
  });
}

export function typesOf(events: readonly StoredEvent[]): RunEvent["type"][] {
  return events.map(({ event }) => event.type);
}

function pictureNamed(name: string): Thumbnail {
  const statistics = { meanLuminance: 0.5, darkShare: 0, brightShare: 0, isBlank: false };
  return { name, png: new Uint8Array([137, 80]), widthPx: 2, heightPx: 2, statistics };
}

const VALID_REPORT: AssetReport = {
  sizeBytes: 10,
  bounds: { min: [-3, 0, -5], max: [3, 4, 5] },
  triangles: 1000,
  vertices: 600,
  drawCalls: 5,
  materials: 3,
  textures: [],
  gpuBytes: 0,
  extensions: [],
  validator: { errors: 0, warnings: 0, infos: 0 },
  issues: [],
  isValid: true,
  parts: [],
};

function respond(said: ReturnType<Turn>, turn: number): ModelResponse {
  if (typeof said === "string") return { text: said, toolCalls: [], stopReason: "end" };
  const toolCalls = said.map(([name, input], index) => ({ id: `c${turn}-${index}`, name, input }));
  return { text: "", toolCalls, stopReason: "tool-calls", usage: { inputTokens: 100, outputTokens: 10 } };
}
