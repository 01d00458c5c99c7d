/** What a button, select or modal of ours means. Versioned, so that buttons of older messages keep working or are refused by name. */
export type Action =
  | { kind: "retry" | "retexture" | "change"; galleryId: string }
  | { kind: "cancel"; galleryId: string; runId: string }
  | { kind: "answer"; questionId: string; option: number };

const PREFIX = "v1";

/** At most 100 characters, as Discord allows; ids are 16. */
export function writeCustomId(action: Action): string {
  const parts =
    action.kind === "answer"
      ? [action.questionId, action.option]
      : [action.galleryId, ...(action.kind === "cancel" ? [action.runId] : [])];
  return [PREFIX, action.kind, ...parts].join(":");
}

/** `undefined` for an id that is not ours or from a version we no longer know. */
export function readCustomId(customId: string): Action | undefined {
  const [prefix, kind, id, detail] = customId.split(":");
  if (prefix !== PREFIX || !id) return undefined;
  if (kind === "answer") {
    const index = Number(detail || Number.NaN);
    return Number.isInteger(index) && index >= 0 ? { kind, questionId: id, option: index } : undefined;
  }
  if (kind === "cancel") return detail ? { kind, galleryId: id, runId: detail } : undefined;
  if (kind === "retry" || kind === "retexture" || kind === "change") return { kind, galleryId: id };
  return undefined;
}
