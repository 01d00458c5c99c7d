import type { BuiltinSpace } from "../builtin-space.ts";

/** Hangs, textures and lights a room: what turns bare walls into an exhibition. */
export const curator: BuiltinSpace = {
  name: "curator",
  title: "Curator",
  description:
    "Takes a bare room and makes it a gallery: full-size materials, framed pictures, plinths, labels, light.",
  endpoints: [
    {
      name: "/refine_scene",
      description:
        "Hangs the given pictures and places the given sculptures, GLBs or Gaussian splats, in a room. Invents none.",
      parameters: [
        { name: "input_mesh", label: "Room", component: "Model3D", schema: { type: "object" } },
        {
          name: "texture_style",
          label: "Style",
          component: "Textbox",
          schema: { type: "string" },
          default: "",
        },
        {
          name: "add_paintings",
          label: "Hang pictures",
          component: "Checkbox",
          schema: { type: "boolean" },
          default: true,
        },
        {
          name: "paintings",
          label: "Pictures, captioned with exhibit ids",
          component: "Gallery",
          schema: { type: "array" },
          default: null,
        },
        {
          name: "sculptures",
          label: "Sculptures named after exhibit ids",
          component: "File",
          schema: { type: "array" },
          default: null,
        },
        { name: "plan", label: "Plan", component: "JSON", schema: {}, default: null },
        {
          name: "texture_size",
          label: "Texture size",
          component: "Dropdown",
          schema: { type: "integer", enum: [512, 1024, 2048] },
          default: 2048,
        },
        { name: "seed", label: "Seed", component: "Number", schema: { type: "number" }, default: 0 },
      ],
      returns: [{ label: "Gallery", component: "Model3D" }],
      workerUrl: new URL("./worker.ts", import.meta.url),
    },
  ],
};
