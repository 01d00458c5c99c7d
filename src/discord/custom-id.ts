/** What a button, select or modal of ours means. Versioned, so that buttons of older messages keep working or are refused by name. */
export type Action =
  | { kind: "retry" | "retexture" | "restore" | "change"; galleryId: string }
  | { kind: "cancel"; galleryId: string; runId: string }
  | { kind: "answer"; questionId: string; option: number }
  | SpaceAction;

/** `allow` and `withdraw` stand on the card about a Space, `consent` and `not-now` in the thread of a run that wants it. */
export type SpaceAction =
  | { kind: "allow" | "withdraw" | "consent"; space: string }
  | { kind: "not-now"; runId: string };

/** The menu below a list of Spaces; which one is meant comes with the choice. */
export const INSPECT_MENU = "v1:inspect";

const PREFIX = "v1";
/** Discord's limit. Our ids have 16 characters; the name of a Space may have 96. */
const MAX_CHARACTERS = 100;

/** Ids of Spaces can make it longer than Discord takes; see `fitsCustomId`. */
export function writeCustomId(action: Action): string {
  return [PREFIX, action.kind, ...partsOf(action)].join(":");
}

/** Whether there can be a button for it. */
export function fitsCustomId(action: Action): boolean {
  return writeCustomId(action).length <= MAX_CHARACTERS;
}

/** `undefined` for an id that is not ours or from a version we no longer know. */
export function readCustomId(customId: string): Action | undefined {
  const [prefix, kind, id, detail] = customId.split(":");
  if (prefix !== PREFIX || !id) return undefined;
  switch (kind) {
    case "answer": {
      const index = Number(detail || Number.NaN);
      return Number.isInteger(index) && index >= 0 ? { kind, questionId: id, option: index } : undefined;
    }
    case "cancel":
      return detail ? { kind, galleryId: id, runId: detail } : undefined;
    case "retry":
    case "retexture":
    case "restore":
    case "change":
      return { kind, galleryId: id };
    case "allow":
    case "withdraw":
    case "consent":
      return { kind, space: id };
    case "not-now":
      return { kind, runId: id };
    default:
      return undefined;
  }
}

export function isSpaceAction(action: Action): action is SpaceAction {
  return "space" in action || action.kind === "not-now";
}

function partsOf(action: Action): readonly (string | number)[] {
  switch (action.kind) {
    case "answer":
      return [action.questionId, action.option];
    case "cancel":
      return [action.galleryId, action.runId];
    case "retry":
    case "retexture":
    case "restore":
    case "change":
      return [action.galleryId];
    case "not-now":
      return [action.runId];
    default:
      return [action.space];
  }
}
