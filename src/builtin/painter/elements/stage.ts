import { lighten, mix, type Rgb, rgb } from "../colour.ts";
import { lit } from "../light.ts";
import { pick } from "../pick.ts";
import { blob, type Point, polygon, polyline, rectangle, type Sketch } from "../sketch.ts";
import type { Theme } from "../theme.ts";

/** What dancers dance before. */
export interface StageSet {
  sketch: Sketch;
  theme: Theme;
  /** Where the floor begins. */
  horizon: number;
}

/** Painted woods hang behind the stage, lit from below. */
export function drawStage({ sketch, theme: { light, accents }, horizon }: StageSet): void {
  const { width, random } = sketch;
  const woods = accents[0] ?? pick([rgb("#4f7a6a"), rgb("#58709a"), rgb("#7a6a92"), rgb("#8a7048")], random);
  const night = mix(woods, rgb("#242448"), 0.55);
  sketch.fill(
    rectangle(-0.1, -0.1, width + 0.2, horizon + 0.2),
    {
      stops: [lit(light, night, 0.6), lit(light, woods, 0.75), lit(light, lighten(woods, 0.35), 0.95)],
      from: [width * 0.7, 0],
      to: [width * 0.3, horizon],
    },
    { length: 0.6, detail: 0.35 },
  );
  for (let tree = 0; tree < 7; tree++) {
    const x = ((tree + random() * 0.7) / 7) * width;
    const trunk = lit(light, mix(night, rgb("#5a3c34"), 0.5), 0.7);
    sketch.line(
      polyline([
        [x, horizon],
        [x + (random() - 0.5) * 0.05, horizon * 0.5],
        [x + (random() - 0.5) * 0.12, -0.05],
      ]),
      0.012 + random() * 0.022,
      trunk,
      { angle: 1.5, length: 0.6, detail: 0.5 },
      0.75,
    );
    for (let leaf = 0; leaf < 5; leaf++)
      sketch.fill(
        blob(
          random,
          x + (random() - 0.5) * 0.2,
          random() * horizon * 0.72,
          0.05 + random() * 0.07,
          0.04 + random() * 0.05,
        ),
        lit(light, mix(mix(woods, rgb("#c9a85a"), random() * 0.5), night, random() * 0.7), 0.85),
        { length: 0.4, detail: 0.4 },
        { alpha: 0.7, bare: true },
      );
  }
}

/** The edge of a painted flat, dark against the light of the stage. */
export function drawWing({ sketch, theme: { light } }: StageSet): void {
  const { width, random } = sketch;
  const edge = width * (0.9 + random() * 0.04);
  const wing: Point[] = [
    [edge + 0.02, -0.1],
    [edge - 0.03, 0.2],
    [edge + 0.015, 0.42],
    [edge - 0.02, 0.66],
    [edge + 0.03, 0.86],
    [edge, 1.1],
    [width + 0.2, 1.1],
    [width + 0.2, -0.1],
  ];
  sketch.fill(
    polygon(wing),
    {
      stops: [lit(light, rgb("#6a5a3c"), 0.75), lit(light, rgb("#332c44"), 0.5)],
      from: [edge - 0.03, 0],
      to: [width, 0],
    },
    { angle: 1.5, length: 0.6, detail: 0.45 },
  );
}

/** Tall windows, a barre and a mirror; the light falls in a long patch on the floor. */
export function drawRehearsalRoom({ sketch, theme: { light, accents }, horizon }: StageSet): void {
  const { width, random } = sketch;
  const wall = accents[0] ?? pick([rgb("#c9b48a"), rgb("#9fb0a0"), rgb("#b8a0a0"), rgb("#94a6c0")], random);
  sketch.fill(
    rectangle(-0.1, -0.1, width + 0.2, horizon + 0.2),
    {
      stops: [
        lit(light, lighten(wall, 0.25), 1),
        lit(light, wall, 0.85),
        lit(light, mix(wall, rgb("#4c4874"), 0.45), 0.7),
      ],
      from: [0, 0],
      to: [width, horizon],
    },
    { angle: 1.2, length: 0.6, detail: 0.35 },
  );
  const panes = 2 + Math.floor(random() * 2);
  const pitch = width / (panes + 0.6);
  for (let i = 0; i < panes; i++) drawWindow(sketch, light, pitch * (i + 0.28), pitch * 0.56, horizon, wall);
  const rail = horizon - 0.12;
  sketch.line(
    polyline([
      [-0.1, rail],
      [width + 0.1, rail],
    ]),
    0.009,
    lit(light, rgb("#6a4630"), 0.8),
    { angle: 0, length: 0.8, detail: 0.8 },
  );
  sketch.fill(
    rectangle(-0.1, horizon - 0.035, width + 0.2, 0.04),
    lit(light, mix(wall, rgb("#fff4e0"), 0.4), 0.8),
    { angle: 0, length: 0.7, detail: 0.6 },
    { bare: true },
  );
}

function drawWindow(
  sketch: Sketch,
  light: Theme["light"],
  left: number,
  wide: number,
  horizon: number,
  wall: Rgb,
): void {
  const [top, bottom] = [-0.05, horizon - 0.16];
  const frame = lit(light, mix(wall, rgb("#f4efe6"), 0.65), 0.85);
  sketch.fill(
    rectangle(left, top, wide, bottom - top),
    { stops: [light.skyTop, lighten(light.skyLow, 0.25)], from: [0, top], to: [0, bottom] },
    { angle: 1.4, length: 0.5, detail: 0.5 },
  );
  const bar = (points: readonly Point[], width: number) =>
    sketch.line(polyline(points), width, frame, { angle: 1.5, length: 0.6, detail: 0.85 });
  for (const share of [0, 0.5, 1])
    bar(
      [
        [left + wide * share, top],
        [left + wide * share, bottom],
      ],
      share === 0.5 ? 0.009 : 0.016,
    );
  for (const share of [0.35, 0.7, 1])
    bar(
      [
        [left, top + (bottom - top) * share],
        [left + wide, top + (bottom - top) * share],
      ],
      share === 1 ? 0.018 : 0.008,
    );
}

/** Boards run towards a point beyond the picture's side, warm where the light falls. */
export function drawBoards({ sketch, theme: { light }, horizon }: StageSet, isOnStage: boolean): void {
  const { width, random } = sketch;
  const wood = pick([rgb("#c99a68"), rgb("#b98f70"), rgb("#a8907c"), rgb("#cfae80")], random);
  sketch.fill(
    rectangle(-0.1, horizon, width + 0.2, 1.2 - horizon),
    {
      stops: [
        lit(light, mix(wood, rgb("#5c5690"), 0.45), 0.7),
        lit(light, wood, 0.9),
        lit(light, lighten(wood, 0.28), 1.03),
      ],
      from: [width * 0.9, horizon],
      to: [width * 0.25, 1],
    },
    { angle: 0.35, length: 0.7, detail: 0.35 },
  );
  const vanish: Point = [width * (random() < 0.5 ? -0.15 : 1.15), horizon - 0.28];
  for (let board = -6; board < 22; board++) {
    const foot: Point = [(board / 15) * width, 1.1];
    const t = (horizon - foot[1]) / (vanish[1] - foot[1]);
    sketch.line(
      polyline([foot, [foot[0] + (vanish[0] - foot[0]) * t, horizon]]),
      0.0045,
      lit(light, mix(wood, rgb("#4a3450"), 0.5), 0.7),
      { angle: 0.6, length: 0.8, detail: 0.5 },
      0.5,
    );
  }
  const glow = lit(light, mix(lighten(wood, 0.55), isOnStage ? rgb("#ffd9a0") : rgb("#fff6dc"), 0.4), 1.05);
  const reach = horizon + (1 - horizon) * 0.3;
  for (let patch = 0; patch < (isOnStage ? 1 : 2); patch++) {
    const x = width * (0.16 + patch * 0.42 + random() * 0.08);
    sketch.fill(
      polygon([
        [x, reach],
        [x + 0.24, reach],
        [x + 0.46, reach + 0.17],
        [x + 0.13, reach + 0.17],
      ]),
      glow,
      { angle: 0.3, length: 0.7, detail: 0.4 },
      { alpha: 0.45, bare: true },
    );
  }
}
