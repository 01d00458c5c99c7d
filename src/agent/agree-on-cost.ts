import { VernissageError } from "../core/errors.ts";
import { askQuestion } from "./ask-question.ts";
import type { RunContext } from "./run-context.ts";

/** Nobody shall wait long for somebody who has left: going on is safe, since nothing is spent beyond the limits. */
const WAIT_MS = 120_000;

const GO_ON = "Go on; built-in Spaces take over when it runs out";
const STOP = "Stop";

/**
 * Asks, once per run and before anything is spent, where the forecast is above what the run may use or the account has
 * left. Rejects with `cost-declined` if the requester would rather not.
 */
export async function agreeOnCost(context: RunContext): Promise<void> {
  const { forecast, calls } = context.view();
  if (!forecast || calls.length > 0) return;
  const { gpuSeconds, quota } = forecast;
  const { budget } = context.deps;
  const left = Math.floor(Math.min(budget.gpuSeconds, quota?.secondsLeft ?? budget.gpuSeconds));
  if (gpuSeconds <= left) return;
  const { answer } = await askQuestion(
    context,
    "cost",
    {
      question: `This takes about ${Math.round(gpuSeconds)} s of GPU time, and there are ${left} s. What shall I do?`,
      options: [GO_ON, STOP],
      defaultOption: 0,
    },
    WAIT_MS,
  );
  if (answer !== STOP) return;
  throw new VernissageError({
    code: "cost-declined",
    message: "the requester declined the forecast",
    userMessage:
      "Stopped before anything was spent, as you chose. Ask for fewer works, or try again when there is more GPU time.",
    party: "requester",
  });
}
