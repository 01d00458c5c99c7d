import { lighten, mix } from "../colour.ts";
import { ellipse, type Point, polygon, polyline, rectangle, smooth } from "../sketch.ts";
import type { Emblem } from "./emblem.ts";

/** A tree of light: every branch forks, every fork glows. */
export const drawLattice: Emblem = (sketch, palette) => {
  const { random, width } = sketch;
  const [root, foot] = [width * (0.38 + random() * 0.24), 0.96];
  sketch.fill(
    rectangle(-0.1, foot - 0.08, width + 0.2, 0.3),
    { stops: [mix(palette.dark, palette.low, 0.3), palette.dark], from: [0, foot - 0.08], to: [0, 1] },
    { angle: 0.02, length: 0.6, detail: 0.4 },
  );
  const isSquare = random() < 0.4;
  const nodes: Point[] = [];
  const grow = ([x, y]: Point, angle: number, long: number, level: number): void => {
    const step = isSquare ? Math.round(angle / (Math.PI / 4)) * (Math.PI / 4) : angle;
    const tip: Point = [x + Math.cos(step) * long * 1.15, y - Math.sin(step) * long];
    const wide = 0.004 + level ** 1.7 * 0.0032;
    sketch.line(polyline([[x, y], tip]), wide * 1.9, mix(palette.dark, palette.high, 0.3), {
      angle: -step,
      length: 0.5,
      detail: 0.7,
    });
    sketch.line(polyline([[x, y], tip]), wide * 0.8, mix(palette.spare, palette.glow, 1 - level / 7), {
      angle: -step,
      length: 0.5,
      detail: 0.9,
    });
    nodes.push(tip);
    if (level <= 0) return;
    const forks = random() < 0.3 ? 3 : 2;
    for (let i = 0; i < forks; i++)
      grow(
        tip,
        angle + ((i + 0.5) / forks - 0.5) * (1.1 + random() * 0.5) + (random() - 0.5) * 0.3,
        long * (0.7 + random() * 0.16),
        level - 1,
      );
  };
  grow([root, foot], Math.PI / 2 + (random() - 0.5) * 0.2, 0.24, 5);
  for (const [i, [x, y]] of nodes.entries()) {
    if (i % 2) continue;
    const r = 0.005 + random() * 0.008;
    sketch.fill(
      ellipse(x, y, r * 3, r * 3),
      i % 5 ? palette.glow : palette.spare,
      { length: 0.2, detail: 0.9 },
      { alpha: 0.3, bare: true },
    );
    sketch.fill(ellipse(x, y, r, r), lighten(i % 5 ? palette.glow : palette.spare, 0.4), {
      length: 0,
      detail: 1,
    });
  }
};

/** Bands of colour that cross the picture like a melody, with notes of light on them. */
export const drawRibbons: Emblem = (sketch, palette) => {
  const { random, width, noise } = sketch;
  const bands = 9 + Math.floor(random() * 5);
  const [shift, slope, swing] = [random() * 40, (random() - 0.5) * 0.5, 0.16 + random() * 0.16];
  for (let band = 0; band < bands; band++) {
    const level = (band + 0.5) / bands;
    const at = (t: number): number =>
      level + slope * (t - 0.5) + swing * noise(t * 1.5 + shift, level * 1.3) * (1 - Math.abs(level - 0.5));
    const wide = (0.5 + random()) * (0.62 / bands);
    const colour = [palette.glow, palette.spare, palette.low, palette.dark, palette.high][band % 5]!;
    const top = Array.from(
      { length: 25 },
      (_, i): Point => [
        -0.1 + (i / 24) * (width + 0.2),
        at(i / 24) - wide * (0.6 + 0.5 * noise(i * 0.3, band)),
      ],
    );
    const under = Array.from(
      { length: 25 },
      (_, i): Point => [
        width + 0.1 - (i / 24) * (width + 0.2),
        at(1 - i / 24) + wide * (0.6 + 0.4 * noise(9 - i * 0.3, band)),
      ],
    );
    sketch.fill(
      polygon([...top, ...under]),
      {
        stops: [mix(colour, palette.dark, 0.25), lighten(colour, 0.25), mix(colour, palette.spare, 0.3)],
        from: [0, level],
        to: [width, level],
      },
      { length: 0.85, detail: 0.5 },
      { alpha: 0.9 },
    );
    sketch.line(polyline(top), 0.004, lighten(colour, 0.6), { length: 0.8, detail: 0.8 }, 0.8);
    for (let note = 0; note < 3; note++) {
      const t = random();
      const r = 0.008 + random() * 0.02;
      sketch.fill(ellipse(t * width, at(t), r, r), note ? palette.glow : palette.dark, {
        length: 0.2,
        detail: 0.9,
      });
    }
  }
};

/** Petals about a heart, ring upon ring. */
export const drawBloom: Emblem = (sketch, palette) => {
  const { random, width } = sketch;
  const [x, y] = [width * (0.4 + random() * 0.2), 0.46 + random() * 0.08];
  const [petals, rings, start] = [7 + Math.floor(random() * 7), 5, random() * 3];
  for (let ring = rings; ring >= 1; ring--) {
    const reach = 0.07 + ring * 0.085;
    for (let i = 0; i < petals + ring; i++) {
      const angle = start + ring * 0.3 + (i / (petals + ring)) * Math.PI * 2;
      const [c, s] = [Math.cos(angle), Math.sin(angle)];
      const half = (reach * 2.6) / (petals + ring);
      const at = (along: number, aside: number): Point => [
        x + (c * along - s * aside) * 1.08,
        y + s * along + c * aside,
      ];
      const colour = mix(
        [palette.glow, palette.spare, palette.low, palette.high, palette.dark][(ring + (i % 2)) % 5]!,
        palette.glow,
        0.15 + random() * 0.25,
      );
      sketch.fill(
        smooth([
          at(0.02, 0),
          at(reach * 0.45, half),
          at(reach * 0.85, half * 0.8),
          at(reach * 1.08, 0),
          at(reach * 0.85, -half * 0.8),
          at(reach * 0.45, -half),
        ]),
        {
          stops: [lighten(colour, 0.35), mix(colour, palette.dark, 0.3)],
          from: at(reach, half),
          to: at(reach * 0.2, -half),
        },
        { angle, length: 0.45, detail: 0.65 },
      );
      sketch.line(
        polyline([at(reach * 0.3, 0), at(reach * 0.95, 0)]),
        0.003,
        mix(colour, palette.dark, 0.4),
        { angle, detail: 0.8 },
        0.6,
      );
    }
  }
  for (let i = 0; i < 40; i++) {
    const [angle, reach] = [i * 2.4, Math.sqrt(i / 40) * 0.06];
    sketch.fill(
      ellipse(x + Math.cos(angle) * reach, y + Math.sin(angle) * reach, 0.008, 0.008),
      i % 2 ? palette.glow : lighten(palette.spare, 0.4),
      { length: 0, detail: 1 },
    );
  }
};
