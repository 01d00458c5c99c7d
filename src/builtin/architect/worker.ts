import { Document, NodeIO } from "@gltf-transform/core";
import { KHRMaterialsUnlit } from "@gltf-transform/extensions";
import { z } from "zod";
import { galleryPlan } from "../../core/plan.ts";
import { SCENE_EXTRAS_KEY } from "../../core/scene.ts";
import { SpaceError, type Work } from "../builtin-space.ts";
import { ARCHITECTURE_EXTRAS_KEY } from "../geometry/architecture.ts";
import { bakeColours } from "../geometry/light-bake.ts";
import { styleFromWords } from "../geometry/style-words.ts";
import { renderTextures } from "../geometry/surface-textures.ts";
import { writeParts } from "../geometry/write-scene.ts";
import { buildRoom } from "./build-room.ts";
import { deriveRoom } from "./derive-room.ts";

/** Enough to walk in at once; whoever dresses the room makes its materials anew. */
const BASIC_TEXTURE_PX = 256;

const input = z.object({
  scene: z.string().max(4000).default(""),
  style: z.string().max(200).default(""),
  resolution: z
    .enum(["low", "medium", "high"])
    .nullish()
    .transform((value) => value ?? "high"),
  plan: galleryPlan.pick({ room: true, style: true }).nullish(),
  seed: z
    .number()
    .nullish()
    .transform((value) => Math.abs(Math.trunc(value ?? 0)) % 0x7fffffff),
});

/** `/generate_scene`: a bare room as a GLB with small materials. */
export const work: Work = async (raw, { progress }) => {
  const parsed = input.safeParse(raw);
  if (!parsed.success) throw new SpaceError(z.prettifyError(parsed.error), "This room cannot be built");
  const { scene, style: styleWords, resolution, plan, seed } = parsed.data;
  const style = plan?.style ?? styleFromWords(`${styleWords} ${scene}`);
  const room = plan?.room ?? deriveRoom(scene, style);
  progress(0.1, "drawing the plan");
  const built = buildRoom(room, style, seed, resolution);
  progress(0.5, "mixing plaster and laying the floor");
  const textures = await renderTextures(built.draft, { seed, sizePx: () => BASIC_TEXTURE_PX });
  progress(0.8, "letting in the light");
  const document = new Document();
  document.createBuffer();
  const root = document.createScene("gallery");
  root.setExtras({ [SCENE_EXTRAS_KEY]: built.extras, [ARCHITECTURE_EXTRAS_KEY]: built.architecture });
  writeParts(document, root, built.draft, {
    textures,
    bake: (surface, isCopied) => bakeColours(surface, built.lights, isCopied),
  });
  document.getRoot().setDefaultScene(root);
  const bytes = await new NodeIO().registerExtensions([KHRMaterialsUnlit]).writeBinary(document);
  return [{ name: "room.glb", bytes }];
};
