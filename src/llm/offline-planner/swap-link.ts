import { FOR_WORDS, INSTEAD_WORDS, SURE_FOR_WORDS } from "./lexicon/changes.ts";
import { findMentions, readTokens, type Token } from "./tokens.ts";

/**
 * Where "swap the third for a seascape" turns from what goes to what comes: at the first word that can mean nothing
 * else, or else at the first that may. `isTaken` tells words that belong to a place.
 */
export function findSwapLink(
  clause: readonly Token[],
  isTaken: (at: number) => boolean = () => false,
): { start: number; end: number } | undefined {
  const isLink = ({ start }: { start: number }) => start > 1 && !isTaken(start);
  return findMentions(clause, SURE_FOR_WORDS).find(isLink) ?? findMentions(clause, FOR_WORDS).find(isLink);
}

/** "Roses instead of the third" as "swap the third for roses"; any other clause as it is. */
export function inSwapOrder(clause: readonly Token[]): readonly Token[] {
  const instead = findMentions(clause, INSTEAD_WORDS)[0];
  if (!instead || instead.start === 0 || instead.end === clause.length) return clause;
  const [swap, link] = readTokens("swap for");
  return [swap!, ...clause.slice(instead.end), link!, ...clause.slice(0, instead.start)];
}
