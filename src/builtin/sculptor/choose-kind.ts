import type { Random } from "../../core/random.ts";
import { bird, cat, horse } from "./kinds/animals.ts";
import { bust } from "./kinds/bust.ts";
import { knot, mobile, pierced, stack, twist } from "./kinds/forms.ts";
import { figure } from "./kinds/people.ts";
import { figureRelief, headRelief, horseRelief, ornamentRelief } from "./kinds/relief.ts";
import { column, vase } from "./kinds/turned.ts";
import type { Block } from "./mesh.ts";

export type Kind = (random: Random) => Block;

/** First match wins. Words of English, French, German, Spanish and Italian without accents. */
const BY_WORDS: readonly (readonly [RegExp, Kind])[] = [
  [
    /\b(bust|buste|buste?|busto|portrait|head|tete|kopf|cabeza|testa|face|emperor|philosopher|büste|bueste)/,
    bust,
  ],
  [/\b(horse|cheval|pferd|caball|cavall|pony|stallion|equestrian)/, horse],
  [/\b(bird|oiseau|vogel|pajaro|uccell|crane|heron|dove|eagle|owl|swan)/, bird],
  [/\b(cat|chat|katze|gato|gatt[oa]|kitten|panther|lion)\b/, cat],
  [/\b(vase|vasen|amphora|amphore|urn|urne|jarr|vaso|anfora|vessel|pot|pottery|bowl|jug|krug)/, vase],
  [/\b(column|colonne|saule|columna|colonna|obelis|pillar|pilier|ruin|capital|temple)/, column],
  [/\b(mobile|kinetic|calder|leaves|wire|branches)/, mobile],
  [/\b(knot|noeud|knoten|nudo|nodo|torus|ring|infinit|loop|mobius|moebius)/, knot],
  [/\b(stack|pebble|stones|spheres?|kugel|balls?|cairn|balance|steine|galets|boule)/, stack],
  [/\b(twist|spiral|flame|flamme|column of air|turning|helix|endless|rising|torsion)/, twist],
  [
    /\b(abstract|abstra|moore|arp|hepworth|organic|organisch|pierced|hole|form|modern|biomorph|reclining)/,
    pierced,
  ],
  [
    /\b(figure|figur|figura|torso|nude|nu|akt|desnudo|woman|femme|frau|mujer|donna|man|homme|mann|hombre|uomo|venus|david|athlet|goddess|deesse|gott|dancer|dans|tanz|statue|statua|estatua|saint|angel|nymph|standing|walking|thinker)/,
    figure,
  ],
];

/** A carved panel, in the same languages. */
const RELIEF =
  /\b(bas.?relief|relief|rilievo|relieve|bassorilievo|frieze|frise|fries|friso|fregio|stele|estela|plaque|plakette|targa|placa|tondo|medaillon|medallion)/;

/** What a panel shows, by the kind the same words would be alone; ornament for all others. */
const RELIEFS = new Map<Kind, Kind>([
  [horse, horseRelief],
  [figure, figureRelief],
  [bust, headRelief],
]);

const BY_CHANCE: readonly Kind[] = [
  bust,
  figure,
  pierced,
  vase,
  twist,
  bird,
  knot,
  stack,
  horse,
  column,
  mobile,
  cat,
];

/** What to carve: named by the words, else dealt by chance. */
export function chooseKind(prompt: string, random: Random): Kind {
  const words = prompt.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const chance = Math.floor(random() * BY_CHANCE.length);
  const named = BY_WORDS.find(([pattern]) => pattern.test(words))?.[1];
  if (RELIEF.test(words))
    return (named && RELIEFS.get(named)) ?? (/medai|medal|tondo/.test(words) ? headRelief : ornamentRelief);
  return named ?? BY_CHANCE[chance]!;
}
