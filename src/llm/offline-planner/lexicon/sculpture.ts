import type { Lexicon } from "../tokens.ts";

export const SCULPTURE_MATERIAL_WORDS: Lexicon<
  "bronze" | "marble" | "stone" | "wood" | "steel" | "gold" | "terracotta" | "glass"
> = {
  bronze: "bronze,bronzes,bronce,bronzo",
  marble: "marble,marbre,marmor,marmol,marmo,marmore",
  stone: "stone,granite,pierre,stein,piedra,pietra,pedra",
  wood: "wood,wooden,bois,holz,madera,legno,madeira",
  steel: "steel,metal,iron,acier,stahl,acero,acciaio,aco,chrome",
  gold: "gold,golden,gilded,oro,ouro,doree,dore",
  terracotta: "terracotta,clay,ceramic,argile,ton,barro,argilla",
  glass: "glass,crystal,verre,glas,vidrio,vetro,vidro",
};

/** Things that are sculptures when a material is said with them: en, fr, de, es, it, pt. */
export const CARVED_WORDS: ReadonlySet<string> = new Set(
  `horse horses bird birds lion lions cat cats dog dogs bull vase vases amphora amphorae urn urns figure figures woman man dancer dancers
   torso torsos head heads angel angels hand column columns obelisk sphere spheres ring rings knot owl bear deer
   cheval chevaux oiseau oiseaux chat lion vases tete femme danseuse ange colonne pferd pferde vogel lowe katze kopf frau tanzerin engel saule
   caballo pajaro gato cabeza mujer jarron cavallo uccello gatto testa donna vaso vasi cavalo passaro cabeca mulher`.split(
    /\s+/,
  ),
);

/** What stands on the plinths when nobody says what: prompt and English title. */
export const SCULPTURE_SCENES: readonly (readonly [prompt: string, title: string])[] = [
  ["a striding figure", "Striding Figure"],
  ["an abstract torso", "Torso"],
  ["a bust with closed eyes", "Closed Eyes"],
  ["a twisting ribbon form", "Ribbon"],
  ["a horse rearing", "Horse"],
  ["two interlocking rings", "Rings"],
  ["a dancer on one foot", "Dancer"],
  ["a bird about to fly", "Bird"],
];
