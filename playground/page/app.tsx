import { useEffect, useMemo, useReducer, useRef, useState } from "preact/hooks";
import { type Chat, ChatContext, type CommandDraft, type OpenModal, type Picture } from "./chat.ts";
import { initialChatState, reduceChat } from "./chat-state.ts";
import { Composer } from "./composer/composer.tsx";
import { type Connection, connectToServer } from "./connection.ts";
import { Lightbox } from "./dialogs/lightbox.tsx";
import { ModalDialog } from "./dialogs/modal-dialog.tsx";
import type { Message } from "./discord-shapes.ts";
import { MessageList } from "./message/message-list.tsx";
import { RoomHeader } from "./room-header.tsx";
import { Sidebar } from "./sidebar.tsx";

/** Discord shows a typing member for 10 s after each call. */
const TYPING_MS = 10_000;

export function App() {
  const [state, dispatch] = useReducer(reduceChat, initialChatState);
  const [commandDraft, setCommandDraft] = useState<CommandDraft>();
  const [replyTarget, setReplyTarget] = useState<Message>();
  const [modal, setModal] = useState<OpenModal>();
  const [lightbox, setLightbox] = useState<{ pictures: readonly Picture[]; index: number }>();
  const [isSidebarOpen, setSidebarOpen] = useState(false);
  const connection = useRef<Connection>(undefined);

  useEffect(() => {
    connection.current = connectToServer({
      onSnapshot: (snapshot) => dispatch({ type: "snapshot-received", snapshot }),
      onEvent: (event) => dispatch({ type: "event-received", event }),
      onLost: () => dispatch({ type: "connection-lost" }),
    });
    return () => connection.current?.close();
  }, []);

  useEffect(() => {
    const timers = state.typing.map((typing) =>
      window.setTimeout(() => dispatch({ type: "typing-ended", typing }), TYPING_MS),
    );
    return () => timers.forEach(window.clearTimeout);
  }, [state.typing]);

  const chat = useMemo<Chat>(
    () => ({
      state,
      dispatch,
      act: (action) => connection.current!.act(state.memberId, action),
      notify: (text) =>
        dispatch({
          type: "notice-added",
          notice: { id: crypto.randomUUID(), channelId: state.openChannelId, memberId: state.memberId, text },
        }),
      openChannel(channelId) {
        dispatch({ type: "channel-opened", channelId });
        setReplyTarget(undefined);
        setSidebarOpen(false);
      },
      openModal: setModal,
      openLightbox: (pictures, index) => setLightbox({ pictures, index }),
      commandDraft,
      setCommandDraft,
      replyTarget,
      setReplyTarget,
    }),
    [state, commandDraft, replyTarget],
  );

  return (
    <ChatContext.Provider value={chat}>
      <div class="app">
        <Sidebar isOpen={isSidebarOpen} onClose={() => setSidebarOpen(false)} />
        <main class="room">
          <RoomHeader isSidebarOpen={isSidebarOpen} onOpenSidebar={() => setSidebarOpen(true)} />
          <MessageList />
          <Composer />
        </main>
      </div>
      {modal && <ModalDialog key={modal.interactionId} open={modal} onClose={() => setModal(undefined)} />}
      {lightbox && <Lightbox {...lightbox} onClose={() => setLightbox(undefined)} />}
    </ChatContext.Provider>
  );
}
