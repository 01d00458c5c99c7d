import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { displayName, useChat } from "../chat.ts";
import type { ChatState } from "../chat-state.ts";
import { type Message, SYSTEM_MESSAGE_TYPES } from "../discord-shapes.ts";
import { Icon } from "../icon.tsx";
import { Welcome } from "../welcome.tsx";
import { MessageView, messageTimeMs } from "./message.tsx";

/** Messages of one author within this time share one heading. */
const GROUPING_MS = 5 * 60_000;
/** Closer than this to the end, the list follows what is new. */
const FOLLOW_DISTANCE_PX = 160;

/** The open channel or thread. A live log: assistive technology reads what arrives. */
export function MessageList() {
  const { state } = useChat();
  const messages = visibleMessages(state);
  const list = useRef<HTMLDivElement>(null);
  const isFollowing = useRef(true);
  const lastTopPx = useRef(0);
  const newestOwn = messages.findLast(({ author }) => author.id === state.memberId)?.id;

  useLayoutEffect(() => {
    isFollowing.current = true;
  }, [state.openChannelId, newestOwn]);
  useFollowing(list, isFollowing);

  const notices = state.notices.filter(
    ({ channelId, memberId }) => channelId === state.openChannelId && memberId === state.memberId,
  );
  const isEmpty = messages.length === 0 && notices.length === 0 && state.connection !== "connecting";
  return (
    <div
      ref={list}
      class="message-list"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        const isNearEnd = scrollHeight - scrollTop - clientHeight < FOLLOW_DISTANCE_PX;
        // The event comes late: a picture that grew the list meanwhile is nobody's wish to stay behind.
        if (isNearEnd || scrollTop < lastTopPx.current) isFollowing.current = isNearEnd;
        lastTopPx.current = scrollTop;
      }}
    >
      {isEmpty && <Welcome />}
      <div class="log" role="log" aria-live="polite" aria-relevant="additions" aria-label="Messages">
        <ol>
          {messages.map((message, index) => (
            <MessageView
              key={message.id}
              message={message}
              isContinued={isContinued(message, messages[index - 1])}
            />
          ))}
        </ol>
      </div>
      {notices.map((notice) => (
        <NoticeLine key={notice.id} notice={notice} />
      ))}
      <TypingLine />
    </div>
  );
}

/** Keeps the end in view while new content, late pictures included, makes the list grow. */
function useFollowing(list: { current: HTMLDivElement | null }, isFollowing: { current: boolean }) {
  useEffect(() => {
    const element = list.current!;
    const follow = () => {
      if (isFollowing.current) element.scrollTop = element.scrollHeight;
    };
    const observer = new ResizeObserver(follow);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    follow();
    return () => observer.disconnect();
  });
}

function visibleMessages(state: ChatState): Message[] {
  const messages = (state.messages[state.openChannelId] ?? []).filter(
    (message) =>
      !SYSTEM_MESSAGE_TYPES.has(message.type ?? 0) &&
      [undefined, state.memberId].includes(state.ephemeralOwners[message.id]),
  );
  const thread = state.threads.find(({ id }) => id === state.openChannelId);
  // A thread opened on a message begins with it, under the same id.
  const starter = state.messages[thread?.parent_id ?? ""]?.find(({ id }) => id === thread?.id);
  return starter ? [starter, ...messages] : messages;
}

function isContinued(message: Message, previous: Message | undefined): boolean {
  return (
    previous !== undefined &&
    previous.author.id === message.author.id &&
    previous.channel_id === message.channel_id &&
    !message.message_reference?.message_id &&
    !message.interaction_metadata &&
    !message.interaction &&
    messageTimeMs(message) - messageTimeMs(previous) < GROUPING_MS
  );
}

function NoticeLine({ notice }: { notice: ChatState["notices"][number] }) {
  const { dispatch } = useChat();
  return (
    <p class="notice" role="alert">
      <Icon name="warning" />
      <span>{notice.text}</span>
      <span class="ephemeral-line">
        Only you can see this ·{" "}
        <button
          type="button"
          class="text-button"
          onClick={() => dispatch({ type: "notice-dismissed", notice })}
        >
          dismiss
        </button>
      </span>
    </p>
  );
}

function TypingLine() {
  const { state } = useChat();
  const names = state.typing
    .filter(({ channelId, userId }) => channelId === state.openChannelId && userId !== state.memberId)
    .map(({ userId }) => nameOf(state, userId));
  return (
    <p class="typing" role="status">
      {names.length > 0 && (
        <>
          <span class="dots" aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          {new Intl.ListFormat("en").format(names)} {names.length === 1 ? "is" : "are"} typing…
        </>
      )}
    </p>
  );
}

function nameOf(state: ChatState, userId: string): string {
  const author = (state.messages[state.openChannelId] ?? []).find(
    (message) => message.author.id === userId,
  )?.author;
  return state.members.find(({ id }) => id === userId)?.name ?? (author ? displayName(author) : "Vernissage");
}
