import { ButtonStyle } from "discord.js";
import type { Version } from "../../core/gallery.ts";
import type { Bill } from "../../core/ledger.ts";
import { spaceLabel } from "../space-id.ts";
import { formatBytes, formatCount, formatDuration, quoteText } from "../text.ts";
import { ACCENT, button, buttons, type Card, card, linkButton, picture, text } from "./card.ts";
import { billWords } from "./cost-words.ts";
import { describePlan } from "./progress-stages.ts";

/** The end of a run: the contact sheet, the promises the scene provably keeps, numbers, and what to do next. */
export function resultCard(options: {
  version: Version;
  sheet: Uint8Array;
  note: string;
  viewerUrl: string;
  tookMs: number;
  bill: Bill;
}): Card {
  const { version, sheet, note, viewerUrl, tookMs, bill } = options;
  const { galleryId, plan } = version;
  const altText = describeScene(version);
  const facts = [
    `version ${version.number}`,
    `${formatCount(version.triangles)} triangles`,
    formatBytes(version.sizeBytes),
    `${formatDuration(tookMs)}`,
  ];
  const reactions = version.number > 1 ? "🔁, 🎨 or ↩️" : "🔁 or 🎨";
  const smallPrint = [facts.join(" · "), creditWords(version), billWords(bill)].filter(Boolean);
  return card(
    ACCENT.done,
    [
      text(`## ${quoteText(plan.title, 100)}`),
      ...(note.trim() ? [text(quoteText(note, 400))] : []),
      picture("contact-sheet.png", altText),
      ...checkedLines(version),
      text(smallPrint.map((line) => `-# ${line}`).join("\n")),
      buttons(
        linkButton("Walk in", viewerUrl),
        button("Retry", "🔁", { kind: "retry", galleryId }),
        button("Re-texture", "🎨", { kind: "retexture", galleryId }),
        button("Change…", "✏️", { kind: "change", galleryId }, ButtonStyle.Primary),
        ...(version.number > 1 ? [button("Undo", "↩️", { kind: "restore", galleryId })] : []),
      ),
      text(`-# Write in this thread to change the gallery, or react with ${reactions}.`),
    ],
    [{ attachment: Buffer.from(sheet), name: "contact-sheet.png", description: altText }],
  );
}

/** What a reader who cannot see the contact sheet should know. */
export function describeScene({ plan }: Version): string {
  const { room } = plan;
  const windows =
    room.windows.count > 0 ? `${room.windows.count} ${room.windows.shape} windows` : "no windows";
  const titles = plan.exhibits.slice(0, 6).map((exhibit) => `“${exhibit.label.title}”`);
  const works = titles.length > 0 ? ` Works include ${titles.join(", ")}.` : "";
  return `Four views of a ${describePlan(plan)}: ${windows}, ${room.floor.material} floor, ${room.walls.material} walls, ${room.light.time} light.${works}`.slice(
    0,
    1000,
  );
}

/** "Made by Architect, FLUX.1-schnell (9 parts), Curator": who really did it, whoever was asked first. */
function creditWords({ credits }: Version): string {
  const parts = Map.groupBy(
    credits.filter(({ source }) => source !== "member"),
    ({ source }) => source,
  );
  const makers = [...parts].map(([source, made]) => {
    const name = quoteText(spaceLabel(source), 60);
    return made.length > 1 ? `${name} (${made.length} parts)` : name;
  });
  return makers.length > 0 ? `Made by ${makers.join(", ")}` : "";
}

/** What was checked: the promises, then what is wrong all the same. */
function checkedLines({ promises, remarks = [] }: Version) {
  const kept = promises.filter((promise) => promise.kept).map((promise) => quoteText(promise.text, 60));
  const broken = promises.filter((promise) => !promise.kept);
  const lines = kept.length > 0 ? [`✅ Checked in the scene: ${kept.join(" · ")}`] : [];
  for (const promise of broken) {
    lines.push(`⚠️ Not kept: ${quoteText(promise.text, 60)} (${quoteText(promise.found, 80)})`);
  }
  for (const remark of remarks) lines.push(`⚠️ ${quoteText(remark, 160)}`);
  return lines.length > 0 ? [text(lines.join("\n"))] : [];
}
