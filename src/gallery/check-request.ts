import { VernissageError } from "../core/errors.ts";
import type { Records } from "../core/records.ts";
import { isEnd } from "../core/transitions.ts";
import type { NewRun } from "./gallery-service.ts";

export interface GalleryLimits {
  /** Unfinished runs one member may have at a time. */
  runsPerMember: number;
  /** Runs that may wait behind the one under way, in one gallery. */
  waitingPerGallery: number;
}

/** Longest wish, in characters. Discord allows 6,000 in an option; more than 4,000 no model reads with care. */
export const MAX_WORDS = 4_000;
/** Works in one gallery; a room reads well up to 30 (Kunstmatrix), the plan's own limit is 40. */
export const MAX_ARTWORKS = 30;

/** Throws a `VernissageError` (party `requester`) if nobody could make a gallery from these words: none, or too many. */
export function checkWords({ words, kind }: Pick<NewRun, "words" | "kind">): void {
  if ((kind === "create" || kind === "refine") && !words.trim()) {
    throw refuse(
      "prompt-empty",
      'Your wish is empty. Describe the gallery in a sentence, for example "a small gothic chapel with three night paintings".',
    );
  }
  if (words.length > MAX_WORDS) {
    throw refuse(
      "prompt-too-long",
      `Your wish has ${words.length.toLocaleString("en")} characters; up to ${MAX_WORDS.toLocaleString("en")} can be read. Shorten it and send it again.`,
    );
  }
}

/** Throws a `VernissageError` (party `requester`) that says what to change. */
export async function checkRequest(
  records: Records,
  limits: GalleryLimits,
  request: NewRun,
  galleryId?: string,
): Promise<void> {
  const { artworks, requesterId } = request;
  checkWords(request);
  if (artworks !== undefined && (!Number.isInteger(artworks) || artworks < 0 || artworks > MAX_ARTWORKS)) {
    throw refuse(
      "artworks-out-of-range",
      `A gallery can hang 0 to ${MAX_ARTWORKS} works; you asked for ${artworks}.`,
    );
  }
  const unfinished = await records.unfinishedRuns();
  const own = unfinished.filter((run) => run.request.requesterId === requesterId);
  if (own.length >= limits.runsPerMember) {
    throw refuse(
      "too-many-runs",
      `You already have ${own.length} galleries in the making. Wait for one to finish, or cancel one, then try again.`,
    );
  }
  if (!galleryId) return;
  const unended = (await records.runsOf(galleryId)).filter((run) => !isEnd(run.state));
  const isWordless = request.kind === "retry" || request.kind === "retexture";
  if (isWordless && unended[0]?.request.kind === request.kind) {
    throw refuse("asked-already", "That is on its way already. The progress message in the thread shows it.");
  }
  const waiting = unended.length - 1;
  if (waiting >= limits.waitingPerGallery) {
    throw refuse(
      "too-many-waiting",
      `${waiting} wishes are waiting for this gallery already. Let it catch up first.`,
    );
  }
}

function refuse(code: string, userMessage: string): VernissageError {
  return new VernissageError({ code, message: userMessage, userMessage, party: "requester" });
}
