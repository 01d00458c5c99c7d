import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { ActionResult, PageAction } from "../page-protocol.ts";
import type { ChatAction, ChatState } from "./chat-state.ts";
import type { CommandEntry } from "./composer/command-entry.ts";
import type { Message, Modal } from "./discord-shapes.ts";

export interface Picture {
  source: string;
  description: string;
}

export interface OpenModal {
  interactionId: string;
  modal: Modal;
}

/** A command being filled in, and what its text options start with. */
export interface CommandDraft {
  entry: CommandEntry;
  values: Readonly<Record<string, string>>;
}

/** What every part of the page can see and do. */
export interface Chat {
  state: ChatState;
  dispatch(action: ChatAction): void;
  /** Does something as the current member. Never rejects. */
  act(action: PageAction): Promise<ActionResult>;
  /** A line only this member sees in the open channel. */
  notify(text: string): void;
  openChannel(channelId: string): void;
  openModal(modal: OpenModal): void;
  openLightbox(pictures: readonly Picture[], index: number): void;
  commandDraft: CommandDraft | undefined;
  setCommandDraft(draft: CommandDraft | undefined): void;
  replyTarget: Message | undefined;
  setReplyTarget(message: Message | undefined): void;
}

export const ChatContext = createContext<Chat | undefined>(undefined);

export function useChat(): Chat {
  const chat = useContext(ChatContext);
  if (chat === undefined) throw new Error("useChat needs a ChatContext above it.");
  return chat;
}

/** How the page calls somebody. */
export function displayName(user: { username: string; global_name?: string | null }): string {
  return user.global_name ?? user.username;
}
