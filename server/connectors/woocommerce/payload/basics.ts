import type { IssueDraft } from "@/server/domain/issue";
import type { JsonObject } from "@/server/domain/json";
import type { MappedFields } from "@/server/domain/mapped";
import { PRODUCT_STATUSES } from "../fields/field-values";
import { oneLine, withSlashes } from "../text";
import { nameHtml, postHtml } from "./post-html";
import { booleanOf, isMapped, textOf } from "./read";
import { wholeNumber } from "./stock";

/** Above 65,535 bytes WordPress breaks down; nobody needs a tenth of it. */
const LONGEST_NAME = 5_000;
const LONGEST_SLUG = 190;

const VISIBILITIES = ["visible", "catalog", "search", "hidden"];
const TAX_STATUSES = ["taxable", "shipping", "none"];

function nameField(fields: MappedFields, issues: IssueDraft[]): JsonObject {
  if (!isMapped(fields, "name")) return {};
  const given = oneLine(textOf(fields.name));
  if (given === "") {
    issues.push({ code: "required_field_missing", field: "name" });
    return {};
  }
  const short = given.length > LONGEST_NAME ? [...given].slice(0, LONGEST_NAME).join("") : given;
  // PHP holds "0" for empty, and WooCommerce would call the product "Product".
  const name = short === "0" ? "0." : short;
  if (name !== given) {
    issues.push({
      code: "value_dropped",
      field: "name",
      details: {
        detail:
          given === "0" ? 'it was written as "0."' : `only the first ${LONGEST_NAME} characters were kept`,
      },
    });
  }
  return { name: withSlashes(nameHtml(name)) };
}

/** Letters that do not fall apart into a letter and a mark; WordPress writes them so (`remove_accents`). */
const UNACCENTED: Record<string, string> = {
  ß: "ss",
  ø: "o",
  æ: "ae",
  œ: "oe",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/** The slug as WordPress would make it, so that it comes back as it was sent. */
export function cleanSlug(text: string): string {
  const slug = text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .normalize("NFC")
    .toLowerCase()
    .replace(/[ßøæœłđðþı]/g, (letter) => UNACCENTED[letter] ?? letter)
    .replace(/[^\p{L}\p{N}_-]+/gu, "-")
    .replace(/-{2,}/g, "-")
    .replace(/^-+|-+$/g, "");
  let cut = [...slug];
  while (encodeURIComponent(cut.join("")).length > LONGEST_SLUG) cut = cut.slice(0, -1);
  return cut.join("").replace(/-+$/, "");
}

function enumField(fields: MappedFields, key: string, allowed: readonly string[]): JsonObject {
  const word = textOf(fields[key]);
  return allowed.includes(word) ? { [key]: word } : {};
}

function statusField(fields: MappedFields): JsonObject {
  const word = textOf(fields.status);
  if (word === "true" || word === "false") return { status: word === "true" ? "publish" : "draft" };
  return PRODUCT_STATUSES.includes(word) ? { status: word } : {};
}

function createdField(fields: MappedFields, issues: IssueDraft[]): JsonObject {
  const given = textOf(fields.date_created_gmt).trim();
  if (given === "") return {};
  const zoned = /(z|[+-]\d{2}:?\d{2})$/i.test(given) ? given : `${given}Z`;
  const time = Date.parse(zoned);
  // WordPress cannot hold years before 1000 or after 9999, and MySQL's zero date is none.
  if (Number.isNaN(time) || time < Date.UTC(1970, 0, 2) || time > Date.UTC(9999, 0)) {
    issues.push({
      code: "value_dropped",
      field: "date_created_gmt",
      details: { detail: `"${given.slice(0, 60)}" is no date` },
    });
    return {};
  }
  return { date_created_gmt: new Date(time).toISOString().slice(0, 19) };
}

function htmlField(fields: MappedFields, key: string, issues: IssueDraft[]): JsonObject {
  return isMapped(fields, key) ? { [key]: withSlashes(postHtml(textOf(fields[key]), key, issues)) } : {};
}

function booleanField(fields: MappedFields, key: string): JsonObject {
  return isMapped(fields, key) ? { [key]: booleanOf(fields[key]) } : {};
}

/** Text, visibility and what else is neither price, stock, shipping nor catalogue. */
export function basicFields(fields: MappedFields, issues: IssueDraft[]): JsonObject {
  const slug = cleanSlug(textOf(fields.slug));
  const order = wholeNumber(fields.menu_order, "menu_order", issues);
  return {
    ...nameField(fields, issues),
    ...(slug === "" ? {} : { slug }),
    ...statusField(fields),
    ...enumField(fields, "catalog_visibility", VISIBILITIES),
    ...booleanField(fields, "featured"),
    ...booleanField(fields, "virtual"),
    ...booleanField(fields, "downloadable"),
    ...booleanField(fields, "sold_individually"),
    ...htmlField(fields, "description", issues),
    ...htmlField(fields, "short_description", issues),
    ...htmlField(fields, "purchase_note", issues),
    ...(isMapped(fields, "menu_order") ? { menu_order: order ?? 0 } : {}),
    ...enumField(fields, "tax_status", TAX_STATUSES),
    ...createdField(fields, issues),
  };
}
