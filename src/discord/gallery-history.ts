import sharp from "sharp";
import type { ArtifactStore } from "../core/artifact.ts";
import type { Gallery } from "../core/gallery.ts";
import type { Records } from "../core/records.ts";
import type { Card } from "./cards/card.ts";
import { historyCard, MAX_SHOWN } from "./cards/history-card.ts";

/** Discord shows a section's thumbnail 85 px wide; twice that for sharp screens. */
const THUMBNAIL_PX = 176;

/** The versions of a gallery, newest first, each with what asked for it and a small picture. */
export async function readHistory(
  deps: {
    records: Pick<Records, "versionsOf" | "findRun">;
    store: Pick<ArtifactStore, "read">;
    viewerUrl(galleryId: string): string;
  },
  gallery: Gallery,
): Promise<Card> {
  const { records, store, viewerUrl } = deps;
  const versions = await records.versionsOf(gallery.id);
  const shown = versions.slice(-MAX_SHOWN).toReversed();
  const entries = await Promise.all(
    shown.map(async (version) => {
      const run = await records.findRun(version.runId);
      const basedOn = versions.find(({ id }) => id === run?.basedOn)?.number;
      const picture = await smallPicture(await store.read(version.views[0] ?? version.sheet));
      return {
        version,
        url: `${viewerUrl(gallery.id)}/v/${version.number}`,
        ...(run && { request: run.request }),
        ...(basedOn !== undefined && { basedOn }),
        ...(picture && { picture }),
      };
    }),
  );
  return historyCard({ title: gallery.title, entries, older: versions.length - shown.length });
}

/** `undefined` for a picture that is gone or cannot be read: the list is shown without it. */
async function smallPicture(bytes: Uint8Array | undefined): Promise<Buffer | undefined> {
  if (!bytes) return undefined;
  try {
    return await sharp(bytes)
      .resize(THUMBNAIL_PX, THUMBNAIL_PX, { fit: "cover" })
      .jpeg({ quality: 80 })
      .toBuffer();
  } catch {
    return undefined;
  }
}
