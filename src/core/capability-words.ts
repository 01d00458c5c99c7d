import type { Capability } from "./space.ts";

/** What a capability makes, in words that fit after "Spaces for". */
export const CAPABILITY_WORDS: Readonly<Record<Capability, string>> = {
  "build-scene": "rooms",
  "refine-scene": "hanging, materials and light",
  "text-to-image": "pictures from words",
  "text-to-3d": "objects from words",
  "image-to-3d": "objects from a picture",
  texture: "textures for an object",
  upscale: "larger pictures",
  "remove-background": "cut-out pictures",
  panorama: "panoramas",
};
