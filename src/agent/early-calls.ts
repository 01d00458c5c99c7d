import type { ToolCall } from "../core/language-model.ts";
import type { ToolName } from "../core/tool.ts";
import type { RunContext } from "./run-context.ts";

/** Making something takes longest, and needs nothing the model may still say. */
const EARLY: ReadonlySet<string> = new Set<ToolName>(["call_space"]);

/** Calls that begin while the model is still speaking. */
export interface EarlyCalls {
  /** Puts a call on record and begins it, if it may begin early; all that were told before it come first. */
  begin(call: ToolCall): void;
  /** How many calls of the response are on record. Rejects if one could not be put there. */
  recorded(): Promise<number>;
  /** What came of a call that began early; `undefined` for others. */
  endOf(callId: string): Promise<void> | undefined;
  /** Resolves once none is under way. */
  settled(): Promise<void>;
}

/** `execute` makes a call and writes its result down. */
export function createEarlyCalls(
  context: RunContext,
  execute: (call: ToolCall) => Promise<void>,
): EarlyCalls {
  const ends = new Map<string, Promise<void>>();
  let count = 0;
  let isOpen = true;
  let recording: Promise<void> = Promise.resolve();

  return {
    begin(call) {
      // What comes after a call that has to wait for the whole response waits, too: their order is kept.
      isOpen &&= EARLY.has(call.name) && call.invalidJson === undefined;
      if (!isOpen) return;
      count += 1;
      const written = recording.then(() =>
        context.append({
          type: "model-responded",
          isPartial: true,
          text: "",
          toolCalls: [call],
          inputTokens: 0,
          outputTokens: 0,
        }),
      );
      recording = written;
      const end = written.then(() => execute(call));
      // It is awaited with the rest of the turn.
      end.catch(() => undefined);
      ends.set(call.id, end);
    },
    recorded: () => recording.then(() => count),
    endOf: (callId) => ends.get(callId),
    settled: async () => void (await Promise.allSettled(ends.values())),
  };
}
