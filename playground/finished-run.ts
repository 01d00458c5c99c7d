import { foldRun, newRunView, type RunView } from "../src/core/run-view.ts";
import { isEnd } from "../src/core/transitions.ts";
import type { Playground } from "./start-playground.ts";

/** A member asks for a gallery; resolves with its thread and how the run ended. */
export async function createGallery(
  playground: Playground,
  prompt: string,
  options: { memberId?: string; withinMs?: number } = {},
): Promise<{ threadId: string; view: RunView }> {
  const { emulator } = playground;
  const { memberId, withinMs } = options;
  const before = new Set(emulator.threads().map(({ id }) => id));
  await emulator.useCommand({
    channelId: emulator.channelId,
    ...(memberId && { memberId }),
    name: "gallery",
    subcommand: "create",
    options: { prompt },
  });
  const threadId = await until(() => emulator.threads().find(({ id }) => !before.has(id))?.id, withinMs);
  return { threadId, view: await finishedRun(playground, threadId, 0, withinMs) };
}

/** How the run ended that is so many after a gallery's first. Rejects if that takes too long. */
export function finishedRun(
  { program }: Playground,
  threadId: string,
  number: number,
  withinMs?: number,
): Promise<RunView> {
  return until(async () => {
    const gallery = await program.records.findGalleryByPlace("threadId", threadId);
    const run = gallery && (await program.records.runsOf(gallery.id)).toReversed()[number];
    if (!run || !isEnd(run.state)) return undefined;
    return (await program.log.read(run.id)).reduce(foldRun, newRunView(run.createdAtMs));
  }, withinMs);
}

async function until<T>(look: () => T | undefined | Promise<T | undefined>, withinMs = 180_000): Promise<T> {
  const deadlineMs = performance.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > deadlineMs) throw new Error(`nothing came of it within ${withinMs / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
