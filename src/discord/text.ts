import { escapeMarkdown } from "discord.js";

/**
 * Somebody's words inside our message: one line, without formatting or mentions, cut to a length. Marks that would
 * spill over are left out: those that turn the direction of our own words, and stacked accents beyond the third.
 */
export function quoteText(words: string, maxCharacters: number): string {
  const line = words
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "")
    .replace(/(\p{M}{3})\p{M}+/gu, "$1")
    .replace(/\s+/g, " ")
    .trim();
  const characters = [...line];
  const cut =
    characters.length > maxCharacters ? `${characters.slice(0, maxCharacters - 1).join("")}…` : line;
  return escapeMarkdown(cut, {
    heading: true,
    bulletedList: true,
    numberedList: true,
    maskedLink: true,
  }).replaceAll("<", "\\<");
}

/** A thread's name: at most 100 characters, without what a sidebar cannot show. */
export function threadName(words: string): string {
  const line = words.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ").trim() || "Gallery";
  const characters = [...line];
  return characters.length > 80 ? `${characters.slice(0, 79).join("")}…` : line;
}

export function formatDuration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds === 0) return "under 1 s";
  if (seconds < 60) return `${seconds} s`;
  const rest = seconds % 60;
  return `${Math.floor(seconds / 60)} min${rest === 0 ? "" : ` ${rest} s`}`;
}

export function formatBytes(bytes: number): string {
  return bytes < 1e6 ? `${Math.round(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

export function formatCount(count: number): string {
  return count.toLocaleString("en");
}

/** "no windows", "1 window", "3 windows" */
export function formatPlural(count: number, word: string): string {
  return `${count === 0 ? "no" : formatCount(count)} ${word}${count === 1 ? "" : "s"}`;
}

/** "1st", "2nd", "13th" */
export function formatOrdinal(number: number): string {
  const endings: Readonly<Record<string, string>> = { one: "st", two: "nd", few: "rd" };
  return `${formatCount(number)}${endings[ORDINALS.select(number)] ?? "th"}`;
}

const ORDINALS = new Intl.PluralRules("en", { type: "ordinal" });
