import { z } from "zod";
import { SpaceError, type Work } from "../builtin-space.ts";
import { sculpt } from "./sculpt.ts";

const input = z.object({
  prompt: z.string().max(20_000),
  style: z.string().max(2_000),
  seed: z.number().int(),
});

/** Runs `/sculpt`. */
export const work: Work = async (raw, context) => {
  const parsed = input.safeParse(raw);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    throw new SpaceError(`The sculptor cannot use "${path.join(".")}": ${message}.`);
  }
  context.progress(0.1, "Choosing the stone");
  const bytes = await sculpt(parsed.data);
  context.progress(1, "Polished");
  return [{ name: "sculpture.glb", bytes }];
};
