/** A tool call without its id. */
export interface PlannedCall {
  name: string;
  input: object;
}

/** Tool calls, perhaps with something to remember, or a closing text. */
export type NextStep = { calls: readonly PlannedCall[]; text?: string } | { text: string };
