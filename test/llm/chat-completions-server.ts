import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";

const toolCall = z.strictObject({
  id: z.string().min(1),
  type: z.literal("function"),
  function: z.strictObject({
    name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
    arguments: z.string().refine(isJsonObject, "arguments are a JSON object"),
  }),
});
const part = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: z.string() }),
  z.strictObject({
    type: z.literal("image_url"),
    image_url: z.strictObject({ url: z.string().regex(/^data:image\/(png|jpeg);base64,[A-Za-z0-9+/]+=*$/) }),
  }),
]);
const message = z.discriminatedUnion("role", [
  z.strictObject({ role: z.literal("system"), content: z.string() }),
  z.strictObject({ role: z.literal("user"), content: z.union([z.string().min(1), z.array(part).min(1)]) }),
  z.strictObject({
    role: z.literal("assistant"),
    content: z.string().nullable(),
    tool_calls: z.array(toolCall).min(1).optional(),
  }),
  z.strictObject({ role: z.literal("tool"), tool_call_id: z.string(), content: z.string().min(1) }),
]);
/** A Chat Completions request as the format allows it; anything else is answered with 400. */
const chatRequest = z
  .strictObject({
    model: z.string().min(1),
    messages: z.array(message).min(1),
    tools: z
      .array(
        z.strictObject({
          type: z.literal("function"),
          function: z.strictObject({
            name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
            description: z.string(),
            parameters: z.looseObject({ type: z.literal("object") }),
          }),
        }),
      )
      .min(1)
      .optional(),
    tool_choice: z.literal("auto").optional(),
    parallel_tool_calls: z.boolean().optional(),
    max_tokens: z.int().positive().optional(),
    stream: z.literal(true).optional(),
    stream_options: z.strictObject({ include_usage: z.boolean() }).optional(),
  })
  .superRefine((body, context) => {
    for (const problem of orderProblems(body.messages))
      context.addIssue({ code: "custom", message: problem });
    if (!body.tools && (body.tool_choice ?? body.parallel_tool_calls) !== undefined) {
      context.addIssue({ code: "custom", message: "tool_choice without tools" });
    }
  });
export type ChatRequest = z.infer<typeof chatRequest>;
type ChatToolCall = z.infer<typeof toolCall>;

export interface ScriptedAnswer {
  status?: number;
  headers?: Record<string, string>;
  /** JSON; a string is sent as it is. */
  body?: unknown;
  /** Answer only after this long. */
  delayMs?: number;
  /** Close the connection without an answer. */
  hangUp?: boolean;
  /** Of an answer that is streamed: the pause before each call but the first, and after how many calls it breaks off. */
  pauseMs?: number;
  breakAfter?: number;
  /** Of an answer that is streamed: each call whole, all by the same number or by none. */
  numbered?: "zero" | "none";
}
export type Script = (request: ChatRequest, index: number) => ScriptedAnswer | Promise<ScriptedAnswer>;

/** A completion holding a text and tool calls. */
export function completion(about: {
  text?: string | null;
  toolCalls?: { id?: string; name: string; arguments: unknown }[];
  finishReason?: string;
  refusal?: string;
  usage?: { prompt_tokens: number; completion_tokens: number; total_tokens: number } | null;
}): ScriptedAnswer {
  const { text = null, toolCalls = [], refusal = null, usage } = about;
  const calls = toolCalls.map(({ id, name, arguments: input }, index) => ({
    id: id ?? `call_${index + 1}`,
    type: "function",
    function: { name, arguments: typeof input === "string" ? input : JSON.stringify(input) },
  }));
  return {
    body: {
      id: "chatcmpl-1",
      object: "chat.completion",
      created: 0,
      model: "scripted",
      choices: [
        {
          index: 0,
          message: {
            role: "assistant",
            content: text,
            refusal,
            ...(calls.length > 0 && { tool_calls: calls }),
          },
          finish_reason: about.finishReason ?? (calls.length > 0 ? "tool_calls" : "stop"),
        },
      ],
      ...(usage !== null && {
        usage: usage ?? { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
      }),
    },
  };
}

/** A Chat Completions endpoint on a real socket that refuses invalid requests and answers valid ones by script. */
export async function startChatCompletionsServer(script: Script) {
  const requests: ChatRequest[] = [];
  const violations: string[] = [];
  const server = createServer((request, response) => {
    void answer(request, response);
  });
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let text = "";
    for await (const chunk of request) text += chunk;
    const refuse = (status: number, problem: string) => {
      violations.push(problem);
      send(response, {
        status,
        body: { error: { message: problem, type: "invalid_request_error", code: null } },
      });
    };
    if (request.method !== "POST" || request.url !== "/v1/chat/completions")
      return refuse(404, `${request.method} ${request.url}`);
    if (!/^Bearer \S+$/.test(request.headers.authorization ?? "")) return refuse(401, "no bearer token");
    const parsed = chatRequest.safeParse(JSON.parse(text));
    if (!parsed.success) return refuse(400, z.prettifyError(parsed.error));
    requests.push(parsed.data);
    const scripted = await script(parsed.data, requests.length - 1);
    if (scripted.delayMs) await new Promise((resolve) => setTimeout(resolve, scripted.delayMs));
    if (scripted.hangUp) request.socket.destroy();
    else if (parsed.data.stream && (scripted.status ?? 200) === 200) await sendStream(response, scripted);
    else send(response, scripted);
  }
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    /** Valid requests so far. */
    requests,
    /** What was wrong with the others. */
    violations,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function send(response: ServerResponse, { status = 200, headers = {}, body = {} }: ScriptedAnswer): void {
  if (response.destroyed) return;
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(typeof body === "string" ? body : JSON.stringify(body));
}

/** The completion piece by piece, as the format streams it: each call's name first, then its arguments in halves. */
async function sendStream(
  response: ServerResponse,
  { body, pauseMs = 0, breakAfter = Number.POSITIVE_INFINITY, numbered }: ScriptedAnswer,
): Promise<void> {
  const { choices, usage } = body as {
    usage?: unknown;
    choices: { message: { content: string | null; tool_calls?: ChatToolCall[] }; finish_reason: string }[];
  };
  const { message: said, finish_reason } = choices[0]!;
  const write = (delta: object, more: object = {}) =>
    response.write(
      `data: ${JSON.stringify({ id: "chatcmpl-1", object: "chat.completion.chunk", created: 0, model: "scripted", choices: [{ index: 0, delta, finish_reason: null, ...more }] })}\n\n`,
    );
  response.writeHead(200, { "content-type": "text/event-stream" });
  write({ role: "assistant", content: said.content ?? "" });
  for (const [index, { id, type, function: call }] of (said.tool_calls ?? []).entries()) {
    if (index > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    if (numbered) {
      write({ tool_calls: [{ ...(numbered === "zero" && { index: 0 }), id, type, function: call }] });
      continue;
    }
    write({ tool_calls: [{ index, id, type, function: { name: call.name, arguments: "" } }] });
    if (index >= breakAfter) {
      // What was said so far is to arrive.
      await new Promise((resolve) => setTimeout(resolve, 50));
      return void response.destroy();
    }
    const half = Math.floor(call.arguments.length / 2);
    for (const piece of [call.arguments.slice(0, half), call.arguments.slice(half)])
      write({ tool_calls: [{ index, function: { arguments: piece } }] });
  }
  write({}, { finish_reason });
  if (usage) response.write(`data: ${JSON.stringify({ choices: [], usage })}\n\n`);
  response.end("data: [DONE]\n\n");
}

/** Every call is answered right after it, each once, and ids never repeat. */
function orderProblems(messages: readonly z.infer<typeof message>[]): string[] {
  const problems: string[] = [];
  const seen = new Set<string>();
  let open = new Set<string>();
  for (const one of messages) {
    if (one.role === "tool") {
      if (!open.delete(one.tool_call_id))
        problems.push(`tool message answers no open call ${one.tool_call_id}`);
      continue;
    }
    if (open.size > 0) problems.push(`calls without an answer: ${[...open].join(", ")}`);
    open = new Set();
    if (one.role !== "assistant") continue;
    for (const { id } of one.tool_calls ?? []) {
      if (seen.has(id)) problems.push(`tool call id ${id} repeats`);
      seen.add(id);
      open.add(id);
    }
  }
  if (open.size > 0) problems.push(`calls without an answer: ${[...open].join(", ")}`);
  return problems;
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
