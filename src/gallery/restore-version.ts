import type { Clock } from "../core/clock.ts";
import type { EventLog } from "../core/events.ts";
import type { Version } from "../core/gallery.ts";
import type { Records } from "../core/records.ts";
import type { Run } from "../core/run.ts";
import { formerVersion } from "./older-versions.ts";

/** Said in the thread, by language. */
const NOTES: Readonly<Record<string, string>> = {
  en: "Back to version {n}, “{t}”.",
  fr: "Retour à la version {n}, « {t} ».",
  de: "Zurück zu Version {n}, „{t}“.",
  es: "De vuelta a la versión {n}, «{t}».",
  it: "Di nuovo la versione {n}, «{t}».",
  pt: "De volta à versão {n}, «{t}».",
};

/**
 * Publishes an older version's scene again as a new version: the one the run names, or what was on show before the
 * newest. Calls nothing, and so can be undone in turn. Doing the same run twice gives the same version. Throws a
 * `VernissageError` (party `requester`) if there is nothing to go back to.
 */
export async function restoreVersion(
  deps: { records: Records; log: EventLog; clock: Clock; createId: () => string },
  run: Run,
): Promise<void> {
  const { records, log, clock, createId } = deps;
  const versions = await records.versionsOf(run.galleryId);
  const restored = versions.find(({ id }) => id === run.basedOn) ?? formerVersion(versions);
  // First, so that an attempt cut short goes back to the same version when it is made again.
  await records.updateRun(run.id, { basedOn: restored.id });
  const already = versions.find(({ runId }) => runId === run.id);
  const version: Version = already ?? {
    ...restored,
    id: createId(),
    number: versions.at(-1)!.number + 1,
    runId: run.id,
    createdAtMs: clock.now(),
  };
  if (!already) {
    await records.addVersion(version);
    await records.updateGallery(run.galleryId, { title: version.plan.title });
  }
  await log.append(run, {
    type: "version-published",
    versionId: version.id,
    number: version.number,
    note: noteOf(restored, run.request.locale),
  });
}

function noteOf({ number, plan }: Version, locale: string): string {
  const note = NOTES[locale.slice(0, 2).toLowerCase()] ?? NOTES.en!;
  return note.replace("{n}", String(number)).replace("{t}", () => plan.title);
}
