import { lighten, mix, type Rgb, rgb } from "../colour.ts";
import { lit } from "../light.ts";
import { pick } from "../pick.ts";
import { type Point, polygon, polyline, rectangle } from "../sketch.ts";
import { dim, drawBoards, type StageSet } from "./stage.ts";

/** A room with two walls: tall windows along the one that runs towards us, a mirror and a barre on the other. */
export function drawRehearsalRoom(set: StageSet): void {
  const { sketch, theme, horizon } = set;
  const { width, random } = sketch;
  const { light, accents } = theme;
  const wall =
    accents[0] ??
    pick([rgb("#d0bc90"), rgb("#9fb4a4"), rgb("#c0a4a4"), rgb("#94a8c4"), rgb("#c8c0ac")], random);
  const corner = width * (0.3 + random() * 0.14);
  sketch.fill(
    rectangle(-0.1, -0.1, width + 0.2, horizon + 0.2),
    {
      stops: [
        lit(light, lighten(wall, 0.15), 0.98),
        lit(light, wall, 0.86),
        lit(light, dim(wall, 0.4), 0.72),
      ],
      from: [corner, 0],
      to: [width, horizon],
    },
    { angle: 1.2, length: 0.6, detail: 0.34 },
  );
  drawBoards(set, false);
  /** A place on the side wall: 0 in the corner to 1 beside us; `up` 0 on the floor to 1 well above the picture. */
  const side = (near: number, up: number): Point => {
    const s = 1 / (1 - 0.72 * near);
    return [corner - (s - 1) * corner * 0.62, horizon * 0.55 + (horizon * 0.45 - up * horizon * 1.05) * s];
  };
  sketch.fill(
    polygon([side(0, 0), side(0, 1.3), side(1, 1.3), side(1, 0)]),
    {
      stops: [lit(light, dim(wall, 0.5), 0.68), lit(light, dim(wall, 0.25), 0.8)],
      from: [corner, 0],
      to: [0, 0],
    },
    { angle: 1.4, length: 0.6, detail: 0.4 },
  );
  const frame = lit(light, mix(wall, rgb("#f6f0e4"), 0.7), 0.9);
  for (const [from, to] of [
    [0.1, 0.36],
    [0.52, 0.7],
    [0.8, 0.9],
  ] as const) {
    const pane = [side(from, 0.24), side(from, 1.2), side(to, 1.2), side(to, 0.24)];
    sketch.fill(
      polygon(pane),
      { stops: [lighten(light.skyTop, 0.35), lighten(light.skyLow, 0.55)], from: [0, 0], to: [0, horizon] },
      { angle: 1.5, length: 0.5, detail: 0.5 },
    );
    const bar = (a: Point, b: Point, thick: number) =>
      sketch.line(polyline([a, b]), thick, frame, { angle: 1.5, length: 0.6, detail: 0.8 });
    bar(side(from, 0.24), side(from, 1.2), 0.012);
    bar(side(to, 0.24), side(to, 1.2), 0.014);
    bar(side((from + to) / 2, 0.24), side((from + to) / 2, 1.2), 0.006);
    for (const up of [0.24, 0.56, 0.88]) bar(side(from, up), side(to, up), up < 0.3 ? 0.014 : 0.006);
    drawPatch(set, side(from, 0), side(to, 0), wall);
  }
  drawBackWall(set, corner, wall, frame);
}

/** A window's light lies on the floor, away from its wall. */
function drawPatch({ sketch, theme: { light }, horizon }: StageSet, from: Point, to: Point, wall: Rgb): void {
  const { width } = sketch;
  const cast = ([x, y]: Point, far: number): Point => [
    x + width * far * (0.5 + (y - horizon) * 0.9),
    y + (1 - horizon) * 0.08 * far + far * 0.1 * (y - horizon + 0.3),
  ];
  sketch.fill(
    polygon([cast(from, 0.14), cast(from, 0.85), cast(to, 0.85), cast(to, 0.14)]),
    lit(light, mix(lighten(wall, 0.5), rgb("#fff2cc"), 0.6), 1.06),
    { angle: 0.25, length: 0.7, detail: 0.4 },
    { alpha: 0.5, bare: true },
  );
}

function drawBackWall(
  { sketch, theme: { light }, horizon }: StageSet,
  corner: number,
  wall: Rgb,
  frame: Rgb,
): void {
  const { width, random } = sketch;
  const [left, right, top, low] = [
    corner + 0.07,
    corner + 0.34 + random() * 0.16,
    horizon * 0.12,
    horizon - 0.05,
  ];
  const gilt = lit(light, rgb("#b98d4c"), 0.85);
  sketch.fill(rectangle(left, top, right - left, low - top), gilt, { angle: 1.5, length: 0.5, detail: 0.6 });
  const inset = 0.013;
  sketch.fill(
    rectangle(left + inset, top + inset, right - left - 2 * inset, low - top - 2 * inset),
    {
      stops: [
        lit(light, mix(wall, rgb("#a8c0cc"), 0.55), 0.95),
        lit(light, dim(wall, 0.35), 0.75),
        lit(light, rgb("#b99a78"), 0.85),
      ],
      from: [left, top],
      to: [right, low],
    },
    { angle: 1.1, length: 0.5, detail: 0.5 },
  );
  // The window once more, in the glass.
  sketch.fill(
    polygon([
      [left + 0.04, top + 0.03],
      [left + 0.1, top + 0.04],
      [left + 0.1, low - 0.09],
      [left + 0.04, low - 0.08],
    ]),
    lighten(light.skyLow, 0.4),
    { angle: 1.5, length: 0.4, detail: 0.5 },
    { alpha: 0.7, bare: true },
  );
  const rail = horizon - 0.13;
  sketch.line(
    polyline([
      [corner, rail],
      [width + 0.1, rail],
    ]),
    0.008,
    lit(light, rgb("#6a4630"), 0.8),
    { angle: 0, length: 0.8, detail: 0.8 },
  );
  sketch.fill(
    rectangle(corner, horizon - 0.024, width + 0.2, 0.026),
    mix(frame, lit(light, wall, 0.8), 0.4),
    { angle: 0, length: 0.7, detail: 0.5 },
    { bare: true },
  );
}
