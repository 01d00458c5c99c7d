import type { Path2D } from "@napi-rs/canvas";
import type { Point } from "./sketch.ts";

/** Straight pieces a curve is cut into: outlines are short, and brushes round them off. */
const PIECES = 6;

/** A path as polylines, one for each of its runs; a closed run ends where it began. */
export function flatten(path: Path2D): Point[][] {
  const runs: Point[][] = [];
  let run: Point[] = [];
  for (const [, command, rest] of path.toSVGString().matchAll(/([A-Z])([^A-Z]*)/g)) {
    const n = rest!.trim() === "" ? [] : rest!.trim().split(/[ ,]+/).map(Number);
    const from = run.at(-1) ?? [0, 0];
    if (command === "M") {
      run = [[n[0]!, n[1]!]];
      runs.push(run);
    } else if (command === "L") run.push([n[0]!, n[1]!]);
    else if (command === "Q")
      for (let i = 1; i <= PIECES; i++) run.push(quadratic(from, [n[0]!, n[1]!], [n[2]!, n[3]!], i / PIECES));
    else if (command === "C")
      for (let i = 1; i <= PIECES; i++) {
        const t = i / PIECES;
        const first = quadratic(from, [n[0]!, n[1]!], [n[2]!, n[3]!], t);
        const second = quadratic([n[0]!, n[1]!], [n[2]!, n[3]!], [n[4]!, n[5]!], t);
        run.push(between(first, second, t));
      }
    else if (command === "Z" && run.length > 1) run.push(run[0]!);
  }
  return runs.filter(({ length }) => length > 1);
}

const between = (a: Point, b: Point, t: number): Point => [
  a[0] + (b[0] - a[0]) * t,
  a[1] + (b[1] - a[1]) * t,
];

const quadratic = (a: Point, b: Point, c: Point, t: number): Point =>
  between(between(a, b, t), between(b, c, t), t);
