import type { NewRun } from "./gallery-service.ts";

/** Words that ask for nothing but the way back, whole messages, folded: in en, fr, de, es, it and pt. */
const UNDO = [
  "undo( (it|that|this|the change|the last (change|one|step)))?|revert( (it|that|this))?",
  "(go|step|take it|put it|change it|bring it|switch)? ?back( again| one step)?",
  "((put|make|change|leave|set|have) it )?(back )?(to )?(as|how|like|the way) it was( before)?",
  "(go )?((back|return|revert) to |restore )?(the )?(previous|former|last) (version|one|state)",
  "annule[rz]?( (ca|cela|la derniere modification|le dernier changement))?|defais|defaire",
  "(reviens|revenir|retour|retourne) ?(en arriere)?|(remets )?comme (c etait )?avant|comme c etait",
  "((reviens|revenir|retour) a )?la version precedente",
  "zuruck|geh(e)? zuruck|ruckgangig( machen)?|mach(e)?( (das|es|die letzte anderung))? (wieder )?ruckgangig",
  "((mach(e)?|stell(e)?) )?(es )?(wieder )?(so )?wie (es )?(vorher|zuvor|davor)( war)?",
  "(zuruck zur )?(die )?(vorherige[n]?|vorige[n]?|letzte[n]?) version",
  "deshaz(lo)?( (eso|el ultimo cambio|lo ultimo))?|deshacer|(vuelve|volver|ir)? ?atras",
  "(dejalo )?como (estaba )?antes|(vuelve a )?la version anterior",
  "annulla(re)?( (l ultima modifica|la modifica))?|(torna(re)? )?indietro|(rimetti )?com(e era)? ?prima",
  "com era( prima)?|(torna )?alla versione precedente|la versione precedente",
  "desfaz(er|e)?( (isso|a ultima alteracao))?|desfaca( isso)?|(volta(r)? )?(atras|para tras)",
  "(deixa )?como (estava )?antes|(volta(r)? )?(a|para a) versao anterior",
];
const POLITE = "please|bitte|s il (te|vous) plait|por favor|per favore";
const IS_UNDO = new RegExp(`^((${POLITE}) )?(${UNDO.join("|")})( (${POLITE}))?$`);

/** What may stand before "version 2" when it says where to start from; anything else is part of a wish. */
const LEADS = new Set(
  `please go going back return revert restore undo to from based on starting start in with use take the
   bitte geh gehe zuruck zu zur von ab aus auf basierend ausgehend der die das nimm
   reviens revenir retour retourne a la partir de depuis reprends sur base
   vuelve volver vuelta regresa desde torna tornare ritorna alla al da dalla partendo
   volta volte voltar para retorna`.split(/\s+/),
);
const LEAD = "((?:\\p{L}+[\\s,]+){0,5}?)";
const VERSION =
  "(?:version|versión|versione|versão|v)\\s?(?:no\\.?|nr\\.?|n°|#)?\\s?(\\d{1,4})(?!\\p{L}|\\d)";
const JOINT = "([\\s,:;.!–—-]*(?:(?:and|then|et|puis|und|dann|y|luego|e|poi|depois)\\s+)?)";
const FIRST = new RegExp(`^\\s*${LEAD}${VERSION}${JOINT}(.*)$`, "isu");
const LAST = new RegExp(`^(.*\\S)\\s*[,;:–—]\\s*${LEAD}${VERSION}[\\s.!]*$`, "isu");

/**
 * Finds in the words of a refinement the wish to go back ("undo", "zurück", "version 2") or to start from an older
 * version ("from version 2, make the walls red"). Words that ask for anything else besides stay a refinement.
 */
export function readGoingBack(request: NewRun): NewRun {
  if (request.kind !== "refine" || (request.pictures ?? []).length > 0) return request;
  if (request.version === undefined) {
    if (IS_UNDO.test(fold(request.words))) return { ...request, kind: "restore" };
    const [, lead = "", number, joint = "", rest = ""] = FIRST.exec(request.words) ?? [];
    // "v8 engines" is a thing to paint, "v8: engines" is not.
    const isApart = lead !== "" || rest === "" || joint.trim() !== "";
    if (number && isLead(lead) && isApart) return branch(request, Number(number), rest);
    const [, wish = "", before, last] = LAST.exec(request.words) ?? [];
    if (before && isLead(before)) return branch(request, Number(last), wish);
  }
  return request;
}

function branch(request: NewRun, version: number, rest: string): NewRun {
  const words = rest.trim();
  return words ? { ...request, words, version } : { ...request, kind: "restore", version };
}

function isLead(words: string): boolean {
  return fold(words)
    .split(" ")
    .every((word) => word === "" || LEADS.has(word));
}

function fold(words: string): string {
  return words
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
