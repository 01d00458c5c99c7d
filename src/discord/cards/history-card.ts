import { type APIComponentInContainer, ComponentType } from "discord.js";
import type { Version } from "../../core/gallery.ts";
import type { RunRequest } from "../../core/run.ts";
import { formatPlural, quoteText } from "../text.ts";
import { ACCENT, type Card, card, text } from "./card.ts";

/** A message holds 40 components and 10 files; a version takes three and one. */
export const MAX_SHOWN = 8;

export interface HistoryEntry {
  version: Version;
  /** Absent if its run is no longer known. */
  request?: RunRequest;
  /** Number of the version it was made from. */
  basedOn?: number;
  /** JPEG. */
  picture?: Buffer;
  url: string;
}

/** The versions of a gallery, newest first: what asked for each, how old it is, and where to walk in. */
export function historyCard(options: {
  title: string;
  entries: readonly HistoryEntry[];
  /** How many there are besides. */
  older: number;
}): Card {
  const { title, entries, older } = options;
  if (entries.length === 0) return card(ACCENT.neutral, [text("No finished version yet.")]);
  return card(
    ACCENT.neutral,
    [
      text(`### Versions of “${quoteText(title, 80)}”`),
      ...entries.map(entryOf),
      ...(older > 0 ? [text(`-# and ${formatPlural(older, "older version")}`)] : []),
      text("-# `/gallery refine` starts from any of them; write “go back to version 1” to show one again."),
    ],
    entries.flatMap(({ version, picture }) =>
      picture ? [{ attachment: picture, name: fileOf(version), description: altOf(version) }] : [],
    ),
  );
}

/** "v2 · The Sea at Dawn · 12 works", within the 100 characters Discord allows a choice. */
export function versionName({ number, plan }: Version): string {
  const works = formatPlural(plan.exhibits.length, "work");
  return `v${number} · ${[...plan.title].slice(0, 70).join("")} · ${works}`;
}

function entryOf(entry: HistoryEntry): APIComponentInContainer {
  const { version, picture, url } = entry;
  const { number, plan, createdAtMs } = version;
  const works = formatPlural(plan.exhibits.length, "work");
  const words = text(
    [
      `**v${number}** · ${quoteText(plan.title, 70)} · ${works}`,
      askedWords(entry),
      `-# <t:${Math.floor(createdAtMs / 1000)}:R> · [Walk in](${url})`,
    ].join("\n"),
  );
  if (!picture || words.type !== ComponentType.TextDisplay) return words;
  return {
    type: ComponentType.Section,
    components: [words],
    accessory: {
      type: ComponentType.Thumbnail,
      media: { url: `attachment://${fileOf(version)}` },
      description: altOf(version),
    },
  };
}

/** What changed, in the words that asked for it. */
function askedWords({ request, basedOn, version }: HistoryEntry): string {
  const words = quoteText(request?.words ?? "", 120);
  // The one before goes without saying.
  const from = basedOn !== undefined && basedOn !== version.number - 1 ? `, from v${basedOn}` : "";
  switch (request?.kind) {
    case "retry":
      return `made again${from}`;
    case "retexture":
      return `re-textured${from}`;
    case "restore":
      return basedOn === undefined ? "gone back" : `back to v${basedOn}`;
    default:
      return words ? `“${words}”${from}` : "";
  }
}

function fileOf({ number }: Version): string {
  return `v${number}.jpg`;
}

function altOf({ number, plan }: Version): string {
  return `Version ${number}, “${plan.title}”`.slice(0, 200);
}
