import type { PayloadContext, RecordPayload } from "@/server/connectors/core/target";
import type { IssueDraft } from "@/server/domain/issue";
import { isJsonObject, type JsonObject } from "@/server/domain/json";
import type { MappedFields, MappedRecord } from "@/server/domain/mapped";
import { addressBody, isEmail } from "../payload/address-body";
import { sanitizedText, transportableBody } from "../payload/clean-text";
import { isMapped, textOf } from "../payload/read";
import { mappedMeta } from "../payload/record-meta";
import { withSlashes } from "../text";
import { CUSTOMER_STAMP_KEY, customerStamp, MORE_STAMPS_KEY } from "./stamps";

/** WordPress' column for it. */
const LONGEST_EMAIL = 100;

function emailField(fields: MappedFields, issues: IssueDraft[]): JsonObject {
  if (!isMapped(fields, "email")) return {};
  const email = textOf(fields.email).trim();
  // The mapping has told that it is missing.
  if (email === "") return {};
  if (isEmail(email) && email.length <= LONGEST_EMAIL) return { email };
  const detail = `"${email.slice(0, 100)}" is no e-mail address that WordPress takes`;
  issues.push({ code: "target_refused", field: "email", details: { detail } });
  return {};
}

function nameField(fields: MappedFields, key: string): JsonObject {
  return isMapped(fields, key) ? { [key]: withSlashes(sanitizedText(textOf(fields[key]))) } : {};
}

/** WordPress takes a level of backslashes away from an account's addresses; those of orders it leaves alone. */
function slashedAddress(
  fields: MappedFields,
  prefix: "billing" | "shipping",
  issues: IssueDraft[],
): JsonObject {
  const address = addressBody(fields, prefix, issues)[prefix];
  if (!isJsonObject(address)) return {};
  const parts = Object.entries(address).map(([key, value]) => [key, withSlashes(textOf(value))]);
  return { [prefix]: Object.fromEntries(parts) };
}

/**
 * Pure: a mapped customer as body for `wc/v3/customers`. A password is not in it, so that WordPress makes one that
 * nobody knows. Only fields that the mapping fills are there; the stamp is the last custom field.
 */
export function customerPayload(customer: MappedRecord, context: PayloadContext): RecordPayload {
  const issues: IssueDraft[] = [];
  const { fields } = customer;
  const email = emailField(fields, issues);
  if (!("email" in email) && issues.length === 0 && !isMapped(fields, "email")) {
    issues.push({ code: "required_field_missing", field: "E-mail address" });
  }
  const body: JsonObject = {
    ...email,
    ...nameField(fields, "first_name"),
    ...nameField(fields, "last_name"),
    ...slashedAddress(fields, "billing", issues),
    ...slashedAddress(fields, "shipping", issues),
    meta_data: [
      ...mappedMeta(fields, [CUSTOMER_STAMP_KEY, MORE_STAMPS_KEY]),
      { key: CUSTOMER_STAMP_KEY, value: customerStamp(context.sourceKey, customer.sourceId) },
    ],
  };
  return { body: transportableBody(body), children: [], issues, limits: limitsOf(fields) };
}

function limitsOf(fields: MappedFields): string[] {
  const created = isMapped(fields, "meta:primelink_created");
  return ["customer_password", ...(created ? ["customer_created"] : [])];
}

/** Pure: the body with an address of its own, "ann+bc12@example.com", whose mail arrives in the same mailbox. */
export function withOwnEmail(body: JsonObject, sourceId: string): JsonObject {
  const email = textOf(body.email);
  const at = email.lastIndexOf("@");
  if (at < 1) return body;
  const tag = sourceId.replace(/[^a-z0-9]/gi, "");
  return { ...body, email: `${email.slice(0, at)}+bc${tag}${email.slice(at)}` };
}
