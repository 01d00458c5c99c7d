import { Document, NodeIO } from "@gltf-transform/core";
import sharp from "sharp";
import { work as architect } from "../../../src/builtin/architect/worker.ts";
import type { SpaceFile } from "../../../src/builtin/builtin-space.ts";
import { work as curator } from "../../../src/builtin/curator/worker.ts";
import type { ExhibitSpec, GalleryPlan } from "../../../src/core/plan.ts";

const context = { progress: () => undefined };
/** The smallest the curator makes. */
const TEXTURE_PX = 512;

/** A plan built, hung and lit by the Spaces' own workers, with flat-coloured pictures and, if nobody carves, blocks. */
export async function makeGallery(
  plan: GalleryPlan,
  resolution: "low" | "medium" | "high",
  carve: (exhibit: ExhibitSpec) => Promise<SpaceFile> = block,
): Promise<Uint8Array> {
  const { seed } = plan;
  const [room] = await architect({ scene: "", style: "", resolution, plan, seed }, context);
  const pictures = plan.exhibits.filter(({ kind }) => kind !== "sculpture");
  const sculptures = plan.exhibits.filter(({ kind }) => kind === "sculpture");
  const [gallery] = await curator(
    {
      input_mesh: room,
      texture_style: plan.style,
      add_paintings: pictures.length > 0,
      paintings: await Promise.all(
        pictures.map(async (one) => ({ image: await flatPicture(one), caption: one.id })),
      ),
      sculptures: await Promise.all(sculptures.map(carve)),
      plan,
      texture_size: TEXTURE_PX,
      seed,
    },
    context,
  );
  return (gallery as SpaceFile).bytes;
}

/** Paintings come in the few shapes their Spaces make, members' pictures in their own. */
async function flatPicture({ id, kind, widthCm, heightCm, seed }: ExhibitSpec): Promise<SpaceFile> {
  const [width, height] = kind === "picture" ? [widthCm * 2, heightCm * 2] : [128, 128];
  const background = `#${(seed & 0xffffff).toString(16).padStart(6, "0")}`;
  const bytes = await sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();
  return { name: `${id}.png`, bytes };
}

/** Six faces of the planned size. */
async function block({ id, widthCm, heightCm }: ExhibitSpec): Promise<SpaceFile> {
  const [half, height] = [widthCm / 200, heightCm / 100];
  const corners = [-half, half].flatMap((x) =>
    [0, height].flatMap((y) => [-half, half].flatMap((z) => [x, y, z])),
  );
  const faces = [
    [0, 1, 3, 2],
    [4, 6, 7, 5],
    [0, 4, 5, 1],
    [2, 3, 7, 6],
    [0, 2, 6, 4],
    [1, 5, 7, 3],
  ].flatMap(([a, b, c, d]) => [a!, b!, c!, a!, c!, d!]);
  const document = new Document();
  const buffer = document.createBuffer();
  const positions = document.createAccessor().setType("VEC3").setArray(new Float32Array(corners));
  const indices = document.createAccessor().setType("SCALAR").setArray(new Uint16Array(faces));
  const primitive = document
    .createPrimitive()
    .setAttribute("POSITION", positions.setBuffer(buffer))
    .setIndices(indices.setBuffer(buffer));
  const node = document.createNode().setMesh(document.createMesh().addPrimitive(primitive));
  document.createScene().addChild(node);
  return { name: `${id}.glb`, bytes: await new NodeIO().writeBinary(document) };
}
