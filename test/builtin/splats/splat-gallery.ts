import sharp from "sharp";
import { deriveRoom } from "../../../src/builtin/architect/derive-room.ts";
import { work as architect } from "../../../src/builtin/architect/worker.ts";
import type { SpaceFile } from "../../../src/builtin/builtin-space.ts";
import { work as curator } from "../../../src/builtin/curator/worker.ts";
import type { ExhibitSpec, GalleryPlan } from "../../../src/core/plan.ts";

/** A small salon with one picture, e1, and the given sculptures: e2, e3 and so on. */
export async function makeSplatGallery(
  sculptures: readonly SpaceFile[],
): Promise<{ glb: Uint8Array; plan: GalleryPlan; notes: string[] }> {
  const exhibit = (id: string, kind: ExhibitSpec["kind"], title: string): ExhibitSpec => ({
    ...{ id, kind, prompt: "a bust of a poet", style: "terracotta", seed: 1 },
    ...(kind === "sculpture" ? { widthCm: 45, heightCm: 70 } : { widthCm: 92, heightCm: 73 }),
    label: { title, artist: "Sculptor", year: "2026", medium: "Gaussian splat" },
  });
  const plan: GalleryPlan = {
    title: "Splats",
    style: "white-cube",
    seed: 5,
    room: { ...deriveRoom("salon", "white-cube"), lengthMetres: 8, widthMetres: 6, benches: 0 },
    exhibits: [
      exhibit("e1", "picture", "Picture"),
      ...sculptures.map((_, index) => exhibit(`e${index + 2}`, "sculpture", `Bust ${index + 1}`)),
    ],
    promises: [],
  };
  const notes: string[] = [];
  const context = { progress: (_share: number, words: string) => void notes.push(words) };
  const [room] = await architect({ scene: "", style: "", resolution: "low", plan, seed: 5 }, context);
  const picture = await sharp({ create: { width: 640, height: 480, channels: 3, background: "#4a7ba6" } })
    .jpeg()
    .toBuffer();
  const [gallery] = await curator(
    {
      input_mesh: room,
      texture_style: "",
      paintings: [{ image: { name: "e1.jpg", bytes: picture }, caption: "e1" }],
      sculptures,
      plan,
      texture_size: 512,
      seed: 5,
    },
    context,
  );
  return { glb: (gallery as SpaceFile).bytes, plan, notes };
}
