import type { RoomSpec } from "../../core/plan.ts";
import { LIGHT_MOODS, type LightMood } from "./light-bake.ts";
import { mix, type Vec3 } from "./vector.ts";

type Light = RoomSpec["light"];
export type Weather = NonNullable<Light["weather"]>;

/** What a weather makes of a clear sky's light. */
interface Veil {
  /** Share of the sky's strength left, and how far its colour goes towards its own grey. */
  strength: number;
  greying: number;
  /** Cool or warm cast of what comes through, per channel. */
  cast: Vec3;
  /** sRGB the clouds have by day; by night they are a third as bright. */
  cloud: Vec3;
  /** How much of the sky they cover. */
  cover: number;
}

const VEILS: Readonly<Record<Exclude<Weather, "clear">, Veil>> = {
  overcast: { strength: 0.84, greying: 0.75, cast: [0.98, 1, 1.03], cloud: [196, 202, 209], cover: 0.85 },
  rain: { strength: 0.7, greying: 0.85, cast: [0.95, 0.99, 1.05], cloud: [148, 158, 170], cover: 0.9 },
  snow: { strength: 0.92, greying: 0.8, cast: [0.98, 1, 1.05], cloud: [214, 220, 229], cover: 0.92 },
  fog: { strength: 0.82, greying: 0.85, cast: [1, 1, 1.01], cloud: [208, 210, 209], cover: 0.96 },
};

const NIGHT_SHARE = 0.22;

/** The light of a time of day in its weather: under any cloud there is no sun, and the sky is grey and even. */
export function moodOf({ time, weather = "clear" }: Light): LightMood {
  const mood = LIGHT_MOODS[time];
  if (weather === "clear") return mood;
  const { strength, greying, cast } = VEILS[weather];
  const dim = (colour: Vec3, share: number): Vec3 => {
    const grey = (colour[0] + colour[1] + colour[2]) / 3;
    const tone = (at: 0 | 1 | 2) =>
      Number((mix(colour[at], grey, greying * share) * mix(1, strength * cast[at], share)).toFixed(4));
    return [tone(0), tone(1), tone(2)];
  };
  return {
    ...mood,
    sky: dim(mood.sky, 1),
    // What the walls send back follows the sky by half; lamps make up for the rest.
    ambient: dim(mood.ambient, 0.5),
    skyColour: veiled(mood.skyColour, { time, weather }),
    sun: undefined,
    sunStrength: 0,
  };
}

/** A colour of the clear sky, sRGB `#rrggbb`, as it looks behind a weather's clouds. */
export function veiled(colour: string, { time, weather = "clear" }: Light): string {
  if (weather === "clear") return colour;
  const { cloud, cover } = VEILS[weather];
  const share = time === "night" ? NIGHT_SHARE : time === "evening" ? 0.8 : 1;
  const channel = (at: 0 | 1 | 2) => {
    const clear = Number.parseInt(colour.slice(1 + at * 2, 3 + at * 2), 16);
    return Math.round(mix(clear, cloud[at] * share, cover))
      .toString(16)
      .padStart(2, "0");
  };
  return `#${channel(0)}${channel(1)}${channel(2)}`;
}
