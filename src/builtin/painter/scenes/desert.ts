import { mix, type Rgb, rgb } from "../colour.ts";
import { drawPalm } from "../elements/palm.ts";
import { penAt } from "../elements/pen.ts";
import { drawSky } from "../elements/sky.ts";
import { drawSkyThings, drawThings, THINGS, thingsAt } from "../elements/things.ts";
import { far, lit } from "../light.ts";
import { blob, ellipse, type Point, polygon, polyline, type Sketch } from "../sketch.ts";
import type { Scene, Theme } from "../theme.ts";

const SAND = rgb("#e2b273");

/** One dune: a crest that winds down towards us, bright on one side and violet on the other. */
function drawDune(sketch: Sketch, { light }: Theme, y: number, height: number, depth: number): void {
  const { width, random, noise } = sketch;
  const offset = random() * 60;
  const peak = width * (0.2 + random() * 0.6);
  const crest: Point[] = Array.from({ length: 31 }, (_, i) => {
    const x = -0.1 + (i / 30) * (width + 0.2);
    const rise = Math.exp(-(((x - peak) / (width * 0.34)) ** 2));
    return [x, y - height * (rise + 0.18 * noise(x * 1.6 + offset, depth))];
  });
  const sunny = far(light, lit(light, SAND, 1.02), depth);
  const shaded = far(light, lit(light, mix(SAND, rgb("#9a5a6c"), 0.45), 0.5), depth);
  sketch.fill(
    polygon([...crest, [width + 0.1, 1.1], [-0.1, 1.1]]),
    { stops: [sunny, far(light, lit(light, SAND, 0.8), depth)], from: [0, y - height], to: [0, 1] },
    { angle: 0.12, length: 0.6, detail: 0.4 },
  );
  const top = crest.reduce((best, point) => (point[1] < best[1] ? point : best));
  const shadow = crest.filter(([x]) => x >= top[0]);
  const foot: Point[] = Array.from({ length: 9 }, (_, i) => {
    const t = i / 8;
    return [
      width + 0.1 - (width + 0.1 - top[0] + Math.sin(t * 7) * 0.02) * t ** 0.8,
      y + height * 0.9 * (1 - t) ** 0.6 - (top[1] - y) * -t,
    ];
  });
  sketch.fill(
    polygon([...shadow, ...foot]),
    shaded,
    { angle: 0.5, length: 0.5, detail: 0.5 },
    { bare: true },
  );
  for (let i = 0; i < 12; i++) {
    const [x, at] = [random() * width, y + random() * height];
    sketch.line(
      polyline([
        [x - 0.06, at],
        [x, at - 0.006],
        [x + 0.07, at + 0.004],
      ]),
      0.003,
      lit(light, SAND, 0.6),
      { angle: 0.1, length: 0.5, detail: 0.7 },
      0.5,
    );
  }
}

/** Dunes, a caravan on a crest, sometimes palms about water or pyramids far off. */
export const drawDesert: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const horizon = 0.36 + random() * 0.26;
  drawSky(sketch, theme, horizon);
  if (theme.moods.has("ancient") || random() < 0.2)
    for (let i = 0; i < 3; i++) {
      const pen = penAt(
        sketch,
        theme,
        width * (0.2 + i * 0.22 + random() * 0.08),
        horizon + 0.03,
        0.26 - i * 0.06,
        0.45,
      );
      pen.flat("-0.8 0, 0 1, 0.25 0", SAND, 1.05, { angle: 2.3 });
      pen.flat("0.25 0, 0 1, 0.8 0", mix(SAND, rgb("#8a5a70"), 0.4), 0.5, { angle: 0.9 });
    }
  drawSkyThings(sketch, theme, horizon);
  drawDune(sketch, theme, horizon + 0.05, 0.09, 0.7);
  drawDune(sketch, theme, horizon + 0.16, 0.13, 0.4);
  drawThings(sketch, theme, ["landmark"], horizon + 0.14, { scale: 0.8, depth: 0.3 });
  const caravan = theme.things.includes("camel") ? 3 + Math.floor(random() * 3) : 0;
  for (let i = 0; i < caravan; i++)
    THINGS.camel!.draw(
      sketch,
      theme,
      width * (0.16 + i * 0.15),
      horizon + 0.2 + i * 0.012,
      0.13 + i * 0.016,
      0.3,
    );
  drawDune(sketch, theme, Math.min(0.92, horizon + 0.34), 0.12, 0.05);
  if (theme.moods.has("palms") || random() < 0.3)
    for (let i = 0; i < 4; i++)
      drawPalm(sketch, theme, width * (0.66 + i * 0.08), 0.82 + i * 0.03, 0.34 + random() * 0.2, 0.05);
  const others = thingsAt(theme, "ground").filter((thing) => thing !== THINGS.camel);
  for (const { draw, height } of others)
    draw(sketch, theme, width * (0.3 + random() * 0.4), 0.9, height * 1.1, 0);
};

/** Dry grass with flat-topped acacias. */
export const drawSavanna: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const { light } = theme;
  const horizon = 0.42 + random() * 0.18;
  const grass = rgb("#d0a850");
  drawSky(sketch, theme, horizon);
  drawSkyThings(sketch, theme, horizon);
  sketch.fill(
    polygon([
      [-0.1, horizon],
      [width * 0.4, horizon - 0.02],
      [width + 0.1, horizon],
      [width + 0.1, 1.1],
      [-0.1, 1.1],
    ]),
    {
      stops: [
        far(light, lit(light, grass, 1), 0.6),
        lit(light, grass, 1),
        lit(light, mix(grass, rgb("#8a6430"), 0.5), 0.7),
      ],
      from: [0, horizon],
      to: [0, 1],
    },
    { angle: 0.05, length: 0.5, detail: 0.4 },
  );
  for (let i = 0; i < 7; i++)
    drawAcacia(
      sketch,
      theme,
      random() * width,
      horizon + 0.015 + random() * 0.03,
      0.08 + random() * 0.08,
      0.6,
    );
  drawAcacia(sketch, theme, width * (0.14 + random() * 0.14), horizon + 0.2, 0.5, 0.1);
  drawThings(sketch, theme, ["ground", "landmark"], 0.86, { depth: 0.02 });
  for (let i = 0; i < 170; i++) {
    const near = random();
    const [x, y] = [random() * width, horizon + 0.06 + near * (1 - horizon)];
    const tall = 0.01 + near * 0.05;
    const colour: Rgb = mix(grass, random() < 0.5 ? rgb("#f4dc94") : rgb("#8c6a34"), random());
    sketch.line(
      polyline([
        [x, y],
        [x + (random() - 0.4) * tall, y - tall],
      ]),
      0.002 + near * 0.004,
      lit(light, colour, 0.9),
      { angle: 1.4, length: 0.3, detail: 0.8 },
    );
  }
};

function drawAcacia(sketch: Sketch, theme: Theme, x: number, base: number, h: number, depth: number): void {
  const pen = penAt(sketch, theme, x, base, h, depth);
  const { random } = sketch;
  pen.line("0 0, 0.02 0.4, -0.08 0.62, -0.3 0.8", 0.05, rgb("#6c4c3c"), 0.6);
  pen.line("0.02 0.4, 0.16 0.66, 0.4 0.82", 0.035, rgb("#6c4c3c"), 0.6);
  const leaf = rgb("#7a8a3c");
  for (let i = 0; i < 9; i++) {
    const [u, v] = [-0.6 + i * 0.15 + random() * 0.06, 0.82 + random() * 0.09];
    sketch.fill(
      blob(random, x + u * h, base - v * h, h * 0.16, h * 0.06),
      far(theme.light, lit(theme.light, mix(leaf, rgb("#2f4c38"), 0.5), 0.5), depth),
      { angle: 0, length: 0.2, detail: 0.6 },
      { bare: true },
    );
    sketch.fill(
      ellipse(x + (u - 0.03) * h, base - (v + 0.04) * h, h * 0.12, h * 0.035),
      far(theme.light, lit(theme.light, leaf, 1.05), depth),
      { angle: 0, length: 0.2, detail: 0.7 },
      { bare: true },
    );
  }
}
