import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pino } from "pino";
import type { DiscordMessage, Emulator } from "../playground/emulator/types.ts";
import { startPlayground } from "../playground/start-playground.ts";
import type { Program } from "../src/assemble.ts";
import { toError, VernissageError } from "../src/core/errors.ts";
import type { StoredEvent } from "../src/core/events.ts";
import type { Version, VersionVariant } from "../src/core/gallery.ts";
import { foldRun, newRunView, type RunView } from "../src/core/run-view.ts";
import { checkWords } from "../src/gallery/check-request.ts";
import { describeProgress } from "./describe-progress.ts";

/**
 * Runs one `/gallery create` through the local Discord and writes what came of it: `gallery.glb` and its variants for
 * the web, `thumbnails/`, `thread.json`, `result.json`. Rejects with what the thread says if no gallery came of it;
 * words that ask for none end well, with the answer in `result.json`.
 */
export async function makeOnce(options: { prompt: string; directory: string }): Promise<void> {
  const { prompt, directory } = options;
  const thumbnails = join(directory, "thumbnails");
  checkWords({ kind: "create", words: prompt });
  await emptyFolder(thumbnails);
  const playground = await startPlayground({ logger: pino({ level: "warn" }, pino.destination(2)) });
  try {
    const { emulator, program } = playground;
    const thread = recordThread(emulator);
    const startedAtMs = Date.now();
    const ended = followRun(program, startedAtMs);
    const refused = refusal(emulator);
    const outcome = await emulator.useCommand({
      channelId: emulator.channelId,
      name: "gallery",
      subcommand: "create",
      options: { prompt },
    });
    if (outcome.kind === "failed") throw noAnswer(String(outcome.data ?? "the bot did not answer in time"));
    const events = await Promise.race([ended, refused]);
    await Promise.all([program.settled(), program.versionsFinished()]);
    const view = events.reduce(foldRun, newRunView(startedAtMs));
    const { published } = view;
    const version = published && (await program.records.findVersion(published.versionId));
    if (version) await writeVersion(program, version, directory, thumbnails);
    const write = (name: string, value: unknown) =>
      writeFile(join(directory, name), `${JSON.stringify(value, null, 2)}\n`);
    await write("thread.json", thread);
    await write("result.json", {
      prompt,
      state: view.state,
      ...(view.ended?.text && { answer: view.ended.text }),
      ...(view.ended?.failure && { failure: view.ended.failure }),
      ...(version && { viewerUrl: program.viewerUrl(version.galleryId), title: version.plan.title }),
      firstAnswerMs: Math.round(thread.firstMessageMs ?? outcome.answeredAfterMs),
      totalMs: view.stateSinceMs - startedAtMs,
      statesMs: view.stateMs,
      spaceCalls: view.calls.map(({ space, endpoint, makes, ended: end }) => ({
        space,
        endpoint,
        makes,
        ...end,
      })),
      scenes: [...view.inspections.values()].map(({ makes, isScene, report, durationMs }) => ({
        makes,
        isScene,
        isValid: report.isValid,
        triangles: report.triangles,
        sizeBytes: report.sizeBytes,
        drawCalls: report.drawCalls,
        materials: report.materials,
        gpuBytes: report.gpuBytes,
        validator: report.validator,
        issues: report.issues,
        textures: report.textures,
        inspectedInMs: durationMs,
      })),
      ...(version && { variants: figuresOf(version, view) }),
      promises: version?.promises ?? [],
      remarks: version?.remarks ?? [],
      plan: view.planState?.plan,
      discord: { requests: emulator.requests.length, violations: emulator.violations },
    });
    if (view.state === "published" && version) {
      console.error(
        `✓ “${version.plan.title}” in ${((view.stateSinceMs - startedAtMs) / 1000).toFixed(1)} s → ${directory}`,
      );
    } else if (view.state === "answered") console.error(`✓ Answered: ${view.ended?.text}`);
    else throw noAnswer(view.ended?.failure?.message ?? `the run ended as ${view.state}`);
  } finally {
    await playground.stop();
  }
}

/** What it takes to show the scene as it was made, and as it is handed out. */
function figuresOf(version: Version, view: RunView) {
  const scene = [...view.inspections.values()].find(({ digest }) => digest === version.scene)?.report;
  const figures = (of: Omit<VersionVariant, "digest"> | undefined) =>
    of && {
      triangles: of.triangles,
      materials: of.materials,
      drawCalls: of.drawCalls,
      sizeBytes: of.sizeBytes,
      gpuBytes: of.gpuBytes,
    };
  const { desktop, phone, engine } = version.variants ?? {};
  return {
    before: figures(scene),
    desktop: figures(desktop),
    phone: figures(phone),
    engine: figures(engine),
  };
}

/** Every message of the bot, as posted and as edited. */
function recordThread(emulator: Emulator) {
  const startedAtMs = Date.now();
  const thread = { firstMessageMs: undefined as number | undefined, messages: [] as unknown[] };
  const note = (type: string, message: DiscordMessage) => {
    if (!message.author.bot) return;
    thread.firstMessageMs ??= Date.now() - startedAtMs;
    thread.messages.push({ type, atMs: Date.now() - startedAtMs, message: structuredClone(message) });
  };
  emulator.on((event) => {
    if (event.type === "message-created" || event.type === "message-updated") note(event.type, event.message);
    if (event.type === "interaction-answered" && event.message) note("interaction-answered", event.message);
  });
  return thread;
}

/** Says on stderr what happens; resolves with all events when the run has ended. */
function followRun(program: Program, startedAtMs: number): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  return new Promise((resolve) => {
    program.log.onEvent((stored) => {
      events.push(stored);
      const line = describeProgress(stored.event);
      if (line) console.error(`  ${((stored.atMs - startedAtMs) / 1000).toFixed(1).padStart(5)} s  ${line}`);
      if (stored.event.type === "run-ended") resolve(events);
    });
  });
}

/** Rejects if the bot answers the command with an error instead of starting a run. */
function refusal(emulator: Emulator): Promise<never> {
  const refused = new Promise<never>((_, reject) => {
    emulator.on((event) => {
      if (event.type === "interaction-failed") reject(noAnswer(event.reason));
      if (event.type !== "interaction-answered" && event.type !== "message-updated") return;
      const text = event.message?.content ?? "";
      if (text.startsWith("⚠️")) reject(noAnswer(text.replace(/^⚠️\s*/, "")));
    });
  });
  // Perhaps nobody waits for it any more, or not yet.
  refused.catch(() => undefined);
  return refused;
}

async function emptyFolder(directory: string): Promise<void> {
  try {
    await rm(directory, { recursive: true, force: true });
    await mkdir(directory, { recursive: true });
  } catch (cause) {
    const userMessage = `${directory} cannot be written: ${toError(cause).message}. Give --out another folder.`;
    throw new VernissageError({
      code: "out-not-writable",
      message: userMessage,
      userMessage,
      party: "operator",
      cause,
    });
  }
}

async function writeVersion(
  program: Program,
  version: Version,
  directory: string,
  thumbnails: string,
): Promise<void> {
  const glbs = [
    ["gallery", version.scene],
    ["gallery-desktop", version.variants?.desktop.digest],
    ["gallery-phone", version.variants?.phone.digest],
  ] as const;
  for (const [name, digest] of glbs) {
    const glb = digest && (await program.readArtifact(digest));
    if (glb) await writeFile(join(directory, `${name}.glb`), glb);
  }
  const pictures = [
    ["contact-sheet", version.sheet],
    ...version.views.map((view, index) => [`view-${index + 1}`, view]),
  ];
  for (const [name, digest] of pictures) {
    const png = digest && (await program.readArtifact(digest));
    if (png) await writeFile(join(thumbnails, `${name}.png`), png);
  }
}

function noAnswer(message: string): VernissageError {
  return new VernissageError({ code: "no-gallery", message, userMessage: message, party: "requester" });
}
