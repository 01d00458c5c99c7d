import type { Lexicon } from "../tokens.ts";

/** Colour words by the colour they stand for, toned down to what a wall can bear. */
export const COLOUR_WORDS: Lexicon<string> = {
  "#8f2a26":
    "red,rouge,rouges,rot,rote,roter,rotes,roten,rojo,roja,rojos,rojas,rosso,rossa,rosse,rossi,vermelho,vermelha,vermelhos,vermelhas,scarlet,ruby,pompeian",
  "#6b1f2a":
    "crimson,burgundy,bordeaux,oxblood,wine,maroon,carmine,carmesi,granate,bordo,weinrot,carmim,vinho",
  "#1f6b4f": "emerald,emeraude,smaragd*,esmeralda,smeraldo",
  "#4d6b4a":
    "green,vert,verte,verts,vertes,grun,grune,gruner,grunes,grunen,verde,verdes,verdi,olive,moss,sage,jade",
  "#2f4f7f":
    "blue,bleu,bleue,bleus,bleues,blau,blaue,blauer,blaues,blauen,azul,azules,azuis,blu,azzurr*,cobalt,ultramarine,sapphire",
  "#1d2742": "midnight,navy,midnight blue,indigo,bleu nuit,nachtblau,azul noche,blu notte,azul marinho",
  "#3f7f86": "teal,turquoise,petrol,turkis*,turquesa,turchese,aqua,cyan",
  "#d9b54a":
    "yellow,jaune,jaunes,gelb,gelbe,gelben,amarillo,amarilla,amarillas,giallo,gialla,gialle,amarelo,amarela,amarelas,mustard,ochre,ocre,saffron",
  "#c9a24f":
    "gold,golden,dore,doree,dores,dorees,or,gulden,goldene,goldenen,dorado,dorada,doradas,oro,dorat*,dourad*,ouro",
  "#c8713a": "orange,terracotta,apricot,naranja,arancion*,laranja,rust,copper",
  "#d7a3a8": "pink,rose,roses,rosa,blush,rosado,rosada,salmon,fuchsia,magenta",
  "#5d3f6b":
    "purple,violet,violette,violettes,violett,lila,lilac,lavender,aubergine,morado,morada,viola,roxo,roxa,mauve,plum",
  "#f1efe9":
    "white,blanc,blanche,blancs,blanches,weiss,weisse,weisser,weisses,weissen,blanco,blanca,blancos,blancas,bianco,bianca,bianche,bianchi,branco,branca,brancos,brancas,ivory,chalk",
  "#232326":
    "black,noir,noire,noirs,noires,schwarz,schwarze,schwarzer,schwarzen,negro,negra,negros,negras,nero,nera,neri,nere,preto,preta,pretos,pretas,ebony,onyx,charcoal,jet",
  "#8b8b88":
    "grey,gray,gris,grise,grises,grau,graue,graues,grauen,grigio,grigia,grigie,grigi,cinza,silver,slate",
  "#7a5638":
    "brown,brun,brune,braun,braune,braunen,marron,marrone,marrom,castanho,chestnut,chocolate,mahogany,walnut",
  "#e6d9c0": "beige,cream,creme,crema,sand,sandy,buff,champagne,linen white",
};

export const TONE_WORDS: Lexicon<"dark" | "light"> = {
  dark: "dark,darker,deep,deeper,fonce,foncee,sombre,sombres,plus sombre,dunkel,dunkl*,tief,oscuro,oscura,oscuros,oscuras,scuro,scura,scuri,scure,escuro,escura,escuros,escuras,black",
  light:
    "light,lighter,pale,paler,brighter,clair,claire,clairs,claires,plus clair,hell,helle,heller,hellere,hellerer,helleres,helleren,helles,hellen,claro,clara,claros,claras,chiaro,chiara,chiari,chiare,soft,pastel,whiter",
};

/** What a surface looks like when no colour is asked for; darker and lighter start from here. */
export const USUAL_COLOURS: Readonly<Record<string, string>> = {
  marble: "#e3e1dc",
  parquet: "#96704a",
  wood: "#8a6742",
  stone: "#a39c8f",
  concrete: "#9a9994",
  terrazzo: "#cfc8bd",
  tatami: "#b9ad78",
  plaster: "#e4ded2",
  brick: "#8f5140",
  fabric: "#7f2f2c",
};

/** Mixes a colour towards black (`dark`) or white (`light`). */
export function shade(hex: string, tone: "dark" | "light"): string {
  const channel = (offset: number) => Number.parseInt(hex.slice(offset, offset + 2), 16);
  const mix = (value: number) => Math.round(tone === "dark" ? value * 0.55 : value + (255 - value) * 0.45);
  return `#${[1, 3, 5].map((offset) => mix(channel(offset)).toString(16).padStart(2, "0")).join("")}`;
}
