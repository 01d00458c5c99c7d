import type { Lexicon } from "../tokens.ts";
import { PART_WORDS } from "./room.ts";

export type Relation = "near" | "left" | "right" | "opposite" | "on" | "of";
export type Landmark =
  | "window"
  | "door"
  | "corner"
  | "end"
  | "left-wall"
  | "right-wall"
  | "middle"
  | "sculpture"
  /** Things whose place nobody measures. */
  | "fixture";
export type Size = "largest" | "smallest" | "tallest" | "widest";

/** What stands before a place: "by the window", "links von der Tür". */
export const RELATION_WORDS: Lexicon<Relation> = {
  near: "over,above,between,au dessus de,au dessus du,entre,uber,zwischen,encima de,encima del,tra,fra,sopra,acima de,acima da,acima do,by,near,next to,close to,beside,nearest,nearest to,closest to,closest,under,below,alongside,in front of,pres de,pres du,pres d,a cote de,a cote du,a cote d,proche de,sous,devant,am,beim,bei,neben,an,nahe,unter,unterm,vor,junto a,junto al,cerca de,cerca del,al lado de,al lado del,bajo,delante de,delante del,vicino,vicino a,vicino al*,vicino all,accanto a*,presso,sotto,davanti a*,perto de,perto da,perto do,ao lado de,ao lado da,ao lado do,junto da,junto do,sob",
  left: "left of,to the left of,on the left of,a gauche de,a gauche du,a gauche d,links von,links vom,links neben,links der,links des,izquierda de,izquierda del,a la izquierda de,a la izquierda del,a sinistra di,a sinistra de*,esquerda de,esquerda da,esquerda do,a esquerda de,a esquerda da,a esquerda do",
  right:
    "right of,to the right of,on the right of,a droite de,a droite du,a droite d,rechts von,rechts vom,rechts neben,rechts der,rechts des,derecha de,derecha del,a la derecha de,a la derecha del,a destra di,a destra de*,direita de,direita da,direita do,a direita de,a direita da,a direita do",
  opposite:
    "opposite,across from,facing,en face de,en face du,en face d,face a,gegenuber,gegenuber von,gegenuber vom,frente a,frente al,enfrente de,enfrente del,di fronte a*,in faccia a*,em frente a,em frente da,em frente do,defronte",
  on: "on,at,in,sur,au,aux,a,dans,all,alla,im,auf,en,nel,nella,nell,sul,sulla,na,no,ao,al",
  of: "de,di,du,del,d,della,dello,dell,da,do",
};

export const LANDMARK_WORDS: Lexicon<Landmark> = {
  window: PART_WORDS.windows,
  door: "door,doors,doorway,entrance,entry,exit,porte,entree,tur,ture,eingang*,ausgang,puerta,entrada,porta,ingresso,entrata,uscita,saida",
  corner: "corner,coin,angle,ecke,esquina,rincon,angolo,canto",
  end: "end,far end,far wall,far side,back wall,end wall,other end,back,rear,end of the room,end of the hall,fond,mur du fond,fond de la salle,ende,ende des raumes,ende des saals,ruckwand,hinteren wand,hintere wand,stirnwand,fondo,pared del fondo,fondo de la sala,parete di fondo,parete in fondo,fondo della sala,fundo,parede do fundo,fundo da sala",
  "left-wall":
    "left,left wall,left side,left hand wall,gauche,mur de gauche,linken wand,linke wand,linken seite,izquierda,pared izquierda,pared de la izquierda,sinistra,parete sinistra,parete di sinistra,esquerda,parede esquerda,parede da esquerda",
  "right-wall":
    "right,right wall,right side,right hand wall,droite,mur de droite,rechten wand,rechte wand,rechten seite,derecha,pared derecha,pared de la derecha,destra,parete destra,parete di destra,direita,parede direita,parede da direita",
  middle: "middle,centre,center,milieu,mitte,medio,centro,mezzo,meio",
  sculpture: PART_WORDS.sculpture,
  fixture: `${PART_WORDS.benches},fireplace,mantelpiece,chimney,cheminee,kamin,chimenea,camino,caminetto,lareira,column,columns,pillar,colonne,saule,columna,colonna,coluna`,
};

/** Places that need no word before them: "das Bild links", "hinten", "the far one". */
export const BARE_PLACE_WORDS: Lexicon<"end" | "left-wall" | "right-wall" | "middle"> = {
  end: "hinten,far one,far painting,far picture,far ones,farthest,furthest",
  "left-wall": "links,leftmost,left one,left painting,left picture,left ones,left paintings",
  "right-wall": "rechts,rightmost,right one,right painting,right picture,right ones,right paintings",
  middle:
    "middle one,middle painting,central one,central painting,mittlere,mittlere bild,tableau central,cuadro central,quadro centrale,quadro central",
};

/** Between a relation and its landmark. */
export const BEFORE_LANDMARK: ReadonlySet<string> = new Set(
  "the a an big large small tall first last second arched main la le les l un une grande petite der die das dem den des ein einer einem grossen el los las una lo il gli i o os as um uma de du del".split(
    " ",
  ),
);

/** A work that is there, without its name. Plural ones mean all that fit. */
export const PRONOUN_WORDS: Lexicon<"one" | "many"> = {
  one: "one,that,celui,celle,das,der,dasjenige,aquel,el,la,quello,quella,aquele,o,a",
  many: "ones,those,ceux,celles,die,diejenigen,los,las,aquellos,quelli,quelle,aqueles,os,as",
};

/** The largest and the like; "plus grand" alone is a wish for a larger room. */
export const SIZE_REFERENCE_WORDS: Lexicon<Size> = {
  largest:
    "biggest,largest,big one,large one,big painting,large painting,big picture,large picture,le plus grand,la plus grande,les plus grands,les plus grandes,grand tableau,grosste,grossten,grosstes,groesste,grosse bild,grosse gemalde,el mas grande,la mas grande,los mas grandes,las mas grandes,cuadro mas grande,cuadro grande,il piu grande,la piu grande,i piu grandi,quadro piu grande,quadro grande,o maior,a maior,os maiores,as maiores,quadro maior",
  smallest:
    "smallest,tiniest,littlest,small one,little one,small painting,little painting,small picture,le plus petit,la plus petite,les plus petits,les plus petites,petit tableau,kleinste,kleinsten,kleinstes,kleine bild,kleine gemalde,el mas pequeno,la mas pequena,los mas pequenos,las mas pequenas,cuadro mas pequeno,cuadro pequeno,il piu piccolo,la piu piccola,i piu piccoli,quadro piu piccolo,quadro piccolo,o menor,a menor,os menores,as menores,quadro menor,quadro pequeno",
  tallest:
    "tallest,highest,tall one,tall painting,tall picture,le plus haut,la plus haute,hochste,hochsten,hohe bild,el mas alto,la mas alta,cuadro mas alto,cuadro alto,il piu alto,la piu alta,quadro alto,quadro piu alto,o mais alto,a mais alta,quadro mais alto",
  widest:
    "widest,longest,broadest,wide one,long one,wide painting,le plus large,la plus large,le plus long,breiteste,breitesten,breite bild,el mas ancho,la mas ancha,cuadro mas ancho,il piu largo,la piu larga,quadro piu largo,o mais largo,a mais larga,quadro mais largo",
};

/** en, fr, de, es, it, pt: when a place or a size fits none of the works; `{x}` is the list of them. */
export const WHICH_HELP: readonly string[] = [
  "I can't tell which work you mean. On show are {x}. Name one by its number or its title, for example “remove the second”.",
  "Je ne vois pas de quelle œuvre il s'agit. Sont exposées : {x}. Désignez-la par son numéro ou son titre, par exemple « enlève le deuxième ».",
  "Ich weiß nicht, welches Werk gemeint ist. Gezeigt werden {x}. Nenne es mit Nummer oder Titel, zum Beispiel „entferne das zweite“.",
  "No sé a qué obra te refieres. Están expuestas {x}. Nómbrala por su número o su título, por ejemplo «quita el segundo».",
  "Non capisco di quale opera si tratta. Sono esposte {x}. Indicala con il numero o il titolo, per esempio «togli il secondo».",
  "Não sei de que obra se trata. Estão expostas {x}. Indique-a pelo número ou pelo título, por exemplo «tire o segundo».",
];
