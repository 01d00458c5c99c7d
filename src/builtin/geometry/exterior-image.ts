import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import { createRandom, type Random } from "../../core/random.ts";
import type { Architecture } from "./architecture.ts";
import { type Sky, skyOf } from "./exterior-sky.ts";
import { paintWeather } from "./exterior-weather.ts";

type Style = Architecture["style"];

const SIZE = { width: 4096, height: 1024 };
/** Share of the picture's height at which eyes are level. */
export const HORIZON = 0.8;

/**
 * The world outside the windows, all round, as a JPEG `widthPx` wide and a quarter as high: sky, clouds, and the roofs
 * or trees that suit the style. Widths differ in sharpness only.
 */
export function paintExterior(
  { style, seed, room }: Pick<Architecture, "style" | "seed" | "room">,
  widthPx: number,
): Uint8Array {
  const canvas = createCanvas(SIZE.width, SIZE.height);
  const context = canvas.getContext("2d");
  const random = createRandom(seed);
  const sky = skyOf(room.light);
  const gradient = context.createLinearGradient(0, 0, 0, SIZE.height * HORIZON);
  gradient.addColorStop(0, sky.zenith);
  gradient.addColorStop(0.55, sky.middle);
  gradient.addColorStop(1, sky.horizon);
  context.fillStyle = gradient;
  context.fillRect(0, 0, SIZE.width, SIZE.height);
  paintClouds(context, random, sky);
  for (let layer = 0; layer < 3; layer++) {
    const nearness = layer / 2;
    const colour = sky.haze.map((c, i) => Math.round(c + (sky.shade[i]! - c) * (0.3 + nearness * 0.7)));
    context.fillStyle = `rgb(${colour.join(",")})`;
    paintLayer(context, random, style, layer, colour, sky);
  }
  const ground = context.createLinearGradient(0, SIZE.height * 0.83, 0, SIZE.height);
  ground.addColorStop(0, `rgba(${sky.shade.join(",")},0)`);
  ground.addColorStop(1, `rgba(${sky.shade.map((c) => Math.round(c * 0.8)).join(",")},1)`);
  context.fillStyle = ground;
  context.fillRect(0, SIZE.height * 0.83, SIZE.width, SIZE.height);
  paintWeather(context, random, room.light, SIZE);
  if (widthPx === SIZE.width) return canvas.encodeSync("jpeg", 86);
  const scaled = createCanvas(widthPx, (widthPx * SIZE.height) / SIZE.width);
  scaled.getContext("2d").drawImage(canvas, 0, 0, scaled.width, scaled.height);
  return scaled.encodeSync("jpeg", 86);
}

/** Draws twice where something crosses the seam, so that the picture closes round the room. */
function wrapped(x: number, reach: number, draw: (x: number) => void): void {
  draw(x);
  if (x - reach < 0) draw(x + SIZE.width);
  if (x + reach > SIZE.width) draw(x - SIZE.width);
}

function paintClouds(context: SKRSContext2D, random: Random, sky: Sky): void {
  for (let bank = 0; bank < 52; bank++) {
    const [cx, cy] = [random() * SIZE.width, SIZE.height * (0.1 + random() * 0.52)];
    const spread = 60 + random() * 150;
    for (let puff = 0; puff < 16; puff++) {
      const radius = 14 + random() * 46;
      const x = cx + (random() - 0.5) * spread * 2;
      const y = cy + (random() - 0.5) * spread * 0.24;
      wrapped(x, radius * 2, (at) => {
        const soft = context.createRadialGradient(at, y, 0, at, y, radius);
        soft.addColorStop(0, `rgba(${sky.cloud},0.2)`);
        soft.addColorStop(1, `rgba(${sky.cloud},0)`);
        context.fillStyle = soft;
        context.fillRect(at - radius, y - radius, radius * 2, radius * 2);
      });
    }
  }
}

function paintLayer(
  context: SKRSContext2D,
  random: Random,
  style: Style,
  layer: number,
  colour: readonly number[],
  sky: Sky,
): void {
  const base = SIZE.height * (HORIZON + 0.02 + layer * 0.03);
  if (style === "gothic" || style === "japanese") {
    if (layer === 0) paintHills(context, random, base);
    else paintTrees(context, random, base, layer, colour, style === "japanese");
    return;
  }
  const isModern = style === "brutalist" || style === "industrial" || style === "white-cube";
  paintRoofs(context, random, base, layer, colour, sky, isModern);
  if (layer === 2)
    paintTrees(
      context,
      random,
      base + 14,
      layer,
      colour.map((c, i) => Math.round(c * (i === 1 ? 0.92 : 0.78))),
      false,
    );
}

function paintHills(context: SKRSContext2D, random: Random, base: number): void {
  const phases = Array.from({ length: 5 }, () => random() * Math.PI * 2);
  context.beginPath();
  context.moveTo(0, SIZE.height);
  for (let x = 0; x <= SIZE.width; x += 4) {
    const turn = (x / SIZE.width) * Math.PI * 2;
    const rise = phases.reduce((sum, phase, i) => sum + Math.sin(turn * (i + 2) + phase) / (i + 1.5), 0);
    context.lineTo(x, base - 46 - rise * 26);
  }
  context.lineTo(SIZE.width, SIZE.height);
  context.fill();
}

function paintTrees(
  context: SKRSContext2D,
  random: Random,
  base: number,
  layer: number,
  colour: readonly number[],
  isPine: boolean,
): void {
  for (let tree = 0; tree < 60; tree++) {
    const x = random() * SIZE.width;
    const size = (isPine ? 22 : 28) * (0.6 + random() * 0.7) * (0.7 + layer * 0.32);
    for (let puff = 0; puff < 26; puff++) {
      const tone = 0.86 + random() * 0.26;
      context.fillStyle = `rgba(${Math.round(colour[0]! * tone * 0.86)},${Math.round(colour[1]! * tone)},${Math.round(colour[2]! * tone * 0.78)},0.85)`;
      const [dx, dy] = [
        (random() - 0.5) * size * (isPine ? 2.4 : 1.7),
        random() * size * (isPine ? 0.5 : 1.3),
      ];
      const y = base - size * (isPine ? 1.5 : 1.1) + dy - size * 0.4;
      const radius = size * (0.16 + random() * 0.24);
      wrapped(x + dx, radius * 2, (at) => {
        context.beginPath();
        context.ellipse(at, y, radius * (isPine ? 1.5 : 1), radius * (isPine ? 0.6 : 1), 0, 0, Math.PI * 2);
        context.fill();
      });
    }
    wrapped(x, 5, (at) =>
      context.fillRect(at - size * 0.05, base - size * 0.7, size * 0.1, size + SIZE.height * 0.2),
    );
  }
  context.fillRect(0, base + 4, SIZE.width, SIZE.height);
}

function paintRoofs(
  context: SKRSContext2D,
  random: Random,
  base: number,
  layer: number,
  colour: readonly number[],
  sky: Sky,
  isModern: boolean,
): void {
  const unit = 1 + layer * 0.4;
  let x = 0;
  while (x < SIZE.width) {
    const width = Math.min((isModern ? 50 + random() * 90 : 64 + random() * 70) * unit, SIZE.width - x);
    const height = (isModern ? 26 + random() * 78 : 40 + random() * 14) * unit * (layer === 0 ? 1.25 : 1);
    const roof = isModern ? 0 : 15 * unit;
    const top = base - height;
    const tint = isModern ? [1, 1, 1] : [1.1, 1.03, 0.9];
    const value = 1 + random() * 0.1;
    const wall = colour.map((c, i) => Math.min(250, Math.round(c * tint[i]! * value)));
    context.fillStyle = `rgb(${wall.join(",")})`;
    context.fillRect(x, top, width + 1, SIZE.height - top);
    if (roof > 0) {
      context.fillStyle = `rgb(${colour.map((c, i) => Math.round(c * (i === 2 ? 0.86 : 0.8))).join(",")})`;
      context.beginPath();
      context.moveTo(x, top);
      context.lineTo(x + roof * 0.42, top - roof);
      context.lineTo(x + width - roof * 0.42, top - roof);
      context.lineTo(x + width, top);
      context.fill();
      for (let chimney = 0; chimney < 3; chimney++)
        context.fillRect(x + width * (0.2 + random() * 0.6), top - roof * 1.5, 5 * unit, roof * 0.7);
    }
    const [pitch, floor] = [11 * unit, 13 * unit];
    for (let v = top + 5 * unit; v < base + 40; v += floor) {
      for (let u = x + 6 * unit; u + 5 * unit < x + width; u += pitch) {
        const isLit = sky.lamp && random() < 0.28;
        context.fillStyle = isLit ? sky.lamp! : `rgb(${wall.map((c) => Math.round(c * 0.78)).join(",")})`;
        context.fillRect(u, v, 4.4 * unit, 7.5 * unit);
      }
    }
    x += width;
  }
}
