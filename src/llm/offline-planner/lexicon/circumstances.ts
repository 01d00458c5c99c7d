import type { Lexicon } from "../tokens.ts";
import type { TimeOfDay, Weather } from "./room.ts";

/** Weather and season of what a work shows, as a prompt says them. */
export const SHOWN_WEATHER_WORDS: Lexicon<
  "in rain" | "in fog" | "in a storm" | "in snow" | "in sunshine" | "in spring" | "in summer" | "in autumn"
> = {
  "in rain": "rain*,pluie*,pluvieu*,regen*,verregnet*,lluvi*,pioggi*,piovos*,chuv*",
  "in fog":
    "fog*,mist,misty,haze,hazy,brume*,brouillard,nebel*,neblig*,niebla,brumos*,nebbi*,nevoa,nevoeiro,neblina",
  "in a storm": "storm*,tempest*,orage*,sturm*,gewitter,tormenta*,burrasca,temporale",
  // The noun alone is what is shown: "a snow scene".
  "in snow":
    "snowy,in snow,in the snow,under snow,enneige*,sous la neige,dans la neige,verschneit*,im schnee,nevad*,bajo la nieve,en la nieve,innevat*,sotto la neve,nella neve,sob a neve,na neve",
  "in sunshine": "sunshine,sunny,soleil,sonnenschein,sonnig*,soleado,soleada,ensolarad*,soleggiat*",
  "in spring": "spring,springtime,printemps,fruhling*,primavera",
  "in summer": "summer*,sommer*,verano,estate,verao",
  "in autumn": "autumn*,automne,herbst*,otono,autunno,outono",
};

export const TIME_PROMPTS: Readonly<Record<TimeOfDay, string>> = {
  morning: "in the morning",
  noon: "in daylight",
  evening: "at dusk",
  night: "at night",
};

export const TONE_PROMPTS: Readonly<Record<"dark" | "light", string>> = {
  dark: "in dark tones",
  light: "in light tones",
};

/** Between a work and what it shall be: what follows the last of them is the wish. */
export const BECOMING: ReadonlySet<string> = new Set(
  `should be become becomes show shows showing depict depicting make makes paint repaint is
   soit doit etre devient devenir montre devrait rends repeins soll sein sollte werden wird zeigt zeigen mach mache male
   debe ser muestra haz pinta deve essere diventi mostra rendi dipingi torne mostre pinte`.split(/\s+/),
);

/** A room's weather, said of what a painting shows. */
export const WEATHER_PROMPTS: Readonly<Record<Weather, string>> = {
  clear: "in sunshine",
  overcast: "under a grey sky",
  rain: "in rain",
  snow: "in snow",
  fog: "in fog",
};
