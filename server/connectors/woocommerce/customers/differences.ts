import type { FieldDifference } from "@/server/connectors/core/target";
import { isJsonObject, type JsonObject, type JsonValue } from "@/server/domain/json";
import { type Same, sameName } from "../differences/compare-values";
import { metaDifferences } from "../differences/differences";
import { metaText } from "../found";
import { textOf } from "../payload/read";
import { CUSTOMER_STAMP_KEY, heldByNewer, stampsOf } from "./stamps";

const sameEmail: Same = (sent, held) => textOf(sent).toLowerCase() === textOf(held).toLowerCase();

export function addressDifferences(field: string, sent: JsonValue, held: JsonValue): FieldDifference[] {
  const [wanted, found] = [isJsonObject(sent) ? sent : {}, isJsonObject(held) ? held : {}];
  return Object.entries(wanted).flatMap(([part, after]) => {
    const before = found[part] ?? null;
    return sameName(after, before) ? [] : [{ field: `${field}.${part}`, before, after }];
  });
}

/** Pure: fields of a sent body that an account, as the store hands it out, does not hold. */
export function customerDifferences(sent: JsonObject, held: JsonObject): FieldDifference[] {
  if (heldByNewer(sent, held)) return [];
  const stamp = metaText(sent, CUSTOMER_STAMP_KEY);
  const known = stamp !== null && stampsOf(held).includes(stamp);
  return Object.entries(sent).flatMap(([field, after]): FieldDifference[] => {
    const before = held[field] ?? null;
    if (field === "meta_data") {
      const differences = metaDifferences(after, before);
      return known ? differences.filter((one) => one.field !== `meta:${CUSTOMER_STAMP_KEY}`) : differences;
    }
    if (field === "billing" || field === "shipping") return addressDifferences(field, after, before);
    const same = field === "email" ? sameEmail : sameName;
    return same(after, before) ? [] : [{ field, before, after }];
  });
}
