import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Client } from "discord.js";
import type { Logger } from "pino";
import { readPrompt } from "./agent/prompts.ts";
import { runAgent } from "./agent/run-agent.ts";
import type { AgentDeps } from "./agent/run-context.ts";
import { assembleSpaces } from "./assemble-spaces.ts";
import { assembleVersionWork } from "./assemble-versions.ts";
import { createAssetInspector } from "./assets/asset-inspector.ts";
import { checkPromises } from "./assets/check-promises.ts";
import { startBuiltinSpaces } from "./builtin/start-builtin.ts";
import type { Config } from "./config.ts";
import { systemClock } from "./core/clock.ts";
import type { EventLog } from "./core/events.ts";
import { createId } from "./core/ids.ts";
import type { Records } from "./core/records.ts";
import type { Command } from "./discord/command.ts";
import { createDiscordClient, logIn } from "./discord/discord-bot.ts";
import { createGalleryActions } from "./discord/gallery-actions.ts";
import { routeEvents } from "./discord/router.ts";
import { createSpaceActions } from "./discord/space-actions.ts";
import { createThreadPresenter } from "./discord/thread-presenter.ts";
import { createEventLog } from "./gallery/event-log.ts";
import { createGalleryService } from "./gallery/gallery-service.ts";
import { publishVersion } from "./gallery/publish-version.ts";
import { createQuestions } from "./gallery/questions.ts";
import { createRunQueue, type RunQueue } from "./gallery/run-queue.ts";
import { createIntake } from "./intake/intake-file.ts";
import { createOfflinePlanner } from "./llm/offline-planner/offline-planner.ts";
import { createOpenAiModel } from "./llm/openai-model.ts";
import { createThumbnailer } from "./render/create-thumbnailer.ts";
import { createArtifactStore } from "./store/artifact-store.ts";
import { openDatabase } from "./store/database.ts";
import { createRecords } from "./store/records.ts";
import { createCallRecords } from "./store/space-call-records.ts";
import { createSpaceConsents } from "./store/space-consents.ts";
import { createSpaceHistory } from "./store/space-history.ts";
import { createFindGallery } from "./viewer/find-gallery.ts";
import { startViewer } from "./viewer/start-viewer.ts";
import { createViewerApp } from "./viewer/viewer-app.ts";

const WEB_PAGES = fileURLToPath(new URL("../dist/web", import.meta.url));

/** The running program. */
export interface Program {
  client: Client;
  records: Records;
  log: EventLog;
  readArtifact(digest: string): Promise<Uint8Array | undefined>;
  viewerUrl(galleryId: string): string;
  /** Starts what the first gallery would wait for: a browser, parsers. Resolves when they are ready. */
  warmUp(): Promise<void>;
  /** Resolves when the threads show everything that has happened so far. */
  settled(): Promise<void>;
  /** Resolves when every version published so far has its views and variants. */
  versionsFinished(): Promise<void>;
  /** Interrupts runs (the next start goes on with them) and closes everything, last opened first. */
  stop(): Promise<void>;
}

/** Wires the program and starts it. If a part cannot start, those already started are closed again. */
export async function assemble(options: {
  config: Config;
  command: Command;
  logger: Logger;
  /** Loopback origins to take files from beside the built-in Spaces: the playground's. */
  localOrigins?: readonly string[];
}): Promise<Program> {
  const { config, command, logger, localOrigins = [] } = options;
  await using closing = new AsyncDisposableStack();
  const clock = systemClock;

  await mkdir(config.dataDirectory, { recursive: true }).catch(() => undefined);
  const database = openDatabase(join(config.dataDirectory, "vernissage.db"));
  const records = createRecords(database);
  closing.defer(() => records.close());
  const store = await createArtifactStore({ directory: join(config.dataDirectory, "artifacts"), records });
  const log = createEventLog({
    records,
    clock,
    onListenerError: (error) => logger.error({ error }, "event-listener-failed"),
  });

  const builtin = await startBuiltinSpaces({
    workDirectory: join(config.dataDirectory, "spaces"),
    log: (level, event, fields) => logger[level](fields, event),
  });
  closing.defer(() => builtin.close());
  const builtinOrigin = new URL(builtin.url("architect")).origin;
  const intake = createIntake({
    store,
    logger,
    isBuiltinOrigin: (origin) => origin === builtinOrigin || localOrigins.includes(origin),
  });
  const consents = createSpaceConsents(database);
  const spaces = await assembleSpaces({
    remoteSpaces: config.remoteSpaces,
    store,
    intake,
    builtinUrl: (name) => builtin.url(name),
    callRecords: createCallRecords(database, clock),
    history: createSpaceHistory(database, clock),
    consents,
    clock,
    logger,
  });
  closing.defer(() => spaces.close());

  const inspector = createAssetInspector();
  closing.defer(() => inspector.close());
  const thumbnailer = createThumbnailer({
    pageDirectory: WEB_PAGES,
    logger,
    ...(config.browserPath && { browserPath: config.browserPath }),
  });
  closing.defer(() => thumbnailer.close());
  const versionWork = assembleVersionWork({ records, store, thumbnailer, logger });
  closing.defer(() => versionWork.close());

  const questions = createQuestions({ clock });
  const wallMs = config.limits.runMinutes * 60_000;
  const agent: AgentDeps = {
    model: config.openAi ? createOpenAiModel(config.openAi) : createOfflinePlanner(),
    spaces,
    inspector,
    thumbnailer,
    store,
    log,
    clock,
    createId,
    systemPrompt: await readPrompt("system"),
    checkPromises,
    publish: (run, view) =>
      publishVersion({ records, clock, createId, finish: versionWork.begin }, run, view),
    awaitAnswer: questions.awaitAnswer,
    // A gallery of 12 paintings takes some 6 turns and 14 calls; these leave room for repairs, not for loops.
    budget: {
      turns: 30,
      spaceCalls: 80,
      tokens: 400_000,
      bytes: 1_000_000_000,
      gpuSeconds: config.limits.gpuSecondsPerRun,
      wallMs,
      questionMs: Math.min(config.limits.questionMinutes * 60_000, wallMs / 2),
    },
  };
  let queue: RunQueue | undefined;
  const galleries = createGalleryService({
    records,
    store,
    log,
    clock,
    createId,
    limits: { runsPerMember: config.limits.runsPerMember, waitingPerGallery: 3 },
    wallMs,
    enqueue: async (runId) => queue?.enqueue(runId),
    runAgent: (run) => runAgent({ ...run, deps: agent }),
    onError: (error, run) => logger.error({ error, runId: run.id }, "run-failed"),
  });
  queue = createRunQueue({
    databasePath: join(config.dataDirectory, "queue.db"),
    concurrency: config.limits.concurrentRuns,
    work: (runId) => galleries.work(runId),
  });

  let publicUrl = config.viewer.publicUrl ?? "";
  const viewerUrl = (galleryId: string) => `${publicUrl}/g/${galleryId}`;
  const viewer = await startViewer({
    app: createViewerApp({
      findGallery: createFindGallery({ records, store, finish: versionWork.begin }),
      readArtifact: async (digest) => {
        const artifact = await store.find(digest);
        const bytes = artifact && (await store.read(digest));
        return bytes && { bytes, mediaType: artifact.mediaType };
      },
      pageDirectory: WEB_PAGES,
      publicUrl: () => publicUrl,
      onError: (error) => logger.error({ error }, "viewer-failed"),
    }),
    port: config.viewer.port,
    host: config.viewer.host,
  });
  closing.defer(() => viewer.close());
  publicUrl ||= viewer.url;

  const client = createDiscordClient({
    withMessageContent: config.discord.withMessageContent,
    logger,
    ...(config.discord.apiUrl && { apiUrl: config.discord.apiUrl }),
  });
  closing.defer(() => client.destroy());
  const presenter = createThreadPresenter({ client, records, store, log, clock, logger, viewerUrl });
  closing.defer(async () => {
    await presenter.settled();
    presenter.close();
  });
  routeEvents({
    client,
    command,
    logger,
    clock,
    actions: {
      galleries: createGalleryActions({
        galleries: { ...galleries, answer: async (id, option) => questions.answer(id, option) },
        records,
        store,
        intake,
        presenter,
        viewerUrl,
      }),
      spaces: createSpaceActions({ guide: { ...spaces, ...consents }, records, clock }),
    },
  });
  await logIn(client, config.discord.token);
  await queue.start();
  closing.defer(async () => {
    galleries.interrupt();
    await queue.stop();
  });
  // What a stop or a crash left unfinished is queued already; this also finds runs that never reached the queue.
  for (const run of await records.unfinishedRuns()) {
    if (run.state !== "queued") await queue.enqueue(run.id);
  }
  logger.info({ viewer: publicUrl, model: agent.model.id }, "ready");

  const opened = closing.move();
  return {
    client,
    records,
    log,
    readArtifact: (digest) => store.read(digest as `sha256:${string}`),
    viewerUrl,
    warmUp: async () => void (await Promise.all([inspector.warmUp(), thumbnailer.warmUp()])),
    settled: () => presenter.settled(),
    versionsFinished: () => versionWork.settled(),
    stop: () => opened.disposeAsync(),
  };
}
