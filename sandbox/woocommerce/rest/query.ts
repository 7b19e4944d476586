import { type Params, phpString } from "../text/php";

/** Reads a query or form body as PHP does: `a[]=1&a[]=2` is a list, `a[x][y]=1` is nested, the last of a name wins. */
export function parsePhpQuery(text: string): Params {
  const result: Params = {};
  for (const pair of text.replace(/^\?/, "").split("&")) {
    if (pair === "") continue;
    const [rawName = "", ...rest] = pair.split("=");
    const name = decode(rawName);
    const first = /^[^[]+/.exec(name)?.[0];
    if (!first) continue;
    const keys = Array.from(name.slice(first.length).matchAll(/\[([^\]]*)\]/g), (match) => match[1] ?? "");
    put(result, [first.replace(/[ .]/g, "_"), ...keys], decode(rest.join("=")));
  }
  return listsFromNumbers(result);
}

function decode(text: string): string {
  const spaced = text.replaceAll("+", " ");
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

function put(target: Params, path: readonly string[], value: string): void {
  const [head = "", ...rest] = path;
  const key = head === "" ? String(Object.keys(target).length) : head;
  if (rest.length === 0) {
    target[key] = value;
    return;
  }
  const inner = target[key];
  const next: Params = typeof inner === "object" && inner !== null ? (inner as Params) : {};
  target[key] = next;
  put(next, rest, value);
}

function listsFromNumbers(value: Params): Params {
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toList(inner)]));
}

function toList(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  if (entries.every(([key], index) => key === String(index)))
    return entries.map(([, inner]) => toList(inner));
  return listsFromNumbers(value as Params);
}

/** Writes parameters back into an address as WordPress's `add_query_arg` does; what is false is left out. */
export function buildPhpQuery(params: Params): string {
  const parts: string[] = [];
  const walk = (name: string, value: unknown): void => {
    if (typeof value === "object" && value !== null) {
      for (const [key, inner] of Object.entries(value)) walk(`${name}%5B${key}%5D`, inner);
    } else if (value !== false) {
      parts.push(value === "" ? name : `${name}=${phpString(value)}`);
    }
  };
  for (const [name, value] of Object.entries(params)) walk(name, value);
  return parts.join("&");
}
