import type { BuiltinSpace } from "../builtin-space.ts";

/** Carves single objects without a model: busts, figures, animals, vessels, abstract forms and reliefs. */
export const sculptor: BuiltinSpace = {
  name: "sculptor",
  title: "Sculptor",
  description: "Carves a free-standing sculpture from words, to be placed on a plinth.",
  endpoints: [
    {
      name: "/sculpt",
      description:
        "Carves a bust, figure, animal, vessel, column, knot, mobile, abstract form or relief panel in bronze, marble, terracotta, plaster, gold, obsidian or wood.",
      parameters: [
        { name: "prompt", label: "What to carve", component: "Textbox", schema: { type: "string" } },
        {
          name: "style",
          label: "Material",
          component: "Textbox",
          schema: { type: "string" },
          default: "bronze",
        },
        { name: "seed", label: "Seed", component: "Number", schema: { type: "number" }, default: 0 },
      ],
      returns: [{ label: "Sculpture", component: "Model3D" }],
      workerUrl: new URL("./worker.ts", import.meta.url),
    },
  ],
};
