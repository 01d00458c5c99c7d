/** Members of the European Union, which licences name as one. */
const EU = new Set(
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" "),
);

/**
 * Whether something may not be used in a territory (ISO 3166), given where its licence does not hold (the same codes,
 * and `EU`). Where nobody says where we are, anything that is excluded anywhere is.
 */
export function isExcluded(excluded: readonly string[], territory: string | undefined): boolean {
  if (excluded.length === 0) return false;
  if (territory === undefined || excluded.includes(territory)) return true;
  return EU.has(territory) && excluded.includes("EU");
}
