import { createContext } from "preact";
import { useState } from "preact/hooks";
import type { PageAction } from "../../page-protocol.ts";
import { useChat } from "../chat.ts";
import type { Message, Modal } from "../discord-shapes.ts";

/** What is going on with a message's buttons and selects. */
export interface Interaction {
  /** The control that waits for the bot's answer. */
  pendingCustomId: string | undefined;
  problem: string | undefined;
  press(customId: string): void;
  choose(customId: string, values: readonly string[]): void;
}

export const InteractionContext = createContext<Interaction | undefined>(undefined);

export function useInteraction(message: Message): Interaction {
  const { act, openModal } = useChat();
  const [pendingCustomId, setPendingCustomId] = useState<string>();
  const [problem, setProblem] = useState<string>();

  const run = async (customId: string, action: PageAction) => {
    setPendingCustomId(customId);
    setProblem(undefined);
    const result = await act(action);
    setPendingCustomId(undefined);
    if (result.kind === "problem") setProblem(result.problem);
    if (result.kind !== "outcome") return;
    const { outcome } = result;
    if (outcome.kind === "failed") setProblem("This interaction failed.");
    if (outcome.kind === "modal") openModal({ interactionId: outcome.id, modal: outcome.data as Modal });
  };
  const messageId = message.id;
  return {
    pendingCustomId,
    problem,
    press: (customId) => void run(customId, { type: "press", messageId, customId }),
    choose: (customId, values) =>
      void run(customId, { type: "choose", messageId, customId, values: [...values] }),
  };
}
