import { useState } from "preact/hooks";
import { Avatar } from "../avatar.tsx";
import { displayName, useChat } from "../chat.ts";
import { type Message, MessageFlag, type Modal } from "../discord-shapes.ts";
import { Icon } from "../icon.tsx";
import { Markdown } from "../markdown/markdown.tsx";
import { formatFullTime, formatMessageTime, snowflakeTimeMs } from "../time.ts";
import { Attachments } from "./attachments.tsx";
import { ComponentView } from "./component-view.tsx";
import { EmbedView } from "./embed.tsx";
import { InteractionContext, useInteraction } from "./interaction.ts";
import { ReactionPicker, Reactions } from "./reactions.tsx";

/** Type of the message that answers a slash command. */
const COMMAND_ANSWER = 20;

export function messageTimeMs(message: Message): number {
  return message.timestamp ? Date.parse(message.timestamp) : snowflakeTimeMs(message.id);
}

/** One message with everything that hangs on it. */
export function MessageView({ message, isContinued }: { message: Message; isContinued: boolean }) {
  const { state } = useChat();
  const interaction = useInteraction(message);
  const isEphemeral = message.id in state.ephemeralOwners || (message.flags & MessageFlag.ephemeral) !== 0;
  const name = displayName(message.author);
  const classes = ["message", isContinued && "continued", isEphemeral && "ephemeral"]
    .filter(Boolean)
    .join(" ");
  return (
    <li class={classes} data-message-id={message.id}>
      <Context message={message} />
      <div class="message-row">
        {isContinued ? (
          <span class="gutter" />
        ) : (
          <Avatar name={name} id={message.author.id} isBot={message.author.bot ?? false} />
        )}
        <article class="message-body" aria-label={`${name}, ${formatMessageTime(messageTimeMs(message))}`}>
          {!isContinued && (
            <header class="message-head">
              <span class="author">{name}</span>
              {message.author.bot && <span class="tag">App</span>}
              <MessageTime timeMs={messageTimeMs(message)} />
            </header>
          )}
          <MessageText message={message} />
          <Attachments message={message} />
          {message.embeds.map((embed, index) => (
            <EmbedView key={index} embed={embed} attachments={message.attachments} />
          ))}
          <InteractionContext.Provider value={interaction}>
            {message.components.map((component, index) => (
              <ComponentView key={index} component={component} message={message} />
            ))}
          </InteractionContext.Provider>
          {message.content === "" && <EditedMark message={message} />}
          {interaction.problem && (
            <p class="interaction-problem" role="alert">
              <Icon name="warning" /> {interaction.problem}
            </p>
          )}
          <Reactions message={message} />
          <ThreadChip messageId={message.id} />
          {isEphemeral && <EphemeralLine message={message} />}
        </article>
        {!isEphemeral && <MessageActions message={message} />}
      </div>
    </li>
  );
}

function MessageTime({ timeMs }: { timeMs: number }) {
  return (
    <time dateTime={new Date(timeMs).toISOString()} title={formatFullTime(timeMs)}>
      {formatMessageTime(timeMs)}
    </time>
  );
}

function MessageText({ message }: { message: Message }) {
  if ((message.flags & MessageFlag.loading) !== 0) {
    return (
      <p class="thinking">
        <span class="dots" aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
        {displayName(message.author)} is thinking…
      </p>
    );
  }
  if (message.content === "") return null;
  return (
    <>
      <Markdown source={message.content} />
      <EditedMark message={message} />
    </>
  );
}

function EditedMark({ message }: { message: Message }) {
  if (!message.edited_timestamp) return null;
  return (
    <span class="edited" title={formatFullTime(Date.parse(message.edited_timestamp))}>
      (edited)
    </span>
  );
}

/** Above a message: what it replies to, or the command it answers. */
function Context({ message }: { message: Message }) {
  const { state } = useChat();
  const interaction = message.interaction_metadata ?? message.interaction;
  const name = message.interaction?.name ?? interaction?.name;
  if (interaction && (name || message.type === COMMAND_ANSWER)) {
    return (
      <p class="message-context">
        <b>{displayName(interaction.user)}</b> used{" "}
        {name ? <span class="mention">/{name}</span> : "a command"}
      </p>
    );
  }
  const repliedId = message.message_reference?.message_id;
  if (!repliedId) return null;
  const replied = state.messages[message.channel_id]?.find(({ id }) => id === repliedId);
  return (
    <p class="message-context">
      <Icon name="reply" />
      {replied ? (
        <>
          <b>{displayName(replied.author)}</b> <span class="excerpt">{replied.content || "a message"}</span>
        </>
      ) : (
        <i>a message that is gone</i>
      )}
    </p>
  );
}

function ThreadChip({ messageId }: { messageId: string }) {
  const { state, openChannel } = useChat();
  const thread = state.threads.find(({ id }) => id === messageId);
  if (thread === undefined || thread.id === state.openChannelId) return null;
  const count = (state.messages[thread.id] ?? []).length;
  return (
    <button type="button" class="thread-chip" onClick={() => openChannel(thread.id)}>
      <Icon name="thread" />
      <span class="thread-name">{thread.name}</span>
      <span class="thread-count">
        {count === 1 ? "1 message" : `${count} messages`} <Icon name="next" />
      </span>
    </button>
  );
}

function EphemeralLine({ message }: { message: Message }) {
  const { dispatch } = useChat();
  return (
    <p class="ephemeral-line">
      <Icon name="eye" /> Only you can see this ·{" "}
      <button
        type="button"
        class="text-button"
        onClick={() => dispatch({ type: "message-dismissed", message })}
      >
        dismiss
      </button>
    </p>
  );
}

const MESSAGE_MENU = 3;

function MessageActions({ message }: { message: Message }) {
  const { state, act, notify, openModal, setReplyTarget } = useChat();
  const [isPicking, setPicking] = useState(false);
  const useOnMessage = async (name: string) => {
    const { id: targetMessageId, channel_id: channelId } = message;
    const result = await act({ type: "use-command", channelId, name, targetMessageId, options: {} });
    if (result.kind === "problem") return notify(result.problem);
    if (result.kind !== "outcome") return;
    const { id, kind, data } = result.outcome;
    if (kind === "failed") notify(`The application did not respond to “${name}”.`);
    if (kind === "modal") openModal({ interactionId: id, modal: data as Modal });
  };
  return (
    <div class={isPicking ? "message-actions picking" : "message-actions"}>
      <ReactionPicker message={message} isOpen={isPicking} onToggle={setPicking} />
      <button
        type="button"
        class="icon-button"
        aria-label={`Reply to ${displayName(message.author)}`}
        title="Reply"
        onClick={() => setReplyTarget(message)}
      >
        <Icon name="reply" />
      </button>
      {state.commands
        .filter(({ type }) => type === MESSAGE_MENU)
        .map(({ name }) => (
          <button
            key={name}
            type="button"
            class="icon-button"
            aria-label={name}
            title={name}
            onClick={() => useOnMessage(name)}
          >
            <Icon name="frame" />
          </button>
        ))}
    </div>
  );
}
