import type { IssueDraft } from "@/server/domain/issue";
import type { JsonObject } from "@/server/domain/json";
import type { MappedFields } from "@/server/domain/mapped";
import { ADDRESS_KEYS } from "../fields/address-fields";
import { countryCode } from "./country";
import { isMapped, textOf } from "./read";

/** A longer phone number costs an order its whole billing address, without a word. */
const LONGEST_PHONE = 100;
/** So does a longer e-mail address. */
const LONGEST_EMAIL = 320;
const LONGEST_TEXT = 1_000;

/** Addresses that WordPress' is_email takes, apart from rarities that it takes and this does not. */
const EMAIL =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~.-]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/i;

export function isEmail(text: string): boolean {
  return text.length <= LONGEST_EMAIL && EMAIL.test(text) && !text.includes("..");
}

/** What an address keeps of a text: no tags, no control characters, blanks at the ends gone. */
function plain(text: string): string {
  return (
    text
      .replace(/<\/?[a-z!][^>]*>/gi, "")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(/[\u0000-\u001F\u007F]+/g, " ")
      .replace(/ {2,}/g, " ")
      .trim()
  );
}

function fitted(key: string, text: string, field: string, issues: IssueDraft[]): string {
  const drop = (detail: string) => issues.push({ code: "value_dropped", field, details: { detail } });
  if (text === "") return "";
  if (key === "email") {
    if (isEmail(text)) return text;
    drop(`"${text.slice(0, 60)}" is no e-mail address that WooCommerce takes`);
    return "";
  }
  if (key === "country") {
    const code = countryCode(text);
    if (code === null) drop(`"${text.slice(0, 60)}" is no country that is known by two letters`);
    return code ?? "";
  }
  const longest = key === "phone" ? LONGEST_PHONE : LONGEST_TEXT;
  if (text.length <= longest) return text;
  drop(`only the first ${longest} characters were kept`);
  return [...text]
    .slice(0, longest - 1)
    .join("")
    .trim();
}

/** `billing` or `shipping` with the parts that the mapping fills; nothing when it fills none. */
export function addressBody(
  fields: MappedFields,
  prefix: "billing" | "shipping",
  issues: IssueDraft[],
): JsonObject {
  const parts = ADDRESS_KEYS.flatMap((key): [string, string][] => {
    const field = `${prefix}.${key}`;
    if (!isMapped(fields, field)) return [];
    return [[key, fitted(key, plain(textOf(fields[field])), field, issues)]];
  });
  return parts.length === 0 ? {} : { [prefix]: Object.fromEntries(parts) };
}
