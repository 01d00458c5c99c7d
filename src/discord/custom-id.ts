/** What a button, select or modal of ours means. Versioned, so that buttons of older messages keep working or are refused by name. */
export type Action =
  | { kind: "retry" | "retexture" | "change" | "cancel"; galleryId: string }
  | { kind: "answer"; questionId: string; option: number };

const PREFIX = "v1";

/** At most 100 characters, as Discord allows; ids are 16. */
export function writeCustomId(action: Action): string {
  return action.kind === "answer"
    ? `${PREFIX}:answer:${action.questionId}:${action.option}`
    : `${PREFIX}:${action.kind}:${action.galleryId}`;
}

/** `undefined` for an id that is not ours or from a version we no longer know. */
export function readCustomId(customId: string): Action | undefined {
  const [prefix, kind, id, option] = customId.split(":");
  if (prefix !== PREFIX || !id) return undefined;
  if (kind === "answer") {
    const index = Number(option);
    return Number.isInteger(index) && index >= 0 ? { kind, questionId: id, option: index } : undefined;
  }
  if (kind === "retry" || kind === "retexture" || kind === "change" || kind === "cancel")
    return { kind, galleryId: id };
  return undefined;
}
