import { ButtonStyle } from "discord.js";
import type { RunEvent } from "../../core/events.ts";
import { quoteText } from "../text.ts";
import { ACCENT, button, buttons, type Card, card, text } from "./card.ts";

type Question = Extract<RunEvent, { type: "question-asked" }>;

export function questionCard(question: Question): Card {
  const { questionId, options, defaultOption, expiresAtMs } = question;
  return card(ACCENT.working, [
    text(`### ❔ ${quoteText(question.question, 300)}`),
    buttons(
      ...options.map((label, option) =>
        button(
          label.slice(0, 80),
          undefined,
          { kind: "answer", questionId, option },
          option === defaultOption ? ButtonStyle.Primary : ButtonStyle.Secondary,
        ),
      ),
    ),
    text(
      `-# Without an answer I take “${quoteText(options[defaultOption]!, 80)}” <t:${Math.floor(expiresAtMs / 1000)}:R>.`,
    ),
  ]);
}

export function answeredQuestionCard(
  question: Question,
  answer: string,
  answeredBy: "requester" | "default",
): Card {
  const how = answeredBy === "default" ? "No answer came, so I took" : "Answer";
  return card(ACCENT.neutral, [
    text(`❔ ${quoteText(question.question, 300)}\n${how}: **${quoteText(answer, 80)}**`),
  ]);
}
