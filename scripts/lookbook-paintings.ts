import { paintJpeg } from "../src/builtin/painter/paint.ts";
import type { MOVEMENTS } from "../src/core/plan.ts";

export type Movement = (typeof MOVEMENTS)[number];

/** What each movement is asked for; upright canvases for people. */
export const SUBJECTS = [
  { name: "harbour", prompt: "a harbour with sailing boats at sunrise", seed: 11, isUpright: false },
  { name: "poplars", prompt: "poplars along a river in the evening", seed: 12, isUpright: false },
  { name: "lilies", prompt: "water lilies on a pond at noon", seed: 13, isUpright: false },
  { name: "still life", prompt: "a still life with apples and a bottle", seed: 14, isUpright: false },
  { name: "portrait", prompt: "portrait of a woman", seed: 15, isUpright: true },
  { name: "dancers", prompt: "dancers on a stage", seed: 16, isUpright: false },
] as const;

/** Painted larger than shown, as strokes are made for a canvas and not for a thumbnail. */
const LONG_EDGE_PX = 960;
const SHORT_EDGE_PX = 768;

/** One movement's six pictures, in the order of `SUBJECTS`. */
export async function paintSubjects(style: Movement): Promise<Uint8Array[]> {
  const pictures: Uint8Array[] = [];
  for (const { prompt, seed, isUpright } of SUBJECTS) {
    const [widthPx, heightPx] = isUpright ? [SHORT_EDGE_PX, LONG_EDGE_PX] : [LONG_EDGE_PX, SHORT_EDGE_PX];
    pictures.push(await paintJpeg({ prompt, style, widthPx, heightPx, seed }));
  }
  return pictures;
}
