import { mix, type Rgb, rgb } from "../colour.ts";
import { far, lit } from "../light.ts";
import { ellipse, type Point, polygon, polyline, rectangle, type Sketch } from "../sketch.ts";
import type { Theme } from "../theme.ts";

/** Local colours of the season: grass, leaves, earth. */
export function seasonColours({ moods, light }: Theme): { grass: Rgb; leaf: Rgb; leafDark: Rgb; earth: Rgb } {
  if (moods.has("snow")) {
    return { grass: rgb("#eef0f4"), leaf: rgb("#b9b4bd"), leafDark: rgb("#6d6478"), earth: rgb("#d9d6de") };
  }
  if (moods.has("autumn")) {
    return { grass: rgb("#c9b05a"), leaf: rgb("#e08a2e"), leafDark: rgb("#9c4a2c"), earth: rgb("#b98a5c") };
  }
  if (moods.has("spring") || light.name === "spring") {
    return { grass: rgb("#a9c95e"), leaf: rgb("#9cc765"), leafDark: rgb("#4f8f5c"), earth: rgb("#cdb28c") };
  }
  return { grass: rgb("#93b04e"), leaf: rgb("#7ba34a"), leafDark: rgb("#2f6b52"), earth: rgb("#c9a878") };
}

/** A range of hills whose crest wanders round `y`; `depth` 1 is the farthest. */
export function drawHills(
  sketch: Sketch,
  theme: Theme,
  y: number,
  height: number,
  depth: number,
  local: Rgb,
  bottom = 1.05,
): void {
  const { width, noise, random } = sketch;
  const offset = random() * 100;
  const count = 40;
  const crest: Point[] = Array.from({ length: count + 1 }, (_, i) => {
    const x = (i / count) * (width + 0.2) - 0.1;
    return [
      x,
      y - height * (0.5 + 0.5 * noise(x * 1.1 + offset, depth * 7) + 0.16 * noise(x * 5 + offset, 3)),
    ];
  });
  const shaded = far(theme.light, lit(theme.light, local, 0.55), depth);
  const sunny = far(theme.light, lit(theme.light, local, 0.95), depth);
  sketch.fill(
    polygon([...crest, [width + 0.1, bottom], [-0.1, bottom]]),
    { stops: [shaded, sunny], from: [0, y - height], to: [0, y + height * 0.8] },
    { angle: 0.12 * (random() - 0.5), length: 0.5, detail: 0.35 },
  );
}

/** Ground from `horizon` down with bands of light and shade that widen towards us. */
export function drawGround(sketch: Sketch, theme: Theme, horizon: number, local: Rgb): void {
  const { width, random } = sketch;
  const { light } = theme;
  sketch.fill(
    rectangle(-0.1, horizon, width + 0.2, 1.1 - horizon),
    {
      stops: [far(light, lit(light, local, 0.9), 0.75), lit(light, local, 0.95), lit(light, local, 0.6)],
      from: [0, horizon],
      to: [0, 1],
    },
    { angle: 0.05, length: 0.45, detail: 0.35 },
  );
  for (let i = 0; i < 46; i++) {
    const near = random() ** 1.6;
    const y = horizon + near * (1 - horizon);
    const reach = (0.08 + random() * 0.3) * (0.3 + near);
    const amount = random() < 0.5 ? 0.25 : 1.12;
    const tone = far(
      light,
      lit(
        light,
        mix(local, theme.light.isNight ? light.shade : rgb("#e4d98a"), amount > 1 ? 0.4 : 0),
        amount,
      ),
      0.7 * (1 - near),
    );
    sketch.fill(
      ellipse(random() * width, y, reach, reach * 0.1 * (0.5 + near)),
      tone,
      { angle: 0.04, length: 0.5, detail: 0.45 },
      { alpha: 0.6, bare: true },
    );
  }
}

/** Grass and flowers in the foreground: short upright touches, larger towards us. */
export function drawBlossoms(
  sketch: Sketch,
  theme: Theme,
  from: number,
  to: number,
  colours: readonly Rgb[],
  count: number,
  stems = true,
): void {
  const { width, random, noise } = sketch;
  const { light } = theme;
  const { leafDark } = seasonColours(theme);
  const spots = Array.from({ length: count }, () => random() ** 0.75).sort((a, b) => a - b);
  const offset = random() * 40;
  for (const near of spots) {
    const y = from + near * (to - from);
    const x = random() * width;
    if (noise(x * 3 + offset, near * 3) < -0.15) continue;
    const size = 0.0035 + near ** 1.5 * 0.016;
    if (stems && near > 0.35) {
      sketch.line(
        polyline([
          [x, y],
          [x + (random() - 0.5) * size, y + size * 3.2],
        ]),
        size * 0.5,
        lit(light, leafDark, 0.6),
        { angle: 1.45, length: 0.3, detail: 0.8 },
      );
    }
    const colour = colours[Math.floor(random() * colours.length)]!;
    sketch.fill(
      ellipse(x, y, size, size * 0.85),
      lit(light, mix(colour, rgb("#fff4e0"), random() * 0.2), 0.75 + random() * 0.35),
      { length: 0, detail: 0.9 },
      { bare: size < 0.008 },
    );
  }
}
