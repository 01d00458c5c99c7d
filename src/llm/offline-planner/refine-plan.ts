import { type PlanDraft, type Promise_, planDraft } from "../../core/plan.ts";
import { seedFrom } from "../../core/random.ts";
import type { PlanState, RequestMessage } from "../../core/tool.ts";
import { isOnlyManner } from "./describe-work.ts";
import { draftOf } from "./draft-of-plan.ts";
import { CHANGE_WORDS, GROW_WORDS, MOVE_WORDS, NOT_READ, REFINE_HELP, WISHING } from "./lexicon/changes.ts";
import { LANGUAGES, type Language } from "./lexicon/languages.ts";
import { WHICH_HELP } from "./lexicon/places.ts";
import { PART_WORDS } from "./lexicon/room.ts";
import { STYLE_WORDS, type Style } from "./lexicon/styles.ts";
import { answerOffTopic, isOffTopic } from "./off-topic.ts";
import { roomPromises, stylePromise, workPromises } from "./promises.ts";
import { readLanguage, spellEmoji } from "./read-wish.ts";
import { readReference } from "./refer.ts";
import { refineRoom } from "./refine-room.ts";
import { refineWorks } from "./refine-works.ts";
import { inSwapOrder } from "./swap-link.ts";
import { findMentions, type Lexicon, readTokens, type Token } from "./tokens.ts";
import { draftPictures } from "./write-plan.ts";
import { withDistinctTitles } from "./write-works.ts";

/**
 * The plan with the member's changes and everything else exactly as it was, with a word on what of the wish could not
 * be read; or an answer if no change was found.
 */
export function refinePlan(
  request: RequestMessage,
  current: PlanState,
): { draft: PlanDraft; text?: string } | { text: string } {
  const tokens = readTokens(spellEmoji(request.words));
  const language = readLanguage(tokens, request.locale);
  const before = draftOf(current.plan, current.made);
  const pictures = draftPictures(request);
  let draft =
    pictures.length > 0
      ? { ...before, exhibits: withDistinctTitles([...before.exhibits, ...pictures]) }
      : before;
  let waiting: Waiting = { refs: [], clauses: [] };
  let lastRefs: readonly number[] = [];
  let isUnclear = false;
  const unread: (readonly Token[])[] = [];
  for (const clause of clausesOf(tokens).map(inSwapOrder)) {
    if (pictures.length > 0 && isAboutGiven(clause)) continue;
    if (findMentions(clause, MOVE_WORDS).length > 0) {
      unread.push(clause);
      continue;
    }
    const reference = readReference(clause, {
      exhibits: before.exhibits,
      room: before.room,
      ...(request.placements && { placements: request.placements }),
    });
    if (reference.isUnclear) {
      isUnclear = true;
      unread.push(clause);
      continue;
    }
    // "the first one snowy, and at night": that, too, is said of the work.
    const isOfSame = !clause[0]!.opensClause && reference.refs.length === 0 && saysOnlyHow(clause);
    const refs = [...new Set([...waiting.refs, ...reference.refs, ...(isOfSame ? lastRefs : [])])];
    lastRefs = refs;
    const next = applyClause(reference.wish, draft, {
      before,
      refs,
      language,
      seed: seedFrom(request.seed, request.words),
    });
    if (next !== draft) waiting = { refs: [], clauses: [] };
    else if (refs.length > 0) waiting = { refs, clauses: [...waiting.clauses, clause] };
    else if (isWish(clause)) unread.push(clause);
    draft = next;
  }
  unread.push(...waiting.clauses);
  if (draft !== before) {
    const text = unread.length > 0 && { text: notRead(unread, language) };
    return { draft: planDraft.parse({ ...draft, exhibits: draft.exhibits.slice(0, 40) }), ...text };
  }
  if (isUnclear) return { text: askWhich(before.exhibits, language) };
  if (isOffTopic(request.words)) return { text: answerOffTopic(request.words, request.locale) };
  return { text: REFINE_HELP[LANGUAGES.indexOf(language)]! };
}

/** "The second and the third should be cubist": references wait for what is to happen to them. */
interface Waiting {
  refs: readonly number[];
  clauses: readonly (readonly Token[])[];
}

/** Something is to be done; a word of thanks is no wish. */
function isWish(clause: readonly Token[]): boolean {
  const lexicons: readonly Lexicon<string>[] = [CHANGE_WORDS, GROW_WORDS, PART_WORDS];
  const named = lexicons.some((one) => findMentions(clause, one).length > 0);
  return named || WISHING.has(clause[0]!.folded);
}

/** "At night", "bigger": said of what was named just before. */
function saysOnlyHow(clause: readonly Token[]): boolean {
  const isSize = findMentions(clause, GROW_WORDS).some(
    ({ value, start, end }) => /^(bigger|smaller)$/.test(value) && end - start === clause.length,
  );
  return isSize || isOnlyManner(clause);
}

function notRead(clauses: readonly (readonly Token[])[], language: Language): string {
  const words = clauses.map((clause) => clause.map(({ original }) => original).join(" ")).join("”, “");
  return NOT_READ[LANGUAGES.indexOf(language)]!.replace("{x}", () => words.slice(0, 160));
}

function askWhich(exhibits: PlanDraft["exhibits"], language: Language): string {
  const titles = exhibits.map(({ label }, index) => `${index + 1} “${label?.title ?? ""}”`);
  return WHICH_HELP[LANGUAGES.indexOf(language)]!.replace("{x}", () => titles.join(", ").slice(0, 1200));
}

/** "Hang these pictures" next to pictures given asks for no others. */
function isAboutGiven(clause: readonly Token[]): boolean {
  const isThis = clause.some(({ folded }) => /^(this|these|my|it|them|attached)$/.test(folded));
  return isThis && findMentions(clause, CHANGE_WORDS).some(({ value }) => value === "add");
}

interface Change {
  before: PlanDraft;
  /** Indexes into the exhibits of `before`. */
  refs: readonly number[];
  language: Language;
  seed: number;
}

function applyClause(clause: readonly Token[], draft: PlanDraft, change: Change): PlanDraft {
  const works = refineWorks(clause, draft, change);
  if (works) return withPromises(works, draft, workPromisesOf(works, draft));
  if (change.refs.length > 0) return draft;
  const style = findMentions(clause, STYLE_WORDS)[0]?.value;
  const namesPart = findMentions(clause, PART_WORDS).some(({ value }) => value !== "light");
  let next = draft;
  if (style && style !== draft.style && !namesPart) next = restyle(draft, style);
  const room = refineRoom(clause, next.room);
  if (room) next = withPromises({ ...next, room: room.room }, next, roomPromises(room.said, room.room));
  return next;
}

/** Another style keeps the room's size, light and what was promised; the rest becomes what that style brings. */
function restyle(draft: PlanDraft, style: Style): PlanDraft {
  const { windows, floor, walls, ceiling, skylight: _, ...kept } = draft.room;
  const checks = (draft.promises ?? []).map(({ check }) => check);
  const promised = (prefix: RegExp) => checks.some((check) => prefix.test(check));
  const room: PlanDraft["room"] = {
    ...kept,
    ...(promised(/windows/) && windows && { windows }),
    ...(promised(/^floor/) && floor && { floor }),
    ...(promised(/^walls/) && walls && { walls }),
    ...(promised(/^ceiling/) && ceiling && { ceiling }),
  };
  return withPromises({ ...draft, style, room }, draft, [stylePromise(style)]);
}

function workPromisesOf(draft: PlanDraft, before: PlanDraft): Promise_[] {
  const count = (plan: PlanDraft, isStanding: boolean) =>
    plan.exhibits.filter(({ kind }) => (kind === "sculpture") === isStanding).length;
  const had = (prefix: string) => (before.promises ?? []).some(({ check }) => check.startsWith(prefix));
  return workPromises(draft.exhibits, {
    paintings: had("paintings") || count(draft, false) !== count(before, false),
    sculptures: had("sculptures") || count(draft, true) !== count(before, true),
  });
}

/** New promises replace those on the same subject; a movement nothing is painted in any more is promised no longer. */
function withPromises(draft: PlanDraft, before: PlanDraft, added: readonly Promise_[]): PlanDraft {
  const subjectOf = ({ check }: Promise_) =>
    check.replace(/(>=|=).*$/, "").replace(/^(arched-|pointed-|round-|rectangular-)/, "");
  const replaced = new Set(added.map(subjectOf));
  if (draft.exhibits !== before.exhibits) replaced.add("movement");
  if (draft.room.skylight === false) replaced.add("skylights");
  if (draft.room.benches === 0) replaced.add("benches");
  if (draft.room.windows?.count === 0) replaced.add("windows");
  const kept = (draft.promises ?? []).filter((promise) => !replaced.has(subjectOf(promise)));
  return { ...draft, promises: [...kept, ...added].slice(0, 20) };
}

/** Splits at punctuation and at "and": each piece says one change. */
function clausesOf(tokens: readonly Token[]): Token[][] {
  const clauses: Token[][] = [[]];
  for (const token of tokens) {
    const isAnd = /^(and|then|also|et|puis|und|dann|y|luego|e|poi|depois)$/.test(token.folded);
    if ((token.opensClause || isAnd) && clauses.at(-1)!.length > 0) clauses.push([]);
    if (!isAnd) clauses.at(-1)!.push(token);
  }
  return clauses.filter((clause) => clause.length > 0);
}
