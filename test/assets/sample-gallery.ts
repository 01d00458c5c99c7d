import sharp from "sharp";
import { deriveRoom } from "../../src/builtin/architect/derive-room.ts";
import { work as architect } from "../../src/builtin/architect/worker.ts";
import type { SpaceFile } from "../../src/builtin/builtin-space.ts";
import { work as curator } from "../../src/builtin/curator/worker.ts";
import { work as sculptor } from "../../src/builtin/sculptor/worker.ts";
import type { ExhibitSpec, GalleryPlan, RoomSpec } from "../../src/core/plan.ts";

const context = { progress: () => undefined };
const SIZES_CM = [
  [92, 73],
  [65, 81],
  [100, 50],
  [55, 46],
] as const;

/** The colour of the nth painting, to be found again in an atlas. */
export function colourOf(index: number): [number, number, number] {
  return [(index * 67) % 256, (index * 131 + 40) % 256, (index * 29 + 90) % 256];
}

/** A finished gallery by our own Spaces, with paintings of one colour each. */
export async function makeSampleGallery(wish: {
  style: GalleryPlan["style"];
  kind: RoomSpec["kind"];
  paintings: number;
  sculptures?: number;
  room?: Partial<RoomSpec>;
  time?: RoomSpec["light"]["time"];
  texturePx?: 512 | 1024 | 2048;
}): Promise<{ glb: Uint8Array; plan: GalleryPlan }> {
  const { style, kind, paintings, sculptures = 0, room = {}, time, texturePx = 512 } = wish;
  const derived = deriveRoom(kind, style);
  const exhibits = Array.from({ length: paintings + sculptures }, (_, index): ExhibitSpec => {
    const [widthCm, heightCm] = index < paintings ? SIZES_CM[index % SIZES_CM.length]! : [50, 80];
    return {
      id: `e${index + 1}`,
      kind: index < paintings ? "painting" : "sculpture",
      prompt: "a vase",
      style: "impressionist",
      widthCm,
      heightCm,
      seed: index + 1,
      label: { title: `Work ${index + 1}`, artist: "Painter", year: "2026", medium: "Oil on canvas" },
    };
  });
  const plan: GalleryPlan = {
    title: "Sample",
    style,
    seed: 5,
    room: { ...derived, ...room, light: { ...derived.light, ...(time && { time }) } },
    exhibits,
    promises: [],
  };
  const [base] = await architect({ scene: "", style: "", resolution: "low", plan, seed: 5 }, context);
  const pictures = exhibits.slice(0, paintings).map(async ({ id }, index) => {
    const [r, g, b] = colourOf(index);
    const bytes = await sharp({ create: { width: 640, height: 640, channels: 3, background: { r, g, b } } })
      .jpeg()
      .toBuffer();
    return { image: { name: `${id}.jpg`, bytes }, caption: id };
  });
  const statues = exhibits.slice(paintings).map(async ({ id, prompt, seed }) => {
    const [statue] = (await sculptor({ prompt, style: "classical", seed }, context)) as SpaceFile[];
    return { ...statue!, name: `${id}.glb` };
  });
  const [file] = (await curator(
    {
      input_mesh: base,
      texture_style: style,
      add_paintings: paintings > 0,
      paintings: await Promise.all(pictures),
      sculptures: await Promise.all(statues),
      plan,
      texture_size: texturePx,
      seed: 5,
    },
    context,
  )) as SpaceFile[];
  return { glb: file!.bytes, plan };
}
