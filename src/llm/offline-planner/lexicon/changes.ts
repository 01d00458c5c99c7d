import type { Lexicon } from "../tokens.ts";

export const CHANGE_WORDS: Lexicon<"remove" | "swap" | "add" | "more" | "fewer"> = {
  remove:
    "remove,delete,drop,take away,take down,take out,get rid,lose,enleve*,retire*,supprime*,ote*,entfern*,losch*,nimm,weg,quita*,elimina*,borra*,rimuov*,togli*,remov*,tire,tirar,no,without,sans,ohne,sin,senza,sem",
  swap: "swap,replace,change,exchange,turn,instead,remplace*,echange*,change*,ersetz*,tausch*,cambia*,reemplaza*,sustitu*,sostitu*,scambia*,troque,trocar,substitu*",
  add: "add,put,include,hang,another,ajoute*,accroche*,rajoute*,fuge,hinzu,erganz*,hange*,anade*,agrega*,pon,aggiung*,metti,adicion*,acrescent*,coloque,otro,otra,altro,altra,outro,outra,noch",
  more: "more,plus de,davantage,mehr,mas,piu,mais,extra,additional",
  fewer: "fewer,less,moins,weniger,menos,meno",
};

export const GROW_WORDS: Lexicon<"bigger" | "smaller" | "higher" | "longer" | "wider"> = {
  bigger:
    "bigger,larger,more spacious,huge,plus grand,plus grande,agrandis*,grosser,groesser,mas grande,piu grande,maior,enlarge",
  smaller:
    "smaller,tighter,more intimate,plus petit,plus petite,kleiner,mas pequen*,piu piccol*,menor,shrink",
  higher: "higher,taller,plus haut,plus haute,hoher,mas alto,mas alta,piu alto,piu alta,mais alto,mais alta",
  longer: "longer,plus long,plus longue,langer,mas largo,piu lungo,piu lunga,mais longo",
  wider: "wider,broader,plus large,breiter,mas ancho,mas ancha,piu largo,piu larga,mais largo",
};

/** Where a work hangs is the curator's to choose: such a wish is not read as another one. */
export const MOVE_WORDS: Lexicon<"move"> = {
  move: "move,shift,relocate,rearrange,rehang,deplace*,bouge*,verschieb*,beweg*,umhang*,hang um,mueve*,mover,recoloca*,sposta*,mova,desloca*",
};

export const ALL_WORDS: Lexicon<"all"> = {
  all: "all,every,everything,each,all of them,tous,toutes,tout,alle,alles,jedes,todos,todas,todo,tutti,tutte,tutto",
};

/** Between what comes and what goes: "roses instead of the third". */
export const INSTEAD_WORDS: Lexicon<"instead"> = {
  instead:
    "instead of,in place of,au lieu de,au lieu du,a la place de,a la place du,statt,anstatt,anstelle,en lugar de,en lugar del,en vez de,en vez del,invece di,invece de*,al posto di,al posto de*,em vez de,em vez da,em vez do,no lugar de,no lugar da,no lugar do",
};

/** Between what goes and what comes: "swap the third painting for a seascape". */
export const FOR_WORDS: Lexicon<"for"> = {
  for: "for,with,by,into,to,par,pour,contre,en,durch,gegen,mit,in,por,con,per,com,a",
};

/** Those of them that mean little else: "with" and "by" may also tell what is there. */
export const SURE_FOR_WORDS: Lexicon<"for"> = { for: "for,into,par,pour,contre,durch,gegen,por,per" };

/** How a wish begins that is no more than a verb: "make that thing nicer". */
export const WISHING: ReadonlySet<string> = new Set(
  "make let give turn have do fais rends donne mets laisse mach mache gib lass haz dale pon deja fai fa rendi dai metti lascia faz faca deixa ponha".split(
    " ",
  ),
);

/** en, fr, de, es, it, pt: said with the gallery when a part of the wish, `{x}`, was left out. */
export const NOT_READ: readonly string[] = [
  "Left as it was, since I could not read it: “{x}”.",
  "Laissé tel quel, faute d'avoir compris : « {x} ».",
  "Unverändert, weil nicht verstanden: „{x}“.",
  "Sin cambios, porque no lo entendí: «{x}».",
  "Lasciato com'era, perché non capito: «{x}».",
  "Sem mudança, porque não percebi: «{x}».",
];

/** en, fr, de, es, it, pt: what a member may ask for when nothing was understood. */
export const REFINE_HELP: readonly string[] = [
  "I could not read a change in that. You can say for example: “swap the third painting for a seascape”, “darker floor”, “two benches”, “add two sculptures”, “make it gothic” or “by night”.",
  "Je n'ai pas compris ce qu'il faut changer. Par exemple : « remplace le troisième tableau par une marine », « murs rouges », « deux bancs », « ajoute deux sculptures » ou « de nuit ».",
  "Ich habe keine Änderung erkannt. Zum Beispiel: „ersetze das dritte Bild durch ein Seestück“, „rote Wände“, „zwei Bänke“, „füge zwei Skulpturen hinzu“ oder „bei Nacht“.",
  "No he entendido qué cambiar. Por ejemplo: «cambia el tercer cuadro por una marina», «paredes rojas», «dos bancos», «añade dos esculturas» o «de noche».",
  "Non ho capito che cosa cambiare. Per esempio: «sostituisci il terzo quadro con una marina», «pareti rosse», «due panche», «aggiungi due sculture» o «di notte».",
  "Não percebi o que mudar. Por exemplo: «troque o terceiro quadro por uma marinha», «paredes vermelhas», «dois bancos», «adicione duas esculturas» ou «à noite».",
];
