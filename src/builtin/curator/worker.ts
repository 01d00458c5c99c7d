import { Logger, NodeIO } from "@gltf-transform/core";
import { ALL_EXTENSIONS } from "@gltf-transform/extensions";
import { dedup, prune, unpartition } from "@gltf-transform/functions";
import { z } from "zod";
import { type ExhibitSpec, galleryPlan } from "../../core/plan.ts";
import { SpaceError, type SpaceFile, type Work } from "../builtin-space.ts";
import { styleFromWords } from "../geometry/style-words.ts";
import { GaussianSplatting } from "../splats/gaussian-splatting.ts";
import { aspectOf } from "./canvases.ts";
import { curate, type Picture } from "./curate.ts";
import { readRoom } from "./read-room.ts";
import { AS_PLANNED, schemeFor } from "./schemes.ts";
import type { Sculpture } from "./sculptures.ts";

const file = z.custom<SpaceFile>(
  (value) =>
    typeof value === "object" &&
    value !== null &&
    "bytes" in value &&
    value.bytes instanceof Uint8Array &&
    "name" in value,
  "a file",
);
const MOST_PICTURES = 40;
const SEEDS = 0x7fffffff;

const input = z.object({
  input_mesh: file,
  texture_style: z
    .string()
    .max(200)
    .nullish()
    .transform((value) => value ?? ""),
  add_paintings: z
    .boolean()
    .nullish()
    .transform((value) => value ?? true),
  paintings: z
    .array(z.object({ image: file, caption: z.string().nullish() }))
    .max(MOST_PICTURES)
    .nullish(),
  sculptures: z.union([z.array(file), file.transform((one) => [one])]).nullish(),
  plan: galleryPlan
    .pick({ style: true, exhibits: true, seed: true, title: true, room: true })
    .partial({ seed: true, title: true, room: true })
    .nullish(),
  texture_size: z.coerce
    .number()
    .pipe(z.union([z.literal(512), z.literal(1024), z.literal(2048)]))
    .nullish()
    .transform((value) => value ?? 2048),
  seed: z
    .number()
    .nullish()
    .transform((value) => Math.abs(Math.trunc(value ?? 0)) % SEEDS),
});
type Input = z.infer<typeof input>;

/** `/refine_scene`: a room textured, hung and lit. */
export const work: Work = async (raw, { progress }) => {
  const parsed = input.safeParse(raw);
  if (!parsed.success) throw new SpaceError(z.prettifyError(parsed.error), "This gallery cannot be curated");
  const given = parsed.data;
  const style = given.plan?.style ?? styleFromWords(given.texture_style);
  const room = await readRoom(given.input_mesh, style, given.seed);
  const isPlanned = given.plan?.seed === undefined || given.plan.seed % SEEDS === given.seed;
  const pictures = given.add_paintings ? await picturesOf(given) : [];
  await curate(room, pictures, sculpturesOf(given), {
    textureSizePx: given.texture_size,
    intro: given.plan?.title ? { title: given.plan.title, mood: given.plan.room?.mood ?? "" } : undefined,
    seed: given.seed,
    // Another seed than the plan's means the room is to be dressed anew.
    scheme: isPlanned ? AS_PLANNED : schemeFor(room.architecture.style, room.architecture.room, given.seed),
    progress,
  });
  progress(0.93, "packing the gallery");
  room.document.setLogger(new Logger(Logger.Verbosity.SILENT));
  await room.document.transform(
    dedup(),
    prune({ keepLeaves: true, keepExtras: true, keepAttributes: true, keepSolidTextures: true }),
    unpartition(),
  );
  const bytes = await new NodeIO()
    .registerExtensions([...ALL_EXTENSIONS, GaussianSplatting])
    .writeBinary(room.document);
  return [{ name: "gallery.glb", bytes }];
};

async function picturesOf({ plan, paintings }: Input): Promise<Picture[]> {
  const planned = plan?.exhibits.filter((e) => e.kind !== "sculpture") ?? [];
  if (!paintings || paintings.length === 0) {
    if (plan && planned.length === 0) return [];
    throw new SpaceError(
      "No pictures were given. Send them with their exhibit ids as captions, or turn off add_paintings.",
      "Nothing to hang",
    );
  }
  const used = new Set<string>();
  return Promise.all(
    paintings.map(async ({ image, caption }, index): Promise<Picture> => {
      const own = planned.find((e) => e.id === caption?.trim()) ?? (caption ? undefined : planned[index]);
      const id = own?.id ?? `e${index + 1}`;
      if (used.has(id) && own)
        throw new SpaceError(`Two pictures carry the caption ${id}.`, "Captions must differ");
      used.add(id);
      return { exhibit: own ?? (await unplanned(id, image, caption ?? "")), file: image };
    }),
  );
}

/** A picture nobody planned keeps its shape and hangs 90 cm on its longer side. */
async function unplanned(id: string, image: SpaceFile, caption: string): Promise<Picture["exhibit"]> {
  const aspect = await aspectOf(image);
  const title = caption.trim().slice(0, 120) || "Untitled";
  return {
    id: `${id}x`.slice(0, 8),
    style: "",
    widthCm: aspect >= 1 ? 90 : 90 * aspect,
    heightCm: aspect >= 1 ? 90 / aspect : 90,
    label: { title, artist: "", year: "", medium: "" },
  };
}

function sculpturesOf({ plan, sculptures }: Input): Sculpture[] {
  return (sculptures ?? []).map((one, index) => {
    const name = one.name
      .split(/[/\\]/)
      .at(-1)!
      .replace(/\.(glb|ply|splat|spz)$/i, "");
    const own: ExhibitSpec | undefined =
      plan?.exhibits.find((e) => e.id === name) ??
      plan?.exhibits.filter((e) => e.kind === "sculpture")[index];
    return {
      file: one,
      exhibit: own ?? {
        id: `s${index + 1}`,
        prompt: "",
        widthCm: 60,
        heightCm: 90,
        label: { title: name.slice(0, 120) || "Untitled", artist: "", year: "", medium: "" },
      },
    };
  });
}
