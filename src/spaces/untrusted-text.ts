/** Longest piece of a stranger's text that we show or hand to a model. */
const MAX_CHARACTERS = 300;

/**
 * Text written by a Space, made fit to quote: markup and control characters gone, whitespace collapsed, capped at
 * `maxCharacters`. It stays data: whoever shows it escapes it for the place it is shown in.
 */
export function quoteText(value: unknown, maxCharacters = MAX_CHARACTERS): string {
  const text = typeof value === "string" ? value : value == null ? "" : (JSON.stringify(value) ?? "");
  const plain = text
    // Longer input could not survive the cap anyway; cutting first keeps the passes below cheap.
    .slice(0, maxCharacters * 8)
    .replace(/<[^<>]*>/g, " ")
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim();
  return plain.length > maxCharacters ? `${plain.slice(0, maxCharacters - 1).trimEnd()}…` : plain;
}
