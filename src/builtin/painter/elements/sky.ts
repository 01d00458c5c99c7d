import { lighten, mix, rgb } from "../colour.ts";
import { blob, ellipse, rectangle, type Sketch } from "../sketch.ts";
import type { Theme } from "../theme.ts";

/** Sky down to `horizon`, its low colour a little below (crests dip), with clouds, stars and the sun or moon, as the light has them. */
export function drawSky(sketch: Sketch, { light }: Theme, horizon: number): void {
  const { width, random } = sketch;
  const slant = -0.2 + random() * 0.35;
  const middle = mix(light.skyTop, light.skyLow, 0.45);
  sketch.fill(
    rectangle(-0.1, -0.1, width + 0.2, horizon + 0.3),
    { stops: [light.skyTop, middle, light.skyLow], from: [0, 0], to: [0, horizon] },
    light.isNight ? { length: 0.75, detail: 0.25 } : { angle: slant, length: 0.55, detail: 0.2 },
  );
  const discX = width * (0.18 + random() * 0.64);
  if (light.disc) {
    const discY = horizon * (light.isNight ? 0.2 + random() * 0.25 : 0.62 + random() * 0.2);
    for (let ring = 5; ring >= 1; ring--) {
      sketch.fill(
        ellipse(discX, discY, 0.028 + ring * 0.034, 0.028 + ring * 0.03),
        mix(light.disc, light.skyLow, 0.35),
        { length: 0.5, detail: 0.4 },
        { alpha: 0.17, bare: true },
      );
    }
    sketch.fill(ellipse(discX, discY, 0.036, 0.035), light.disc, { length: 0.3, detail: 1 });
  }
  drawClouds(sketch, { light }, horizon, slant);
  if (light.stars > 0) {
    for (let i = 0; i < 13 * light.stars; i++) {
      const [x, y, size] = [random() * width, horizon * 0.8 * random(), 0.006 + random() * 0.011];
      sketch.fill(
        ellipse(x, y, size * 4.2, size * 4),
        mix(light.cloud, rgb("#f4e9a8"), 0.35),
        { length: 0.6, detail: 0.7 },
        { alpha: 0.42, bare: true },
      );
      sketch.fill(
        ellipse(x, y, size * 2.4, size * 2.3),
        mix(light.cloud, rgb("#f8efb4"), 0.7),
        { length: 0.4, detail: 0.9 },
        { alpha: 0.6, bare: true },
      );
      sketch.fill(ellipse(x, y, size, size), rgb("#fff6c0"), { length: 0.1, detail: 1 }, { bare: true });
    }
  }
}

function drawClouds(sketch: Sketch, { light }: Pick<Theme, "light">, horizon: number, slant: number): void {
  const { width, random } = sketch;
  const banks = Math.round(light.cloudAmount * 7);
  for (let i = 0; i < banks; i++) {
    const near = random();
    const y = horizon * (0.9 - near * 0.85);
    const size = 0.04 + near * 0.11;
    const x = random() * width;
    const puffs = 4 + Math.floor(random() * 5);
    for (let k = 0; k < puffs; k++) {
      const px = x + (k - puffs / 2) * size * 0.85 + (random() - 0.5) * size;
      const py = y - Math.abs(Math.sin((k / puffs) * Math.PI)) * size * 0.4 + (random() - 0.5) * size * 0.3;
      const handling = { angle: slant * 0.6, length: 0.45, detail: 0.3 };
      const shadow = mix(light.cloud, light.skyTop, 0.5);
      sketch.fill(
        blob(random, px, py + size * 0.13, size, size * 0.42),
        mix(shadow, light.skyLow, 0.35),
        handling,
        { alpha: 0.75, bare: true },
      );
      sketch.fill(blob(random, px, py, size * 0.85, size * 0.34), lighten(light.cloud, 0.1), handling, {
        alpha: 0.8,
        bare: true,
      });
    }
  }
}
