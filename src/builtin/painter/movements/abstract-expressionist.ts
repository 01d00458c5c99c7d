import type { Random } from "../../../core/random.ts";
import type { BrushSet } from "../brush.ts";
import { mix, type Rgb, rgb } from "../colour.ts";
import { readField } from "../field.ts";
import { createSpine, layStroke, type Painting } from "../painting.ts";
import { pick } from "../pick.ts";
import { blob, ellipse, type Point, polyline, rectangle, smooth } from "../sketch.ts";
import { paintLayer } from "../stroke-layer.ts";
import type { Scene } from "../theme.ts";
import type { Movement } from "./movement.ts";
import { type Temper, temperOf } from "./temper.ts";

/** Fields with frayed edges: clouds of colour, stacked for what lies and side by side for what stands; or masses. */
const drawFields: Scene = (sketch, theme) => {
  const { width, random } = sketch;
  const { palette, order } = temperOf(theme, random);
  const isStanding = order === "standing";
  sketch.fill(rectangle(-1, -1, width + 2, 3), palette[0]!, {
    length: 0.8,
    detail: 0.3,
  });
  if (order !== "masses") {
    const bands = 2 + Math.floor(random() * 3);
    let y = 0.04 + random() * 0.05;
    for (let i = 0; i < bands; i++) {
      const tall = i === bands - 1 ? 0.94 - y : (0.86 / bands) * (0.5 + random());
      const [left, right] = [0.02 + random() * 0.12, 0.98 - random() * 0.12];
      for (let veil = 0; veil < 5; veil++) {
        const j = () => (random() - 0.5) * 0.06;
        const corners = [
          [left, y],
          [0.35 + random() * 0.3, y],
          [right, y],
          [right, y + tall * 0.5],
          [right, y + tall],
          [0.35 + random() * 0.3, y + tall],
          [left, y + tall],
          [left, y + tall * 0.5],
        ].map(([u, v]): Point => [u! + j(), v! + j()]);
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
  sketch.fill(ellipse(width * random(), random(), 0.05, 0.05), palette[2]!, {
    length: 0.6,
    detail: 0.5,
  });
};

/** Swings of a loaded arm, long spines that turn and run dry; then what runs down from them and what is flung. */
function gesture(painting: Painting, brushes: BrushSet, { palette, swing }: Temper, random: Random): void {
  const { width, height } = painting;
  const unit = Math.max(width, height);
  const spine = createSpine(64);
  const wet: { at: Point; colour: Rgb }[] = [];
  const swings = 7 + Math.floor(random() * 8);
  for (let s = 0; s < swings; s++) {
    let [x, y] = [random() * width, random() * height];
    let angle = swing.angle + (random() - 0.5) * swing.stray + (random() < 0.5 ? Math.PI : 0);
    let bend = (random() - 0.5) * swing.curl;
    const [red, green, blue] = pick(palette, random);
    const stride = unit * (0.012 + random() * 0.016);
    spine.count = 22 + Math.floor(random() * 30);
    for (let i = 0; i < spine.count; i++) {
      spine.x[i] = x;
      spine.y[i] = y;
      if (random() < 0.08) bend = (random() - 0.5) * swing.curl * 2;
      angle += bend;
      x += Math.cos(angle) * stride;
      y += Math.sin(angle) * stride;
      if (random() < 0.07) wet.push({ at: [x, y], colour: [red, green, blue] });
    }
    const radius = unit * (0.008 + random() ** 2 * 0.035);
    layStroke(painting, spine, {
      mark: pick(brushes.dry, random),
      radius,
      red,
      green,
      blue,
      body: 1,
      streak: 0.5,
    });
  }
  for (const { at, colour } of wet) if (random() < 0.6) drip(painting, brushes, at, colour, random);
  spine.count = 2;
  for (let d = 0; d < 420; d++) {
    const radius = unit * (0.0008 + random() ** 4 * 0.008);
    const [x, y] = [random() * width, random() * height];
    const [red, green, blue] = pick(palette, random);
    spine.x.set([x - radius, x + radius * (1 + random() * 0.6)]);
    spine.y.set([y, y + (random() - 0.5) * radius]);
    layStroke(painting, spine, {
      mark: pick(brushes.dot, random),
      radius,
      red,
      green,
      blue,
      body: 1,
      streak: 0.1,
    });
  }
}

/** Paint that runs: broad where it leaves the stroke, thinning as it goes, stopped in a bead. */
function drip(
  painting: Painting,
  brushes: BrushSet,
  [x, y]: Point,
  [red, green, blue]: Rgb,
  random: Random,
): void {
  const unit = Math.max(painting.width, painting.height);
  const radius = unit * (0.0012 + random() ** 2 * 0.003);
  const long = unit * (0.02 + random() ** 2 * 0.2);
  const count = 24;
  const spine = { ...createSpine(count), count, swell: new Float32Array(count) };
  let drift = 0;
  for (let i = 0; i < count; i++) {
    const t = i / (count - 1);
    drift += (random() - 0.5) * radius * 0.5;
    spine.x[i] = x + drift;
    spine.y[i] = y + t * long;
    spine.swell[i] = 1.3 - t * 0.75 + (random() - 0.5) * 0.16;
  }
  const paint = { red, green, blue, body: 1, streak: 0.08 };
  layStroke(painting, spine, { mark: pick(brushes.liner, random), radius, ...paint });
  const bead = radius * (1.25 + random() * 0.7);
  const [endX, endY] = [x + drift, y + long];
  const drop = createSpine(2);
  drop.count = 2;
  // Hanging: longer than wide.
  drop.x.set([endX, endX]);
  drop.y.set([endY - bead * 1.5, endY + bead * 1.2]);
  layStroke(painting, drop, { mark: pick(brushes.dot, random), radius: bead, ...paint });
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
    const layer = {
      streak: 0.36,
      body: 0.9,
      tint,
      tolerance: 200,
      wander: 0.5,
    };
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
    gesture(painting, brushes, temperOf(theme, random), random);
  },
  finish: { impasto: 0.2, weave: 0.5 },
};
