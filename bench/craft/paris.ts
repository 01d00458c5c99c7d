import { pino } from "pino";
import { createGallery } from "../../playground/finished-run.ts";
import { startPlayground } from "../../playground/start-playground.ts";
import type { StoredEvent } from "../../src/core/events.ts";
import type { Version } from "../../src/core/gallery.ts";
import { watchMemory } from "./memory.ts";

const WORDS = "a 3D Paris art gallery with arched windows, marble floors and 12 impressionist paintings";

export interface Stage {
  name: string;
  times: number;
  /** From the first beginning to the last end. */
  seconds: number;
  peakMegabytes: number;
}

export interface Paris {
  /** From the member's word to the published version, and from the plan to the first scene one can walk in. */
  parisSeconds: number;
  firstWalkableSeconds: number;
  stages: readonly Stage[];
  variants: NonNullable<Version["variants"]>;
}

/**
 * The Paris gallery, made offline by the whole program, which has been running for a while. Throws if it is not
 * published or has no variants.
 */
export async function makeParis(): Promise<Paris> {
  const playground = await startPlayground({ logger: pino({ level: "fatal" }, pino.destination(2)) });
  const { records, log, ...program } = playground.program;
  const memory = watchMemory();
  try {
    await program.warmUp();
    const { threadId } = await createGallery(playground, WORDS);
    const gallery = await records.findGalleryByPlace("threadId", threadId);
    const [run] = await records.runsOf(gallery!.id);
    const events = await log.read(run!.id);
    const atMs = (what: string, is: (stored: StoredEvent) => boolean) => {
      const found = events.find(is);
      if (!found) throw new Error(`the run ended without ${what}`);
      return found.atMs;
    };
    const publishedAtMs = atMs("a version", ({ event }) => event.type === "version-published");
    const plannedAtMs = atMs("a plan", ({ event }) => event.type === "plan-set");
    const walkableAtMs = atMs(
      "a scene",
      ({ event }) =>
        event.type === "asset-inspected" && event.report.isValid && event.report.scene !== undefined,
    );
    await program.versionsFinished();
    const madeAtMs = Date.now();
    const [version] = await records.versionsOf(gallery!.id);
    if (!version?.variants) throw new Error("the gallery has no variants");
    const stages = [
      ...spansOf(events),
      { name: "variants", fromMs: publishedAtMs, toMs: madeAtMs, times: 1 },
    ].map(({ name, fromMs, toMs, times }) => ({
      name,
      times,
      seconds: (toMs - fromMs) / 1000,
      peakMegabytes: memory.peakMegabytes(fromMs, toMs),
    }));
    return {
      parisSeconds: (publishedAtMs - run!.createdAtMs) / 1000,
      firstWalkableSeconds: (walkableAtMs - plannedAtMs) / 1000,
      stages,
      variants: version.variants,
    };
  } finally {
    memory.stop();
    await playground.stop();
  }
}

interface Span {
  name: string;
  fromMs: number;
  toMs: number;
  times: number;
}

/** Calls of a Space and inspections, those of one name together. */
function spansOf(events: readonly StoredEvent[]): Span[] {
  const spans = new Map<string, Span>();
  const add = (name: string, durationMs: number, toMs: number) => {
    const before = spans.get(name) ?? { name, fromMs: Infinity, toMs: 0, times: 0 };
    spans.set(name, {
      name,
      fromMs: Math.min(before.fromMs, toMs - durationMs),
      toMs: Math.max(before.toMs, toMs),
      times: before.times + 1,
    });
  };
  for (const { event, atMs } of events) {
    if (event.type === "space-call-ended") add(`${event.space} ${event.endpoint}`, event.durationMs, atMs);
    if (event.type === "asset-inspected") add("inspection", event.durationMs, atMs);
    if (event.type === "asset-pictured") add("contact sheet", event.durationMs, atMs);
  }
  return [...spans.values()];
}
