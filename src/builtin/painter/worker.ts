import { z } from "zod";
import { SpaceError, type Work } from "../builtin-space.ts";
import { paintJpeg } from "./paint.ts";

/** Pixels of an edge; below 256 strokes have no room, 2048 is the largest texture a gallery hangs. */
const edge = z.number().int().min(256).max(2048);

const input = z.object({
  prompt: z.string().max(20_000),
  style: z.string().max(2_000),
  width: edge,
  height: edge,
  seed: z.number().int(),
});

/** Runs `/paint`. */
export const work: Work = async (raw, context) => {
  const parsed = input.safeParse(raw);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    throw new SpaceError(
      `The painter cannot use "${path.join(".")}": ${message}. Width and height are whole numbers from 256 to 2048.`,
    );
  }
  const { prompt, style, width, height, seed } = parsed.data;
  context.progress(0.1, "Setting up the easel");
  const bytes = await paintJpeg({ prompt, style, widthPx: width, heightPx: height, seed });
  context.progress(1, "Varnished");
  return [{ name: "painting.jpg", bytes }];
};
