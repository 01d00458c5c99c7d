import type { TimeOfDay } from "./room.ts";
import type { Movement } from "./styles.ts";

export const LANGUAGES = ["en", "fr", "de", "es", "it", "pt"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Small words that give a language away. */
export const COMMON_WORDS: Readonly<Record<Language, string>> = {
  en: "the a an with and of in for me please make create gallery paintings full to my is what how do i you we have are at on",
  fr: "le la les une un des avec et dans du aux au pour moi galerie salle tableaux petit petite est quelle sur fais",
  de: "der die das dem den mit und ein eine einen im von fur mir bitte galerie gemalde bilder saal ist was kleine ohne",
  es: "el los las con y una un del para galeria sala cuadros es que pequena sin por en crea hazme",
  it: "il lo gli le con e una un di della dei per galleria sala quadri dipinti piccola senza nel che crea",
  pt: "o os as com e uma um do da dos das para galeria sala quadros pinturas pequena sem no que crie",
};

/** Words that carry no subject: verbs of making, articles, talk about galleries and atmosphere. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(
  `the a an with and of in for me please make create build generate show give design draw imagine i want would like need gallery galleries
   art arts 3d museum exhibition exhibit space full to my is are some that this it by at on from over around into where style styled look
   looking like inspired theme themed about ones windowless walk through write possible colours colors kids s very really beautiful nice pretty lovely large small big walkable virtual room rooms hall interior
   featuring containing showing filled hung hanging walls wall has have made using but only can you could we be there its their your our as or so
   all each every one two three paint painting paintings bright dark quiet calm cosy warm cold style-like please thanks thank
   le la les un une des avec et de d l dans du aux au pour moi galerie salle exposition musee fais cree creer je veux voudrais sur en style qui a ses son
   sa mes mon plein pleine belle beau grande petit petite grand der die das dem den des mit und ein eine einen einem einer im in von fur mir bitte
   kunst kunstgalerie museum ausstellung galerie erstelle mach baue ich mochte zeige zu zum zur am auf voller grosse grosser kleine kleiner
   el los las con y una un del para galeria museo exposicion arte crea hazme haz quiero en por lleno llena al estilo sobre il lo gli i le e con una di
   della dei delle del degli per galleria mostra arte crea fammi voglio nel nella stile piena pieno su o os as com uma um do da dos das galeria
   exposicao arte crie faca quero no na estilo cheia cheio sobre me eine kleinen moderne sin sans ohne senza sem without no not s`.split(
    /\s+/,
  ),
);

/** `{x}` by the light of the time: en, fr, de, es, it, pt. */
export const TIME_TITLES: Readonly<Record<TimeOfDay, readonly string[]>> = {
  morning: [
    "{x} by Morning Light",
    "{x} au matin",
    "{x} im Morgenlicht",
    "{x} por la mañana",
    "{x} al mattino",
    "{x} pela manhã",
  ],
  noon: [
    "{x} in Daylight",
    "{x} en plein jour",
    "{x} am Mittag",
    "{x} a plena luz",
    "{x} in piena luce",
    "{x} à luz do dia",
  ],
  evening: [
    "{x} at Evening",
    "{x} au soir",
    "{x} am Abend",
    "{x} al atardecer",
    "{x} di sera",
    "{x} ao entardecer",
  ],
  night: ["{x} by Night", "{x}, la nuit", "{x} bei Nacht", "{x} de noche", "{x} di notte", "{x} à noite"],
};

export const MOVEMENT_TITLES: Readonly<Record<Movement, readonly string[]>> = {
  impressionist: [
    "Impressionism",
    "Impressionnisme",
    "Impressionismus",
    "Impresionismo",
    "Impressionismo",
    "Impressionismo",
  ],
  "post-impressionist": [
    "Restless Colour",
    "Couleurs vives",
    "Leuchtende Farben",
    "Colores vivos",
    "Colori vivi",
    "Cores vivas",
  ],
  pointillist: [
    "A Thousand Dots",
    "Mille points",
    "Tausend Punkte",
    "Mil puntos",
    "Mille punti",
    "Mil pontos",
  ],
  fauvist: [
    "Wild Colour",
    "Couleurs fauves",
    "Wilde Farben",
    "Colores fauves",
    "Colori selvaggi",
    "Cores selvagens",
  ],
  cubist: ["Cubism", "Cubisme", "Kubismus", "Cubismo", "Cubismo", "Cubismo"],
  "abstract-expressionist": [
    "Abstraction",
    "Abstraction",
    "Abstraktion",
    "Abstracción",
    "Astrazione",
    "Abstração",
  ],
  "ukiyo-e": [
    "The Floating World",
    "Le monde flottant",
    "Die fließende Welt",
    "El mundo flotante",
    "Il mondo fluttuante",
    "O mundo flutuante",
  ],
  suprematist: ["Pure Form", "Formes pures", "Reine Form", "Forma pura", "Forma pura", "Forma pura"],
};

export const SCULPTURE_TITLES = ["Sculpture", "Sculptures", "Skulptur", "Escultura", "Scultura", "Escultura"];

/** A painting's circumstances: for the prompt, and for the title in en, fr, de, es, it, pt. */
export const CIRCUMSTANCES: readonly (readonly [prompt: string, titles: readonly string[]])[] = [
  ["at dawn", ["at Dawn", "à l'aube", "im Morgengrauen", "al alba", "all'alba", "ao amanhecer"]],
  [
    "in soft rain",
    ["in Rain", "sous la pluie", "im Regen", "bajo la lluvia", "sotto la pioggia", "sob a chuva"],
  ],
  ["in winter light", ["in Winter", "en hiver", "im Winter", "en invierno", "d'inverno", "no inverno"]],
  [
    "by lamplight",
    ["by Lamplight", "à la lampe", "bei Lampenlicht", "a la luz", "a lume di lampada", "à luz"],
  ],
  ["under a wide sky", ["and Sky", "et ciel", "und Himmel", "y cielo", "e cielo", "e céu"]],
  [
    "at dusk, long shadows",
    ["at Dusk", "au crépuscule", "in der Dämmerung", "al ocaso", "al tramonto", "ao crepúsculo"],
  ],
  ["in high summer", ["in Summer", "en été", "im Sommer", "en verano", "d'estate", "no verão"]],
  ["in mist", ["in Mist", "dans la brume", "im Nebel", "en la niebla", "nella nebbia", "na névoa"]],
  ["seen from afar", ["from Afar", "au loin", "aus der Ferne", "a lo lejos", "da lontano", "ao longe"]],
  ["close up, a study", ["(Study)", "(étude)", "(Studie)", "(estudio)", "(studio)", "(estudo)"]],
];

export const MEDIUM = [
  "Digital oil",
  "Huile numérique",
  "Digitales Öl",
  "Óleo digital",
  "Olio digitale",
  "Óleo digital",
];
export const ARTIST = [
  "Painted by the house",
  "Peint par la maison",
  "Vom Haus gemalt",
  "Pintado por la casa",
  "Dipinto dalla casa",
  "Pintado pela casa",
];
