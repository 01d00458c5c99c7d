import type { LanguageModel, ModelRequest, ModelResponse } from "../../core/language-model.ts";
import { questionAbout, wantsEmptyRoom, withoutWorks } from "./contradiction.ts";
import { makeGallery } from "./make-gallery.ts";
import { answerOffTopic, isOffTopic } from "./off-topic.ts";
import { refinePlan } from "./refine-plan.ts";
import type { NextStep } from "./step.ts";
import { failureOf, planInForce, readTranscript, type Transcript } from "./transcript.ts";
import { writePlan } from "./write-plan.ts";

/**
 * A language model made of rules: reads the member's words in six languages, writes the plan and makes the gallery
 * with the same tools as any other model, without a key or a network. It keeps no state: every answer follows from
 * the messages and the tools offered, so a run resumed elsewhere goes on the same way. It always comes to an end.
 */
export function createOfflinePlanner(): LanguageModel {
  return {
    id: "offline-planner",
    canSee: false,
    async generate(request, { signal }) {
      signal.throwIfAborted();
      return respond(request);
    },
  };
}

function respond(request: ModelRequest): ModelResponse {
  const transcript = readTranscript(request.messages);
  const offered = new Set(request.tools.map(({ name }) => name));
  const step = transcript ? nextStep(transcript, offered) : { text: answerOffTopic("", "en") };
  const usage = { inputTokens: 0, outputTokens: 0 };
  const { text = "" } = step;
  if (!("calls" in step)) return { text, toolCalls: [], stopReason: "end", usage };
  const toolCalls = step.calls.map(({ name, input }, index) => ({
    id: `step${(transcript?.turns ?? 0) + 1}-${index + 1}`,
    name,
    input,
  }));
  return { text, toolCalls, stopReason: "tool-calls", usage };
}

function nextStep(transcript: Transcript, offered: ReadonlySet<string>): NextStep {
  const { request, answered } = transcript;
  if (answered.some(({ call, isError }) => call.name === "publish_gallery" && !isError)) return { text: "" };
  const state = planInForce(transcript);
  if (state) return makeGallery(transcript, state, offered);
  const refused = answered.filter(({ call, isError }) => call.name === "set_plan" && isError);
  if (refused.length >= 2 || !offered.has("set_plan")) {
    return { text: `The plan was not accepted: ${failureOf(refused.at(-1)?.result)}`.slice(0, 400) };
  }
  if (request.kind === "refine" && request.current) {
    const refined = refinePlan(request, request.current);
    if (!("draft" in refined)) return refined;
    const { draft, text } = refined;
    return { calls: [{ name: "set_plan", input: draft }], ...(text && { text }) };
  }
  const hasGiven = Boolean(request.pictures?.length || request.sculptures?.length);
  if (!hasGiven && isOffTopic(request.words)) {
    return { text: answerOffTopic(request.words, request.locale) };
  }
  const isEmpty = wantsEmptyRoom(transcript);
  const question = questionAbout(request.words, request.locale);
  if (question && isEmpty === undefined && offered.has("ask_requester")) {
    return { calls: [{ name: "ask_requester", input: question }] };
  }
  const draft = isEmpty ? withoutWorks(writePlan(request)) : writePlan(request);
  // A plan that was refused is tried once more with what rarely fails: fewer works, the room's own size.
  const { lengthMetres: _, widthMetres: __, heightMetres: ___, ...room } = draft.room;
  const simpler = { ...draft, room, exhibits: draft.exhibits.slice(0, 8) };
  return { calls: [{ name: "set_plan", input: refused.length > 0 ? simpler : draft }] };
}
