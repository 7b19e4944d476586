import type { UserRecord } from "../store/sales-records";
import type { Store } from "../store/store";
import { collationKey, compareTexts } from "../text/accents";
import { isEmpty, items, type Params, phpInt, phpString } from "../text/php";

/** The accounts that a list request asks for, all pages of them. */
export function listCustomers(store: Store, params: Params): UserRecord[] {
  const role = phpString(params.role ?? "customer");
  const include = items(params.include).map(phpInt);
  const exclude = items(params.exclude).map(phpInt);
  const found = candidates(store, params)
    .filter((user) => role === "all" || user.role === role)
    .filter((user) => (include.length > 0 ? include.includes(user.id) : !exclude.includes(user.id)));
  return sorted(found, params, include);
}

/** The address is looked for exactly, whatever its case; a search goes through names and addresses. */
function candidates(store: Store, params: Params): UserRecord[] {
  const { users } = store.sales;
  if (!isEmpty(params.email)) return users.with("email", collationKey(phpString(params.email)));
  const search = phpString(params.search);
  if (search === "") return users.all();
  const wanted = collationKey(search.replace(/^\*|\*$/g, ""));
  return users
    .all()
    .filter((user) => columns(user, search).some((text) => collationKey(text).includes(wanted)));
}

function columns(user: UserRecord, search: string): string[] {
  if (search.includes("@")) return [user.email];
  if (/^\d+$/.test(search)) return [user.username, String(user.id)];
  return [user.username, user.email];
}

function sorted(found: UserRecord[], params: Params, include: readonly number[]): UserRecord[] {
  const direction = params.order === "desc" ? -1 : 1;
  switch (phpString(params.orderby ?? "name")) {
    case "include":
      return found.sort((one, other) => include.indexOf(one.id) - include.indexOf(other.id));
    case "id":
      return found.sort((one, other) => direction * (one.id - other.id));
    case "registered_date":
      return found.sort((one, other) => direction * (one.createdAt - other.createdAt) || one.id - other.id);
    default:
      // The name shown, which an account that was made through the API takes from its username.
      return found.sort(
        (one, other) => direction * compareTexts(one.username, other.username) || one.id - other.id,
      );
  }
}
