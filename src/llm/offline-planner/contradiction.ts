import type { PlanDraft } from "../../core/plan.ts";
import type { AskRequesterInput, AskRequesterResult } from "../../core/tool.ts";
import type { Language } from "./lexicon/languages.ts";
import { ROOM_WORDS } from "./lexicon/room.ts";
import { languageIndex } from "./off-topic.ts";
import { readLanguage } from "./read-wish.ts";
import { readWorks } from "./read-works.ts";
import { findMentions, readTokens, type Token } from "./tokens.ts";
import type { Transcript } from "./transcript.ts";

const EMPTY = /^(empty|bare|vide|vides|leer|leere|leerer|leeres|leeren|vacio|vacia|vuoto|vuota|vazio|vazia)$/;
const GALLERY = /^(galler|galer|gallery|exhibition|exposition|ausstellung|mostra)/;
/** Index into the options below. */
const EMPTY_ROOM = 1;

/** en, fr, de, es, it, pt: what is unclear, the works, the empty room. */
const WORDS: readonly (readonly [question: string, works: string, empty: string])[] = [
  ["An empty room, and works to hang: which shall it be?", "With the works", "The empty room"],
  ["Une salle vide et des œuvres à accrocher : que préférez-vous ?", "Avec les œuvres", "La salle vide"],
  ["Ein leerer Raum und Werke zum Hängen: Was soll es sein?", "Mit den Werken", "Der leere Raum"],
  ["Una sala vacía y obras que colgar: ¿cuál de las dos?", "Con las obras", "La sala vacía"],
  ["Una sala vuota e opere da appendere: quale delle due?", "Con le opere", "La sala vuota"],
  ["Uma sala vazia e obras para pendurar: qual das duas?", "Com as obras", "A sala vazia"],
];

/**
 * What to ask where the words wish for an empty room and for so many works in it. Anything milder is read one way or
 * the other without asking: a question costs the member more than a second wish.
 */
export function questionAbout(words: string, locale: string): AskRequesterInput | undefined {
  const tokens = readTokens(words);
  const isCounted = readWorks(tokens).works.some(({ count }) => count !== undefined && count > 0);
  if (!isCounted || !isEmptyRoom(tokens)) return undefined;
  const language: Language = readLanguage(tokens, locale);
  const [question, works, empty] = WORDS[languageIndex(language)]!;
  return { question, options: [works, empty], defaultOption: 0 };
}

/** "an empty gallery", "une salle vide": not a painting of empty chairs. */
function isEmptyRoom(tokens: readonly Token[]): boolean {
  const rooms = new Set(findMentions(tokens, ROOM_WORDS).flatMap(({ start, end }) => [start, end - 1]));
  const isRoom = (at: number) => rooms.has(at) || GALLERY.test(tokens[at]?.folded ?? "");
  return tokens.some(({ folded }, at) => EMPTY.test(folded) && (isRoom(at + 1) || isRoom(at - 1)));
}

/** Whether the requester was asked and wants the room empty; `undefined` if nobody was asked. */
export function wantsEmptyRoom({ answered }: Transcript): boolean | undefined {
  const asked = answered.findLast(({ call }) => call.name === "ask_requester");
  if (!asked) return undefined;
  const { options } = asked.call.input as AskRequesterInput;
  const { answer } = (asked.result ?? {}) as Partial<AskRequesterResult>;
  return !asked.isError && answer === options[EMPTY_ROOM];
}

/** The room alone, and nothing promised of works. */
export function withoutWorks(draft: PlanDraft): PlanDraft {
  const isOfWorks = /^(paintings|sculptures|movement)(>=|=)/;
  return {
    ...draft,
    exhibits: [],
    promises: (draft.promises ?? []).filter(({ check }) => !isOfWorks.test(check)),
  };
}
