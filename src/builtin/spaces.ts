import { architect } from "./architect/definition.ts";
import type { BuiltinSpace } from "./builtin-space.ts";

/** Every Space that is built in. */
export const BUILTIN_SPACES: readonly BuiltinSpace[] = [architect];
