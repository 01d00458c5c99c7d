import type { Random } from "../../../core/random.ts";
import type { BrushSet } from "../brush.ts";
import { mix, type Rgb, rgb, turnHue } from "../colour.ts";
import { readField } from "../field.ts";
import { createSpine, layStroke, type Painting } from "../painting.ts";
import { blob, ellipse, type Point, polyline, rectangle, smooth } from "../sketch.ts";
import { paintLayer } from "../stroke-layer.ts";
import type { Scene, Theme } from "../theme.ts";
import type { Movement } from "./movement.ts";

const PALETTES = [
  ["#efe6d2", "#1c1b20", "#c8341f", "#e9b52c", "#2f5f9c"],
  ["#e2d6c4", "#22304f", "#d9683c", "#8fb0b4", "#f2e7c8"],
  ["#3a1420", "#a8261f", "#e0702a", "#f0c080", "#5a1c3c"],
  ["#dfe3dc", "#2a3c34", "#6f9a5c", "#e8d25c", "#b8506c"],
  ["#14203c", "#2f56a0", "#8c3f7c", "#e9b8a0", "#e6d9c2"],
].map((palette) => palette.map(rgb));

function paletteOf({ accents, light }: Theme, random: Random): Rgb[] {
  const dealt = PALETTES[Math.floor(random() * PALETTES.length)]!.map((colour) =>
    turnHue(colour, (random() - 0.5) * 0.4),
  );
  return accents.length > 0
    ? [dealt[0]!, ...accents, ...dealt.slice(1)]
    : light.isNight
      ? PALETTES[4]!
      : dealt;
}

const LEVEL = ["sea", "harbour", "pond", "river", "fields", "lavender", "poppies"];
const STANDING = ["poplars", "forest", "cathedral", "boulevard", "portrait"];

/** Fields with frayed edges: clouds of colour, stacked for what lies and side by side for what stands; or masses. */
const drawFields: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const isOf = (names: readonly string[]) => theme.subjects.some((subject) => names.includes(subject));
  const isStanding = isOf(STANDING);
  const palette = paletteOf(theme, random);
  sketch.fill(rectangle(-1, -1, width + 2, 3), palette[0]!, { length: 0.8, detail: 0.3 });
  if (random() < (isStanding || isOf(LEVEL) ? 0.85 : 0.25)) {
    const bands = 2 + Math.floor(random() * 2);
    let y = 0.06;
    for (let i = 0; i < bands; i++) {
      const tall = i === bands - 1 ? 0.93 - y : (0.86 / bands) * (0.6 + random() * 0.8);
      for (let veil = 0; veil < 5; veil++) {
        const j = () => (random() - 0.5) * 0.035;
        const corners: Point[] = [
          [0.07 + j(), y + j()],
          [0.5, y + j()],
          [0.93 + j(), y + j()],
          [0.93 + j(), y + tall * 0.5],
          [0.93 + j(), y + tall + j()],
          [0.5, y + tall + j()],
          [0.07 + j(), y + tall + j()],
          [0.07 + j(), y + tall * 0.5],
        ];
        sketch.fill(
          smooth(corners.map(([u, v]) => (isStanding ? [v * width, u] : [u * width, v]))),
          mix(palette[1 + (i % (palette.length - 1))]!, palette[0]!, random() * 0.18),
          { angle: isStanding ? 1.52 : 0.05, length: 0.9, detail: 0.3 },
          { alpha: 0.55 },
        );
      }
      y += tall + 0.025;
    }
    return;
  }
  for (let i = 0; i < 11; i++) {
    const colour = palette[Math.floor(random() * palette.length)]!;
    sketch.fill(
      blob(random, random() * width, random(), 0.08 + random() * 0.3, 0.06 + random() * 0.22, 0.4),
      colour,
      { angle: random() * 3, length: 0.9, detail: 0.4 },
      { alpha: 0.85 },
    );
  }
  for (let i = 0; i < 4; i++) {
    const x = random() * width;
    sketch.line(
      polyline([
        [x, random()],
        [x + (random() - 0.5) * 0.6, random()],
        [x + (random() - 0.5) * 0.9, random()],
      ]),
      0.012 + random() * 0.05,
      palette[1]!,
      { length: 1, detail: 0.5 },
    );
  }
  sketch.fill(ellipse(width * random(), random(), 0.05, 0.05), palette[2]!, { length: 0.6, detail: 0.5 });
};

/** Swings of a loaded arm: long spines that speed up, turn and run dry; then drips and flung paint. */
function gesture(painting: Painting, brushes: BrushSet, palette: readonly Rgb[], random: Random): void {
  const { width, height } = painting;
  const unit = Math.max(width, height);
  const spine = createSpine(64);
  const lay = (mark: (typeof brushes.dry)[number], radius: number, [red, green, blue]: Rgb, streak: number) =>
    layStroke(painting, spine, { mark, radius, red, green, blue, body: 1, streak });
  const swings = 7 + Math.floor(random() * 8);
  for (let s = 0; s < swings; s++) {
    let [x, y, angle] = [random() * width, random() * height, random() * Math.PI * 2];
    let bend = (random() - 0.5) * 0.24;
    const stride = unit * (0.012 + random() * 0.016);
    spine.count = 22 + Math.floor(random() * 30);
    for (let i = 0; i < spine.count; i++) {
      spine.x[i] = x;
      spine.y[i] = y;
      if (random() < 0.08) bend = (random() - 0.5) * 0.5;
      angle += bend;
      x += Math.cos(angle) * stride;
      y += Math.sin(angle) * stride;
    }
    lay(
      brushes.dry[s % brushes.dry.length]!,
      unit * (0.008 + random() ** 2 * 0.035),
      palette[Math.floor(random() * palette.length)]!,
      0.5,
    );
  }
  for (let d = 0; d < 26; d++) {
    const [x, y, long] = [random() * width, random() * height * 0.8, height * (0.04 + random() * 0.22)];
    spine.count = 8;
    for (let i = 0; i < 8; i++) {
      spine.x[i] = x + (random() - 0.5) * unit * 0.0015;
      spine.y[i] = y + (i / 7) * long;
    }
    lay(
      brushes.bristle[d % brushes.bristle.length]!,
      unit * (0.0013 + random() * 0.0022),
      palette[Math.floor(random() * palette.length)]!,
      0.1,
    );
  }
  for (let d = 0; d < 420; d++) {
    const size = unit * (0.0008 + random() ** 4 * 0.008);
    const [x, y] = [random() * width, random() * height];
    spine.count = 2;
    spine.x.set([x - size, x + size * (1 + random() * 0.6)]);
    spine.y.set([y, y + (random() - 0.5) * size]);
    lay(brushes.dot[d % brushes.dot.length]!, size, palette[Math.floor(random() * palette.length)]!, 0.1);
  }
}

/** Colour fields scrubbed in with wide brushes, then gesture, drip and splash. */
export const abstractExpressionist: Movement = {
  sketchScale: 0.3,
  ground: rgb("#d8cdb8"),
  manner: () => ({}),
  scene: drawFields,
  paint(painting, sketch, brushes, random, theme) {
    const field = readField(sketch, { swirl: 0.8 });
    const unit = Math.max(painting.width, painting.height);
    const tint = (colour: Rgb, chance: () => number): Rgb => {
      const shift = (chance() + chance() - 1) * 26;
      return [colour[0] + shift, colour[1] + shift, colour[2] + shift];
    };
    const layer = { streak: 0.36, body: 0.9, tint, tolerance: 200, wander: 0.5 };
    paintLayer(
      painting,
      field,
      {
        ...layer,
        marks: brushes.bristle,
        radius: unit / 24,
        spacing: 0.8,
        length: [3, 7],
        minimumDetail: 0,
        stray: 1,
      },
      random,
    );
    paintLayer(
      painting,
      field,
      {
        ...layer,
        marks: brushes.dry,
        radius: unit / 50,
        spacing: 1.3,
        length: [4, 9],
        minimumDetail: 0,
        stray: 0.6,
      },
      random,
    );
    gesture(painting, brushes, paletteOf(theme, random), random);
  },
  finish: { impasto: 0.2, weave: 0.5 },
};
