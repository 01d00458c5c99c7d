import type { PlanDraft } from "../../core/plan.ts";
import { describeWork, type WorkDescription, withManner } from "./describe-work.ts";
import { CHANGE_WORDS, GROW_WORDS } from "./lexicon/changes.ts";
import type { Language } from "./lexicon/languages.ts";
import { PART_WORDS } from "./lexicon/room.ts";
import { SCULPTURE_MATERIAL_WORDS } from "./lexicon/sculpture.ts";
import { MOVEMENT_WORDS } from "./lexicon/styles.ts";
import { SUBJECT_WORDS } from "./lexicon/subjects.ts";
import { countBefore } from "./read-numbers.ts";
import { readWorks, subjectOf } from "./read-works.ts";
import { withoutTitles } from "./refer.ts";
import { findSwapLink } from "./swap-link.ts";
import { findMentions, type Token } from "./tokens.ts";
import type { Subject } from "./wish.ts";
import { draftPaintings, draftSculptures, type ExhibitDraft } from "./write-works.ts";

interface Change {
  before: PlanDraft;
  refs: readonly number[];
  language: Language;
  seed: number;
}

/** What a clause does to the works: removes, replaces, restyles, adds, or sets their number. `undefined` if nothing. */
export function refineWorks(
  clause: readonly Token[],
  draft: PlanDraft,
  change: Change,
): PlanDraft | undefined {
  const actions = new Set(findMentions(clause, CHANGE_WORDS).map(({ value }) => value));
  const ids = new Set(change.refs.map((index) => change.before.exhibits[index]!.id));
  if (actions.has("remove") && !actions.has("add")) return remove(clause, draft, ids);
  if (ids.size > 0) return alter(clause, draft, ids, change, actions.has("swap"));
  const { works } = readWorks(clause);
  const asked = works[0];
  const movement = findMentions(clause, MOVEMENT_WORDS)[0]?.value;
  const subject = asked?.subject ?? knownSubject(clause);
  if (actions.has("add") || actions.has("more")) {
    if (!asked && (!subject || namesRoomPart(clause))) return undefined;
    const count = asked?.count ?? (asked?.isPlural ? 2 : (countOfSubject(clause) ?? 1));
    return {
      ...draft,
      exhibits: [
        ...draft.exhibits,
        ...draftNew(asked?.kind ?? "painting", count, clause, draft, subject, change),
      ],
    };
  }
  if (movement && !namesRoomPart(clause) && (!asked || asked.count === undefined)) {
    const exhibits = draft.exhibits.map((exhibit) =>
      exhibit.kind === "painting" ? { ...exhibit, style: movement } : exhibit,
    );
    return { ...draft, exhibits };
  }
  if (asked?.count !== undefined) return setCount(asked.kind, asked.count, clause, draft, subject, change);
  return undefined;
}

function remove(
  clause: readonly Token[],
  draft: PlanDraft,
  ids: ReadonlySet<string | undefined>,
): PlanDraft | undefined {
  if (ids.size > 0) return { ...draft, exhibits: draft.exhibits.filter(({ id }) => !ids.has(id)) };
  const noun = findMentions(clause, PART_WORDS).find(
    ({ value }) => value === "painting" || value === "sculpture",
  );
  if (!noun) return undefined;
  const isOfKind = ({ kind }: ExhibitDraft) => (kind === "sculpture") === (noun.value === "sculpture");
  const count = countBefore(clause, noun.start) || Number.POSITIVE_INFINITY;
  const going = new Set(draft.exhibits.filter(isOfKind).slice(-count));
  return going.size > 0
    ? { ...draft, exhibits: draft.exhibits.filter((exhibit) => !going.has(exhibit)) }
    : undefined;
}

/** Gives the works spoken of another subject, movement or material; each keeps its id and its place on the wall. */
function alter(
  clause: readonly Token[],
  draft: PlanDraft,
  ids: ReadonlySet<string | undefined>,
  change: Change,
  isSwap: boolean,
): PlanDraft | undefined {
  const after = isSwap ? afterFor(clause) : withoutTitles(clause, change.before.exhibits);
  const movement = findMentions(after, MOVEMENT_WORDS)[0]?.value;
  const said = describeWork(after, change.language);
  const manner = isSwap ? undefined : said.manner;
  const isSubjectSaid = isSwap || !movement || said.subject?.known !== undefined;
  const subject = isSubjectSaid && !manner ? (said.subject ?? mannerAsSubject(said)) : undefined;
  // "the bronze statue in marble": what it is comes before what it shall be.
  const material = findMentions(after, SCULPTURE_MATERIAL_WORDS).at(-1)?.value;
  const kind =
    isSwap && findMentions(after, PART_WORDS).some(({ value }) => value === "sculpture")
      ? "sculpture"
      : undefined;
  const size = findMentions(after, GROW_WORDS)[0]?.value;
  if ((size === "bigger" || size === "smaller") && !isSwap && !movement && !knownSubject(after)) {
    return { ...draft, exhibits: draft.exhibits.map((one) => (ids.has(one.id) ? resize(one, size) : one)) };
  }
  if (!movement && !subject && !manner && !material && !kind) return undefined;
  const exhibits = draft.exhibits.map((exhibit, index): ExhibitDraft => {
    if (!ids.has(exhibit.id)) return exhibit;
    const isStanding = (kind ?? exhibit.kind) === "sculpture";
    if (!subject && !kind) {
      const style = (isStanding ? material : movement) ?? exhibit.style;
      return { ...exhibit, style, ...(manner && { prompt: withManner(exhibit.prompt, manner) }) };
    }
    const about = { count: 1, subject, language: change.language, seed: change.seed + index };
    const [fresh] = isStanding
      ? draftSculptures({
          ...about,
          material: material ?? (exhibit.kind === "sculpture" ? exhibit.style : undefined),
        })
      : draftPaintings({
          ...about,
          movement: movement ?? (exhibit.kind === "painting" ? exhibit.style : movementOf(draft)),
        });
    const isSameKind = exhibit.kind === fresh!.kind;
    const { widthCm, heightCm } = isSameKind ? exhibit : fresh!;
    return { ...fresh!, ...(exhibit.id && { id: exhibit.id }), widthCm, heightCm };
  });
  return { ...draft, exhibits };
}

/** Larger or smaller on the wall, of the same shape: what was painted is hung again. */
function resize(exhibit: ExhibitDraft, size: "bigger" | "smaller"): ExhibitDraft {
  const { widthCm = 100, heightCm = 80 } = exhibit;
  const wanted = size === "bigger" ? 1.4 : 0.7;
  // Both sides by the same factor, within the bounds of a plan.
  const factor =
    wanted > 1
      ? Math.max(1, Math.min(wanted, 600 / widthCm, 500 / heightCm))
      : Math.min(1, Math.max(wanted, 15 / widthCm, 15 / heightCm));
  const scale = (centimetres: number) => Math.round(centimetres * factor * 100) / 100;
  return { ...exhibit, widthCm: scale(widthCm), heightCm: scale(heightCm) };
}

function draftNew(
  kind: "painting" | "sculpture",
  count: number,
  clause: readonly Token[],
  draft: PlanDraft,
  subject: Subject | undefined,
  { language, seed }: Change,
): ExhibitDraft[] {
  const about = { count: Math.min(count, 40 - draft.exhibits.length), subject, language, seed };
  if (kind === "sculpture") {
    return draftSculptures({ ...about, material: findMentions(clause, SCULPTURE_MATERIAL_WORDS)[0]?.value });
  }
  return draftPaintings({
    ...about,
    movement: findMentions(clause, MOVEMENT_WORDS)[0]?.value ?? movementOf(draft),
  });
}

/** "twelve paintings": hangs more or takes the last ones down. */
function setCount(
  kind: "painting" | "sculpture",
  count: number,
  clause: readonly Token[],
  draft: PlanDraft,
  subject: Subject | undefined,
  change: Change,
): PlanDraft | undefined {
  const ofKind = draft.exhibits.filter(
    (exhibit) => (exhibit.kind === "sculpture") === (kind === "sculpture"),
  );
  if (count === ofKind.length) return undefined;
  if (count > ofKind.length) {
    const fresh = draftNew(kind, count - ofKind.length, clause, draft, subject, change);
    return { ...draft, exhibits: [...draft.exhibits, ...fresh] };
  }
  const going = new Set(ofKind.slice(count));
  return { ...draft, exhibits: draft.exhibits.filter((exhibit) => !going.has(exhibit)) };
}

/** What follows the last "for" or "by". */
function afterFor(clause: readonly Token[]): readonly Token[] {
  const link = findSwapLink(clause);
  return link ? clause.slice(link.end) : clause;
}

function knownSubject(tokens: readonly Token[]): Subject | undefined {
  const mention = findMentions(tokens, SUBJECT_WORDS)[0];
  return mention && subjectOf(tokens.slice(mention.start, mention.end));
}

/** "Swap it for a night": there is nothing else it could show. */
function mannerAsSubject({ manner }: WorkDescription): Subject | undefined {
  return manner === undefined ? undefined : { phrase: manner };
}

function countOfSubject(clause: readonly Token[]): number | undefined {
  const mention = findMentions(clause, SUBJECT_WORDS)[0];
  return mention && countBefore(clause, mention.start);
}

function movementOf(draft: PlanDraft): string {
  return draft.exhibits.find(({ kind }) => kind === "painting")?.style ?? "impressionist";
}

function namesRoomPart(clause: readonly Token[]): boolean {
  return findMentions(clause, PART_WORDS).some(
    ({ value }) => value !== "painting" && value !== "sculpture" && value !== "light",
  );
}
