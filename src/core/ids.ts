import { randomInt } from "node:crypto";

/** Makes ids; passed in so that tests can have predictable ones. */
export type CreateId = () => string;

const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/** 16 characters without look-alikes (Crockford base 32): 80 bits, unguessable enough to be an unlisted address. */
export const createId: CreateId = () => Array.from({ length: 16 }, () => ALPHABET[randomInt(32)]).join("");
