import { lighten, mix, rgb } from "../colour.ts";
import { ellipse, polyline, type Sketch } from "../sketch.ts";
import type { Theme } from "../theme.ts";

/** What falls or hangs between us and the scene: rain, flakes, leaves, petals or veils of fog. */
export function drawWeather(sketch: Sketch, { light, moods }: Theme): void {
  const { width, random } = sketch;
  if (moods.has("storm") || (light.isWet && random() < 0.8)) {
    const slant = (moods.has("storm") ? 0.5 : 0.14) * (0.6 + random() * 0.6);
    for (let i = 0; i < 130; i++) {
      const [x, y, long] = [random() * (width + 0.4) - 0.2, random() * 1.1 - 0.1, 0.05 + random() * 0.09];
      sketch.line(
        polyline([
          [x, y],
          [x - long * slant, y + long],
        ]),
        0.0022,
        lighten(light.haze, 0.35),
        {},
        0.4,
      );
    }
  } else if (moods.has("snow") && random() < 0.55) {
    for (let i = 0; i < 150; i++) {
      const size = 0.002 + random() ** 3 * 0.0075;
      sketch.fill(
        ellipse(random() * width, random(), size, size),
        mix(light.sun, rgb("#ffffff"), 0.55),
        { length: 0, detail: 0.95 },
        { alpha: 0.85, bare: true },
      );
    }
  } else if (moods.has("blossom") || (moods.has("autumn") && random() < 0.6)) {
    const petals = moods.has("blossom")
      ? ["#f8c8d4", "#f4a8bc", "#fbe6ea"].map(rgb)
      : ["#d8742c", "#c04a28", "#e8b040"].map(rgb);
    for (let i = 0; i < 46; i++) {
      const size = 0.003 + random() ** 2 * 0.006;
      sketch.fill(
        ellipse(random() * width, random(), size * 1.4, size * 0.7, random() * 3),
        petals[i % petals.length]!,
        { length: 0.1, detail: 0.95 },
        { alpha: 0.9, bare: true },
      );
    }
  }
  if (moods.has("mist"))
    for (let i = 0; i < 9; i++)
      sketch.fill(
        ellipse(
          random() * width,
          0.25 + random() * 0.7,
          width * (0.3 + random() * 0.35),
          0.02 + random() * 0.05,
        ),
        lighten(light.haze, 0.12),
        {},
        { alpha: 0.34, bare: true },
      );
}
