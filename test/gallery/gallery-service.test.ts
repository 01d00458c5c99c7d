import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { AbortReason } from "../../src/core/abort.ts";
import { VernissageError } from "../../src/core/errors.ts";
import type { StoredEvent } from "../../src/core/events.ts";
import type { Version } from "../../src/core/gallery.ts";
import type { Records } from "../../src/core/records.ts";
import type { Run, RunEnd } from "../../src/core/run.ts";
import { createEventLog } from "../../src/gallery/event-log.ts";
import { createGalleryService, type GalleryService, type NewRun } from "../../src/gallery/gallery-service.ts";
import { createQuestions } from "../../src/gallery/questions.ts";
import { openDatabase } from "../../src/store/database.ts";
import { createRecords } from "../../src/store/records.ts";

type RunAgent = (options: {
  run: Run;
  signal: AbortSignal;
  previous: Version | undefined;
}) => Promise<RunEnd>;

const WISH: NewRun = { kind: "create", requesterId: "1", words: "a red salon", locale: "en" };
const clock = { now: () => Date.now() };
let records: Records;
let service: GalleryService;
let agent: RunAgent;
let queued: string[];
let events: StoredEvent[];

beforeEach(() => {
  let ids = 0;
  records = createRecords(openDatabase(":memory:"));
  queued = [];
  events = [];
  agent = async () => ({ kind: "published" });
  const log = createEventLog({ records, clock, onListenerError: () => undefined });
  log.onEvent((stored) => events.push(stored));
  service = createGalleryService({
    records,
    store: { find: async () => undefined },
    log,
    clock,
    createId: () => `id${++ids}`,
    limits: { runsPerMember: 3, waitingPerGallery: 2 },
    wallMs: 300,
    enqueue: async (id) => void queued.push(id),
    runAgent: (options) => agent(options),
    onError: () => undefined,
  });
});
afterEach(() => records.close());

const workAll = async () => {
  for (let id = queued.shift(); id; id = queued.shift()) await service.work(id);
};
const create = () => service.create({ ...WISH, place: { threadId: "t" } });
const stateOf = async (run: Run) => (await records.findRun(run.id))?.state;

describe("the gallery service", () => {
  test("makes a gallery and queues its first run", async () => {
    const { gallery, run } = await create();
    expect(queued).toEqual([run.id]);
    expect(await records.findGallery(gallery.id)).toMatchObject({ ownerId: "1", title: "a red salon" });
    await workAll();
    expect(await stateOf(run)).toBe("published");
    expect(events.at(-1)?.event).toMatchObject({ type: "run-ended", state: "published" });
  });

  test.each<[string, Partial<NewRun>, string]>([
    ["an empty wish", { words: "  \n " }, "prompt-empty"],
    ["a wish that is too long", { words: "x".repeat(4001) }, "prompt-too-long"],
    ["too many works", { artworks: 31 }, "artworks-out-of-range"],
    ["half a work", { artworks: 1.5 }, "artworks-out-of-range"],
  ])("refuses %s and says what to change", async (_, change, code) => {
    const refusal = service.create({ ...WISH, ...change, place: {} });
    await expect(refusal).rejects.toMatchObject({ code, party: "requester" });
    expect(queued).toEqual([]);
  });

  test("takes a wish of exactly 4,000 characters", async () => {
    await expect(service.check({ ...WISH, words: "x".repeat(4000) })).resolves.toBeUndefined();
  });

  test("lets a member have so many galleries in the making, and not one more", async () => {
    for (let i = 0; i < 3; i++) await create();
    await expect(create()).rejects.toMatchObject({ code: "too-many-runs" });
    await expect(service.check({ ...WISH, requesterId: "2" })).resolves.toBeUndefined();
  });

  test("lets a follow-up wait for the run under way, and starts it afterwards", async () => {
    const { gallery, run } = await create();
    const second = await service.startRun(gallery.id, { ...WISH, kind: "refine", words: "darker" });
    expect(queued).toEqual([run.id]);
    await service.work(queued.shift()!);
    expect(queued).toEqual([second.id]);
    await workAll();
    expect(await stateOf(second)).toBe("published");
  });

  test("creates anew when there is no version to retry or refine", async () => {
    const { gallery } = await create();
    agent = async () => {
      throw new VernissageError({ code: "x", message: "x", userMessage: "It broke.", party: "space" });
    };
    await workAll();
    const seen: Run[] = [];
    agent = async ({ run }) => {
      seen.push(run);
      return { kind: "published" };
    };
    await service.startRun(gallery.id, { ...WISH, kind: "retry", words: "" });
    await workAll();
    expect(seen[0]?.request).toMatchObject({ kind: "create", words: "a red salon" });
  });

  test("keeps what a failure says to people, and hides what it must", async () => {
    const { run } = await create();
    agent = async () => {
      throw new Error("secret path /etc/x");
    };
    await workAll();
    const failed = await records.findRun(run.id);
    expect(failed).toMatchObject({ state: "failed", failure: { code: "unexpected" } });
    expect(failed?.failure?.message).not.toContain("secret");
  });

  test("makes again once, however often the button is pressed, and again when that is done", async () => {
    const { gallery } = await create();
    await workAll();
    const retry: NewRun = { ...WISH, kind: "retry", words: "" };
    await service.startRun(gallery.id, retry);
    await expect(service.startRun(gallery.id, retry)).rejects.toMatchObject({ code: "asked-already" });
    await workAll();
    await expect(service.startRun(gallery.id, retry)).resolves.toMatchObject({ state: "queued" });
  });

  test("cancels a run under way and those that wait", async () => {
    const { gallery, run } = await create();
    const waiting = await service.startRun(gallery.id, { ...WISH, kind: "refine", words: "darker" });
    agent = ({ signal }) =>
      new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    const working = service.work(run.id);
    await expect.poll(() => service.cancel(gallery.id)).toBe(true);
    await working;
    expect([await stateOf(run), await stateOf(waiting)]).toEqual(["cancelled", "cancelled"]);
    expect(await service.cancel(gallery.id)).toBe(false);
  });

  test("cancels one run that waits and leaves the one under way alone", async () => {
    const { gallery, run } = await create();
    const waiting = await service.startRun(gallery.id, { ...WISH, kind: "refine", words: "darker" });
    expect(await service.cancel(gallery.id, waiting.id)).toBe(true);
    await workAll();
    expect([await stateOf(run), await stateOf(waiting)]).toEqual(["published", "cancelled"]);
  });

  test("ends a run that takes too long with a failure that says so", async () => {
    const { run } = await create();
    agent = ({ signal }) =>
      new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    await workAll();
    expect((await records.findRun(run.id))?.failure?.code).toBe("deadline");
  });

  test("leaves an interrupted run unfinished, to be worked on again", async () => {
    const { run } = await create();
    agent = ({ signal }) =>
      new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    const working = service.work(run.id);
    const rejected = expect(working).rejects.toBeInstanceOf(AbortReason);
    await new Promise((resolve) => setTimeout(resolve, 20));
    service.interrupt();
    await rejected;
    expect((await records.unfinishedRuns()).map(({ id }) => id)).toEqual([run.id]);
    agent = async () => ({ kind: "published" });
    await service.work(run.id);
    expect(await stateOf(run)).toBe("published");
  });

  describe("with versions", () => {
    const made = async (galleryId: string, number: number, title: string) => {
      const plan = { title, exhibits: [] } as unknown as Version["plan"];
      const digest = `sha256:${number}` as Version["scene"];
      await records.addVersion({
        ...{
          id: `v${number}`,
          galleryId,
          number,
          runId: `run ${number}`,
          plan,
          scene: digest,
          sheet: digest,
        },
        ...{ views: [], made: { [`key ${number}`]: digest }, promises: [], credits: [] },
        ...{ triangles: 1, sizeBytes: 1, createdAtMs: number },
      });
    };
    const open = async (...titles: string[]) => {
      const { gallery } = await create();
      await workAll();
      for (const [index, title] of titles.entries()) await made(gallery.id, index + 1, title);
      agent = () => Promise.reject(new Error("the agent was asked"));
      return gallery;
    };
    const refine = async (galleryId: string, words: string, more: Partial<NewRun> = {}) => {
      const run = await service.startRun(galleryId, { ...WISH, kind: "refine", words, ...more });
      await workAll();
      return (await records.findRun(run.id))!;
    };

    test("undo publishes the former scene again without an agent, and is undone in turn", async () => {
      const gallery = await open("Sea", "Red Sea");
      expect(await refine(gallery.id, "undo")).toMatchObject({ state: "published", basedOn: "v1" });
      expect((await records.findGallery(gallery.id))?.title).toBe("Sea");
      expect(events.at(-2)?.event).toMatchObject({
        type: "version-published",
        number: 3,
        note: "Back to version 1, “Sea”.",
      });
      await refine(gallery.id, "zurück", { locale: "de" });
      const versions = await records.versionsOf(gallery.id);
      expect(versions.map(({ scene }) => scene)).toEqual(["sha256:1", "sha256:2", "sha256:1", "sha256:2"]);
      expect(events.at(-2)?.event).toMatchObject({ note: "Zurück zu Version 2, „Red Sea“." });
    });

    test("an undo waits for no worker", async () => {
      const gallery = await open("Sea", "Red Sea");
      const run = await service.startRun(gallery.id, { ...WISH, kind: "restore", words: "" });
      expect(await stateOf(run)).toBe("published");
      expect(queued).toEqual([run.id]);
    });

    test("an undo cut short goes back to the same version, once", async () => {
      const gallery = await open("Sea", "Red Sea");
      const run = await service.startRun(gallery.id, { ...WISH, kind: "restore", words: "" });
      await workAll();
      await records.updateRun(run.id, { state: "queued" });
      await service.work(run.id);
      expect((await records.versionsOf(gallery.id)).map(({ scene }) => scene).at(-1)).toBe("sha256:1");
      expect(await records.versionsOf(gallery.id)).toHaveLength(3);
    });

    test.each([
      ["a number", "add a bench", { version: 1 }],
      ["words", "from version 1, add a bench", {}],
    ])("starts from an older version chosen by %s, with what any version has", async (_, words, more) => {
      const gallery = await open("Sea", "Red Sea");
      const seen: { previous: Version | undefined; words: string }[] = [];
      agent = async ({ run, previous }) => {
        seen.push({ previous, words: run.request.words });
        return { kind: "published" };
      };
      expect(await refine(gallery.id, words, more)).toMatchObject({ basedOn: "v1" });
      expect(seen).toMatchObject([{ previous: { number: 1 }, words: "add a bench" }]);
      expect(seen[0]?.previous?.made).toEqual({ "key 1": "sha256:1", "key 2": "sha256:2" });
    });

    test.each([
      ["go back to version 7", "no-such-version", /no version 7.*v1 · Sea · 0 works\n• v2 · Red Sea/s],
      ["version 2", "version-shown", /Version 2 is the one on show.*v1 · Sea/s],
    ])("“%s” is refused with what there is", async (words, code, said) => {
      const gallery = await open("Sea", "Red Sea");
      const refusal = service.startRun(gallery.id, { ...WISH, kind: "refine", words });
      await expect(refusal).rejects.toMatchObject({ code, userMessage: expect.stringMatching(said) });
    });

    test("a title in the list of versions sets no link and no formatting", async () => {
      const gallery = await open("[Sea](https://x.example) **@everyone**", "Red Sea");
      const refusal = service.startRun(gallery.id, { ...WISH, kind: "refine", words: "version 9" });
      await expect(refusal).rejects.toMatchObject({
        userMessage: expect.stringContaining("v1 · Sea (https://x.example) everyone · 0 works"),
      });
    });

    test("there is nothing to undo in a gallery with one version", async () => {
      const gallery = await open("Sea");
      const refusal = service.startRun(gallery.id, { ...WISH, kind: "restore", words: "" });
      await expect(refusal).rejects.toMatchObject({ code: "nothing-to-undo", party: "requester" });
    });

    test("an undo that waits goes back from what the run before it published", async () => {
      const gallery = await open("Sea");
      const darker = await service.startRun(gallery.id, { ...WISH, kind: "refine", words: "darker" });
      await service.startRun(gallery.id, { ...WISH, kind: "refine", words: "undo" });
      agent = async () => {
        await made(gallery.id, 2, "Dark Sea");
        return { kind: "published" };
      };
      await workAll();
      expect(await stateOf(darker)).toBe("published");
      expect((await records.versionsOf(gallery.id)).at(-1)).toMatchObject({ number: 3, scene: "sha256:1" });
    });
  });

  test("works on a finished run no second time", async () => {
    const { run } = await create();
    await workAll();
    let isCalled = false;
    agent = async () => {
      isCalled = true;
      return { kind: "published" };
    };
    await service.work(run.id);
    expect(isCalled).toBe(false);
  });
});

test("a listener that throws does not break the work", async () => {
  const errors: unknown[] = [];
  const log = createEventLog({ records, clock, onListenerError: (error) => errors.push(error) });
  log.onEvent(() => {
    throw new Error("listener");
  });
  const heard: number[] = [];
  log.onEvent((stored) => heard.push(stored.sequence));
  await log.append({ id: "r", galleryId: "g" }, { type: "model-nudged", text: "x" });
  expect(errors).toHaveLength(1);
  expect(heard).toEqual([1]);
});

describe("questions", () => {
  const question = { options: ["Day", "Night"], defaultOption: 1, expiresAtMs: Number.MAX_SAFE_INTEGER };

  test("resolve with the option pressed, once", async () => {
    const questions = createQuestions({ clock });
    const answer = questions.awaitAnswer(
      "q",
      { ...question, expiresAtMs: Date.now() + 5_000 },
      new AbortController().signal,
    );
    expect(questions.answer("q", 7)).toBe(false);
    expect(questions.answer("q", 0)).toBe(true);
    await expect(answer).resolves.toEqual({ answer: "Day", answeredBy: "requester" });
    expect(questions.answer("q", 0)).toBe(false);
  });

  test("take the default when they expire", async () => {
    const questions = createQuestions({ clock });
    const answer = questions.awaitAnswer(
      "q",
      { ...question, expiresAtMs: Date.now() + 5 },
      new AbortController().signal,
    );
    await expect(answer).resolves.toEqual({ answer: "Night", answeredBy: "default" });
  });

  test("end with the run that asked them", async () => {
    const questions = createQuestions({ clock });
    const controller = new AbortController();
    const answer = questions.awaitAnswer(
      "q",
      { ...question, expiresAtMs: Date.now() + 5_000 },
      controller.signal,
    );
    controller.abort(new AbortReason("requester", "stop"));
    await expect(answer).rejects.toMatchObject({ kind: "requester" });
  });
});
