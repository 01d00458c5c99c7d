import type { BuiltinSpace } from "../builtin-space.ts";

/** Builds the bare room: walls with their openings, mouldings, ceiling, windows, furniture, daylight. */
export const architect: BuiltinSpace = {
  name: "architect",
  title: "Architect",
  description:
    "Builds a gallery room from a description: real openings, mouldings, vaults and daylight, as a GLB.",
  endpoints: [
    {
      name: "/generate_scene",
      description: "A bare room with basic materials. A plan is followed; without one the words decide.",
      parameters: [
        { name: "scene", label: "Scene", component: "Textbox", schema: { type: "string" } },
        { name: "style", label: "Style", component: "Textbox", schema: { type: "string" } },
        {
          name: "resolution",
          label: "Resolution",
          component: "Dropdown",
          schema: { type: "string", enum: ["low", "medium", "high"] },
          default: "high",
        },
        { name: "plan", label: "Plan", component: "JSON", schema: {}, default: null },
        { name: "seed", label: "Seed", component: "Number", schema: { type: "number" }, default: 0 },
      ],
      returns: [{ label: "Scene", component: "Model3D" }],
      workerUrl: new URL("./worker.ts", import.meta.url),
    },
  ],
};
