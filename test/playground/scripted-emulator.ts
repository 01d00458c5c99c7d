import sharp from "sharp";
import type {
  DiscordChannel,
  DiscordMessage,
  EmulatorEvent,
  Member,
} from "../../playground/emulator/types.ts";
import type { PageEmulator } from "../../playground/page-bridge.ts";
import { GALLERY_COMMAND, REFINE_MODAL, resultComponents } from "./scripted-gallery.ts";

const ORIGIN = "http://127.0.0.1:9";
const CHANNEL_ID = "1300000000000000001";
const BOT = { id: "1300000000000000002", username: "Vernissage", bot: true };
const COMPONENTS_V2 = 1 << 15;
const EPHEMERAL = 1 << 6;

export interface ScriptedEmulator extends PageEmulator {
  emit(event: EmulatorEvent): void;
  /** What the page asked for, by name of the action. */
  readonly asked: { action: string; details: Record<string, unknown> }[];
}

/** A local Discord with a bot that plays one fixed scene: enough to try every part of the page. */
export async function createScriptedEmulator(): Promise<ScriptedEmulator> {
  const listeners = new Set<(event: EmulatorEvent) => void>();
  const asked: ScriptedEmulator["asked"] = [];
  const members: Member[] = [
    { id: "1300000000000000010", name: "Ada", permissions: "0", locale: "en-US" },
    { id: "1300000000000000011", name: "Visitor", permissions: "0", locale: "fr" },
  ];
  const channels: DiscordChannel[] = [{ id: CHANNEL_ID, name: "galleries", type: 0 }];
  const threads: DiscordChannel[] = [];
  const messages = new Map<string, DiscordMessage>();
  const files = new Map<string, Uint8Array>();
  for (const [index, hue] of [205, 32, 140, 12].entries()) {
    files.set(`${ORIGIN}/attachments/view-${index + 1}.png`, await paint(hue));
  }
  files.set(`${ORIGIN}/attachments/gallery.glb`, new TextEncoder().encode("glTF"));

  let lastNumber = 0;
  const nextId = () => `1310000000000000${String(++lastNumber).padStart(3, "0")}`;
  const emit = (event: EmulatorEvent) => {
    for (const listener of listeners) listener(event);
  };
  const compose = (
    channelId: string,
    content: string,
    extra: Record<string, unknown> = {},
  ): DiscordMessage => ({
    id: nextId(),
    channel_id: channelId,
    content,
    author: BOT,
    timestamp: new Date().toISOString(),
    attachments: [],
    embeds: [],
    components: [],
    flags: 0,
    ...extra,
  });
  const post = (channelId: string, content: string, extra?: Record<string, unknown>) => {
    const message = compose(channelId, content, extra);
    messages.set(message.id, message);
    emit({ type: "message-created", message });
    return message;
  };
  const edit = (message: DiscordMessage, changes: Record<string, unknown>) => {
    const edited = { ...message, ...changes, edited_timestamp: new Date().toISOString() } as DiscordMessage;
    messages.set(message.id, edited);
    emit({ type: "message-updated", message: edited });
  };
  const whisper = (memberId: string, message: DiscordMessage) =>
    emit({
      type: "interaction-answered",
      interactionId: nextId(),
      memberId,
      kind: "message",
      data: {},
      message: { ...message, flags: EPHEMERAL },
    });
  const outcome = (kind: "message" | "deferred-update" | "modal" | "failed", data?: unknown) =>
    Promise.resolve({ id: nextId(), kind, data, answeredAfterMs: 12 });
  const authorOf = (memberId: string | undefined) => {
    const member = members.find(({ id }) => id === memberId) ?? members[0]!;
    return { id: member.id, username: member.name };
  };

  const openGallery = (prompt: string, memberId: string | undefined) => {
    const starter = post(CHANNEL_ID, `**A new gallery**\n> ${prompt}\n-# Follow it in the thread.`, {
      interaction_metadata: { user: authorOf(memberId), name: "gallery create" },
    });
    const thread = { id: starter.id, name: "Impressions of Paris", type: 11, parent_id: CHANNEL_ID };
    threads.push(thread);
    emit({ type: "thread-created", channel: thread });
    const progress = post(thread.id, "⏳ Planning the room…");
    edit(progress, { content: "✅ Planned · ✅ Built · ⏳ **Hanging the paintings**, 7 of 12" });
    post(thread.id, "", {
      flags: COMPONENTS_V2,
      components: resultComponents(ORIGIN),
      attachments: [
        { id: nextId(), filename: "gallery.glb", url: `${ORIGIN}/attachments/gallery.glb`, size: 8_300_000 },
      ],
    });
    return thread;
  };

  return {
    applicationId: BOT.id,
    origin: ORIGIN,
    channelId: CHANNEL_ID,
    memberId: members[0]!.id,
    asked,
    emit,
    members: () => members,
    channels: () => channels,
    threads: () => threads,
    messages: (channelId) => [...messages.values()].filter((message) => message.channel_id === channelId),
    commands: () => [GALLERY_COMMAND],
    attachment: (url) => files.get(url),
    useCommand(use) {
      asked.push({ action: "useCommand", details: { ...use } });
      if (use.subcommand !== "create") return outcome("failed");
      openGallery(String(use.options?.prompt), use.memberId);
      return outcome("message");
    },
    async autocomplete(use) {
      return ["Impressions of Paris", "Brutalist hall"]
        .filter((name) => name.toLowerCase().includes(String(use.options?.gallery ?? "").toLowerCase()))
        .map((name) => ({ name, value: name }));
    },
    press(press) {
      asked.push({ action: "press", details: { ...press } });
      if (press.customId === "refine") return outcome("modal", REFINE_MODAL);
      if (press.customId === "stop") return outcome("failed");
      const message = messages.get(press.messageId)!;
      whisper(press.memberId!, compose(message.channel_id, "Marked as a favourite of yours."));
      return outcome("message");
    },
    choose(choice) {
      asked.push({ action: "choose", details: { ...choice } });
      return outcome("deferred-update");
    },
    submitModal(submission) {
      asked.push({ action: "submitModal", details: { ...submission } });
      const thread = threads.at(-1)!;
      whisper(submission.memberId!, compose(thread.id, "Thank you, the room is being changed."));
      return outcome("message");
    },
    say(said) {
      asked.push({ action: "say", details: { ...said } });
      const attachments = (said.files ?? []).map(({ filename, bytes, contentType }) => {
        const url = `${ORIGIN}/attachments/${nextId()}/${filename}`;
        files.set(url, bytes);
        return { id: nextId(), filename, url, content_type: contentType, size: bytes.length };
      });
      const message = post(said.channelId, said.content, {
        author: authorOf(said.memberId),
        attachments,
        ...(said.replyTo === undefined ? {} : { message_reference: { message_id: said.replyTo } }),
      });
      emit({ type: "typing", channelId: said.channelId, userId: BOT.id });
      return message;
    },
    react({ messageId, emoji, remove }) {
      asked.push({ action: "react", details: { messageId, emoji, remove } });
      const message = messages.get(messageId)!;
      const others = ((message.reactions as { emoji: { name: string }; count: number }[]) ?? []).filter(
        (reaction) => reaction.emoji.name !== emoji,
      );
      const changed = {
        ...message,
        reactions: remove ? others : [...others, { emoji: { name: emoji }, count: 1 }],
      };
      messages.set(messageId, changed);
      emit({ type: "reactions-changed", message: changed });
    },
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** A picture that stands for a view of a gallery: wall, floor and three paintings. */
function paint(hue: number): Promise<Buffer> {
  const painting = (x: number, width: number, offset: number) =>
    `<rect x="${x - 5}" y="85" width="${width + 10}" height="130" fill="#a8854f"/>
     <rect x="${x}" y="90" width="${width}" height="120" fill="hsl(${hue + offset} 45% 62%)"/>
     <circle cx="${x + width * 0.6}" cy="135" r="24" fill="hsl(${hue + offset + 40} 70% 80%)"/>
     <path d="M${x} 180q${width / 2}-40 ${width} 0v30h-${width}z" fill="hsl(${hue + offset} 40% 38%)"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400">
    <rect width="640" height="400" fill="hsl(${hue} 14% 88%)"/>
    <path d="M0 290h640v110H0z" fill="hsl(${hue} 8% 70%)"/><path d="M0 284h640v8H0z" fill="hsl(${hue} 10% 96%)"/>
    ${painting(60, 120, 0)}${painting(250, 150, 30)}${painting(470, 110, 60)}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}
