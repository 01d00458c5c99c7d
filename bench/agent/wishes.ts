/** Wishes as members type them: what to make, then perhaps what to change about it. */
export interface RecordedWish {
  words: string;
  locale?: string;
  change?: string;
}

export const WISHES: readonly RecordedWish[] = [
  {
    words: "a 3D Paris art gallery with arched windows, marble floors, and impressionist paintings",
    change: "swap the third painting for a seascape, darker floor, two benches",
  },
  { words: "a brutalist hall with three cubist paintings", change: "make the last one pointillist" },
  { words: "a small red salon with busts", change: "add a painting of a harbour" },
  { words: "ocean", change: "remove the second" },
  { words: "Gothic chapel at night with five pictures of saints", change: "brighter, with two more windows" },
  { words: "a japanese tea house with ukiyo-e prints of Mount Fuji", change: "tatami floor" },
  {
    words: "art deco rotunda, gold and green, 8 paintings of dancers",
    change: "replace painting 4 with a still life",
  },
  { words: "white cube, one huge suprematist painting, no windows", change: "two paintings" },
  {
    words: "an old factory turned gallery: brick walls, skylights, pop paintings of machines",
    change: "all paintings fauvist",
  },
  { words: "six water lilies and nothing else", change: "a bench in the middle" },
  { words: "🌊🌸🎨" },
  { words: "cosy room, portraits of cats, warm light" },
  { words: "a long gallery 40 metres long with 20 landscapes" },
  { words: "sculpture garden feeling, indoors: four bronze statues, daylight from above" },
  { words: "minimal concrete space with two marble sculptures" },
  { words: "my grandmother's living room as a museum, still lifes" },
  { words: "abstract expressionism, big canvases, high ceiling" },
  { words: "storm at sea, in the manner of the impressionists, seven paintings, dark blue walls" },
  { words: "a museum of bread" },
  { words: "Haussmann apartment, parquet, gilded frames, boulevards in the rain" },
  { words: "ein gotischer Saal mit sechs Bildern vom Wald", locale: "de" },
  { words: "une galerie blanche avec quatre sculptures en bronze", locale: "fr" },
  { words: "una galería industrial con diez cuadros de barcos", locale: "es-ES" },
  { words: "un salone rosso con ritratti e un busto di marmo", locale: "it" },
  { words: "uma sala japonesa com três gravuras de flores", locale: "pt-BR" },
  { words: "Pariser Salon, Marmorboden, Rundbogenfenster, acht impressionistische Gemälde", locale: "de" },
  { words: "salle art déco, nuit, cinq tableaux de danseuses", locale: "fr" },
  { words: "una sala brutalista sin ventanas con cuadros cubistas", locale: "es-ES" },
  { words: "galleria lunga con dodici paesaggi al tramonto", locale: "it" },
  { words: "cubo branco com uma única pintura do mar", locale: "pt-BR" },
];
