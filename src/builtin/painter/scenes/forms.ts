import type { Random } from "../../../core/random.ts";
import { mix, type Rgb, rgb } from "../colour.ts";
import { THINGS } from "../elements/things.ts";
import { ellipse, polygon, rectangle } from "../sketch.ts";
import type { Scene } from "../theme.ts";

const BLACK = rgb("#1b1a1e");
const FLAT = ["#1b1a1e", "#c8281f", "#e8b51f", "#1f3f8c", "#2f6a48", "#d9641f", "#7a7a78", "#e3a9a0"].map(
  rgb,
);

type Colours = () => Rgb;

/** Flat forms in the picture's measures: `x` 0 to `width`, `y` 0 to 1. */
interface Forms {
  width: number;
  random: Random;
  /** Half its length and width; `taper` narrows the far end, 0 to a point. */
  bar(x: number, y: number, long: number, wide: number, turn: number, colour: Rgb, taper?: number): void;
  disc(x: number, y: number, radius: number, colour: Rgb): void;
}

type Arrangement = (forms: Forms, heavy: Rgb, colour: Colours) => void;

/** Bars, squares and discs adrift along one diagonal, one large form holding the rest. */
const adrift: Arrangement = ({ width, random, bar, disc }, heavy, colour) => {
  const lean = -0.25 - random() * 0.9;
  const [hx, hy] = [width * (0.35 + random() * 0.3), 0.34 + random() * 0.3];
  const kind = random();
  if (kind < 0.35) disc(hx, hy, 0.2 + random() * 0.08, heavy);
  else bar(hx, hy, 0.16 + random() * 0.18, 0.12 + random() * 0.08, lean + (kind < 0.6 ? 0 : 0.5), heavy);
  const count = 9 + Math.floor(random() * 12);
  for (let i = 0; i < count; i++) {
    const along = (random() - 0.5) * 1.15;
    const aside = (random() - 0.5) * 0.6 * (1 - Math.abs(along) * 0.6);
    const x = width / 2 + Math.cos(lean) * along * width * 0.7 - Math.sin(lean) * aside;
    const y = 0.5 + Math.sin(lean) * along * 0.8 + Math.cos(lean) * aside;
    const turn = lean + (random() < 0.7 ? 0 : Math.PI / 2) + (random() - 0.5) * 0.12;
    if (random() < 0.1) disc(x, y, 0.02 + random() * 0.05, colour());
    else bar(x, y, 0.03 + random() ** 2 * 0.3, 0.004 + random() ** 2 * 0.055, turn, colour());
  }
  bar(hx, hy, 0.6, 0.0018, -0.5, BLACK);
};

/** A horizon with a sun above, level bars for water below, and sails standing on it. */
const level: Arrangement = ({ width, random, bar, disc }, heavy, colour) => {
  const horizon = 0.5 + random() * 0.12;
  disc(width * (0.2 + random() * 0.2), horizon - 0.2 - random() * 0.1, 0.1 + random() * 0.06, heavy);
  bar(width / 2, horizon, width * 0.46, 0.009, 0, BLACK);
  for (let i = 0; i < 9; i++) {
    const near = i / 9;
    bar(
      width * (0.2 + random() * 0.6),
      horizon + 0.05 + near * 0.36,
      0.05 + random() * 0.26,
      0.006 + near * 0.022,
      (random() - 0.5) * 0.05,
      colour(),
    );
  }
  for (let i = 0; i < 3; i++) {
    const [x, size] = [width * (0.48 + i * 0.16 + random() * 0.05), 0.16 - i * 0.035];
    bar(x, horizon - size * 0.9, size, size * 0.42, -Math.PI / 2 + 0.12, colour(), 0.04);
    bar(x, horizon + 0.012, size * 0.7, 0.012, 0, BLACK, 0.6);
  }
};

/** Uprights on one ground, each shorter and closer than the last, answered by one low slab. */
const upright: Arrangement = ({ width, random, bar, disc }, heavy, colour) => {
  const ground = 0.8 + random() * 0.06;
  bar(width * 0.5, ground + 0.05, width * 0.44, 0.03, -0.03, heavy);
  let x = width * 0.14;
  for (let i = 0; i < 8; i++) {
    const tall = 0.34 * 0.84 ** i;
    bar(x, ground - tall, tall, 0.012 + tall * 0.11, -Math.PI / 2, i % 3 ? BLACK : colour(), 0.55);
    x += width * 0.15 * 0.88 ** i;
  }
  disc(width * 0.78, 0.2 + random() * 0.08, 0.06, colour());
  for (let i = 0; i < 5; i++)
    bar(width * (0.55 + random() * 0.3), 0.3 + random() * 0.2, 0.05 + random() * 0.1, 0.006, -0.12, colour());
};

/** Figures of a bar and a disc whirl round a middle. */
const whirl: Arrangement = ({ width, random, bar, disc }, heavy, colour) => {
  const [x, y, start] = [width * (0.46 + random() * 0.08), 0.5, random() * Math.PI];
  disc(x, y, 0.12, heavy);
  const figures = 6 + Math.floor(random() * 2);
  for (let i = 0; i < figures; i++) {
    const angle = start + (i / figures) * Math.PI * 2;
    const [px, py] = [x + Math.cos(angle) * 0.3 * Math.min(width, 1.2), y + Math.sin(angle) * 0.28];
    bar(px, py, 0.125, 0.042, angle + 0.9, colour(), 0.3);
    bar(px, py, 0.12, 0.007, angle - 0.5, BLACK);
    disc(px - Math.cos(angle + 0.9) * 0.16, py - Math.sin(angle + 0.9) * 0.16, 0.03, BLACK);
  }
};

/** An oval over a wide slab: a head on its shoulders, split into a light and a dark half. */
const bust: Arrangement = ({ width, random, bar, disc }, heavy, colour) => {
  const x = width * (0.47 + random() * 0.06);
  bar(x, 0.84, 0.16, Math.min(0.34, width * 0.4), -Math.PI / 2, heavy, 0.45);
  bar(x, 0.62, 0.1, 0.05, -Math.PI / 2, colour());
  disc(x, 0.4, 0.19, colour());
  bar(x + 0.075, 0.4, 0.2, 0.07, -Math.PI / 2 + 0.08, BLACK, 0.75);
  bar(x - 0.02, 0.41, 0.1, 0.013, -Math.PI / 2 - 0.12, colour());
  bar(x - 0.075, 0.35, 0.05, 0.008, -0.08, BLACK);
  bar(x - 0.06, 0.5, 0.04, 0.008, 0.06, colour());
  for (let i = 0; i < 5; i++)
    bar(x + (random() - 0.5) * 0.5, 0.13 + random() * 0.08, 0.04 + random() * 0.1, 0.008, -0.35, colour());
};

/** Discs and one tall bar on a tilted slab. */
const tabletop: Arrangement = ({ width, random, bar, disc }, heavy, colour) => {
  bar(width / 2, 0.74, width * 0.38, 0.11, -0.08, heavy);
  bar(width * 0.4, 0.42, 0.24, 0.055, -Math.PI / 2, BLACK, 0.4);
  for (let i = 0; i < 6; i++)
    disc(width * (0.3 + i * 0.085), 0.64 + (random() - 0.5) * 0.1, 0.035 + random() * 0.045, colour());
  for (let i = 0; i < 4; i++)
    bar(width * (0.6 + random() * 0.25), 0.2 + i * 0.07, 0.12, 0.008, 0.5, colour());
};

/** Leaves and flowers as discs on level water, larger the nearer they are, under one dark bank. */
const afloat: Arrangement = ({ width, random, bar, disc }, heavy, colour) => {
  bar(width / 2, 0.17, width * 0.44, 0.055, -0.02, heavy, 1);
  for (let i = 0; i < 8; i++)
    bar(width * (0.2 + random() * 0.6), 0.3 + i * 0.08, 0.08 + random() * 0.22, 0.004, 0, BLACK, 1);
  for (let i = 0; i < 11; i++) {
    const near = i / 11;
    const [x, y, radius] = [width * (0.14 + random() * 0.72), 0.32 + near * 0.54, 0.025 + near * 0.06];
    disc(x, y, radius, i % 3 ? rgb("#2f6a48") : colour());
    if (i % 3 === 1) disc(x + radius * 0.3, y - radius * 0.2, radius * 0.4, colour());
  }
};

/** The first of these that the words name decides. */
const BY_SUBJECT: Readonly<Record<string, Arrangement>> = {
  portrait: bust,
  dancers: whirl,
  stilllife: tabletop,
  desk: tabletop,
  cathedral: upright,
  boulevard: upright,
  poplars: upright,
  forest: upright,
  pond: afloat,
  harbour: level,
  sea: level,
  river: level,
  bridge: level,
  fields: level,
  hills: level,
  desert: level,
  tropics: level,
  metropolis: upright,
  waterfall: upright,
  volcano: upright,
};

/** Flat geometry on off-white, ordered after the subject: level for water, upright for trees, a ring for dancers. */
export const drawForms: Scene = (sketch, { accents, subjects, things }) => {
  const { width, random } = sketch;
  const ground = mix(rgb("#f1ebdc"), rgb("#e4dccb"), random());
  sketch.fill(rectangle(-1, -1, width + 2, 3), ground, { length: 0.5, detail: 0.2 });
  const palette: Rgb[] = [...accents, ...FLAT.slice(1), BLACK];
  const forms: Forms = {
    width,
    random,
    bar(x, y, long, wide, turn, colour, taper = random() < 0.2 ? 0.35 : 1) {
      const [c, s] = [Math.cos(turn), Math.sin(turn)];
      const corner = (u: number, v: number) => [x + u * c - v * s, y + u * s + v * c] as const;
      const corners = [corner(-long, -wide), corner(long, -wide * taper), corner(long, wide * taper)];
      sketch.fill(polygon([...corners, corner(-long, wide)]), colour, {
        angle: turn,
        length: 0.8,
        detail: 0.7,
      });
    },
    disc(x, y, radius, colour) {
      sketch.fill(ellipse(x, y, radius, radius), colour, { angle: 0.6, length: 0.7, detail: 0.7 });
    },
  };
  const named = [...subjects, ...things.map((thing) => THINGS[thing]?.home)];
  const arrange = Object.entries(BY_SUBJECT).find(([subject]) => named.includes(subject))?.[1] ?? adrift;
  const heavy = accents[0] ?? FLAT[Math.floor(random() * 4)]!;
  arrange(forms, heavy, () => palette[Math.floor(random() ** 1.3 * palette.length)]!);
};
