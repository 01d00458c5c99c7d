/** A tool call without its id. */
export interface PlannedCall {
  name: string;
  input: object;
}

/** Either tool calls or a closing text. */
export type NextStep = { calls: readonly PlannedCall[] } | { text: string };
