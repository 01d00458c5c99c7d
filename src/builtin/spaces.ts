import { architect } from "./architect/definition.ts";
import type { BuiltinSpace } from "./builtin-space.ts";
import { curator } from "./curator/definition.ts";
import { painter } from "./painter/definition.ts";
import { sculptor } from "./sculptor/definition.ts";

/** Every Space that is built in. */
export const BUILTIN_SPACES: readonly BuiltinSpace[] = [architect, curator, painter, sculptor];
