import { abstractExpressionist } from "./movements/abstract-expressionist.ts";
import { cubist } from "./movements/cubist.ts";
import { fauvist } from "./movements/fauvist.ts";
import { impressionist } from "./movements/impressionist.ts";
import type { Movement } from "./movements/movement.ts";
import { pointillist } from "./movements/pointillist.ts";
import { postImpressionist } from "./movements/post-impressionist.ts";
import { baroque, realist, romantic } from "./movements/romantic.ts";
import { suprematist } from "./movements/suprematist.ts";
import { ukiyoE } from "./movements/ukiyo-e.ts";
import { drawDream } from "./scenes/imagined.ts";

/** First match wins, so what contains another word comes before it. */
const BY_WORDS: readonly (readonly [RegExp, Movement])[] = [
  [
    /post-?impress|postimpress|van ?gogh|gauguin|c[eé]zanne|nabis|expressionnisme allemand|munch/,
    postImpressionist,
  ],
  [/neo-?impress|pointill|divisionn?is|puntin|puntillis|seurat|signac/, pointillist],
  [
    /abstra(ct|kt|it)\S* ?-?(expr|esp)|action painting|colou?r ?field|tachis|informel|pollock|rothko|kandinsky|lyrical/,
    abstractExpressionist,
  ],
  [/impress|monet|renoir|plein-?air/, impressionist],
  [/fauv|matisse|derain|expressionis|die br[uü]cke|pop ?art/, fauvist],
  [/cubis|kubis|cubo|picasso|braque|futuris/, cubist],
  [/ukiyo|japan|woodblock|hokusai|hiroshige|estampe|holzschnitt|art nouveau|jugendstil|flat|poster/, ukiyoE],
  [
    /suprem|constructiv|konstruktiv|malevi|bauhaus|mondrian|neoplast|de stijl|geometr|minimalis|op ?art/,
    suprematist,
  ],
  [/surr[eé]al|dream|dal[ií]|magritte|metaphysic/, { ...romantic, scene: drawDream }],
  [/baro[cq]|rembrandt|caravag|tenebr|rococo|dutch|golden age|gothic/, baroque],
  [/real|natural|photo|contemporary|watercolou?r|aquarell|academ|classic|barbizon/, realist],
  [/abstra(ct|kt|it)/, abstractExpressionist],
];

/** The movement a style's words name; a romantic studio oil for words nobody here knows. */
export function chooseMovement(style: string): Movement {
  const words = style.toLowerCase();
  return BY_WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? romantic;
}
