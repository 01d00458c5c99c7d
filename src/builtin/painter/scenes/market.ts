import { lighten, mix, rgb } from "../colour.ts";
import { drawVillage } from "../elements/buildings.ts";
import { drawCrowd } from "../elements/figures.ts";
import { drawGround } from "../elements/land.ts";
import { penAt } from "../elements/pen.ts";
import { drawSky } from "../elements/sky.ts";
import { drawSkyThings, drawThings } from "../elements/things.ts";
import { drawTree } from "../elements/trees.ts";
import type { Point, Sketch } from "../sketch.ts";
import type { Scene, Theme } from "../theme.ts";

const AWNINGS = ["#c8402f", "#2f6a8c", "#3f8a5c", "#e0a030", "#8c4a7c"].map(rgb);
const WARES = ["#d8402c", "#e8a02c", "#8cac3c", "#e8783c", "#b03c58", "#f0dca0", "#7a4c8c"].map(rgb);

/** A stall: a striped awning on poles over a board heaped with wares. */
function drawStall(sketch: Sketch, theme: Theme, x: number, base: number, h: number, depth: number): void {
  const { random } = sketch;
  const pen = penAt(sketch, theme, x, base, h, depth);
  const cloth =
    theme.accents[0] && random() < 0.5 ? theme.accents[0] : AWNINGS[Math.floor(random() * AWNINGS.length)]!;
  const wood = rgb("#8a6548");
  pen.shadow(0.8);
  pen.flat("-0.62 0.1, -0.62 0.8, 0.62 0.8, 0.62 0.1", rgb("#5c4a60"), 0.45);
  for (const u of [-0.6, 0.6])
    pen.line(
      [
        [u, 0],
        [u, 0.86],
      ],
      0.03,
      wood,
      0.7,
    );
  pen.flat("-0.66 0, -0.66 0.34, 0.66 0.34, 0.66 0", mix(wood, rgb("#e8d0a8"), 0.35), 0.75, { angle: 0 });
  for (let row = 0; row < 3; row++)
    for (let i = 0; i < 15; i++) {
      const ware = WARES[(Math.floor(i / 3) + row * 2) % WARES.length]!;
      pen.disc(
        -0.6 + i * 0.086 + random() * 0.02,
        0.44 - row * 0.05,
        0.05,
        0.045,
        lighten(ware, random() * 0.3),
        0.75 + random() * 0.4,
      );
    }
  const top: Point[] = [
    [-0.62, 1],
    [0.62, 1],
  ];
  const stripes = 8;
  for (let i = 0; i < stripes; i++) {
    const at = (t: number, [left, right]: readonly [number, number], v: number): Point => [
      left + (right - left) * t,
      v,
    ];
    const [a, b] = [i / stripes, (i + 1) / stripes];
    const ends: readonly [number, number] = [top[0]![0], top[1]![0]];
    const hem: readonly [number, number] = [-0.78, 0.78];
    pen.flat(
      [at(a, ends, 1), at(b, ends, 1), at(b, hem, 0.74), at((a + b) / 2, hem, 0.69), at(a, hem, 0.74)],
      i % 2 ? cloth : rgb("#f6ead2"),
      0.95,
      { angle: 1.3 },
    );
  }
}

/** Stalls in a square before houses, people between them. */
export const drawMarket: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const horizon = 0.4 + random() * 0.1;
  drawSky(sketch, theme, horizon);
  drawSkyThings(sketch, theme, horizon);
  drawThings(sketch, theme, ["landmark"], horizon + 0.08, { scale: 0.8, depth: 0.4 });
  drawVillage(sketch, theme, horizon + 0.09, -0.05, width, 0.2 + random() * 0.08, 0.35);
  for (let i = 0; i < 3; i++)
    drawTree(sketch, theme, random() * width, horizon + 0.11, 0.26 + random() * 0.1, 0.3);
  drawGround(sketch, theme, horizon + 0.09, rgb("#d2b896"));
  drawCrowd(sketch, theme, horizon + 0.12, horizon + 0.18, horizon - 0.1, 9);
  for (let i = 0; i < 4; i++)
    drawStall(
      sketch,
      theme,
      width * (0.06 + i * 0.29 + random() * 0.05),
      horizon + 0.2 + random() * 0.02,
      0.19,
      0.25,
    );
  drawCrowd(sketch, theme, horizon + 0.22, horizon + 0.34, horizon - 0.12, 7);
  const isLeft = random() < 0.5;
  drawStall(sketch, theme, width * (isLeft ? 0.2 : 0.82), 0.88, 0.46, 0);
  drawCrowd(
    sketch,
    theme,
    0.84,
    0.97,
    horizon - 0.1,
    4,
    isLeft ? width * 0.48 : 0,
    isLeft ? width : width * 0.52,
  );
  drawThings(sketch, theme, ["ground"], 0.95, { scale: 0.8, depth: 0 });
};
