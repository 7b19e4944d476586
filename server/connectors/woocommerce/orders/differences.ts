import type { FieldDifference } from "@/server/connectors/core/target";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import { type Same, sameDate, sameNumber, sameText } from "../differences/compare-values";
import { metaDifferences } from "../differences/differences";
import { textOf } from "../payload/read";
import { NO_PRODUCT } from "./line-items";
import { objectOf, objectsOf } from "./read-parts";
import { LINE_FIELDS } from "./requests";
import { lineStampOf } from "./stamps";

const lines = (value: JsonValue) => textOf(value).replaceAll("\r\n", "\n").trim();

const RULES: Record<string, Same> = {
  total: sameNumber,
  date_paid_gmt: sameDate,
  date_completed_gmt: sameDate,
  created_via: (sent, held) => textOf(sent).toLowerCase() === textOf(held).toLowerCase(),
  customer_note: (sent, held) => sameText(lines(sent), lines(held)),
};

/** A line without a product was sent with one that does not exist. */
const sameId: Same = (sent, held) => sent === NO_PRODUCT || textOf(sent) === textOf(held);

const LINE_RULES: Record<string, Same> = {
  product_id: sameId,
  variation_id: sameId,
  quantity: sameNumber,
  subtotal: sameNumber,
  total: sameNumber,
};

/** Custom fields of lines are handed out with percent-encoded characters decoded, though they are kept as sent. */
function decoded(value: JsonValue | undefined): string {
  return textOf(value).replace(/(?:%[a-f0-9]{2})+/gi, (octets) =>
    Buffer.from(octets.replaceAll("%", ""), "hex").toString("utf8"),
  );
}

function decodedMeta(value: JsonValue): JsonObject[] {
  return objectsOf(value).map((entry) => ({ key: decoded(entry.key), value: decoded(entry.value) }));
}

function lineDifferences(field: string, sent: JsonValue, held: JsonValue): FieldDifference[] {
  const found = new Map(objectsOf(held).map((line) => [lineStampOf(line), line]));
  const wanted = objectsOf(sent);
  const stamps = new Set(wanted.map(lineStampOf));
  const surplus = [...found].filter(([stamp]) => stamp !== null && !stamps.has(stamp));
  return [
    ...wanted.flatMap((line): FieldDifference[] => {
      const name = `${field}: ${textOf(line.name) || textOf(line.method_title)}`;
      const own = found.get(lineStampOf(line));
      if (!own) return [{ field: name, before: null, after: textOf(line.total) }];
      return Object.entries(line).flatMap(([part, after]): FieldDifference[] => {
        const before = own[part] ?? null;
        if (part === "meta_data") {
          return metaDifferences(decodedMeta(after), decodedMeta(before)).map((one) => ({
            ...one,
            field: `${name}: ${one.field}`,
          }));
        }
        const same = LINE_RULES[part] ?? sameText;
        return same(after, before) ? [] : [{ field: `${name}: ${part}`, before, after }];
      });
    }),
    ...surplus.map(([, line]) => ({
      field: `${field}: ${textOf(line.name) || textOf(line.method_title)}`,
      before: textOf(line.total),
      after: null,
    })),
  ];
}

function addressDifferences(field: string, sent: JsonValue, held: JsonValue): FieldDifference[] {
  const found = objectOf(held);
  return Object.entries(objectOf(sent)).flatMap(([part, after]) => {
    const before = found[part] ?? null;
    return sameText(after, before) ? [] : [{ field: `${field}.${part}`, before, after }];
  });
}

/** Words of a refund's request that the store acts on and does not hand out; its lines come back counted backwards. */
const REFUND_REQUEST = new Set(["api_refund", "api_restock", "line_items"]);

const REFUND_RULES: Record<string, Same> = { amount: sameNumber };

function refundDifferences(sent: JsonObject, held: JsonObject): FieldDifference[] {
  return Object.entries(sent).flatMap(([field, after]): FieldDifference[] => {
    if (REFUND_REQUEST.has(field)) return [];
    const before = held[field] ?? null;
    if (field === "meta_data") return metaDifferences(after, before);
    return (REFUND_RULES[field] ?? sameText)(after, before) ? [] : [{ field, before, after }];
  });
}

/** Pure: fields of a sent order, or of a refund or note below it, that one, as the store hands it out, does not hold. */
export function orderDifferences(sent: JsonObject, held: JsonObject): FieldDifference[] {
  if ("api_refund" in sent) return refundDifferences(sent, held);
  return Object.entries(sent).flatMap(([field, after]): FieldDifference[] => {
    const before = held[field] ?? null;
    if (field === "meta_data") return metaDifferences(after, before);
    if (field === "billing" || field === "shipping") return addressDifferences(field, after, before);
    if (LINE_FIELDS.some((one) => one === field)) return lineDifferences(field, after, before);
    return (RULES[field] ?? sameText)(after, before) ? [] : [{ field, before, after }];
  });
}
