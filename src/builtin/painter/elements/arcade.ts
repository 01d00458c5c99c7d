import { mix, type Rgb, rgb } from "../colour.ts";
import { far, lit } from "../light.ts";
import { ellipse, polygon, rectangle, type Sketch, smooth } from "../sketch.ts";
import type { Theme } from "../theme.ts";

/** The west front of a cathedral, centred on `x`, standing on `base`, `h` high. */
export function drawArcade(sketch: Sketch, { light }: Theme, x: number, base: number, h: number): void {
  const { random } = sketch;
  const stone = rgb("#eadcc4");
  const tone = (local: Rgb, amount: number) => far(light, lit(light, local, amount), 0.2);
  const handling = { angle: 1.55, length: 0.35, detail: 0.55 };
  const half = h * 0.42;
  const tower = h * 0.24;
  const arch = (cx: number, foot: number, w: number, tall: number, colour: Rgb) =>
    sketch.fill(
      smooth([
        [cx - w, foot],
        [cx - w, foot - tall * 0.6],
        [cx - w * 0.5, foot - tall * 0.9],
        [cx, foot - tall * 1.08],
        [cx + w * 0.5, foot - tall * 0.9],
        [cx + w, foot - tall * 0.6],
        [cx + w, foot],
        [cx, foot + 0.005],
      ]),
      colour,
      { angle: 1.55, length: 0.25, detail: 0.75 },
    );
  sketch.fill(
    rectangle(x - half, base - h * 0.6, half * 2, h * 0.62),
    {
      stops: [tone(stone, 1), tone(mix(stone, rgb("#d9a47c"), 0.3), 0.7)],
      from: [x - half, base - h],
      to: [x + half, base],
    },
    handling,
  );
  sketch.fill(
    polygon([
      [x - h * 0.19, base - h * 0.58],
      [x, base - h * 0.78],
      [x + h * 0.19, base - h * 0.58],
    ]),
    tone(stone, 0.9),
    handling,
  );
  for (const side of [-1, 1]) {
    const cx = x + side * (half - tower / 2);
    const tall = h * (side < 0 ? 0.95 : 0.88);
    sketch.fill(
      rectangle(cx - tower / 2, base - tall, tower, tall),
      tone(stone, side < 0 ? 1.05 : 0.7),
      handling,
    );
    sketch.fill(
      rectangle(cx + tower * 0.22, base - tall, tower * 0.28, tall),
      tone(mix(stone, rgb("#8f83b8"), 0.4), 0.45),
      handling,
      { bare: true },
    );
    for (const dx of [-0.34, 0, 0.34])
      sketch.fill(
        polygon([
          [cx + dx * tower - 0.012, base - tall],
          [cx + dx * tower, base - tall - h * 0.09],
          [cx + dx * tower + 0.012, base - tall],
        ]),
        tone(stone, 0.8),
        handling,
      );
    for (const level of [0.5, 0.74])
      for (const dx of [-0.22, 0.22])
        arch(cx + dx * tower, base - tall * level, tower * 0.11, h * 0.15, tone(rgb("#6f6a9c"), 0.55));
    arch(cx, base, tower * 0.3, h * 0.2, tone(rgb("#7a6a94"), 0.5));
    arch(cx, base, tower * 0.18, h * 0.155, tone(rgb("#54487c"), 0.4));
  }
  arch(x, base, h * 0.115, h * 0.3, tone(rgb("#a38aa0"), 0.55));
  arch(x, base, h * 0.085, h * 0.25, tone(rgb("#75628f"), 0.45));
  arch(x, base, h * 0.05, h * 0.19, tone(rgb("#4d4478"), 0.4));
  const rose = base - h * 0.47;
  sketch.fill(ellipse(x, rose, h * 0.105, h * 0.105), tone(stone, 1.1), { length: 0.2, detail: 0.8 });
  sketch.fill(ellipse(x, rose, h * 0.085, h * 0.085), tone(rgb("#5f62a4"), 0.6), {
    length: 0.2,
    detail: 0.9,
  });
  for (let i = 0; i < 12; i++) {
    const angle = (i / 12) * Math.PI * 2;
    sketch.fill(
      ellipse(x + Math.cos(angle) * h * 0.056, rose + Math.sin(angle) * h * 0.056, h * 0.016, h * 0.016),
      tone(rgb(i % 2 ? "#d99a8c" : "#9cb4e0"), 0.9),
      { detail: 1 },
      { bare: true },
    );
  }
  for (let i = 0; i < 70; i++) {
    const [px, py] = [x + (random() - 0.5) * half * 2, base - random() * h * 0.6];
    sketch.fill(
      ellipse(px, py, 0.004 + random() * 0.008, 0.01 + random() * 0.02),
      tone(random() < 0.5 ? rgb("#fff2d4") : rgb("#b39cc4"), 0.9),
      handling,
      { alpha: 0.55, bare: true },
    );
  }
}
