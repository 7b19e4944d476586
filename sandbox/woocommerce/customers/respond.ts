import { createHash } from "node:crypto";
import { type Item, wholeAllow } from "../rest/answer";
import { type Address, type AddressField, addressFields, type UserRecord } from "../store/sales-records";
import type { Store } from "../store/store";

const order: readonly AddressField[] = [
  ...addressFields.filter((field) => !["state", "postcode", "country", "email", "phone"].includes(field)),
  "postcode",
  "country",
  "state",
  "email",
  "phone",
];

/** A customer as WooCommerce answers it. */
export function customerItem(store: Store, user: UserRecord): Item {
  const { site } = store;
  return {
    body: {
      id: user.id,
      date_created: site.local(user.createdAt),
      date_created_gmt: site.gmt(user.createdAt),
      date_modified: site.local(user.modifiedAt),
      date_modified_gmt: site.gmt(user.modifiedAt),
      email: user.email,
      first_name: user.firstName,
      last_name: user.lastName,
      role: user.role,
      username: user.username,
      billing: addressBody(user.billing, order),
      shipping: addressBody(
        user.shipping,
        order.filter((field) => field !== "email"),
      ),
      is_paying_customer: user.isPaying,
      avatar_url: avatarAddress(user.email, 96),
      meta_data: user.meta.map(({ id, key, value }) => ({ id, key, value })),
    },
    links: {
      self: [{ href: site.rest(`customers/${user.id}`), targetHints: { allow: allowed(user) } }],
      collection: [{ href: site.rest("customers") }],
    },
  };
}

export function addressBody(address: Address, fields: readonly AddressField[]): Record<string, string> {
  return Object.fromEntries(fields.map((field) => [field, address[field]]));
}

/** Accounts of staff cannot be deleted through the API. */
export function isDeletable(user: UserRecord): boolean {
  return user.role === "customer" || user.role === "subscriber";
}

function allowed(user: UserRecord): readonly string[] {
  return isDeletable(user) ? wholeAllow : wholeAllow.filter((method) => method !== "DELETE");
}

export function avatarAddress(email: string, size: number): string {
  const digest = email === "" ? "" : createHash("sha256").update(email.trim().toLowerCase()).digest("hex");
  return `https://secure.gravatar.com/avatar/${digest}?s=${size}&d=mm&r=g`;
}
