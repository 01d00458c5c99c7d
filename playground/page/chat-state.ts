import type { DiscordChannel, DiscordMessage, EmulatorEvent, Member } from "../emulator/types.ts";
import type { Snapshot } from "../page-protocol.ts";
import type { Command, Message } from "./discord-shapes.ts";
import { MessageFlag } from "./discord-shapes.ts";

/** A line only this page shows, such as a command that was not answered. */
export interface Notice {
  id: string;
  channelId: string;
  memberId: string;
  text: string;
}

export interface Typing {
  channelId: string;
  userId: string;
}

export interface ChatState {
  connection: "connecting" | "open" | "lost";
  isBotConnected: boolean;
  applicationId: string;
  memberId: string;
  homeChannelId: string;
  openChannelId: string;
  filesOrigin: string;
  members: readonly Member[];
  channels: readonly DiscordChannel[];
  threads: readonly DiscordChannel[];
  /** By channel or thread id, oldest first. */
  messages: Readonly<Record<string, readonly Message[]>>;
  /** Message id → the one member who may see it. */
  ephemeralOwners: Readonly<Record<string, string>>;
  commands: readonly Command[];
  typing: readonly Typing[];
  notices: readonly Notice[];
  unreadChannelIds: ReadonlySet<string>;
  /** `member/message/emoji`: the message itself only counts reactions. */
  ownReactions: ReadonlySet<string>;
}

export type ChatAction =
  | { type: "snapshot-received"; snapshot: Snapshot }
  | { type: "event-received"; event: EmulatorEvent }
  | { type: "connection-lost" }
  | { type: "channel-opened"; channelId: string }
  | { type: "member-switched"; memberId: string }
  | { type: "typing-ended"; typing: Typing }
  | { type: "notice-added" | "notice-dismissed"; notice: Notice }
  | { type: "message-dismissed"; message: Message }
  | { type: "reaction-toggled"; key: string; isOn: boolean };

export const initialChatState: ChatState = {
  connection: "connecting",
  isBotConnected: false,
  applicationId: "",
  memberId: "",
  homeChannelId: "",
  openChannelId: "",
  filesOrigin: "",
  members: [],
  channels: [],
  threads: [],
  messages: {},
  ephemeralOwners: {},
  commands: [],
  typing: [],
  notices: [],
  unreadChannelIds: new Set(),
  ownReactions: new Set(),
};

/** The next state of the page. Pure: the same actions give the same page. */
export function reduceChat(state: ChatState, action: ChatAction): ChatState {
  switch (action.type) {
    case "snapshot-received":
      return applySnapshot(state, action.snapshot);
    case "event-received":
      return applyEvent(state, action.event);
    case "connection-lost":
      return { ...state, connection: "lost", typing: [] };
    case "channel-opened":
      return {
        ...state,
        openChannelId: action.channelId,
        unreadChannelIds: without(state.unreadChannelIds, action.channelId),
      };
    case "member-switched":
      return { ...state, memberId: action.memberId };
    case "typing-ended":
      return { ...state, typing: state.typing.filter((typing) => typing !== action.typing) };
    case "notice-added":
      return { ...state, notices: [...state.notices, action.notice] };
    case "notice-dismissed":
      return { ...state, notices: state.notices.filter(({ id }) => id !== action.notice.id) };
    case "message-dismissed":
      return removeMessage(state, action.message.channel_id, action.message.id);
    case "reaction-toggled":
      return {
        ...state,
        ownReactions: action.isOn
          ? new Set([...state.ownReactions, action.key])
          : without(state.ownReactions, action.key),
      };
  }
}

/** Names one member's reaction. */
export function reactionKey(memberId: string, messageId: string, emoji: string): string {
  return `${memberId}/${messageId}/${emoji}`;
}

function applySnapshot(state: ChatState, snapshot: Snapshot): ChatState {
  const channelIds = [...snapshot.channels, ...snapshot.threads].map(({ id }) => id);
  const has = (id: string, ids: readonly string[]) => ids.includes(id);
  return {
    ...state,
    connection: "open",
    isBotConnected: snapshot.isBotConnected,
    applicationId: snapshot.applicationId,
    homeChannelId: snapshot.homeChannelId,
    filesOrigin: snapshot.filesOrigin,
    members: snapshot.members.filter(({ id }) => id !== snapshot.applicationId),
    memberId: has(
      state.memberId,
      snapshot.members.map(({ id }) => id),
    )
      ? state.memberId
      : snapshot.memberId,
    channels: snapshot.channels,
    threads: snapshot.threads,
    openChannelId: has(state.openChannelId, channelIds) ? state.openChannelId : snapshot.homeChannelId,
    messages: Object.fromEntries(
      channelIds.map((id) => [
        id,
        [
          ...(snapshot.messages[id] ?? []).map(toMessage),
          // A snapshot holds what everyone sees; what only one member saw is known here alone.
          ...(state.messages[id] ?? []).filter((message) => message.id in state.ephemeralOwners),
        ].sort(byAge),
      ]),
    ),
    commands: snapshot.commands as readonly Command[],
  };
}

function applyEvent(state: ChatState, event: EmulatorEvent): ChatState {
  switch (event.type) {
    case "message-created":
    case "message-updated":
    case "reactions-changed":
      return putMessage(state, toMessage(event.message), event.type === "message-created");
    case "message-deleted":
      return removeMessage(state, event.channelId, event.id);
    case "thread-created":
    case "thread-updated": {
      const others = state.threads.filter(({ id }) => id !== event.channel.id);
      return { ...state, threads: [...others, event.channel].sort(byAge) };
    }
    case "typing":
      return {
        ...state,
        typing: [...withoutTyping(state.typing, event), { channelId: event.channelId, userId: event.userId }],
      };
    case "commands-registered":
      return { ...state, commands: event.commands as readonly Command[], isBotConnected: true };
    case "interaction-answered": {
      if (event.message === undefined) return state;
      const message = toMessage(event.message);
      if ((message.flags & MessageFlag.ephemeral) === 0) return state;
      const ephemeralOwners = { ...state.ephemeralOwners, [message.id]: event.memberId };
      return putMessage({ ...state, ephemeralOwners }, message, false);
    }
    case "bot-connected":
      return { ...state, isBotConnected: true };
    case "bot-disconnected":
      return { ...state, isBotConnected: false, typing: [] };
    case "interaction-failed":
      return state;
  }
}

function putMessage(state: ChatState, message: Message, isNews: boolean): ChatState {
  const channelId = message.channel_id;
  const others = (state.messages[channelId] ?? []).filter(({ id }) => id !== message.id);
  return {
    ...state,
    messages: { ...state.messages, [channelId]: [...others, message].sort(byAge) },
    typing: withoutTyping(state.typing, { channelId, userId: message.author.id }),
    unreadChannelIds:
      isNews && channelId !== state.openChannelId
        ? new Set([...state.unreadChannelIds, channelId])
        : state.unreadChannelIds,
  };
}

function removeMessage(state: ChatState, channelId: string, messageId: string): ChatState {
  const kept = (state.messages[channelId] ?? []).filter(({ id }) => id !== messageId);
  return { ...state, messages: { ...state.messages, [channelId]: kept } };
}

function withoutTyping(typing: readonly Typing[], { channelId, userId }: Typing): readonly Typing[] {
  return typing.filter((one) => one.channelId !== channelId || one.userId !== userId);
}

function without(set: ReadonlySet<string>, value: string): ReadonlySet<string> {
  return new Set([...set].filter((one) => one !== value));
}

/** The emulator gives whole REST objects under a loose type. */
function toMessage(message: DiscordMessage): Message {
  return message as unknown as Message;
}

/** Snowflakes grow with time and, over the years, in length. */
function byAge(one: { id: string }, other: { id: string }): number {
  return one.id.length - other.id.length || (one.id < other.id ? -1 : 1);
}
