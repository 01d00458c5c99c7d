import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Version } from "../../src/core/gallery.ts";
import type { Forecast } from "../../src/core/ledger.ts";
import type { GalleryPlan } from "../../src/core/plan.ts";
import type { Capability, SpaceClient, SpaceSummary } from "../../src/core/space.ts";
import {
  answerWithFile,
  memoryStore,
  type ScriptedRun,
  scriptRun,
  type Turn,
  WELL_BEHAVED,
} from "./scripted-run.ts";

const space = (id: string, more: Partial<SpaceSummary> = {}): SpaceSummary => ({
  id,
  title: id,
  description: "",
  capabilities: [],
  standing: id.startsWith("builtin/") ? "builtin" : "catalog",
  health: { calls: 4, successRate: 1, p50Ms: 2_000, p95Ms: 4_000 },
  ...more,
});

/** Built-in Spaces behind what is offered from elsewhere. */
function offering(remote: Partial<Record<Capability, readonly SpaceSummary[]>>): Partial<SpaceClient> {
  const builtin: Partial<Record<Capability, string>> = {
    "build-scene": "builtin/architect",
    "refine-scene": "builtin/curator",
    "text-to-image": "builtin/painter",
    "text-to-3d": "builtin/sculptor",
  };
  return {
    find: async ({ capability }) => {
      const last = builtin[capability!];
      return [...(remote[capability!] ?? []), ...(last ? [space(last)] : [])];
    },
    quota: async () => ({ secondsLeft: 240, resetsAtMs: 5 }),
  };
}

const forecastsOf = (run: ScriptedRun): Forecast[] =>
  run.events.flatMap(({ event }) => (event.type === "forecast-made" ? [event.forecast] : []));

describe("the forecast", () => {
  test("multiplies what is to be made by the first usable Space, before the first call", async () => {
    const run = scriptRun({
      turns: WELL_BEHAVED,
      spaces: offering({
        "text-to-image": [
          space("stranger/pictures", { standing: "unknown", gpuSeconds: 1 }),
          space("asleep/pictures", { hindrance: "asleep", gpuSeconds: 1 }),
          space("good/pictures", { gpuSeconds: 60 }),
        ],
      }),
    });
    await run.start();
    expect(forecastsOf(run)).toEqual([
      {
        lines: [
          { space: "builtin/architect", calls: 1, gpuSeconds: 0 },
          { space: "good/pictures", calls: 2, gpuSeconds: 120 },
          { space: "builtin/curator", calls: 1, gpuSeconds: 0 },
        ],
        gpuSeconds: 120,
        durationMs: 4_000,
        quota: { secondsLeft: 240, resetsAtMs: 5 },
      },
    ]);
    const types = run.events.map(({ event }) => event.type);
    expect(types.indexOf("forecast-made")).toBeLessThan(types.indexOf("space-call-started"));
  });

  test("counts a picture for each sculpture where only pictures can be made into one", async () => {
    const statue: Turn = () => [
      [
        "set_plan",
        {
          title: "A Fox",
          style: "gothic",
          room: { kind: "hall" },
          exhibits: [{ kind: "sculpture", prompt: "a fox", style: "marble" }],
        },
      ],
    ];
    const run = scriptRun({
      turns: [statue, () => "Stop.", () => "Stop.", () => "Stop."],
      spaces: offering({
        "image-to-3d": [space("good/shapes", { gpuSeconds: 240 })],
        "text-to-image": [space("good/pictures", { gpuSeconds: 60 })],
      }),
    });
    await expect(run.start()).rejects.toMatchObject({ code: "model-stopped" });
    expect(forecastsOf(run)[0]?.lines).toEqual([
      { space: "builtin/architect", calls: 1, gpuSeconds: 0 },
      { space: "good/pictures", calls: 1, gpuSeconds: 60 },
      { space: "good/shapes", calls: 1, gpuSeconds: 240 },
      { space: "builtin/curator", calls: 1, gpuSeconds: 0 },
    ]);
  });

  test("says nothing of time where nobody knows how long a Space takes", async () => {
    const unheard = space("new/pictures", { gpuSeconds: 60 });
    delete unheard.health;
    const run = scriptRun({ turns: WELL_BEHAVED, spaces: offering({ "text-to-image": [unheard] }) });
    await run.start();
    expect(forecastsOf(run)[0]).toMatchObject({ gpuSeconds: 120 });
    expect(forecastsOf(run)[0]).not.toHaveProperty("durationMs");
  });

  test("is made for a retry too, whose plan stands from the start", async () => {
    const first = scriptRun({ turns: WELL_BEHAVED });
    await first.start();
    const plan = first.view().planState!.plan as GalleryPlan;
    const run = scriptRun({
      turns: [() => "Stop.", () => "Stop.", () => "Stop."],
      spaces: offering({}),
    });
    const previous = { plan, made: {} } as unknown as Version;
    const request = { requesterId: "1", words: "", pictures: [], locale: "en", seed: 3 };
    await expect(
      run.start({ previous, run: { request: { ...request, kind: "retry" } } }),
    ).rejects.toMatchObject({ code: "model-stopped" });
    expect(forecastsOf(run)[0]?.lines).toHaveLength(3);
    expect(forecastsOf(run)).toHaveLength(1);
  });

  test("never stands in the way of a run", async () => {
    const run = scriptRun({
      turns: WELL_BEHAVED,
      spaces: {
        find: async () => {
          throw new Error("the Hub is down");
        },
      },
    });
    await expect(run.start()).resolves.toEqual({ kind: "published" });
    expect(forecastsOf(run)).toEqual([]);
  });
});

describe("a forecast nobody answers", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("is given up after five seconds", async () => {
    const run = scriptRun({ turns: WELL_BEHAVED, spaces: { find: () => new Promise(() => undefined) } });
    const finished = run.start();
    await vi.advanceTimersByTimeAsync(4_900);
    expect(run.requests).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    await expect(finished).resolves.toEqual({ kind: "published" });
    expect(forecastsOf(run)).toEqual([]);
  });
});

describe("the GPU budget of a run", () => {
  test("refuses what books GPU time once it is used up, and names what needs none", async () => {
    const store = memoryStore();
    const painting = (makes: string): [string, unknown] => [
      "call_space",
      { space: "good/pictures", endpoint: "/infer", input: { prompt: makes }, makes },
    ];
    const [plan, , hang, publish] = WELL_BEHAVED;
    const run = scriptRun({
      store,
      turns: [
        plan!,
        () => [painting("e1")],
        () => [painting("e2")],
        () => [
          [
            "call_space",
            { space: "builtin/architect", endpoint: "/generate_scene", input: {}, makes: "base" },
          ],
          [
            "call_space",
            { space: "builtin/painter", endpoint: "/paint", input: { prompt: "stormy" }, makes: "e2" },
          ],
        ],
        hang!,
        publish!,
      ],
      spaces: {
        ...offering({}),
        about: async (id) => space(id, { gpuSeconds: 60 }),
      },
      answer: async (call) => ({ ...(await answerWithFile(store, call)), gpuSeconds: 45 }),
      change: {
        budget: {
          turns: 12,
          spaceCalls: 20,
          tokens: 1e6,
          bytes: 1e9,
          gpuSeconds: 40,
          wallMs: 1e6,
          questionMs: 1e4,
        },
      },
    });
    await run.start();
    expect(run.results("call_space")[1]).toMatchObject({
      isError: true,
      json: { error: { code: "budget-gpu-seconds", options: ["builtin/painter"] } },
    });
    expect(run.calls.map((call) => call.space)).toEqual([
      "good/pictures",
      "builtin/architect",
      "builtin/painter",
      "builtin/curator",
    ]);
  });

  test("counts what the calls under way have booked", async () => {
    const store = memoryStore();
    const paint = (makes: string): [string, unknown] => [
      "call_space",
      { space: "good/pictures", endpoint: "/infer", input: { prompt: makes }, makes },
    ];
    const run = scriptRun({
      store,
      turns: [
        WELL_BEHAVED[0]!,
        () => [paint("e1"), paint("e2")],
        () => "Stop.",
        () => "Stop.",
        () => "Stop.",
      ],
      spaces: { ...offering({}), about: async (id) => space(id, { gpuSeconds: 60 }) },
      answer: async (call) => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        return answerWithFile(store, call);
      },
      change: {
        budget: {
          turns: 12,
          spaceCalls: 20,
          tokens: 1e6,
          bytes: 1e9,
          gpuSeconds: 60,
          wallMs: 1e6,
          questionMs: 1e4,
        },
      },
    });
    await expect(run.start()).rejects.toThrow();
    expect(run.calls).toHaveLength(1);
    expect(run.results("call_space").map(({ json }) => json.error?.code)).toContain("budget-gpu-seconds");
  });
});

describe("a forecast above what there is", () => {
  const dear = (answer: number | undefined, secondsLeft = 100) => {
    const asked: string[] = [];
    const run = scriptRun({
      turns: WELL_BEHAVED,
      spaces: {
        ...offering({ "text-to-image": [space("good/pictures", { gpuSeconds: 60 })] }),
        quota: async () => ({ secondsLeft }),
      },
      change: {
        awaitAnswer: async (_, { options, defaultOption }) => {
          asked.push(options.join(" | "));
          return {
            answer: options[answer ?? defaultOption]!,
            answeredBy: answer === undefined ? "default" : "requester",
          };
        },
      },
    });
    return { run, asked };
  };

  test("is asked about once, before anything is spent; without an answer the run goes on", async () => {
    const { run, asked } = dear(undefined);
    await expect(run.start()).resolves.toEqual({ kind: "published" });
    expect(asked).toEqual(["Go on; built-in Spaces take over when it runs out | Stop"]);
    const order = run.events.map(({ event }) => event.type);
    expect(order.indexOf("question-answered")).toBeLessThan(order.indexOf("space-call-started"));
    const question = run.events.find(({ event }) => event.type === "question-asked")?.event;
    expect(question).toMatchObject({
      question: expect.stringContaining("120 s of GPU time, and there are 100 s"),
    });
  });

  test("ends the run, unspent, if the requester would rather stop", async () => {
    const { run } = dear(1);
    await expect(run.start()).rejects.toMatchObject({ code: "cost-declined", party: "requester" });
    expect(run.calls).toEqual([]);
  });

  test("is not asked about where there is enough", async () => {
    const { run, asked } = dear(undefined, 120);
    await run.start();
    expect(asked).toEqual([]);
  });
});
