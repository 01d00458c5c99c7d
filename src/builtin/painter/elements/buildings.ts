import { mix, type Rgb, rgb } from "../colour.ts";
import { far, lit } from "../light.ts";
import { ellipse, polygon, rectangle, type Sketch } from "../sketch.ts";
import type { Theme } from "../theme.ts";

const WALLS = ["#ead9bc", "#f2e4cf", "#d8b48c", "#e6c7b0", "#cfc4c0", "#efe0d8", "#c99a78"].map(rgb);
const ROOFS = ["#b5613f", "#8c5a58", "#6d7896", "#a8744c", "#5f6c88"].map(rgb);

/** A house with a pitched roof standing on (x, base); lit windows at night. */
export function drawHouse(
  sketch: Sketch,
  theme: Theme,
  x: number,
  base: number,
  w: number,
  h: number,
  depth: number,
): void {
  const { random } = sketch;
  const { light, moods } = theme;
  const wall = WALLS[Math.floor(random() * WALLS.length)]!;
  const roof = moods.has("snow") ? rgb("#dde3f4") : ROOFS[Math.floor(random() * ROOFS.length)]!;
  const tone = (local: Rgb, amount: number) => far(light, lit(light, local, amount), depth);
  const sunny = w * (0.55 + random() * 0.2);
  sketch.fill(rectangle(x, base - h, sunny, h), tone(wall, 1.02), { angle: 1.5, length: 0.3, detail: 0.7 });
  sketch.fill(rectangle(x + sunny, base - h * 0.96, w - sunny, h * 0.96), tone(wall, 0.35), {
    angle: 1.5,
    length: 0.3,
    detail: 0.7,
  });
  const pitch = h * (0.35 + random() * 0.3);
  sketch.fill(
    polygon([
      [x - w * 0.06, base - h * 0.98],
      [x + sunny * 0.3, base - h - pitch],
      [x + w * 0.85, base - h - pitch],
      [x + w * 1.06, base - h * 0.94],
    ]),
    tone(roof, 0.85),
    { angle: 0.9, length: 0.3, detail: 0.7 },
  );
  if (random() < 0.6)
    sketch.fill(
      rectangle(x + w * 0.62, base - h - pitch * 1.3, w * 0.08, pitch * 0.6),
      tone(mix(roof, wall, 0.4), 0.7),
      { detail: 0.8 },
    );
  if (light.isNight && h > 0.03)
    sketch.fill(
      ellipse(x + w * 0.45, base + h * 0.1, w * 0.75, h * 0.2),
      rgb("#ffb65c"),
      { angle: 0.02, length: 0.3, detail: 0.6 },
      { alpha: moods.has("snow") ? 0.34 : 0.16, bare: true },
    );
  const pane = light.isNight ? rgb("#ffcf6b") : tone(rgb("#5f6a94"), 0.6);
  const columns = Math.max(1, Math.round(sunny / (h * 0.32)));
  for (let c = 0; c < columns; c++) {
    for (let r = 0; r < 2; r++) {
      if (random() < 0.15) continue;
      sketch.fill(
        rectangle(
          x + sunny * ((c + 0.3) / columns),
          base - h * (0.86 - r * 0.45),
          (sunny / columns) * 0.4,
          h * 0.22,
        ),
        pane,
        { angle: 1.5, length: 0, detail: 1 },
      );
    }
  }
}

/** A row of houses along `base`, farther ones paler. */
export function drawVillage(
  sketch: Sketch,
  theme: Theme,
  base: number,
  from: number,
  to: number,
  size: number,
  depth: number,
): void {
  const { random } = sketch;
  for (let x = from; x < to; ) {
    const w = size * (0.8 + random() * 0.9);
    drawHouse(
      sketch,
      theme,
      x,
      base + (random() - 0.3) * size * 0.12,
      w,
      size * (0.6 + random() * 0.5),
      depth,
    );
    x += w * (0.75 + random() * 0.6);
  }
}

/** A church with a spire, its foot at (x, base). */
export function drawSteeple(
  sketch: Sketch,
  theme: Theme,
  x: number,
  base: number,
  h: number,
  depth: number,
): void {
  const { light } = theme;
  const stone = rgb("#d9c8b4");
  const tone = (local: Rgb, amount: number) => far(light, lit(light, local, amount), depth);
  const handling = { angle: 1.5, length: 0.4, detail: 0.8 };
  sketch.fill(rectangle(x, base - h * 0.34, h * 0.34, h * 0.34), tone(stone, 0.6), handling);
  sketch.fill(
    polygon([
      [x - h * 0.02, base - h * 0.33],
      [x + h * 0.05, base - h * 0.48],
      [x + h * 0.32, base - h * 0.48],
      [x + h * 0.37, base - h * 0.33],
    ]),
    tone(rgb("#7c7f9c"), 0.7),
    handling,
  );
  sketch.fill(rectangle(x - h * 0.08, base - h * 0.62, h * 0.14, h * 0.62), tone(stone, 0.95), handling);
  sketch.fill(rectangle(x + h * 0.01, base - h * 0.62, h * 0.05, h * 0.62), tone(stone, 0.4), handling, {
    bare: true,
  });
  sketch.fill(
    polygon([
      [x - h * 0.1, base - h * 0.61],
      [x - h * 0.01, base - h],
      [x + h * 0.08, base - h * 0.61],
    ]),
    tone(rgb("#5c6690"), 0.75),
    handling,
  );
}
