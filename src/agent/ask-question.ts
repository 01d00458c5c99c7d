import { digestOf, hexOf } from "../core/digest.ts";
import type { AskRequesterInput, AskRequesterResult } from "../core/tool.ts";
import type { RunContext } from "./run-context.ts";

/**
 * Asks the requester and waits for an answer, or for `waitMs` and the default. The same `key` asks the same question
 * after a restart, with the time it had left; one that was answered before is not asked again.
 */
export async function askQuestion(
  context: RunContext,
  key: string,
  question: AskRequesterInput,
  waitMs: number,
): Promise<AskRequesterResult> {
  const { deps, run, signal } = context;
  const questionId = hexOf(digestOf(`${run.id} ${key}`)).slice(0, 16);
  const answered = (await deps.log.read(run.id)).flatMap(({ event }) =>
    event.type === "question-answered" && event.questionId === questionId ? [event] : [],
  )[0];
  if (answered) return { answer: answered.answer, answeredBy: answered.answeredBy };
  const open = context.view().question;
  const isOpen = open?.questionId === questionId;
  const expiresAtMs = isOpen ? open.expiresAtMs : deps.clock.now() + waitMs;
  if (!isOpen) await context.append({ type: "question-asked", questionId, ...question, expiresAtMs });
  const before = context.view().state;
  await context.enter("waiting");
  const result = await deps.awaitAnswer(questionId, { ...question, expiresAtMs }, signal);
  await context.append({ type: "question-answered", questionId, ...result });
  const after = context.view().planState ? "generating" : "planning";
  await context.enter(before === "waiting" ? after : before);
  return result;
}
