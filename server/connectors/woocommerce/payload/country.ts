const CODES = Array.from({ length: 26 * 26 }, (_, index) =>
  String.fromCharCode(65 + Math.floor(index / 26), 65 + (index % 26)),
);

const NAMES = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });

/** English names as Unicode gives them, and the ones that shops write otherwise. */
const BY_NAME = new Map([
  ...CODES.flatMap((code): [string, string][] => {
    const name = NAMES.of(code);
    return name === undefined ? [] : [[name.toLowerCase(), code]];
  }),
  ["united states of america", "US"],
  ["usa", "US"],
  ["great britain", "GB"],
  ["uk", "GB"],
  ["czech republic", "CZ"],
  ["korea, republic of", "KR"],
  ["russian federation", "RU"],
  ["viet nam", "VN"],
]);

/** ISO 3166-1 alpha-2, which is all that WooCommerce knows; null for what names no country. */
export function countryCode(text: string): string | null {
  const word = text.trim();
  if (/^[a-z]{2}$/i.test(word)) return word.toUpperCase();
  return BY_NAME.get(word.toLowerCase()) ?? null;
}
