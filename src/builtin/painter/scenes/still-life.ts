import { lighten, mix, rgb } from "../colour.ts";
import { drawCurtain, drawTablecloth } from "../elements/drapery.ts";
import { drawKnife } from "../elements/food.ts";
import { dealFruit, drawCutLemon, drawFruit, drawFruitBowl, drawGrapes } from "../elements/fruit.ts";
import { THINGS, type Thing, thingsAt } from "../elements/things.ts";
import { drawBottle, drawBouquet } from "../elements/vessels.ts";
import { lit } from "../light.ts";
import { pick } from "../pick.ts";
import { blob, ellipse, polygon, rectangle, type Sketch } from "../sketch.ts";
import type { Scene, Theme } from "../theme.ts";

const CLOTHS = ["#f2eee4", "#dfe5ec", "#e6c8a4", "#b8ccbc", "#a8524c", "#6c88ac"].map(rgb);
const WALLS = ["#7f9ab0", "#b89a78", "#8fa088", "#a4687c", "#d0b070", "#6f6a94", "#4c5a54", "#6c4c40"].map(
  rgb,
);

/** Draws a group round (x, y) on the table; `s` scales it. */
type Group = (sketch: Sketch, theme: Theme, x: number, y: number, s: number) => void;

const named = (name: string): Thing => THINGS[name]!;

const put =
  (name: string): Group =>
  (sketch, theme, x, y, s) =>
    named(name).draw(sketch, theme, x, y, named(name).height * s, 0);

/** Fruit loosely about (x, y), some overlapping. */
function scatter(sketch: Sketch, theme: Theme, x: number, y: number, count: number, reach: number): void {
  const { random } = sketch;
  const kinds = dealFruit(theme, random, 2);
  const spots = Array.from({ length: count }, (_, i) => ({
    x: x + (i - (count - 1) / 2) * reach + (random() - 0.5) * reach * 0.6,
    y: y + (random() - 0.5) * 0.07,
  })).sort((a, b) => a.y - b.y);
  for (const [i, spot] of spots.entries())
    drawFruit(sketch, theme, kinds[i % 2]!, spot.x, spot.y, 0.042 + random() * 0.016);
}

const GROUPS: Readonly<Record<string, Group>> = {
  flowers: (sketch, theme, x, y, s) => {
    // No higher than the picture: flowers reach 0.58 above the foot of their vase.
    drawBouquet(sketch, theme, x, y, Math.min(s * (0.92 + sketch.random() * 0.2), (y - 0.03) / 0.58));
    scatter(sketch, theme, x + 0.3 * s, y + 0.09, 3, 0.1);
  },
  bowl: (sketch, theme, x, y, s) => {
    drawBottle(sketch, theme, x + 0.3 * s, y - 0.07, s * 0.92);
    drawFruitBowl(sketch, theme, x - 0.1, y + 0.01, 0.15 * s);
    scatter(sketch, theme, x + 0.2 * s, y + 0.1, 2, 0.11);
    drawCutLemon(sketch, theme, x - 0.24 * s, y + 0.1, 0.042);
  },
  breakfast: (sketch, theme, x, y, s) => {
    drawBottle(sketch, theme, x - 0.28 * s, y - 0.06, s * 0.85);
    put("bread")(sketch, theme, x + 0.1, y + 0.02, s * 1.05);
    put("cup")(sketch, theme, x - 0.16, y + 0.12, s * 0.8);
    scatter(sketch, theme, x + 0.34 * s, y + 0.1, 2, 0.09);
  },
  fish: (sketch, theme, x, y, s) => {
    drawBottle(sketch, theme, x - 0.26 * s, y - 0.08, s * 0.9);
    put("fishdish")(sketch, theme, x + 0.08, y + 0.09, s * 1.15);
    drawCutLemon(sketch, theme, x + 0.36 * s, y + 0.07, 0.045);
  },
  study: (sketch, theme, x, y, s) => {
    put("candle")(sketch, theme, x + 0.28 * s, y - 0.04, s * 0.95);
    put("books")(sketch, theme, x - 0.05, y + 0.02, s * 1.05);
    put(sketch.random() < 0.5 ? "skull" : "clock")(sketch, theme, x - 0.33 * s, y + 0.03, s * 0.8);
    drawGrapes(sketch, theme, x + 0.16, y + 0.06, 0.016);
  },
  basket: (sketch, theme, x, y, s) => {
    for (const [u, v] of [
      [-0.1, 0.13],
      [0.02, 0.15],
      [0.12, 0.13],
      [-0.04, 0.19],
      [0.07, 0.2],
    ] as const)
      drawFruit(
        sketch,
        theme,
        dealFruit(theme, sketch.random, 1)[0]!,
        x + u * s,
        y - v * s,
        0.052 * s,
        false,
      );
    put("basket")(sketch, theme, x, y, s * 1.1);
    drawBottle(sketch, theme, x - 0.38 * s, y - 0.03, s * 0.86);
    scatter(sketch, theme, x + 0.28 * s, y + 0.09, 3, 0.1);
  },
};

/** A table by a wall, with what the words ask for among bottles, fruit, bread or books. */
export const drawStillLife: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const { light, moods } = theme;
  const back = 0.46 + random() * 0.16;
  const front = Math.min(0.94, back + 0.3 + random() * 0.1);
  drawWall(sketch, theme, back);
  const wood = pick(["#b8844c", "#8c5a3c", "#a89478", "#6c4434"].map(rgb), random);
  const isRound = random() < 0.3;
  if (isRound) {
    sketch.fill(rectangle(-0.1, back + 0.1, width + 0.2, 1), lit(light, rgb("#5c4c54"), 0.6), {
      angle: 0.03,
      length: 0.6,
      detail: 0.3,
    });
    for (const [drop, tone] of [
      [0.035, 0.5],
      [0, 0.95],
    ] as const)
      sketch.fill(
        ellipse(width / 2, back + 0.27 + drop, width * 0.52, 0.25),
        {
          stops: [lit(light, wood, tone), lit(light, lighten(wood, 0.2), tone)],
          from: [0, back],
          to: [width, 1],
        },
        { angle: 0.03, length: 0.6, detail: 0.4 },
      );
  } else {
    const inset = width * random() * 0.1;
    sketch.fill(
      polygon([
        [inset - 0.02, back],
        [width - inset * 0.4 + 0.02, back - 0.01],
        [width + 0.1, front],
        [-0.1, front],
      ]),
      {
        stops: [lit(light, wood, 0.85), lit(light, lighten(wood, 0.22), 1.02)],
        from: [0, back],
        to: [width * 0.4, front],
      },
      { angle: 0.02, length: 0.6, detail: 0.4 },
    );
    sketch.fill(
      rectangle(-0.1, front, width + 0.2, 0.5),
      {
        stops: [lit(light, lighten(wood, 0.1), 0.9), lit(light, mix(wood, rgb("#2c2440"), 0.55), 0.5)],
        from: [0, front],
        to: [0, front + 0.03],
      },
      { angle: 0.01, length: 0.6, detail: 0.5 },
    );
  }
  const subjects = thingsAt(theme, "table");
  const x = width * (0.4 + random() * 0.2);
  if (random() < 0.75)
    drawTablecloth(
      sketch,
      theme,
      x - width * (0.3 + random() * 0.12),
      back + 0.02,
      isRound ? back + 0.42 : front,
      width * (0.4 + random() * 0.2),
      pick(CLOTHS, random),
    );
  const scale = 1.05 + random() * 0.3;
  const foot = back + (front - back) * (0.42 + random() * 0.12);
  if (subjects.length > 0) drawNamed(sketch, theme, subjects, x, foot, scale);
  else {
    const names = moods.has("flowers")
      ? ["flowers"]
      : moods.has("fruit")
        ? ["bowl", "basket"]
        : ["flowers", "bowl", "breakfast", "fish", "study", "basket", "flowers"];
    GROUPS[pick(names, random)]!(sketch, theme, x, foot, scale);
  }
  if (subjects.length === 0 && random() < 0.35) drawKnife(sketch, theme, x - width * 0.2, front - 0.05, 0.3);
};

function drawNamed(
  sketch: Sketch,
  theme: Theme,
  subjects: readonly Thing[],
  x: number,
  y: number,
  s: number,
): void {
  const { random } = sketch;
  const isWide = subjects[0] === named("chess") || subjects[0] === named("bowl");
  if (!isWide && random() < 0.6) drawBottle(sketch, theme, x + 0.34, y - 0.08, s * 0.8);
  for (const [i, { draw, height }] of subjects.entries())
    draw(
      sketch,
      theme,
      x + (i - (subjects.length - 1) / 2) * 0.36,
      y + 0.1,
      height * s * (isWide ? 1.5 : 1.3),
      0,
    );
  if (!isWide) scatter(sketch, theme, x - 0.3, y + 0.12, 2, 0.1);
}

/** The wall behind: light from a window falls across it; sometimes a curtain hangs at its side. */
function drawWall(sketch: Sketch, theme: Theme, back: number): void {
  const { width, random } = sketch;
  const { light } = theme;
  const wall = theme.accents.at(-1) ?? pick(WALLS, random);
  sketch.fill(
    rectangle(-0.1, -0.1, width + 0.2, back + 0.6),
    {
      stops: [
        lit(light, lighten(wall, 0.18), 1),
        lit(light, wall, 0.85),
        lit(light, mix(wall, rgb("#3c3a6c"), 0.5), 0.6),
      ],
      from: [0, 0],
      to: [width, back],
    },
    { length: 0.6, detail: 0.25 },
  );
  for (let i = 0; i < 10; i++)
    sketch.fill(
      blob(random, random() * width, random() * back, 0.14, 0.12),
      lit(light, lighten(wall, random() * 0.3), 0.9),
      { length: 0.5, detail: 0.3 },
      { alpha: 0.3, bare: true },
    );
  const kind = random();
  if (kind < 0.4) {
    const [x, lean] = [width * (0.1 + random() * 0.3), 0.16 + random() * 0.12];
    for (const [u, v] of [
      [0, 0],
      [0.17, 0],
      [0, 0.2],
      [0.17, 0.2],
    ] as const)
      sketch.fill(
        polygon([
          [x + u + v * lean, 0.06 + v],
          [x + u + 0.15 + v * lean, 0.08 + v],
          [x + u + 0.15 + (v + 0.18) * lean, 0.26 + v],
          [x + u + (v + 0.18) * lean, 0.24 + v],
        ]),
        lit(light, lighten(wall, 0.6), 1.1),
        { angle: 0.9, length: 0.4, detail: 0.5 },
        { alpha: 0.6, bare: true },
      );
  } else if (kind < 0.7)
    drawCurtain(sketch, theme, -0.05, width * (0.16 + random() * 0.16), back + 0.04, pick(CLOTHS, random));
}
