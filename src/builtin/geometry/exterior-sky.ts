import type { RoomSpec } from "../../core/plan.ts";
import { veiled } from "./daylight.ts";
import { throughWeather } from "./exterior-weather.ts";

/** Colours the world outside is painted in. */
export interface Sky {
  zenith: string;
  middle: string;
  horizon: string;
  cloud: string;
  haze: [number, number, number];
  shade: [number, number, number];
  lamp: string | undefined;
}

const SKIES: Record<RoomSpec["light"]["time"], Sky> = {
  morning: {
    zenith: "#8fb6df",
    middle: "#c3d8ec",
    horizon: "#fbe9d2",
    cloud: "255,250,242",
    haze: [222, 216, 212],
    shade: [176, 168, 156],
    lamp: undefined,
  },
  noon: {
    zenith: "#6fa7e2",
    middle: "#a9cdf0",
    horizon: "#e4f0f8",
    cloud: "255,255,255",
    haze: [214, 222, 230],
    shade: [172, 172, 168],
    lamp: undefined,
  },
  evening: {
    zenith: "#7f86b8",
    middle: "#eab49a",
    horizon: "#ffd79c",
    cloud: "255,205,170",
    haze: [236, 182, 150],
    shade: [150, 112, 104],
    lamp: "#ffdf9a",
  },
  night: {
    zenith: "#070c1c",
    middle: "#111b34",
    horizon: "#2c3554",
    cloud: "70,84,120",
    haze: [44, 54, 84],
    shade: [14, 18, 32],
    lamp: "#ffcf7a",
  },
};

/** The sky of a time of day behind its weather. */
export function skyOf(light: RoomSpec["light"]): Sky {
  const clear = SKIES[light.time];
  const [zenith, middle, horizon] = [clear.zenith, clear.middle, clear.horizon].map((c) => veiled(c, light));
  return {
    ...clear,
    zenith: zenith!,
    middle: middle!,
    horizon: horizon!,
    haze: throughWeather(clear.haze, horizon!, light),
    shade: throughWeather(clear.shade, horizon!, light),
  };
}
