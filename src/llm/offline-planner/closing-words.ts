import type { PlanState } from "../../core/tool.ts";
import { languageIndex } from "./off-topic.ts";
import { readLanguage } from "./read-wish.ts";
import { readTokens } from "./tokens.ts";
import { attemptsAt, type Transcript } from "./transcript.ts";

/** What went wrong, in plain words: the run ends here. */
export function say(what: "room" | "works" | "stuck", detail: string): string {
  const beginning = {
    room: "The room could not be built, even at a lower resolution and with every Space on offer.",
    works: "None of the works could be made, so there is nothing to show.",
    stuck: "The gallery could not be finished.",
  }[what];
  return `${beginning} The last answer was: ${detail.slice(0, 200)} Please try again in a while, or with a simpler wish.`;
}

/** en, fr, de, es, it, pt. */
const NOTES: readonly (readonly [done: string, missing: string])[] = [
  ["Works on show: {n}. Come in.", "Works on show: {n}. Not made this time: {m}."],
  ["Œuvres exposées : {n}. Entrez.", "Œuvres exposées : {n}. Non réalisées cette fois : {m}."],
  ["Gezeigte Werke: {n}. Tritt ein.", "Gezeigte Werke: {n}. Diesmal nicht gelungen: {m}."],
  ["Obras expuestas: {n}. Pasa.", "Obras expuestas: {n}. Esta vez no se pudieron hacer: {m}."],
  ["Opere esposte: {n}. Entra.", "Opere esposte: {n}. Questa volta non riuscite: {m}."],
  ["Obras expostas: {n}. Entre.", "Obras expostas: {n}. Desta vez não foi possível fazer: {m}."],
];

/** The sentence a gallery is published with, in the member's language. */
export function noteFor(transcript: Transcript, { plan }: PlanState, missing: number): string {
  const { words, locale } = transcript.request;
  const [done, lacking] = NOTES[languageIndex(readLanguage(readTokens(words), locale))]!;
  const stillPlanned = plan.exhibits.filter(({ id }) => {
    const attempts = attemptsAt(transcript, id);
    return attempts.length === 0 || attempts.some(({ artifact }) => artifact);
  }).length;
  const note = (missing > 0 ? lacking : done)
    .replace("{n}", String(stillPlanned))
    .replace("{m}", String(missing));
  return [note, ...transcript.asides].join(" ").slice(0, 400);
}
