/** How the brush should treat a shape; each scene knows its things better than any gradient does. */
export interface Handling {
  /** Direction of strokes in radians; absent where the brush may wander. */
  angle?: number;
  /** 0 dabs to 1 long sweeps. */
  length?: number;
  /** 0 broad masses to 1 finest touches. */
  detail?: number;
}

/** Encoded in red; 255 means no direction. */
export const FREE_ANGLE = 255;
export const ANGLE_STEPS = 250;
/** In place of an angle: linework passes here and nothing covers it. Green then tells which. */
export const LINE_MARK = 253;

/** A handling as the guide canvas holds it. */
export function guideColour({ angle, length = 0.5, detail = 0.4 }: Handling): string {
  const turn =
    angle === undefined ? FREE_ANGLE : Math.round((((angle / Math.PI) % 1) + 1) * ANGLE_STEPS) % ANGLE_STEPS;
  return `rgb(${turn},${Math.round(length * 255)},${Math.round(detail * 255)})`;
}
