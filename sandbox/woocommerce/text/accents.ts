/** Letters that decomposition does not reduce to a Latin base letter, as WordPress's `remove_accents` does. */
const special: Record<string, string> = {
  ß: "s",
  Æ: "AE",
  æ: "ae",
  Œ: "OE",
  œ: "oe",
  Ø: "O",
  ø: "o",
  Ł: "L",
  ł: "l",
  Đ: "D",
  đ: "d",
  Ð: "D",
  ð: "d",
  Þ: "TH",
  þ: "th",
  ı: "i",
  Ħ: "H",
  ħ: "h",
  ĸ: "k",
  ŉ: "n",
  Ŋ: "N",
  ŋ: "n",
  Ŧ: "T",
  ŧ: "t",
  ſ: "s",
  Ĳ: "IJ",
  ĳ: "ij",
  "€": "E",
  "£": "",
  ª: "a",
  º: "o",
};

/** WordPress's `remove_accents`: Latin letters lose their marks, everything else stays. */
export function removeAccents(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the whole of ASCII is left alone.
  if (/^[\x00-\x7f]*$/.test(text)) return text;
  return Array.from(text.normalize("NFC"), (letter) => {
    const known = special[letter];
    if (known !== undefined) return known;
    const base = letter.normalize("NFD").replace(/\p{M}/gu, "");
    return /^[a-z]+$/i.test(base) ? base : letter;
  }).join("");
}

/**
 * The key under which MySQL's utf8mb4_unicode_520_ci finds a text: case, accents and blanks at the end do not
 * count, so "É" and "e" are the same SKU.
 */
export function collationKey(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII needs no decomposition.
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase().trimEnd();
  return text.normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("ß", "ss").toLowerCase().trimEnd();
}

const collator = new Intl.Collator("en", { sensitivity: "base" });

/** Orders texts as the database does. */
export function compareTexts(one: string, other: string): number {
  return collator.compare(one, other);
}
