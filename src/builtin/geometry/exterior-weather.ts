import type { SKRSContext2D } from "@napi-rs/canvas";
import type { RoomSpec } from "../../core/plan.ts";
import type { Random } from "../../core/random.ts";
import { veiled } from "./daylight.ts";
import { mix } from "./vector.ts";

type Light = RoomSpec["light"];
type Rgb = [number, number, number];

/** How far land and roofs go into the haze, far layers and near ones alike. */
const HAZE = { clear: 0, overcast: 0.12, rain: 0.35, snow: 0.55, fog: 0.86 } as const;

/** How much of their colour trees and roofs lose in flat light. */
const GREYING = { clear: 0, overcast: 0.3, rain: 0.45, snow: 0.85, fog: 0.75 } as const;

/** What lies between the eye and the world: nothing when clear. */
export function throughWeather(colour: Rgb, horizon: string, { weather = "clear" }: Light): Rgb {
  const share = HAZE[weather];
  if (share === 0) return colour;
  const [r, g, b] = colour;
  const to = (at: number) => Number.parseInt(horizon.slice(1 + at * 2, 3 + at * 2), 16);
  return [mix(r, to(0), share), mix(g, to(1), share), mix(b, to(2), share)].map(Math.round) as Rgb;
}

/** Paints falling rain or snow, or drifting banks of fog, over a whole picture of the world outside. */
export function paintWeather(
  context: SKRSContext2D,
  random: Random,
  light: Light,
  { width, height }: { width: number; height: number },
): void {
  const { weather = "clear" } = light;
  if (weather === "clear") return;
  const pale = light.time === "night" ? "150,164,196" : "255,255,255";
  context.save();
  context.globalCompositeOperation = "saturation";
  context.fillStyle = `rgba(128,128,128,${GREYING[weather]})`;
  context.fillRect(0, 0, width, height);
  context.restore();
  if (weather === "rain") {
    context.lineCap = "round";
    for (let drop = 0; drop < 5200; drop++) {
      const [x, y] = [random() * width, random() * height];
      const long = 14 + random() * 40;
      context.strokeStyle = `rgba(${pale},${(0.07 + random() * 0.2).toFixed(3)})`;
      context.lineWidth = 0.8 + random() * 1.1;
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(x - long * 0.16, y + long);
      context.stroke();
    }
  }
  if (weather === "snow") {
    for (let flake = 0; flake < 6400; flake++) {
      const radius = 0.9 + random() ** 3 * 4.6;
      context.fillStyle = `rgba(${pale},${(0.55 + random() * 0.45).toFixed(3)})`;
      context.beginPath();
      context.arc(random() * width, random() * height, radius, 0, Math.PI * 2);
      context.fill();
    }
  }
  if (weather === "fog") {
    const fog = veiled("#ffffff", light);
    const at = (share: number) => height * share;
    const bank = context.createLinearGradient(0, at(0.55), 0, height);
    bank.addColorStop(0, `${fog}00`);
    bank.addColorStop(0.55, `${fog}b0`);
    bank.addColorStop(1, `${fog}f0`);
    context.fillStyle = bank;
    context.fillRect(0, at(0.55), width, at(0.45));
  }
}
