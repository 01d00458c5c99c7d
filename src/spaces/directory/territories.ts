/** ISO 3166 codes of the member states of the European Union, as the Union's own site lists them. */
const EU_MEMBERS = new Set(
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" "),
);

/** True if one of the territories (ISO 3166, or `EU`) holds the country. */
export function holdCountry(territories: readonly string[], country: string): boolean {
  return territories.includes(country) || (territories.includes("EU") && EU_MEMBERS.has(country));
}
