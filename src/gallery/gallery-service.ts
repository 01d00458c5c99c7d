import { AbortReason, abortReasonOf, withDeadline } from "../core/abort.ts";
import type { Artifact, ArtifactStore } from "../core/artifact.ts";
import type { Clock } from "../core/clock.ts";
import type { Digest } from "../core/digest.ts";
import { toVernissageError, VernissageError } from "../core/errors.ts";
import type { EventLog } from "../core/events.ts";
import type { Gallery, Version } from "../core/gallery.ts";
import { seedFrom } from "../core/random.ts";
import type { Records } from "../core/records.ts";
import type { Run, RunEnd, RunFailure, RunRequest, RunState } from "../core/run.ts";
import { isEnd } from "../core/transitions.ts";
import { checkRequest, type GalleryLimits } from "./check-request.ts";
import { chooseVersion } from "./older-versions.ts";
import { readGoingBack } from "./read-going-back.ts";
import { restoreVersion } from "./restore-version.ts";

export type NewRun = Omit<RunRequest, "seed" | "pictures"> & {
  pictures?: readonly Digest[];
  seed?: number;
  /** Number of the version to start from; the newest if left out. */
  version?: number;
};

/** The application: galleries and their runs, for any edge. */
export interface GalleryService {
  /** Throws a `VernissageError` (party `requester`) if a run like this would be refused. */
  check(request: NewRun): Promise<void>;
  /** Makes a gallery and its first run. Throws a `VernissageError` (party `requester`) for a bad request. */
  create(request: NewRun & { place: Gallery["place"] }): Promise<{ gallery: Gallery; run: Run }>;
  /**
   * Starts a run on a gallery, or lets it wait for the one under way. A refinement whose words ask to go back restores
   * an older version, or starts from it. Throws a `VernissageError` (party `requester`) for a bad request.
   */
  startRun(galleryId: string, request: NewRun): Promise<Run>;
  /** Cancels what is under way or waiting, or one run of it; false if nothing was. */
  cancel(galleryId: string, runId?: string): Promise<boolean>;
  /** Works on a run until it ends. Throws only if the attempt was cut short and has to be made again. */
  work(runId: string): Promise<void>;
  /** Cuts every run under way short, to be resumed by the next start. */
  interrupt(): void;
}

export interface GalleryServiceDeps {
  records: Records;
  store: Pick<ArtifactStore, "find">;
  log: EventLog;
  clock: Clock;
  createId: () => string;
  limits: GalleryLimits;
  wallMs: number;
  enqueue(runId: string): Promise<void>;
  runAgent(options: {
    run: Run;
    signal: AbortSignal;
    previous: Version | undefined;
    given: readonly Artifact[];
  }): Promise<RunEnd>;
  onError(error: unknown, run: Run): void;
}

export function createGalleryService(deps: GalleryServiceDeps): GalleryService {
  const { records, log, clock, createId } = deps;
  const underWay = new Map<string, AbortController>();

  const addRun = async (galleryId: string, asked: NewRun, basedOn?: Version): Promise<Run> => {
    const { version: _, ...request } = asked;
    const id = createId();
    const createdAtMs = clock.now();
    const seed = request.seed ?? seedFrom(galleryId, request.words, createdAtMs);
    const run: Run = {
      id,
      galleryId,
      ...(basedOn && { basedOn: basedOn.id }),
      request: { ...request, words: request.words.trim(), pictures: request.pictures ?? [], seed },
      state: "queued",
      createdAtMs,
    };
    await records.addRun(run);
    return run;
  };

  const end = async (run: Run, state: RunState, about: { failure?: RunFailure; text?: string } = {}) => {
    const { failure } = about;
    await records.updateRun(run.id, { state, endedAtMs: clock.now(), ...(failure && { failure }) });
    await log.append(run, { type: "run-ended", state, ...about });
  };

  /** Runs of a gallery go one after another: what waited starts from what the one before published. */
  const startNext = async (galleryId: string) => {
    const waiting = (await records.runsOf(galleryId)).filter((run) => run.state === "queued").at(-1);
    if (waiting) await deps.enqueue(waiting.id);
  };

  const prepare = async (run: Run) => {
    const versions = await records.versionsOf(run.galleryId);
    const newest = run.request.kind === "create" ? undefined : versions.at(-1);
    const based = run.basedOn ? versions.find(({ id }) => id === run.basedOn) : newest;
    if (based && !run.basedOn) await records.updateRun(run.id, { basedOn: based.id });
    // Equal keys, equal parts: what any version of the gallery has need not be made again.
    const made = Object.assign(
      {},
      ...versions.map((version) => version.made),
      based?.made,
    ) as Version["made"];
    const digests = [...run.request.pictures, ...Object.values(based ? made : {})];
    const given = await Promise.all(digests.map((digest) => deps.store.find(digest)));
    return {
      run: based ? { ...run, basedOn: based.id } : { ...run, request: await asCreation(records, run) },
      previous: based && { ...based, made },
      given: given.filter((artifact) => artifact !== undefined),
    };
  };

  const execute = async (found: Run, signal: AbortSignal): Promise<RunEnd> => {
    if (found.request.kind === "restore") {
      await restoreVersion(deps, found);
      return { kind: "published" };
    }
    const { run, previous, given } = await prepare(found);
    return deps.runAgent({ run, signal, previous, given });
  };

  const service: GalleryService = {
    check: (request) => checkRequest(records, deps.limits, request),

    async create({ place, ...request }) {
      await checkRequest(records, deps.limits, request);
      const gallery: Gallery = {
        id: createId(),
        ownerId: request.requesterId,
        place,
        title: request.words.trim().slice(0, 80),
        words: request.words.trim(),
        createdAtMs: clock.now(),
      };
      await records.addGallery(gallery);
      const run = await addRun(gallery.id, request);
      await deps.enqueue(run.id);
      return { gallery, run };
    },

    async startRun(galleryId, asked) {
      const request = readGoingBack(asked);
      await checkRequest(records, deps.limits, request, galleryId);
      const isIdle = (await records.runsOf(galleryId)).every((other) => isEnd(other.state));
      const basedOn = chooseVersion(request, await records.versionsOf(galleryId), isIdle);
      const run = await addRun(galleryId, request, basedOn);
      if (isIdle) await deps.enqueue(run.id);
      // Nothing is made, so nobody waits for a free worker; the queue has it in case we stop in between.
      if (isIdle && request.kind === "restore") await service.work(run.id);
      return run;
    },

    async cancel(galleryId, runId) {
      const runs = (await records.runsOf(galleryId)).filter(
        (run) => !isEnd(run.state) && (runId === undefined || run.id === runId),
      );
      for (const run of runs) {
        const controller = underWay.get(run.id);
        if (controller) controller.abort(new AbortReason("requester", "cancelled by the requester"));
        else await end(run, "cancelled");
      }
      return runs.length > 0;
    },

    async work(runId) {
      const found = await records.findRun(runId);
      if (!found || isEnd(found.state) || underWay.has(runId)) return;
      const controller = new AbortController();
      underWay.set(runId, controller);
      const { signal, clear } = withDeadline(deps.wallMs, "the gallery", controller.signal);
      try {
        const result = await execute(found, signal);
        if (result.kind === "answered") await end(found, "answered", { text: result.text });
        else await end(found, "published");
      } catch (thrown) {
        const reason = abortReasonOf(thrown, signal);
        if (reason?.kind === "shutdown") throw reason;
        if (reason?.kind === "requester") await end(found, "cancelled");
        else {
          const error = reason ? tooLong(deps.wallMs) : toVernissageError(thrown);
          deps.onError(thrown, found);
          await end(found, "failed", { failure: { code: error.code, message: error.userMessage } });
        }
      } finally {
        clear();
        underWay.delete(runId);
      }
      await startNext(found.galleryId);
    },

    interrupt() {
      for (const controller of underWay.values()) {
        controller.abort(new AbortReason("shutdown", "the program is stopping"));
      }
    },
  };
  return service;
}

/** Retrying or refining what never got a version means creating it: from the first wish, and what was added since. */
async function asCreation(records: Records, run: Run): Promise<RunRequest> {
  if (run.request.kind === "create") return run.request;
  const first = (await records.runsOf(run.galleryId)).at(-1)?.request ?? run.request;
  const { seed, requesterId, locale } = run.request;
  const words = [first.words, run.request.words].filter(Boolean).join(". ");
  return { ...first, kind: "create", words, seed, requesterId, locale };
}

function tooLong(wallMs: number): VernissageError {
  return new VernissageError({
    code: "deadline",
    message: `the run took longer than ${wallMs} ms`,
    userMessage: `This took longer than the ${Math.round(wallMs / 60_000)} minutes a gallery may take, so it was stopped. What was made is kept: press Retry to go on, or ask for fewer works.`,
    party: "space",
  });
}
