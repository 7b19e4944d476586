import { isRecord, type Params } from "../text/php";
import { toList } from "./schema";

type Wanted = Map<string, Wanted | true>;

/** WordPress's `_fields`: keeps the named members of an answer or of each item of a list; "a.b" reaches inside. */
export function pickFields(data: unknown, wanted: unknown): unknown {
  const names = toList(wanted).map((name) => String(name).trim());
  if (names.length === 0) return data;
  const tree: Wanted = new Map();
  for (const name of names) add(tree, name.split("."));
  return Array.isArray(data) ? data.map((item) => keep(item, tree)) : keep(data, tree);
}

function add(tree: Wanted, path: readonly string[]): void {
  const [head = "", ...rest] = path;
  const known = tree.get(head);
  if (known === true) return;
  if (rest.length === 0) {
    tree.set(head, true);
    return;
  }
  const inner: Wanted = known ?? new Map();
  tree.set(head, inner);
  add(inner, rest);
}

function keep(item: unknown, tree: Wanted): unknown {
  if (!isRecord(item)) return item;
  const result: Params = {};
  for (const [key, value] of Object.entries(item)) {
    const wanted = tree.get(key);
    if (wanted === true) result[key] = value;
    else if (wanted)
      result[key] = Array.isArray(value) ? value.map((one) => keep(one, wanted)) : keep(value, wanted);
  }
  return result;
}

/** The top-level members that the product controller computes; those asked for with a dot are not among them. */
export function topFields(wanted: unknown): ReadonlySet<string> | undefined {
  if (wanted === undefined || wanted === null) return undefined;
  const names = toList(wanted).map((name) => String(name).trim());
  return names.length === 0 ? undefined : new Set(names);
}
