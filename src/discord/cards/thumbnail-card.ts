import type { GalleryPlan } from "../../core/plan.ts";
import type { AssetView } from "../../core/run-view.ts";
import { formatBytes, formatDuration, formatPlural, quoteText } from "../text.ts";
import { ACCENT, type Card, card, picture, text } from "./card.ts";

/** A GLB that passed its checks: its picture, and its report in one line. */
export function thumbnailCard(inspection: AssetView, plan: GalleryPlan | undefined, sheet: Uint8Array): Card {
  const name = partName(inspection, plan);
  const { report, durationMs } = inspection;
  const textures = report.textures.map((texture) => Math.max(texture.widthPx, texture.heightPx));
  const facts = [
    formatPlural(report.triangles, "triangle"),
    formatPlural(report.materials, "material"),
    formatPlural(textures.length, "texture") +
      (textures.length > 0 ? ` up to ${Math.max(...textures)} px` : ""),
    formatBytes(report.sizeBytes),
    `${report.validator.errors} validator errors`,
    `checked in ${formatDuration(durationMs)}`,
  ];
  const fileName = `${inspection.makes ?? "scene"}.png`;
  const altText = `${name}, seen from four sides.`;
  return card(
    ACCENT.neutral,
    [text(`**${name}**`), picture(fileName, altText), text(`-# ${facts.join(" · ")}`)],
    [{ attachment: Buffer.from(sheet), name: fileName, description: altText }],
  );
}

function partName(inspection: AssetView, plan: GalleryPlan | undefined): string {
  if (inspection.isScene) return "The gallery, hung and lit";
  const exhibit = plan?.exhibits.find((candidate) => candidate.id === inspection.makes);
  return exhibit ? quoteText(exhibit.label.title, 80) : "The bare room";
}
