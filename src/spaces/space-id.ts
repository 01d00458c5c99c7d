import { spaceError } from "./space-errors.ts";

/** `owner/name` as the Hub allows them; nothing that could change the path of an address it is put into. */
const SPACE_ID = /^\w[\w.-]{0,95}\/\w[\w.-]{0,95}$/;

/** Throws `space-not-found` for what cannot be a Space's name. */
export function requireSpaceId(space: string): void {
  if (!SPACE_ID.test(space)) throw spaceNotFound(space);
}

/** A Space the Hub sends its callers elsewhere for. */
export function spaceMoved(space: string) {
  return spaceError(space, {
    code: "space-moved",
    did: "has another name now",
    next: "Its page on Hugging Face shows the new one.",
    party: "requester",
  });
}

/** A Space nobody can find under this name. */
export function spaceNotFound(space: string) {
  return spaceError(space.slice(0, 200), {
    code: "space-not-found",
    did: "does not exist or is private",
    next: "Its name has the form owner/name, as in the address of its page.",
    party: "requester",
  });
}
