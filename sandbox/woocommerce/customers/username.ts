import type { Store } from "../store/store";
import { collationKey, removeAccents } from "../text/accents";
import { stripAllTags } from "../text/sanitize";

/** WordPress's `sanitize_user`. */
export function cleanUsername(given: string, strict = false): string {
  const text = removeAccents(stripAllTags(given))
    .replace(/%[a-fA-F0-9]{2}/g, "")
    .replace(/&.+?;/g, "");
  const kept = strict ? text.replace(/[^a-z0-9 _.\-@]/gi, "") : text;
  return kept.trim().replace(/\s+/g, " ");
}

/** What stands before the "@"; the domain when that says nothing. */
const general = new Set(["sales", "hello", "mail", "contact", "info"]);

/** A username made of the address, with a random ending where it is taken. */
export function usernameFor(store: Store, email: string): string {
  const [local = "", domain = ""] = email.split("@");
  const base = cleanUsername(general.has(local) ? domain : local, true).toLowerCase();
  let name = base;
  while (isTaken(store, name)) {
    name = `${base}-${String(Math.floor(Math.random() * 10_000)).padStart(4, "0")}`;
  }
  return name;
}

export function isTaken(store: Store, username: string): boolean {
  return store.sales.users.with("username", collationKey(username)).length > 0;
}
