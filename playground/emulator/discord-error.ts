/** An error answer of Discord's API. */
export class DiscordError extends Error {
  readonly status: number;
  /** Discord's JSON error code. */
  readonly code: number;
  /** What makes the request one that no correct bot sends; such requests are kept as violations. */
  readonly problems: readonly string[];

  constructor(status: number, code: number, message: string, problems: readonly string[] = []) {
    super(message);
    this.name = "DiscordError";
    this.status = status;
    this.code = code;
    this.problems = problems;
  }
}

const error = (status: number, code: number, message: string) => () =>
  new DiscordError(status, code, message);

/** Codes and words from Discord's "Opcodes and Status Codes". */
export const unauthorized = error(401, 0, "401: Unauthorized");
export const unknownChannel = error(404, 10003, "Unknown Channel");
export const unknownGuild = error(404, 10004, "Unknown Guild");
export const unknownMember = error(404, 10007, "Unknown Member");
export const unknownMessage = error(404, 10008, "Unknown Message");
export const unknownUser = error(404, 10013, "Unknown User");
export const unknownEmoji = error(400, 10014, "Unknown Emoji");
export const unknownWebhook = error(404, 10015, "Unknown Webhook");
export const unknownInteraction = error(404, 10062, "Unknown interaction");
export const unknownCommand = error(404, 10063, "Unknown application command");
export const tooManyReactions = error(400, 30010, "Maximum number of reactions reached (20)");
export const alreadyAcknowledged = error(400, 40060, "Interaction has already been acknowledged.");
export const missingAccess = error(403, 50001, "Missing Access");
export const notTheAuthor = error(403, 50005, "Cannot edit a message authored by another user");
export const missingPermissions = error(403, 50013, "Missing Permissions");
export const invalidWebhookToken = error(401, 50027, "Invalid Webhook Token");
export const archivedThread = error(
  400,
  50083,
  "Tried to perform an operation on an archived thread, such as editing a message or adding a user to the thread",
);
export const threadExists = error(400, 160004, "A thread has already been created for this message");

/** What no correct bot asks for. */
export function notFound(problem: string): DiscordError {
  return new DiscordError(404, 0, "404: Not Found", [problem]);
}

/** What no correct bot sends. */
export function invalidForm(problems: readonly string[]): DiscordError {
  return new DiscordError(400, 50035, "Invalid Form Body", problems);
}

export function emptyMessage(): DiscordError {
  return new DiscordError(400, 50006, "Cannot send an empty message", ["the message is empty"]);
}

export function tooLarge(problem: string): DiscordError {
  return new DiscordError(413, 40005, "Request entity too large", [problem]);
}

/** The body Discord answers an error with. */
export function bodyOf({ code, message, problems }: DiscordError): Record<string, unknown> {
  const errors = problems.map((problem) => ({ code: "INVALID", message: problem }));
  return { code, message, ...(errors.length > 0 && { errors: { _errors: errors } }) };
}
