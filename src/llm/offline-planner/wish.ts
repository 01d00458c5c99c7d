import type { Language } from "./lexicon/languages.ts";
import type {
  CeilingKind,
  FloorMaterial,
  TimeOfDay,
  WallMaterial,
  Weather,
  WindowShape,
} from "./lexicon/room.ts";
import type { Movement, RoomKind, Style } from "./lexicon/styles.ts";
import type { SubjectName } from "./lexicon/subjects.ts";

/** What to paint or sculpt: something the lexicon knows, in the member's word where given, or free words. */
export interface Subject {
  known?: SubjectName;
  /** As the member wrote it. */
  phrase?: string;
  /** Said of one work in so many words: what to paint, all of it. */
  prompt?: string;
}

/** Works asked for in one breath: "three cubist paintings of cats". */
export interface WorkWish {
  kind: "painting" | "sculpture";
  /** Absent: as many as fit. */
  count?: number;
  isPlural: boolean;
  movement?: Movement;
  /** Sculptures only. */
  material?: string;
  subject?: Subject;
  /** "of markets and boats": what else to show. */
  alsoSubjects?: readonly Subject[];
}

export interface SurfaceWish<Material extends string> {
  material?: Material;
  colour?: string;
  /** "darker", "lighter" without a colour. */
  tone?: "dark" | "light";
}

/** What a text asks for; everything left out was not said. */
export interface Wish {
  language: Language;
  style?: Style;
  place?: { name: string; phrase: string };
  roomKind?: RoomKind;
  /** How many joined rooms, 2 or 3. */
  rooms?: number;
  size?: "small" | "large" | "huge";
  windows?: { shape?: WindowShape; count?: number };
  skylight?: boolean;
  floor: SurfaceWish<FloorMaterial>;
  walls: SurfaceWish<WallMaterial>;
  ceiling: SurfaceWish<CeilingKind>;
  time?: TimeOfDay;
  weather?: Weather;
  stairs?: boolean;
  ropes?: boolean;
  benches?: number;
  works: readonly WorkWish[];
  hasNoPaintings: boolean;
  hasNoSculptures: boolean;
  isOnlySculptures: boolean;
  movement?: Movement;
  subject?: Subject;
  alsoSubjects?: readonly Subject[];
}
