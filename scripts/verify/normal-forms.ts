import he from "he";

/** Numbers of either store as one text; "" for what is not set. BigCommerce writes 0 for "not set" in most places. */
export function number(value: unknown, zeroIsEmpty = true): string {
  if (value === null || value === undefined || value === "") return "";
  const parsed = Number(value);
  if (!Number.isFinite(parsed) || (zeroIsEmpty && parsed === 0)) return "";
  return String(Math.round(parsed * 10_000) / 10_000);
}

/** Both sides round after converting units, each in its own place: the last digit may differ by one. */
export function sameMeasure(expected: string, held: string): boolean {
  if (expected === "" || held === "") return expected === held;
  return Math.abs(Number(expected) - Number(held)) <= 0.0015;
}

/** WordPress stores names escaped, folds blanks and cuts tags; both sides are brought to plain text. */
export function plain(value: unknown): string {
  return he
    .decode(he.decode(String(value ?? "")))
    .replace(/<[^>]*>/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** Only what WordPress is known to change in HTML is evened out: line ends, entities, blanks between tags, scripts. */
export function html(value: unknown): string {
  return he
    .decode(String(value ?? ""))
    .replace(/<(script|style|iframe)[\s\S]*?<\/\1>/gi, "")
    .replace(/\son\w+="[^"]*"/gi, "")
    .replace(/\s*\/>/g, ">")
    .replace(/<\/?p>/g, "")
    .replace(/;(?=")/g, "")
    .replace(/:\s+/g, ":")
    .replace(/\s+/g, " ")
    .replace(/>\s+/g, ">")
    .replace(/\s+</g, "<")
    .trim();
}

const TO_GRAMS: Record<string, number> = { kg: 1000, g: 1, lbs: 453.59237, lb: 453.59237, oz: 28.349523125 };
const TO_MILLIMETRES: Record<string, number> = { m: 1000, cm: 10, mm: 1, in: 25.4, yd: 914.4 };

function unit(name: string): string {
  const word = name.toLowerCase();
  if (/^(kg|kilo)/.test(word)) return "kg";
  if (/^(lb|pound)/.test(word)) return "lbs";
  if (/^(oz|ounce)/.test(word)) return "oz";
  if (/^(in|inch)/.test(word)) return "in";
  if (/^(cm|centi)/.test(word)) return "cm";
  if (/^(g$|gram)/.test(word)) return "g";
  return word;
}

export function converted(value: unknown, from: string, to: string, kind: "weight" | "length"): string {
  const plainNumber = number(value);
  if (plainNumber === "") return "";
  const table = kind === "weight" ? TO_GRAMS : TO_MILLIMETRES;
  const factor = (table[unit(from)] ?? 1) / (table[unit(to)] ?? 1);
  return String(Math.round(Number(plainNumber) * factor * 1_000) / 1_000);
}
