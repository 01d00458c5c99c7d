import { MOVEMENTS } from "../../core/plan.ts";
import type { BuiltinParameter, BuiltinSpace } from "../builtin-space.ts";

function edge(name: "width" | "height", label: string): BuiltinParameter {
  return {
    name,
    label,
    component: "Slider",
    schema: { type: "number", description: "numeric value between 256 and 2048" },
    default: 1024,
  };
}

/** Paints pictures in the manner of a movement, stroke by stroke, without a model. */
export const painter: BuiltinSpace = {
  name: "painter",
  title: "Painter",
  description: "Paints a picture from words, stroke by stroke, in the manner of a movement.",
  endpoints: [
    {
      name: "/paint",
      description: `Paints the prompt. Movements: ${MOVEMENTS.join(", ")}; other styles are painted in the nearest manner.`,
      parameters: [
        { name: "prompt", label: "What to paint", component: "Textbox", schema: { type: "string" } },
        {
          name: "style",
          label: "Movement",
          component: "Textbox",
          schema: { type: "string" },
          default: "impressionist",
        },
        edge("width", "Width in pixels"),
        edge("height", "Height in pixels"),
        { name: "seed", label: "Seed", component: "Number", schema: { type: "number" }, default: 0 },
      ],
      returns: [{ label: "Painting", component: "Image" }],
      workerUrl: new URL("./worker.ts", import.meta.url),
    },
  ],
};
