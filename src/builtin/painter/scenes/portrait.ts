import { lighten, mix, type Rgb, rgb } from "../colour.ts";
import { choosePerson, drawSitter } from "../elements/sitter.ts";
import { lit } from "../light.ts";
import { pick } from "../pick.ts";
import { blob, type Point, polygon, polyline, rectangle, type Sketch } from "../sketch.ts";
import type { Scene, Theme } from "../theme.ts";

const WALLS = ["#7a9a8c", "#c9a070", "#8f94b8", "#b88078", "#a8a47c", "#6a86a4"].map(rgb);

/** Head and shoulders, turned a little, before a wall and what little it tells of the room. */
export const drawPortrait: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const { light, moods } = theme;
  const wall = theme.accents[1] ?? pick(WALLS, random);
  // Dark behind the lit cheek and light behind the shaded one, so that the head stands off the wall.
  sketch.fill(
    rectangle(-0.1, -0.1, width + 0.2, 1.3),
    {
      stops: [
        lit(light, mix(wall, rgb("#33304f"), 0.55), 0.6),
        lit(light, wall, 0.8),
        lit(light, lighten(wall, 0.3), 0.95),
      ],
      from: [0, 0.7],
      to: [width, 0.25],
    },
    { angle: 0.9, length: 0.6, detail: 0.3 },
  );
  pick([drawPaper, drawCurtain, drawWindow, drawLeaves], random)(sketch, theme, wall);
  const person = choosePerson(theme, random);
  const view = moods.has("profile") ? 1 : random();
  const scale = (person.age === "child" ? 0.37 : 0.4) + random() * 0.05;
  drawSitter(sketch, theme, person, {
    x: width * (0.47 + random() * 0.06),
    y: 0.6 - (0.45 - scale) * 0.5 + random() * 0.03,
    scale,
    yaw: view > 0.84 ? 1.42 : view < 0.14 ? 0.16 + random() * 0.12 : 0.42 + random() * 0.42,
    tilt: (random() - 0.6) * 0.16,
  });
};

type Setting = (sketch: Sketch, theme: Theme, wall: Rgb) => void;

/** Patches of a wall, and a rail. */
const drawPaper: Setting = (sketch, { light }, wall) => {
  const { width, random } = sketch;
  for (let i = 0; i < 14; i++)
    sketch.fill(
      blob(random, random() * width, random(), 0.1, 0.08),
      lit(light, mix(mix(wall, rgb("#403c60"), 0.4), lighten(wall, 0.25), random()), 0.85),
      { length: 0.5, detail: 0.3 },
      { alpha: 0.35, bare: true },
    );
  sketch.fill(
    rectangle(-0.1, 0.72, width + 0.2, 0.4),
    lit(light, mix(wall, rgb("#3c2c3c"), 0.5), 0.75),
    { angle: 0, length: 0.6, detail: 0.3 },
    { alpha: 0.75, bare: true },
  );
};

/** Heavy folds fall on the side away from the light. */
const drawCurtain: Setting = (sketch, { light }, wall) => {
  const { width, random } = sketch;
  const cloth = pick(["#8a3038", "#2f4a5c", "#4a5a34", "#6a3a5c"].map(rgb), random);
  const left = width * (0.62 + random() * 0.1);
  const folds = 7;
  const pitch = (width + 0.15 - left) / folds;
  for (let fold = 0; fold < folds; fold++) {
    const x = left + fold * pitch;
    const sway = (random() - 0.5) * 0.05;
    sketch.fill(
      polygon([
        [x, -0.1],
        [x + pitch * 1.2, -0.1],
        [x + pitch * 1.2 + sway, 1.1],
        [x + sway, 1.1],
      ]),
      {
        stops: [
          lit(light, lighten(cloth, 0.22), 0.95),
          lit(light, cloth, 0.75),
          lit(light, mix(cloth, rgb("#181430"), 0.5), 0.5),
        ],
        from: [x, 0.5],
        to: [x + pitch * 1.2, 0.5],
      },
      { angle: 1.5, length: 0.7, detail: 0.4 },
      { bare: fold > 0 },
    );
  }
  drawPaperPatch(sketch, light, wall);
};

function drawPaperPatch(sketch: Sketch, light: Theme["light"], wall: Rgb): void {
  const { width, random } = sketch;
  for (let i = 0; i < 6; i++)
    sketch.fill(
      blob(random, random() * width * 0.5, random(), 0.09, 0.09),
      lit(light, lighten(wall, random() * 0.3), 0.8),
      { length: 0.5, detail: 0.3 },
      { alpha: 0.3, bare: true },
    );
}

/** A window over the shoulder: sky above hills. */
const drawWindow: Setting = (sketch, { light }, wall) => {
  const { width, random } = sketch;
  const left = width * (0.66 + random() * 0.06);
  const [top, sill] = [-0.05, 0.52 + random() * 0.08];
  const right = width + 0.1;
  const hills = sill - 0.1 - random() * 0.06;
  sketch.fill(
    rectangle(left, top, right - left, sill - top),
    { stops: [light.skyTop, light.skyLow], from: [left, top], to: [left, hills] },
    { angle: 0.2, length: 0.5, detail: 0.45 },
  );
  const ridge: Point[] = Array.from({ length: 6 }, (_, i) => [
    left + ((right - left) * i) / 5,
    hills - Math.sin(i * 1.3 + random()) * 0.03,
  ]);
  sketch.fill(
    polygon([...ridge, [right, sill], [left, sill]]),
    {
      stops: [mix(light.haze, rgb("#6a8a9a"), 0.5), lit(light, rgb("#8fa45c"), 0.85)],
      from: [left, hills],
      to: [left, sill],
    },
    { angle: 0.1, length: 0.5, detail: 0.5 },
  );
  const frame = lit(light, mix(wall, rgb("#f2e8d8"), 0.6), 0.85);
  for (const points of [
    [
      [left, top],
      [left, sill],
      [right, sill],
    ],
    [
      [left, hills * 0.45],
      [right, hills * 0.45],
    ],
  ] as const)
    sketch.line(polyline(points), 0.022, frame, { angle: 1.5, length: 0.6, detail: 0.7 });
};

/** Leaves and blossoms close behind, as in an arbour. */
const drawLeaves: Setting = (sketch, { light }) => {
  const { width, random } = sketch;
  const greens = ["#4f7a4a", "#7a9a4c", "#3f6a5c", "#a8b46a"].map(rgb);
  const flower = pick(["#f0b4b4", "#f4f0e4", "#e8c85c", "#c88ad0"].map(rgb), random);
  for (let i = 0; i < 46; i++) {
    const x = random() * width;
    const y = random() * 0.9;
    sketch.fill(
      blob(random, x, y, 0.03 + random() * 0.05, 0.025 + random() * 0.04),
      lit(light, pick(greens, random), 0.45 + (x / width) * 0.5),
      { length: 0.35, detail: 0.45 },
      { alpha: 0.8, bare: i % 4 > 0 },
    );
  }
  for (let i = 0; i < 14; i++)
    sketch.fill(
      blob(random, random() * width, random() * 0.75, 0.016, 0.015),
      lit(light, flower, 1),
      { length: 0.1, detail: 0.8 },
      { bare: true },
    );
};
