import type { Language } from "./lexicon/languages.ts";
import { LANGUAGES } from "./lexicon/languages.ts";
import { PART_WORDS, ROOM_WORDS } from "./lexicon/room.ts";
import { MOVEMENT_WORDS, STYLE_WORDS } from "./lexicon/styles.ts";
import { readLanguage, spellEmoji, topicOf } from "./read-wish.ts";
import { findMentions, fold, type Lexicon, readTokens } from "./tokens.ts";

/** Questions and commands about other things, in folded text. Almost any noun phrase is a wish; these are not. */
const ELSEWHERE = [
  /^(what|who|when|where|why|how|which|whose)( s)? (is|are|was|were|do|does|did|can|could|should|would|will|many|much|old|far|long|to|the time)\b/,
  /^(is|are|does|do|did|will|was|were|am|should) .*\?$/,
  /^(what|who|when|where|why|how|which|quel|quelle|quels|quelles|qui|quand|ou|pourquoi|comment|combien|est ce|c est quoi|was|wer|wann|wo|warum|wie|welche\w*|wieviel|que|cual|quien|cuando|donde|por que|como|cuant[oa]s?|che|chi|quando|dove|perche|come|quant[oaie]s?|quale|qual|quem|onde) .*\?$/,
  /^(quelle|quel) est\b|^(was|wer|wo|wie) (ist|sind|heisst|viel)\b|^(cual|que|quien|donde) (es|son|esta)\b|^(qual|quale|chi|dove|quem|onde) (e|sono|fica)\b/,
  /^(please )?(write|code|program|debug|fix|explain|translate|calculate|compute|solve|summari[sz]e|tell me|remind|define|convert|ecris|ecrivez|traduis|calcule|explique|schreib\w*|ubersetze\w*|berechne|erklare|escribe|traduce|calcula|explica|scrivi|traduci|spiega|escreva|traduza) .*\b(code|script|function|program\w*|python|javascript|sql|java|email|essay|poem|letter|joke|story|sentence|equation|poeme|lettre|code|gedicht|brief|witz|poema|carta|poesia|lettera|me|about|how|why|this|following|english|french|german|spanish|moi|mir)\b/,
  /^(write|schreib\w*|ecris|escribe|scrivi|escreva) (me )?(a |an |some )?(python|javascript|code|java|sql|bash|html)/,
  /^(ignore|forget|disregard) (all |the |your |any )*(previous|above|prior|earlier|instructions|rules)/,
  /^(hi|hello|hey|thanks|thank you|good morning|bonjour|salut|merci|hallo|danke|hola|gracias|ciao|grazie|ola|obrigado|obrigada|help|test|ping)( there| bot| vernissage)?[ !.?]*$/,
  /^[\d\s.,+\-*/^=()x×÷]*\d[\s]*[+\-*/^×÷x=][\d\s.,+\-*/^=()x×÷?]*$/,
  /^(solve|calculate|compute|berechne|calcule|calcula|calcola) [\d(]/,
];

/** Of the parts of a room only these: "sol" is a floor in French and the sun in Spanish. */
const { painting, sculpture, benches, skylight } = PART_WORDS;
const GALLERY_LEXICONS: readonly Lexicon<string>[] = [
  { painting, sculpture, benches, skylight },
  ROOM_WORDS,
  STYLE_WORDS,
  MOVEMENT_WORDS,
];

/** Whether the words are clearly about something else than a gallery (or say nothing at all). */
export function isOffTopic(words: string): boolean {
  const spelled = spellEmoji(words);
  if (!/[\p{L}\p{N}]/u.test(spelled)) return true;
  const tokens = readTokens(spelled);
  const isAboutGalleries =
    tokens.some(({ folded }) =>
      /^(galler|galer|exhibit|expo|exposi|ausstell|mostra|museu|musee)/.test(folded),
    ) || GALLERY_LEXICONS.some((lexicon) => findMentions(tokens, lexicon).length > 0);
  if (/^[\d\s.,+\-*/^=()x×÷?]+$/.test(spelled.trim())) return /[+\-*/^×÷=]/.test(spelled);
  const text = fold(spelled)
    .replace(/[¿¡"'’]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  const isInjection = /^(ignore|forget|disregard) /.test(text);
  if (isAboutGalleries && !isInjection) return false;
  return ELSEWHERE.some((pattern) => pattern.test(text));
}

/** en, fr, de, es, it, pt: `{x}` is an example that takes up the member's words. */
const ANSWERS: Readonly<Record<Language, { text: string; topic: string; plain: string }>> = {
  en: {
    text: "I build walkable 3D art galleries from a sentence, so I can't help with that one. Try for example: “{x}”",
    topic: "A quiet hall with arched windows and twelve impressionist paintings of {t}",
    plain: "A Paris gallery with arched windows, marble floors and impressionist paintings",
  },
  fr: {
    text: "Je transforme une phrase en galerie d'art 3D à visiter ; pour le reste je ne peux pas aider. Essayez par exemple : « {x} »",
    topic: "Une grande salle avec des fenêtres cintrées et douze tableaux impressionnistes de {t}",
    plain: "Une galerie parisienne avec un sol en marbre et des tableaux impressionnistes",
  },
  de: {
    text: "Ich baue aus einem Satz eine begehbare 3D-Kunstgalerie; dabei kann ich leider nicht helfen. Zum Beispiel: „{x}“",
    topic: "Ein Saal mit Bogenfenstern und zwölf impressionistischen Bildern von {t}",
    plain: "Eine Pariser Galerie mit Marmorboden und impressionistischen Bildern",
  },
  es: {
    text: "Convierto una frase en una galería de arte 3D que se puede recorrer; con eso no puedo ayudar. Prueba por ejemplo: «{x}»",
    topic: "Una sala con ventanas en arco y doce cuadros impresionistas de {t}",
    plain: "Una galería parisina con suelo de mármol y cuadros impresionistas",
  },
  it: {
    text: "Trasformo una frase in una galleria d'arte 3D da percorrere; con questo non posso aiutare. Prova per esempio: «{x}»",
    topic: "Una sala con finestre ad arco e dodici quadri impressionisti di {t}",
    plain: "Una galleria parigina con pavimento di marmo e quadri impressionisti",
  },
  pt: {
    text: "Transformo uma frase numa galeria de arte 3D para percorrer; nisso não posso ajudar. Experimente por exemplo: «{x}»",
    topic: "Uma sala com janelas em arco e doze quadros impressionistas de {t}",
    plain: "Uma galeria parisiense com piso de mármore e quadros impressionistas",
  },
};

/** A kind answer that says what we make and offers an example close to the words. */
export function answerOffTopic(words: string, locale: string): string {
  const { text, topic, plain } = ANSWERS[readLanguage(readTokens(words), locale)];
  const about = /^(ignore|forget|disregard)/i.test(words.trim()) ? "" : topicOf(words);
  return text.replace("{x}", () => (about ? topic.replace("{t}", () => about) : plain));
}

/** Position of a language in the six-fold texts of the lexicons. */
export function languageIndex(language: Language): number {
  return LANGUAGES.indexOf(language);
}
