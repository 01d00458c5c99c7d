import { useChat } from "./chat.ts";
import { type CommandEntry, listCommandEntries } from "./composer/command-entry.ts";
import { Icon } from "./icon.tsx";

const EXAMPLES = [
  {
    title: "Paris, 1874",
    prompt: "Create a 3D Paris art gallery with arched windows, marble floors, and impressionist paintings",
  },
  {
    title: "Brutalist hall",
    prompt: "A brutalist concrete hall with three large cubist paintings and a skylight",
  },
  { title: "Red salon", prompt: "A small red salon with two bronze sculptures and warm evening light" },
] as const;

/** What an empty room says: the one thing to do, with three ways to start. */
export function Welcome() {
  const { state, setCommandDraft } = useChat();
  if (state.threads.some(({ id }) => id === state.openChannelId)) {
    return <p class="empty-thread">Nothing here yet. Whatever you write, the bot reads.</p>;
  }
  const create = listCommandEntries(state.commands).find(({ title }) => title === "gallery create");
  return (
    <section class="welcome">
      <div class="welcome-wall" aria-hidden="true">
        <i />
        <i />
        <i />
      </div>
      <h2>The walls are still empty</h2>
      <p>
        Describe a gallery in a sentence and watch it being built in a thread. Type <kbd>/</kbd> below, or
        begin with one of these:
      </p>
      <ul>
        {EXAMPLES.map(({ title, prompt }) => (
          <li key={title}>
            <button type="button" disabled={create === undefined} onClick={() => begin(create!, prompt)}>
              <b>{title}</b>
              <span>{prompt}</span>
              <Icon name="next" />
            </button>
          </li>
        ))}
      </ul>
      {create === undefined && <p class="subtext">The bot is still on its way; this takes a few seconds.</p>}
    </section>
  );

  function begin(entry: CommandEntry, prompt: string) {
    const [first] = entry.options;
    if (first) setCommandDraft({ entry, values: { [first.name]: prompt } });
  }
}
