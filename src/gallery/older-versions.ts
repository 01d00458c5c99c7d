import { VernissageError } from "../core/errors.ts";
import type { Version } from "../core/gallery.ts";
import type { NewRun } from "./gallery-service.ts";

/** Versions named in a refusal; the newest are the likeliest to be meant. */
const MAX_LISTED = 10;

/**
 * The version a request names by number, or `undefined` if it names none. Throws a `VernissageError` (party
 * `requester`) that lists what there is if there is no such version, or nothing to go back to.
 *
 * @param isIdle nothing else is under way in the gallery: what is newest now will be when the run starts.
 */
export function chooseVersion(
  { kind, version: number }: Pick<NewRun, "kind" | "version">,
  versions: readonly Version[],
  isIdle: boolean,
): Version | undefined {
  const newest = versions.at(-1);
  if (number === undefined) {
    if (kind === "restore" && isIdle) formerVersion(versions);
    return undefined;
  }
  const named = versions.find((version) => version.number === number);
  if (!named) throw refuse("no-such-version", `There is no version ${number}. ${listOf(versions)}`);
  if (kind === "restore" && isIdle && named === newest) {
    throw refuse("version-shown", `Version ${number} is the one on show. ${listOf(versions)}`);
  }
  return named;
}

/** What was on show before the newest version. Throws a `VernissageError` (party `requester`) if nothing was. */
export function formerVersion(versions: readonly Version[]): Version {
  const former = versions.at(-2);
  if (!former) {
    throw refuse("nothing-to-undo", `There is no earlier version to go back to. ${listOf(versions)}`);
  }
  return former;
}

function listOf(versions: readonly Version[]): string {
  if (versions.length === 0) return "This gallery has no finished version yet.";
  const lines = versions.slice(-MAX_LISTED).map((version) => `• ${nameOf(version)}`);
  const more = versions.length > MAX_LISTED ? `\n…and ${versions.length - MAX_LISTED} older ones.` : "";
  return `This gallery has:\n${lines.join("\n")}${more}`;
}

/** "v2 · The Sea at Dawn · 12 works". A title is somebody's words: it sets no links and no formatting. */
function nameOf({ number, plan }: Version): string {
  const works = plan.exhibits.length;
  const title = plan.title.replace(/[[\]<>`*_~|\\@\s]+/g, " ").trim();
  return `v${number} · ${title} · ${works} ${works === 1 ? "work" : "works"}`;
}

function refuse(code: string, userMessage: string): VernissageError {
  return new VernissageError({ code, message: userMessage, userMessage, party: "requester" });
}
