import { mix, rgb } from "../colour.ts";
import { drawDancer } from "../elements/dancer.ts";
import { POSES } from "../elements/poses.ts";
import { drawBoards, drawRehearsalRoom, drawStage, drawWing, type StageSet } from "../elements/stage.ts";
import { pick } from "../pick.ts";
import type { Scene } from "../theme.ts";

type PoseName = keyof typeof POSES;
/** A dancer's place: across as a share of the width, the feet's height in the picture, the figure's height. */
type Part = readonly [across: number, y: number, height: number, pose: PoseName, isMirrored?: boolean];

interface Composition {
  isOnStage: boolean;
  /** Where wall and floor meet. */
  floor: number;
  /** From the back to the front. */
  parts: readonly Part[];
}

/** A leading figure off the middle, others behind on a diagonal, now and then one cut by the frame. */
const COMPOSITIONS: readonly Composition[] = [
  {
    isOnStage: true,
    floor: 0.5,
    parts: [
      [0.1, 0.66, 0.4, "crown"],
      [0.22, 0.69, 0.42, "open", true],
      [0.35, 0.67, 0.4, "crown", true],
      [0.67, 0.93, 0.72, "arabesque"],
    ],
  },
  {
    isOnStage: false,
    floor: 0.44,
    parts: [
      [0.6, 0.58, 0.34, "turning"],
      [0.71, 0.6, 0.35, "open"],
      [0.84, 0.63, 0.37, "resting", true],
      [0.5, 0.7, 0.44, "arabesque", true],
      [0.17, 1.02, 0.86, "shoe"],
    ],
  },
  {
    isOnStage: false,
    floor: 0.52,
    parts: [
      [0.14, 0.68, 0.42, "crown"],
      [0.3, 0.76, 0.5, "open"],
      [0.53, 0.87, 0.62, "crown", true],
      [0.84, 1.04, 0.84, "resting", true],
    ],
  },
  {
    isOnStage: true,
    floor: 0.42,
    parts: [
      [0.84, 0.6, 0.36, "open", true],
      [0.7, 0.63, 0.38, "turning"],
      [0.55, 0.76, 0.5, "arabesque", true],
      [0.24, 1.1, 0.98, "strap"],
      [0.04, 1.16, 1.02, "resting"],
    ],
  },
];

/** Ballet on the stage or in rehearsal. */
export const drawDancers: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const { moods } = theme;
  const named = moods.has("stage") === moods.has("rehearsal") ? undefined : moods.has("stage");
  const { isOnStage, floor, parts } = pick(
    COMPOSITIONS.filter((one) => named === undefined || one.isOnStage === named),
    random,
  );
  const horizon = floor + (random() - 0.5) * 0.06;
  const set: StageSet = { sketch, theme, horizon };
  if (isOnStage) drawStage(set);
  else drawRehearsalRoom(set);
  drawBoards(set, isOnStage);
  const skirt =
    theme.accents[1] ??
    pick([rgb("#f4e6e2"), rgb("#f0b8ac"), rgb("#b4cbe6"), rgb("#f3dc98"), rgb("#bfe0d0")], random);
  for (const [across, y, height, pose, isMirrored = false] of parts) {
    const nearness = (y - horizon) / (1.05 - horizon);
    drawDancer(sketch, theme.light, {
      x: across * width + (random() - 0.5) * 0.03,
      y: y + (random() - 0.5) * 0.02,
      height: height * (0.97 + random() * 0.06),
      pose: POSES[pose],
      isMirrored,
      skirt: mix(skirt, rgb("#fbf4ec"), random() * 0.45),
      dusk: Math.max(0, 0.55 - nearness * 0.6),
    });
  }
  if (isOnStage) drawWing(set);
};
