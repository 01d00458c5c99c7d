import type { ArtifactStore } from "../core/artifact.ts";
import type { RunEvent, StoredEvent, StoredPart } from "../core/events.ts";
import type { ContentPart, ModelMessage, ToolCall } from "../core/language-model.ts";
import type { RequestMessage, ToolOutcome } from "../core/tool.ts";
import { callsOfLastTurn } from "./turns.ts";

/** A model sees the pictures of the last results only: older ones cost tokens and say nothing new. */
const PICTURES_KEPT = 2;

/** What is left of an old result in a transcript that has to be short: enough for what came of it. */
const SHORT_CHARACTERS = 400;

/**
 * What the model sees, rebuilt from the record: instructions, the request, and every turn so far. A plan is told once,
 * completed, by the last `set_plan`. A short transcript has no pictures, and of results before the last turn only their
 * beginnings, except for the plan.
 */
export async function buildTranscript(options: {
  systemPrompt: string;
  request: RequestMessage;
  events: readonly StoredEvent[];
  store: ArtifactStore;
  isShort?: boolean;
}): Promise<ModelMessage[]> {
  const { systemPrompt, request, events, store, isShort = false } = options;
  const plans = new Map(events.flatMap(({ event }) => (isPlanSet(event) ? [[event.callId, event]] : [])));
  const plan = [...plans.values()].at(-1);
  // Once there is a new plan the old one, and where its works hung, would only cost tokens in every turn.
  const { current: _current, placements: _placements, ...withoutOldPlan } = request;
  const stillNeeded = plan ? withoutOldPlan : request;
  const toolNames = new Map<string, string>();
  const messages: ModelMessage[] = [
    { role: "system", text: systemPrompt },
    {
      role: "user",
      content: [{ type: "text", text: `<request>${escapeTag(JSON.stringify(stillNeeded))}</request>` }],
    },
  ];
  const pictured = events
    .filter(({ event }) => event.type === "tool-ended" && event.content.some((part) => part.type === "image"))
    .slice(isShort ? events.length : -PICTURES_KEPT);
  const isWhole = isShort ? wholeResults(events) : () => true;
  // Calls told while the model was speaking and what it said in the end are one message.
  let turn: { role: "assistant"; text: string; toolCalls: ToolCall[] } | undefined;
  for (const stored of events) {
    const { event } = stored;
    if (event.type === "model-responded") {
      for (const call of event.toolCalls) toolNames.set(call.id, call.name);
      if (!turn) {
        turn = { role: "assistant", text: "", toolCalls: [] };
        messages.push(turn);
      }
      turn.text = event.text;
      turn.toolCalls.push(...event.toolCalls.map((call) => (plans.has(call.id) ? withoutPlan(call) : call)));
      if (!event.isPartial) turn = undefined;
    } else if (event.type === "model-nudged") {
      messages.push({ role: "user", content: [{ type: "text", text: event.text }] });
    } else if (event.type === "tool-ended") {
      messages.push({
        role: "tool",
        toolCallId: event.callId,
        toolName: toolNames.get(event.callId) ?? event.tool,
        content: await loadParts(
          plans.has(event.callId) && event !== plan
            ? [SUPERSEDED]
            : isWhole(stored)
              ? event.content
              : shorten(event.content),
          store,
          pictured.includes(stored),
        ),
        isError: event.isError,
      });
    }
  }
  return inCallOrder(messages);
}

/** The results a short transcript keeps whole: the plan in force and those of the last turn. */
function wholeResults(events: readonly StoredEvent[]): (stored: StoredEvent) => boolean {
  const first = callsOfLastTurn(events.map(({ event }) => event))[0]?.id;
  const lastTurn =
    events.find(
      ({ event }) => event.type === "model-responded" && event.toolCalls.some(({ id }) => id === first),
    )?.sequence ?? 0;
  const plan = events.findLast(({ event }) => isPlanSet(event));
  return (stored) => stored === plan || stored.sequence > lastTurn;
}

const SUPERSEDED: StoredPart = { type: "text", text: '{"superseded":"by a later plan"}' };

/** What the model wrote stands, completed, in the result: both would be told again in every turn. */
function withoutPlan(call: ToolCall): ToolCall {
  const { title } = call.input as { title?: unknown };
  return { ...call, input: { title, plan: "completed in the result" } };
}

function isPlanSet(event: RunEvent): event is Extract<RunEvent, { type: "tool-ended" }> {
  return event.type === "tool-ended" && event.tool === "set_plan" && !event.isError;
}

function shorten(parts: readonly StoredPart[]): StoredPart[] {
  return parts.flatMap((part) =>
    part.type === "text" && part.text.length > SHORT_CHARACTERS
      ? [{ ...part, text: `${part.text.slice(0, SHORT_CHARACTERS)}… (cut)` }]
      : [part],
  );
}

/** A tool outcome as the record keeps it: pictures by digest. */
export async function storeParts(outcome: ToolOutcome, store: ArtifactStore): Promise<StoredPart[]> {
  return Promise.all(
    outcome.content.map(async (part): Promise<StoredPart> => {
      if (part.type === "text") return part;
      const { digest } = await store.put(part.bytes, {
        mediaType: part.mediaType,
        provenance: { source: "vernissage", name: "picture" },
      });
      return { type: "image", digest };
    }),
  );
}

async function loadParts(
  parts: readonly StoredPart[],
  store: ArtifactStore,
  withPictures: boolean,
): Promise<ContentPart[]> {
  const loaded: ContentPart[] = [];
  for (const part of parts) {
    if (part.type === "text") loaded.push(part);
    else if (withPictures) {
      const bytes = await store.read(part.digest);
      const mediaType = bytes?.[0] === 0xff ? "image/jpeg" : "image/png";
      if (bytes) loaded.push({ type: "image", mediaType, bytes });
    }
  }
  return loaded;
}

/** Results end in any order; a model wants them in the order of its calls. */
function inCallOrder(messages: readonly ModelMessage[]): ModelMessage[] {
  const results = new Map(
    messages.flatMap((message) => (message.role === "tool" ? [[message.toolCallId, message]] : [])),
  );
  return messages.flatMap((message): ModelMessage[] => {
    if (message.role === "tool") return [];
    if (message.role !== "assistant") return [message];
    return [message, ...message.toolCalls.flatMap((call) => results.get(call.id) ?? [])];
  });
}

/** Member text cannot close the tag it is quoted in. */
function escapeTag(json: string): string {
  return json.replaceAll("<", "\\u003c");
}
