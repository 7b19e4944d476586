import type { z } from "zod";

export interface LenientResult<T> {
  /** Null when something is missing without which the object means nothing, such as its id. */
  value: T | null;
  /** What had to be left out, such as "variants[3].price". */
  dropped: string[];
}

type Path = readonly PropertyKey[];

const MAX_ROUNDS = 6;

/**
 * Reads an object and leaves out what has a form that the schema does not know, rather than lose the whole object
 * for one odd field. A list's entry that lacks something it needs is left out as a whole.
 */
export function parseLeniently<T>(schema: z.ZodType<T>, input: unknown): LenientResult<T> {
  const dropped: string[] = [];
  let candidate = input;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const result = schema.safeParse(candidate);
    if (result.success) return { value: result.data, dropped };
    const rest = round === 0 ? structuredClone(input) : candidate;
    const targets = outermost(result.error.issues.map((issue) => existing(rest, issue.path)));
    if (targets.some((path) => path.length === 0)) return { value: null, dropped };
    // Last entries first, so that the places of those before them stay as they are.
    for (const path of targets.sort((a, b) => compare(b, a))) {
      remove(rest, path);
      dropped.push(label(path));
    }
    candidate = rest;
  }
  return { value: null, dropped };
}

function keyIn(parent: object, key: PropertyKey): PropertyKey {
  // A list that PHP sent as an object was numbered anew when it was read.
  return typeof key === "number" && !Array.isArray(parent) ? (Object.keys(parent)[key] ?? key) : key;
}

function child(parent: unknown, key: PropertyKey): unknown {
  if (typeof parent !== "object" || parent === null) return undefined;
  return (parent as Record<PropertyKey, unknown>)[keyIn(parent, key)];
}

/** The longest part of the path that is really there: what is missing takes its owner along. */
function existing(root: unknown, path: Path): Path {
  let at: unknown = root;
  for (const [depth, key] of path.entries()) {
    const next = child(at, key);
    if (next === undefined) return path.slice(0, depth);
    at = next;
  }
  return path;
}

function isWithin(path: Path, outer: Path): boolean {
  return outer.length <= path.length && outer.every((key, index) => path[index] === key);
}

function outermost(paths: Path[]): Path[] {
  return paths.filter((path, index) =>
    paths.every(
      (other, place) =>
        place === index || !isWithin(path, other) || (other.length === path.length && place > index),
    ),
  );
}

function compare(a: Path, b: Path): number {
  for (let depth = 0; depth < Math.min(a.length, b.length); depth += 1) {
    const [one, other] = [a[depth], b[depth]];
    if (one === other) continue;
    if (typeof one === "number" && typeof other === "number") return one - other;
    return String(one) < String(other) ? -1 : 1;
  }
  return a.length - b.length;
}

function remove(root: unknown, path: Path): void {
  const parent = path.slice(0, -1).reduce(child, root);
  const key = path.at(-1);
  if (typeof parent !== "object" || parent === null || key === undefined) return;
  if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else Reflect.deleteProperty(parent, keyIn(parent, key));
}

function label(path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    return text === "" ? String(key) : `${text}.${String(key)}`;
  }, "");
}
