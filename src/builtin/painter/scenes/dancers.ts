import { mix, rgb } from "../colour.ts";
import { drawDancer } from "../elements/dancer.ts";
import { POSES } from "../elements/poses.ts";
import { drawRehearsalRoom } from "../elements/rehearsal-room.ts";
import { drawBoards, drawOrchestra, drawStage, drawWing, type StageSet } from "../elements/stage.ts";
import { pick } from "../pick.ts";
import type { Scene } from "../theme.ts";

type PoseName = keyof typeof POSES;
/** A dancer's place: across as a share of the width, the feet's height in the picture, the figure's height. */
type Part = readonly [across: number, y: number, height: number, pose: PoseName, isMirrored?: boolean];

interface Composition {
  isOnStage: boolean;
  /** Where wall and floor meet. */
  floor: number;
  /** How far a flat stands into the picture, as a share of its width. */
  wing?: number;
  hasOrchestra?: boolean;
  /** From the back to the front. */
  parts: readonly Part[];
}

/** A leading figure off the middle, others behind on a diagonal, one or two cut by the frame. */
const COMPOSITIONS: readonly Composition[] = [
  {
    // The star alone in the light, the others wait in the wings.
    isOnStage: true,
    floor: 0.36,
    wing: 0.1,
    parts: [
      [0.12, 0.5, 0.34, "open"],
      [0.2, 0.53, 0.36, "crown", true],
      [0.86, 0.62, 0.48, "resting"],
      [0.76, 0.66, 0.52, "strap", true],
      [0.42, 0.93, 0.74, "arabesque"],
    ],
  },
  {
    // Over the heads of the orchestra.
    isOnStage: true,
    floor: 0.5,
    hasOrchestra: true,
    parts: [
      [0.9, 0.68, 0.5, "crown", true],
      [0.76, 0.7, 0.52, "open", true],
      [0.6, 0.72, 0.54, "turning"],
      [0.3, 0.86, 0.74, "curtsy"],
    ],
  },
  {
    // Behind the flats, close by, waiting to go on.
    isOnStage: true,
    floor: 0.62,
    wing: 0.06,
    parts: [
      [0.86, 0.92, 0.72, "open", true],
      [0.63, 1.26, 1.16, "fastening"],
      [0.4, 1.34, 1.22, "strap", true],
      [0.14, 1.4, 1.28, "resting"],
    ],
  },
  {
    // One ties her shoe by the window while the class goes on.
    isOnStage: false,
    floor: 0.4,
    parts: [
      [0.6, 0.56, 0.36, "turning"],
      [0.7, 0.58, 0.38, "crown", true],
      [0.9, 0.64, 0.44, "barre"],
      [0.62, 0.78, 0.54, "arabesque", true],
      [0.2, 1.02, 1.06, "seated"],
    ],
  },
  {
    // A diagonal from the corner to us.
    isOnStage: false,
    floor: 0.42,
    parts: [
      [0.44, 0.56, 0.34, "crown"],
      [0.54, 0.64, 0.44, "open", true],
      [0.67, 0.76, 0.58, "turning"],
      [0.9, 1.16, 1.04, "resting", true],
      [0.24, 0.92, 0.66, "shoe"],
    ],
  },
  {
    // At the barre.
    isOnStage: false,
    floor: 0.5,
    parts: [
      [0.5, 0.66, 0.46, "strap"],
      [0.84, 0.84, 0.7, "barre", true],
      [0.3, 1.0, 0.86, "barre"],
      [0.98, 1.22, 1.1, "resting", true],
    ],
  },
];

/** Ballet on the stage or in rehearsal. */
export const drawDancers: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const { moods } = theme;
  const named = moods.has("stage") === moods.has("rehearsal") ? undefined : moods.has("stage");
  const { isOnStage, floor, parts, wing, hasOrchestra } = pick(
    COMPOSITIONS.filter((one) => named === undefined || one.isOnStage === named),
    random,
  );
  const horizon = floor + (random() - 0.5) * 0.05;
  const set: StageSet = { sketch, theme, horizon };
  if (isOnStage) {
    drawStage(set);
    drawBoards(set, true);
  } else drawRehearsalRoom(set);
  const skirt =
    theme.accents[1] ??
    pick([rgb("#f6ece6"), rgb("#f4c0b4"), rgb("#bcd2ea"), rgb("#f6e2a8"), rgb("#c8e4d6")], random);
  for (const [across, y, height, pose, isMirrored = false] of parts) {
    const nearness = (y - horizon) / (1.05 - horizon);
    drawDancer(sketch, theme.light, {
      x: across * width + (random() - 0.5) * 0.03,
      y: y + (random() - 0.5) * 0.02,
      height: height * (0.97 + random() * 0.06),
      pose: POSES[pose],
      isMirrored,
      skirt: mix(skirt, rgb("#fbf4ec"), random() * 0.45),
      dusk: Math.max(0, 0.5 - nearness * 0.6),
    });
  }
  if (hasOrchestra) drawOrchestra(set);
  if (wing) drawWing(set, wing);
};
