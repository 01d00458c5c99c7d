import { mix, type Rgb, rgb } from "../colour.ts";
import { readField } from "../field.ts";
import { ellipse, polygon, rectangle } from "../sketch.ts";
import { paintLayer } from "../stroke-layer.ts";
import type { Scene } from "../theme.ts";
import type { Movement } from "./movement.ts";

const FLAT = ["#1b1a1e", "#c8281f", "#e8b51f", "#1f3f8c", "#2f6a48", "#d9641f", "#7a7a78", "#e3a9a0"].map(
  rgb,
);

/** Bars, squares and discs adrift along one diagonal, one large form holding the rest. */
const drawForms: Scene = (sketch, { accents }) => {
  const { width, random } = sketch;
  const ground = mix(rgb("#f1ebdc"), rgb("#e4dccb"), random());
  sketch.fill(rectangle(-1, -1, width + 2, 3), ground, { length: 0.5, detail: 0.2 });
  const palette: Rgb[] = [...accents, ...FLAT];
  const pick = () => palette[Math.floor(random() ** 1.5 * palette.length)]!;
  const lean = -0.25 - random() * 0.9;
  const bar = (x: number, y: number, long: number, wide: number, turn: number, colour: Rgb) => {
    const [c, s] = [Math.cos(turn), Math.sin(turn)];
    const corner = (u: number, v: number) => [x + u * c - v * s, y + u * s + v * c] as const;
    const taper = random() < 0.25 ? 0.35 : 1;
    sketch.fill(
      polygon([
        corner(-long, -wide),
        corner(long, -wide * taper),
        corner(long, wide * taper),
        corner(-long, wide),
      ]),
      colour,
      { angle: turn, length: 0.8, detail: 0.7 },
    );
  };
  const kind = random();
  const heavy = accents[0] ?? FLAT[Math.floor(random() * 4)]!;
  const [hx, hy] = [width * (0.35 + random() * 0.3), 0.34 + random() * 0.3];
  if (kind < 0.35)
    sketch.fill(ellipse(hx, hy, 0.2 + random() * 0.08, 0.2 + random() * 0.08), heavy, {
      angle: lean,
      length: 0.7,
      detail: 0.7,
    });
  else bar(hx, hy, 0.16 + random() * 0.18, 0.12 + random() * 0.08, lean + (kind < 0.6 ? 0 : 0.5), heavy);
  const count = 9 + Math.floor(random() * 12);
  for (let i = 0; i < count; i++) {
    const along = (random() - 0.5) * 1.15;
    const aside = (random() - 0.5) * 0.6 * (1 - Math.abs(along) * 0.6);
    const x = width / 2 + Math.cos(lean) * along * width * 0.7 - Math.sin(lean) * aside;
    const y = 0.5 + Math.sin(lean) * along * 0.8 + Math.cos(lean) * aside;
    const turn = lean + (random() < 0.7 ? 0 : Math.PI / 2) + (random() - 0.5) * 0.12;
    if (random() < 0.1)
      sketch.fill(ellipse(x, y, 0.02 + random() * 0.05, 0.02 + random() * 0.05), pick(), {
        length: 0.3,
        detail: 0.9,
      });
    else bar(x, y, 0.03 + random() ** 2 * 0.3, 0.004 + random() ** 2 * 0.055, turn, pick());
  }
  sketch.line(
    polygon([
      [hx - 0.5, hy + 0.32],
      [hx + 0.6, hy - 0.3],
    ]),
    0.0035,
    rgb("#1b1a1e"),
    { detail: 1 },
  );
};

/** Flat geometry laid straight on off-white, each form brushed along its own length, edges kept crisp. */
export const suprematist: Movement = {
  sketchScale: 1,
  manner: () => ({}),
  scene: drawForms,
  paint(painting, sketch, brushes, random) {
    const field = readField(sketch, 0.2);
    const unit = Math.max(painting.width, painting.height);
    const tint = (colour: Rgb, chance: () => number): Rgb => {
      const shift = (chance() - 0.5) * 11;
      return [colour[0] + shift, colour[1] + shift, colour[2] + shift * 0.8];
    };
    paintLayer(
      painting,
      field,
      {
        marks: brushes.bristle,
        radius: unit / 110,
        spacing: 0.95,
        length: [4, 9],
        minimumDetail: 0,
        stray: 1,
        tolerance: 40,
        body: 0.7,
        streak: 0.07,
        tint,
        wander: 0.15,
      },
      random,
    );
    const { width, height, colour } = painting;
    for (let i = 0; i < width * height; i++) {
      for (let c = 0; c < 3; c++) {
        const flat = field.colour[i * 4 + c]!;
        const drift = colour[i * 3 + c]! - flat;
        colour[i * 3 + c] = Math.max(0, Math.min(255, flat + (drift > 26 ? 5 : drift < -26 ? -5 : drift)));
      }
    }
  },
  finish: { impasto: 0.06, weave: 0.75 },
};
