import { lighten, mix, type Rgb, rgb } from "../colour.ts";
import { lit } from "../light.ts";
import { pick } from "../pick.ts";
import { blob, type Point, polygon, polyline, rectangle, type Sketch, smooth } from "../sketch.ts";
import type { Theme } from "../theme.ts";

const WALLS = ["#7a9a8c", "#c9a070", "#8f94b8", "#b88078", "#a8a47c", "#6a86a4"].map(rgb);

type Setting = (sketch: Sketch, theme: Theme, wall: Rgb) => void;

/** What stands behind a sitter: a wall that darkens behind the lit cheek and lightens behind the shaded one. */
export function drawBackdrop(sketch: Sketch, theme: Theme): void {
  const { width, random } = sketch;
  const { light } = theme;
  const wall = theme.accents[1] ?? pick(WALLS, random);
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
  pick([drawPicture, drawCurtain, drawWindow, drawLeaves], random)(sketch, theme, wall);
}

/** A framed landscape cut by the picture's edge, and the panelling under it. */
const drawPicture: Setting = (sketch, { light }, wall) => {
  const { width, random } = sketch;
  const rail = 0.66 + random() * 0.06;
  sketch.fill(
    rectangle(-0.1, rail, width + 0.2, 0.5),
    lit(light, mix(wall, rgb("#3c2c3c"), 0.5), 0.75),
    { angle: 0, length: 0.6, detail: 0.3 },
    { bare: true },
  );
  sketch.fill(
    rectangle(-0.1, rail - 0.012, width + 0.2, 0.026),
    lit(light, mix(wall, rgb("#f0dcb8"), 0.4), 0.85),
    { angle: 0, length: 0.7, detail: 0.5 },
    { bare: true },
  );
  const [left, top, wide, tall] = [
    width * (0.68 + random() * 0.06),
    0.08 + random() * 0.06,
    width * 0.5,
    0.36,
  ];
  const gilt = lit(light, rgb("#c89a4c"), 0.95);
  sketch.fill(
    rectangle(left, top, wide, tall),
    {
      stops: [lighten(gilt, 0.25), gilt, mix(gilt, rgb("#4a3420"), 0.5)],
      from: [left, top],
      to: [left, top + tall],
    },
    { angle: 1.5, length: 0.5, detail: 0.55 },
  );
  const [x, y, w, h] = [left + 0.028, top + 0.03, wide, tall - 0.06];
  sketch.fill(
    rectangle(x, y, w, h),
    {
      stops: [lit(light, rgb("#7fa4c4"), 0.85), lit(light, rgb("#f0dcb0"), 0.9)],
      from: [x, y],
      to: [x, y + h * 0.6],
    },
    { angle: 0, length: 0.5, detail: 0.5 },
  );
  const hills = y + h * (0.5 + random() * 0.12);
  sketch.fill(
    smooth([
      [x, hills],
      [x + w * 0.2, hills - 0.05],
      [x + w * 0.45, hills],
      [x + w * 0.8, hills - 0.03],
      [x + w, y + h],
      [x, y + h],
    ]),
    lit(light, pick(["#5f7a4c", "#8a7a4c", "#4c6a74"].map(rgb), random), 0.75),
    { angle: 0.1, length: 0.4, detail: 0.5 },
    { bare: true },
  );
};

/** Heavy stuff hangs in folds of unlike breadth and is gathered to the side. */
const drawCurtain: Setting = (sketch, { light }) => {
  const { width, random } = sketch;
  const cloth = pick(["#8a3038", "#2f4a5c", "#4a5a34", "#6a3a5c", "#a8743c"].map(rgb), random);
  const left = width * (0.6 + random() * 0.1);
  const reach = width + 0.1 - left;
  const tones = [
    lit(light, lighten(cloth, 0.2), 0.98),
    lit(light, cloth, 0.78),
    lit(light, mix(cloth, rgb("#181430"), 0.55), 0.5),
  ];
  const gather = 0.78 + random() * 0.2;
  let share = 0;
  for (let fold = 0; share < 1; fold++) {
    const next = Math.min(1.05, share + 0.12 + random() * 0.14);
    // Drawn together where a cord would hold them, wide above and below.
    const at = (t: number, y: number): Point => [
      left + reach * (t + (1 - t) * 0.42 * Math.exp(-(((y - gather) / 0.34) ** 2))),
      y,
    ];
    const down = [-0.1, 0.2, 0.45, 0.65, gather, 1.1];
    const edge = [...down.map((y) => at(share, y)), ...down.toReversed().map((y) => at(next, y))];
    sketch.fill(
      polygon(edge),
      { stops: tones, from: at(share, 0.4), to: at(next, 0.4) },
      { angle: 1.45, length: 0.7, detail: 0.42 },
      { bare: fold > 0 },
    );
    share = next;
  }
};

/** A window over the shoulder: sky above hills. */
const drawWindow: Setting = (sketch, { light }, wall) => {
  const { width, random } = sketch;
  const left = width * (0.64 + random() * 0.08);
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
  for (let i = 0; i < 5; i++)
    sketch.fill(
      blob(
        random,
        left + random() * (right - left),
        hills + 0.02 + random() * 0.05,
        0.016 + random() * 0.02,
        0.02,
      ),
      lit(light, rgb("#4f7048"), 0.7),
      { length: 0.2, detail: 0.5 },
      { bare: true },
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

/** An arbour: deep shade first, then leaves in sprays that catch more and more light, then blossoms. */
const drawLeaves: Setting = (sketch, { light }) => {
  const { width, random } = sketch;
  const greens = ["#4f7a4a", "#7a9a4c", "#3f6a5c", "#a8b46a"].map(rgb);
  sketch.fill(
    rectangle(-0.1, -0.1, width + 0.2, 1.3),
    {
      stops: [
        lit(light, rgb("#22402f"), 0.55),
        lit(light, rgb("#3f6444"), 0.7),
        lit(light, rgb("#7f9a62"), 0.9),
      ],
      from: [0, 0.8],
      to: [width, 0],
    },
    { length: 0.4, detail: 0.32 },
  );
  for (let spray = 0; spray < 26; spray++) {
    const [x, y] = [random() * width, random() ** 1.2 * 0.95];
    const turn = random() * 6.3;
    const glow = Math.min(1, 0.3 + (spray / 26) * 0.55 + (x / width - 0.5) * 0.3);
    const colour = lit(light, lighten(pick(greens, random), glow * 0.28 - 0.1), glow);
    for (let leaf = 0; leaf < 6; leaf++) {
      const angle = turn + (leaf - 2.5) * 0.5;
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      const reach = 0.05 + random() * 0.03;
      const at = (along: number, off: number): Point => [
        x + cos * along * reach - sin * off * reach,
        y + sin * along * reach + cos * off * reach,
      ];
      sketch.fill(
        smooth([at(0.1, 0), at(0.45, 0.26), at(1.05, 0.05), at(1.05, -0.05), at(0.45, -0.26)]),
        leaf % 2 ? colour : mix(colour, lit(light, rgb("#2c4a38"), 0.6), 0.3),
        { angle, length: 0.25, detail: 0.45 },
        { bare: spray < 16 },
      );
    }
  }
  const flower = pick(["#f0b4b4", "#f4f0e4", "#e8c85c", "#c88ad0"].map(rgb), random);
  for (let i = 0; i < 9; i++) {
    const [x, y] = [random() * width, random() * 0.8];
    for (let petal = 0; petal < 5; petal++) {
      const angle = (petal / 5) * 6.3 + i;
      sketch.fill(
        blob(random, x + Math.cos(angle) * 0.016, y + Math.sin(angle) * 0.014, 0.014, 0.013),
        lit(light, mix(flower, rgb("#a8508a"), petal % 2 ? 0.14 : 0), 0.85 + (x / width) * 0.2),
        { length: 0.1, detail: 0.6 },
        { bare: true },
      );
    }
  }
};
