import { mix, rgb } from "../colour.ts";
import { dealtBlossoms } from "../elements/blossoms.ts";
import { drawBoat } from "../elements/boats.ts";
import { seasonColours } from "../elements/land.ts";
import { drawSky } from "../elements/sky.ts";
import { drawTree } from "../elements/trees.ts";
import { drawWater } from "../elements/water.ts";
import { lit } from "../light.ts";
import { pick } from "../pick.ts";
import { blob, ellipse, polyline, rectangle, type Sketch } from "../sketch.ts";
import type { Scene, Theme } from "../theme.ts";

/** Over a footbridge to the trees, to a bank, down on open water, or close on a few leaves. */
const VIEWS = ["bridge", "bank", "surface", "close"] as const;

/** Lily pads and blossoms on water that mirrors unseen trees; sometimes a footbridge. */
export const drawPond: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const { light, moods, subjects } = theme;
  const season = seasonColours(theme);
  const view = moods.has("bridge") || subjects.includes("bridge") ? "bridge" : pick(VIEWS, random);
  const hasBridge = view === "bridge";
  const shore = { bridge: 0.42 + random() * 0.08, bank: 0.26 + random() * 0.12, surface: 0.02, close: -0.05 }[
    view
  ];
  drawSky(sketch, theme, Math.max(0.3, shore));
  sketch.fill(
    rectangle(-0.1, -0.1, width + 0.2, shore + 0.1),
    lit(light, season.leafDark, 0.55),
    { length: 0.2, detail: 0.4 },
    { alpha: 0.75 },
  );
  for (let i = 0; i < 16; i++)
    drawTree(sketch, theme, random() * width, shore + 0.02, 0.25 + random() * 0.3, 0.15 + random() * 0.4);
  sketch.fill(rectangle(-0.1, shore - 0.015, width + 0.2, 0.03), lit(light, season.grass, 0.8), {
    angle: 0,
    length: 0.2,
    detail: 0.6,
  });
  drawWater(sketch, theme, Math.max(0, shore + 0.012), 1.05, 0.8);
  if (view === "surface" || view === "close") drawMirroredSky(sketch, theme);
  for (let i = 0; i < 26; i++) {
    const x = random() * width;
    const tall = 0.2 + random() * 0.5;
    const y = shore + random() * (0.9 - shore);
    sketch.line(
      polyline([
        [x, y],
        [x + (random() - 0.5) * 0.05, Math.min(1.05, y + tall)],
      ]),
      0.015 + random() * 0.05,
      lit(light, mix(season.leafDark, rgb("#3a4f9c"), random() * 0.6), 0.5),
      { angle: 1.52, length: 0.7, detail: 0.3 },
      0.28,
    );
  }
  if (hasBridge) drawFootbridge(sketch, theme, shore);
  if (moods.has("boats") || (view === "bank" && random() < 0.4))
    drawBoat(sketch, theme, width * (0.25 + random() * 0.5), shore + 0.26, 0.12, 0.1, false);
  drawPads(sketch, theme, Math.max(0, shore), view === "close" ? 1.9 : 1);
  if (view !== "close" && random() < 0.55) drawWillow(sketch, theme, random() < 0.5);
};

/** Clouds upside down between the reflections of unseen trees. */
function drawMirroredSky(sketch: Sketch, { light }: Theme): void {
  const { width, random } = sketch;
  const [x, tilt] = [width * (0.25 + random() * 0.5), (random() - 0.5) * 0.5];
  for (let i = 0; i < 26; i++) {
    const y = random();
    sketch.fill(
      blob(
        random,
        x + tilt * (y - 0.5) + (random() + random() - 1) * 0.4,
        y,
        0.07 + random() * 0.12,
        0.025 + random() * 0.03,
      ),
      mix(mix(light.skyLow, light.skyTop, random() * 0.6), light.cloud, random() * 0.6),
      { angle: 0.02, length: 0.6, detail: 0.35 },
      { alpha: 0.6, bare: true },
    );
  }
}

function drawPads(sketch: Sketch, theme: Theme, shore: number, scale: number): void {
  const { width, random, noise } = sketch;
  const { light } = theme;
  const blossoms = dealtBlossoms(sketch, theme);
  const rafts = Array.from({ length: scale > 1 ? 6 : 11 }, () => random() ** 0.8).sort((a, b) => a - b);
  const shift = random() * 30;
  for (const near of rafts) {
    const y = shore + 0.06 + near * (0.98 - shore - 0.06);
    const size = (0.012 + near * 0.045) * scale;
    const x = width * (0.5 + 0.62 * noise(near * 4 + shift, 1));
    for (let k = 0; k < (9 + near * 8) / scale; k++) {
      const px = x + (random() - 0.5) * size * 13;
      const py = y + (random() - 0.5) * size * 2.2;
      const tone = mix(rgb("#6fa86a"), rgb(random() < 0.3 ? "#a9b4d8" : "#3f8272"), random());
      sketch.fill(
        ellipse(px, py + size * 0.1, size, size * 0.34),
        lit(light, rgb("#2f4f6c"), 0.4),
        { angle: 0, length: 0.15, detail: 0.7 },
        { bare: true, alpha: 0.8 },
      );
      sketch.fill(ellipse(px, py, size, size * 0.32), lit(light, tone, 0.75 + random() * 0.3), {
        angle: 0.03,
        length: 0.15,
        detail: 0.75,
      });
      if (random() < 0.34) {
        const flower = blossoms[Math.floor(random() * blossoms.length)]!;
        sketch.fill(blob(random, px, py - size * 0.3, size * 0.42, size * 0.32), lit(light, flower, 0.9), {
          length: 0,
          detail: 1,
        });
        sketch.fill(
          blob(random, px - size * 0.08, py - size * 0.42, size * 0.24, size * 0.18),
          lit(light, mix(flower, rgb("#fffaf0"), 0.7), 1.1),
          { length: 0, detail: 1 },
          { bare: true },
        );
      }
    }
  }
}

function drawFootbridge(sketch: Sketch, { light }: Theme, shore: number): void {
  const { width } = sketch;
  const y = shore + 0.06;
  const rise = 0.13;
  const arc = (lift: number) =>
    Array.from({ length: 13 }, (_, i) => {
      const t = i / 12;
      return [t * (width + 0.2) - 0.1, y - Math.sin(t * Math.PI) * rise - lift] as const;
    });
  const green = rgb("#5f9a86");
  sketch.line(polyline(arc(-0.02)), 0.035, lit(light, rgb("#3c5f86"), 0.5), {
    angle: 0,
    length: 0.7,
    detail: 0.8,
  });
  sketch.line(polyline(arc(0)), 0.022, lit(light, green, 0.8), { angle: 0, length: 0.7, detail: 0.9 });
  for (const [x, top] of arc(0))
    sketch.line(
      polyline([
        [x, top],
        [x, top - 0.085],
      ]),
      0.01,
      lit(light, green, 0.65),
      { angle: 1.55, detail: 1 },
    );
  sketch.line(polyline(arc(0.085)), 0.014, lit(light, mix(green, rgb("#f1f4d8"), 0.4), 1), {
    angle: 0,
    length: 0.7,
    detail: 1,
  });
  sketch.line(polyline(arc(0.045)), 0.008, lit(light, green, 0.8), { angle: 0, length: 0.7, detail: 1 });
}

function drawWillow(sketch: Sketch, theme: Theme, isLeft: boolean): void {
  const { width, random } = sketch;
  const { leaf, leafDark } = seasonColours(theme);
  for (let i = 0; i < 60; i++) {
    const x = (isLeft ? 0 : width * 0.72) + random() * width * 0.28;
    const long = 0.12 + random() * 0.42;
    const sway = (random() - 0.5) * 0.06;
    sketch.line(
      polyline([
        [x, -0.03],
        [x + sway * 0.5, long * 0.5],
        [x + sway, long],
      ]),
      0.007 + random() * 0.012,
      lit(theme.light, mix(leafDark, leaf, random()), 0.5 + random() * 0.6),
      { angle: 1.5, length: 0.5, detail: 0.75 },
    );
  }
}
