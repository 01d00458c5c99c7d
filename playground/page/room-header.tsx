import { useChat } from "./chat.ts";
import { Icon } from "./icon.tsx";

/** Where you are, with the way back from a thread. */
export function RoomHeader({
  isSidebarOpen,
  onOpenSidebar,
}: {
  isSidebarOpen: boolean;
  onOpenSidebar: () => void;
}) {
  const { state, openChannel } = useChat();
  const thread = state.threads.find(({ id }) => id === state.openChannelId);
  const channel = state.channels.find(({ id }) => id === (thread?.parent_id ?? state.openChannelId));
  return (
    <header class="room-header">
      <button
        type="button"
        class="icon-button menu-button"
        aria-label="Channels and threads"
        aria-expanded={isSidebarOpen}
        aria-controls="sidebar"
        onClick={onOpenSidebar}
      >
        <Icon name="menu" />
      </button>
      {thread && channel && (
        <>
          <button type="button" class="crumb" onClick={() => openChannel(channel.id)}>
            # {channel.name}
          </button>
          <span class="crumb-mark" aria-hidden="true">
            ›
          </span>
        </>
      )}
      <h2>{thread?.name ?? (channel ? `# ${channel.name}` : "")}</h2>
    </header>
  );
}
