import { work as buildRoom } from "../src/builtin/architect/worker.ts";
import { work as hang } from "../src/builtin/curator/worker.ts";
import { paintJpeg } from "../src/builtin/painter/paint.ts";
import type { Thumbnailer } from "../src/core/asset.ts";
import { completePlan } from "../src/core/complete-plan.ts";
import type { ROOM_KINDS, STYLES } from "../src/core/plan.ts";
import { type Movement, SUBJECTS } from "./lookbook-paintings.ts";

export type Style = (typeof STYLES)[number];

export interface Room {
  kind: (typeof ROOM_KINDS)[number];
  movement: Movement;
  seed: number;
}

/** A room each, its kind and its pictures as they would be met in such a house. */
export const ROOMS: Readonly<Record<Style, Room>> = {
  "beaux-arts": { kind: "hall", movement: "impressionist", seed: 101 },
  haussmann: { kind: "salon", movement: "post-impressionist", seed: 102 },
  gothic: { kind: "hall", movement: "fauvist", seed: 103 },
  "art-deco": { kind: "rotunda", movement: "cubist", seed: 104 },
  "white-cube": { kind: "hall", movement: "suprematist", seed: 105 },
  brutalist: { kind: "long-gallery", movement: "abstract-expressionist", seed: 106 },
  industrial: { kind: "hall", movement: "pointillist", seed: 107 },
  japanese: { kind: "salon", movement: "ukiyo-e", seed: 108 },
};

const WORKS = 9;
const PICTURE_PX = 640;

/** One style's gallery, built and hung by the built-in Spaces, from the thumbnailer's four viewpoints, as PNGs. */
export async function pictureRoom(style: Style, thumbnailer: Thumbnailer): Promise<Uint8Array[]> {
  const { kind, movement, seed } = ROOMS[style];
  const exhibits = Array.from({ length: WORKS }, (_, index) => ({
    kind: "painting" as const,
    prompt: SUBJECTS[index % SUBJECTS.length]!.prompt,
    style: movement,
  }));
  const plan = completePlan({ title: `Lookbook: ${style}`, style, room: { kind }, exhibits }, seed);
  const context = { progress: () => undefined };
  const [room] = await buildRoom({ plan, seed }, context);
  const paintings: { image: { name: string; bytes: Uint8Array }; caption: string }[] = [];
  for (const exhibit of plan.exhibits) {
    const scale = PICTURE_PX / Math.max(exhibit.widthCm, exhibit.heightCm);
    const bytes = await paintJpeg({
      ...exhibit,
      widthPx: Math.round(exhibit.widthCm * scale),
      heightPx: Math.round(exhibit.heightCm * scale),
    });
    paintings.push({ image: { name: `${exhibit.id}.jpg`, bytes }, caption: exhibit.id });
  }
  const [gallery] = await hang({ input_mesh: room, paintings, plan, seed, texture_size: 1024 }, context);
  if (!gallery || !("bytes" in gallery)) throw new Error(`The curator gave no file for ${style}.`);
  const views = await thumbnailer.views(gallery.bytes, { signal: AbortSignal.timeout(120_000) });
  return views.slice(0, 4).map(({ png }) => png);
}
