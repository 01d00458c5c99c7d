import { useChat } from "../chat.ts";
import { CommandForm } from "./command-form.tsx";
import { MessageForm } from "./message-form.tsx";

/** Where one writes: a message, or a command being filled in. */
export function Composer() {
  const { commandDraft, state } = useChat();
  return (
    <footer class="composer">
      {commandDraft ? (
        <CommandForm
          key={`${commandDraft.entry.title}\n${JSON.stringify(commandDraft.values)}`}
          draft={commandDraft}
        />
      ) : (
        <MessageForm key={state.openChannelId} />
      )}
    </footer>
  );
}
