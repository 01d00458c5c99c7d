import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { DiscordChannel } from "../emulator/types.ts";
import { Avatar } from "./avatar.tsx";
import { useChat } from "./chat.ts";
import { Icon } from "./icon.tsx";
import { applyTheme, isDarkShown, readTheme } from "./theme.ts";

/** Channels with their threads, who you are, and the light. On a phone it slides over the room. */
export function Sidebar({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { state } = useChat();
  const panel = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (isOpen) panel.current?.querySelector<HTMLElement>("[aria-current], button")?.focus();
  }, [isOpen]);

  return (
    <>
      {isOpen && <button type="button" class="scrim" aria-label="Close the channel list" onClick={onClose} />}
      <nav
        ref={panel}
        id="sidebar"
        class={isOpen ? "sidebar open" : "sidebar"}
        aria-label="Channels and threads"
        onKeyDown={(event) => event.key === "Escape" && onClose()}
      >
        <div class="brand">
          <img src={new URL("./icon.svg", import.meta.url).href} alt="" width="30" height="30" />
          <div>
            <h1>Vernissage</h1>
            <p>Playground on this machine</p>
          </div>
        </div>
        <ul class="channels">
          {state.channels.map((channel) => (
            <li key={channel.id}>
              <ChannelLink channel={channel} mark={<span class="hash">#</span>} />
              <ThreadLinks parentId={channel.id} />
            </li>
          ))}
        </ul>
        <BotStatus />
        <MemberSwitch />
      </nav>
    </>
  );
}

function ThreadLinks({ parentId }: { parentId: string }) {
  const { state } = useChat();
  const threads = state.threads.filter((thread) => thread.parent_id === parentId).toReversed();
  if (threads.length === 0) return null;
  return (
    <ul class="threads" aria-label="Threads">
      {threads.map((thread) => (
        <li key={thread.id}>
          <ChannelLink channel={thread} mark={<Icon name="thread" />} />
        </li>
      ))}
    </ul>
  );
}

function ChannelLink({ channel, mark }: { channel: DiscordChannel; mark: preact.ComponentChild }) {
  const { state, openChannel } = useChat();
  const isOpen = channel.id === state.openChannelId;
  const isUnread = state.unreadChannelIds.has(channel.id);
  return (
    <button
      type="button"
      class={isUnread ? "channel unread" : "channel"}
      aria-current={isOpen ? "page" : undefined}
      title={channel.name}
      onClick={() => openChannel(channel.id)}
    >
      {mark}
      <span class="channel-name">{channel.name}</span>
      {isUnread && <span class="visually-hidden">, new messages</span>}
    </button>
  );
}

function BotStatus() {
  const { state } = useChat();
  const words =
    state.connection !== "open"
      ? "Looking for the playground…"
      : state.isBotConnected
        ? "The bot is here"
        : "Waiting for the bot…";
  const isReady = state.connection === "open" && state.isBotConnected;
  return (
    <p class={isReady ? "bot-status ready" : "bot-status"} role="status">
      {words}
    </p>
  );
}

function MemberSwitch() {
  const { state, dispatch } = useChat();
  const [theme, setTheme] = useState(readTheme);
  const member = state.members.find(({ id }) => id === state.memberId);
  const isDark = isDarkShown(theme);
  const switchTheme = () => {
    const next = isDark ? "light" : "dark";
    applyTheme(next);
    setTheme(next);
  };
  return (
    <div class="member-switch">
      {member && <Avatar name={member.name} id={member.id} isBot={false} />}
      <label>
        <span>You are</span>
        <select
          value={state.memberId}
          onChange={(event) => dispatch({ type: "member-switched", memberId: event.currentTarget.value })}
        >
          {state.members.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        class="icon-button"
        aria-label={isDark ? "Switch to light" : "Switch to dark"}
        title={isDark ? "Switch to light" : "Switch to dark"}
        onClick={switchTheme}
      >
        <Icon name={isDark ? "sun" : "moon"} />
      </button>
    </div>
  );
}
