import { MOVEMENTS, type PlanDraft } from "../../core/plan.ts";
import { createRandom, type Random, seedFrom } from "../../core/random.ts";
import { ARTIST, CIRCUMSTANCES, LANGUAGES, type Language, MEDIUM } from "./lexicon/languages.ts";
import { SCULPTURE_SCENES } from "./lexicon/sculpture.ts";
import type { Movement } from "./lexicon/styles.ts";
import { SUBJECTS, SUBJECTS_OF_MOVEMENT, type SubjectName } from "./lexicon/subjects.ts";
import type { Subject } from "./wish.ts";

export type ExhibitDraft = PlanDraft["exhibits"][number];

/** French standard canvases in cm, width × height (figure, landscape and marine formats 20 to 100). */
const CANVASES: readonly (readonly [number, number])[] = [
  [73, 60],
  [92, 73],
  [73, 92],
  [100, 81],
  [81, 100],
  [116, 81],
  [130, 97],
  [92, 65],
  [65, 92],
  [116, 89],
  [97, 130],
];
/** Movements that paint in other formats: large fields, squares, and sheets near the oban's 2 : 3. */
const CANVASES_OF: Readonly<Partial<Record<Movement, readonly (readonly [number, number])[]>>> = {
  "abstract-expressionist": [
    [146, 114],
    [114, 146],
    [162, 130],
    [130, 162],
    [130, 97],
  ],
  suprematist: [
    [80, 80],
    [81, 100],
    [100, 81],
    [97, 130],
    [73, 92],
  ],
  "ukiyo-e": [
    [81, 54],
    [54, 81],
    [92, 61],
    [61, 92],
    [73, 49],
  ],
};

/** Drafts `count` paintings: subjects, canvases and titles vary with the seed. */
export function draftPaintings(options: {
  count: number;
  movement: string;
  subject: Subject | undefined;
  /** What else to show: the works take turns. */
  alsoSubjects?: readonly Subject[];
  language: Language;
  seed: number;
}): ExhibitDraft[] {
  const { count, movement, subject, alsoSubjects = [], language, seed } = options;
  const random = createRandom(seedFrom(seed, movement, subject?.phrase ?? "", subject?.known ?? ""));
  const scenesBySubject = [subject, ...alsoSubjects].map((one) =>
    shuffle(scenesOf(one, movement, language), random),
  );
  const canvases = shuffle(isMovement(movement) ? (CANVASES_OF[movement] ?? CANVASES) : CANVASES, random);
  const index = LANGUAGES.indexOf(language);
  const turns = shuffle(CIRCUMSTANCES, random);
  const used = new Set<string>();
  return Array.from({ length: count }, (_, at): ExhibitDraft => {
    const scenes = scenesBySubject[at % scenesBySubject.length]!;
    const scene = scenes[Math.floor(at / scenesBySubject.length) % scenes.length]!;
    const choices = turns.map((_, turn) => turns[(at + turn) % turns.length]!);
    const isBare = scene.isWhole && !used.has(scene.title);
    const circumstance = isBare
      ? undefined
      : choices.find(([, titles]) => !used.has(`${scene.name} ${titles[index]}`));
    const title = isBare ? scene.title : `${scene.name} ${(circumstance ?? choices[0]!)[1][index]}`;
    used.add(title);
    const [widthCm, heightCm] = canvases[at % canvases.length]!;
    return {
      kind: "painting",
      prompt: [scene.prompt, isBare ? "" : (circumstance ?? choices[0]!)[0]]
        .filter(Boolean)
        .join(", ")
        .slice(0, 600),
      style: movement,
      widthCm,
      heightCm,
      label: { title: title.slice(0, 116), artist: ARTIST[index]!, year: "", medium: MEDIUM[index]! },
    };
  });
}

/** Numbers the titles that occur more than once. */
export function withDistinctTitles(exhibits: readonly ExhibitDraft[]): ExhibitDraft[] {
  const seen = new Map<string, number>();
  return exhibits.map((exhibit) => {
    const title = exhibit.label?.title ?? "";
    const times = (seen.get(title) ?? 0) + 1;
    seen.set(title, times);
    return times === 1 ? exhibit : { ...exhibit, label: { ...exhibit.label, title: `${title} ${times}` } };
  });
}

/** Drafts `count` sculptures; `material` is their style. */
export function draftSculptures(options: {
  count: number;
  material: string | undefined;
  subject: Subject | undefined;
  language: Language;
  seed: number;
}): ExhibitDraft[] {
  const { count, subject, language, seed } = options;
  const random = createRandom(seedFrom(seed, "sculptures"));
  const scenes = shuffle(SCULPTURE_SCENES, random);
  const materials = options.material ? [options.material] : shuffle(["bronze", "marble"], random);
  const index = LANGUAGES.indexOf(language);
  return Array.from({ length: count }, (_, at): ExhibitDraft => {
    const [form, title] = scenes[at % scenes.length]!;
    const material = materials[at % materials.length]!;
    const shown = subject && { phrase: subject.phrase ?? englishOf(subject) };
    const name = shown ? nameOf(shown, language) : title;
    const heightCm = 70 + Math.round(random() * 8) * 10;
    return {
      kind: "sculpture",
      prompt: `a ${material} sculpture of ${subject ? (language === "en" && shown?.phrase) || (subject.prompt ?? englishOf(subject)) : form}`,
      style: material,
      widthCm: Math.round(heightCm * 0.55),
      heightCm,
      label: {
        title: `${name}${at > 0 && (subject || at >= scenes.length) ? ` ${at + 1}` : ""}`.slice(0, 120),
        artist: ARTIST[index]!,
        year: "",
        medium: capitalise(material),
      },
    };
  });
}

interface Scene {
  prompt: string;
  title: string;
  /** What a circumstance is added to: "The Sea at Dawn". */
  name: string;
  /** Needs no circumstance at first. */
  isWhole: boolean;
}

function scenesOf(subject: Subject | undefined, movement: string, language: Language): Scene[] {
  if (subject && (!subject.known || subject.prompt)) {
    const name = nameOf(subject, language);
    if (subject.prompt) return [{ prompt: subject.prompt, title: name, name, isWhole: true }];
    return [
      { prompt: englishOf(subject), title: name, name, isWhole: true },
      { prompt: englishOf(subject), title: name, name, isWhole: false },
    ];
  }
  const names: readonly SubjectName[] = subject?.known
    ? [subject.known]
    : SUBJECTS_OF_MOVEMENT[isMovement(movement) ? movement : "post-impressionist"];
  return names.flatMap((known) =>
    SUBJECTS[known].scenes.map((scene): Scene => {
      const [prompt, title] = scene.split("|") as [string, string];
      const name = nameOf({ known, ...(subject?.phrase && { phrase: subject.phrase }) }, language);
      const shown = known === "animals" ? `${subject?.phrase ?? "animals"} ${prompt}` : prompt;
      const isWhole = language === "en" && known !== "animals";
      return { prompt: shown, title, name, isWhole };
    }),
  );
}

/** The subject's name for a title, in the member's language, or their own words. */
export function nameOf(subject: Subject, language: Language): string {
  if (subject.known && subject.known !== "animals" && !subject.prompt)
    return SUBJECTS[subject.known].names.split(",")[LANGUAGES.indexOf(language)]!;
  return capitalise(subject.phrase ?? subject.known ?? "");
}

/** What the subject is called in a prompt. */
export function englishOf(subject: Subject): string {
  if (subject.known === undefined) return subject.phrase ?? "";
  if (subject.known === "animals") return subject.phrase ?? "animals";
  return SUBJECTS[subject.known].names.split(",")[0]!.toLowerCase();
}

export function isMovement(word: string): word is Movement {
  return (MOVEMENTS as readonly string[]).includes(word);
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The same order for the same random numbers (Fisher–Yates). */
function shuffle<T>(items: readonly T[], random: Random): T[] {
  const shuffled = [...items];
  for (let at = shuffled.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [shuffled[at], shuffled[other]] = [shuffled[other]!, shuffled[at]!];
  }
  return shuffled;
}
