import { type ASTNode, type ParseResult, parse } from "@marcbachmann/cel-js";

type Scope = Record<string, unknown>;
type Path = string[];

/** Thrown when a function is registered with an expression that is not valid CEL. */
export class ExpressionError extends Error {
  override name = "ExpressionError";
}

const compiled = new Map<string, { run: ParseResult; paths: Path[] }>();

function compile(source: string) {
  const known = compiled.get(source);
  if (known) return known;
  try {
    const run = parse(source);
    const entry = { run, paths: pathsOf(run.ast) };
    if (compiled.size > 1_000) compiled.clear();
    compiled.set(source, entry);
    return entry;
  } catch (cause) {
    throw new ExpressionError(`The expression ${source} cannot be read: ${firstLine(cause)}`, { cause });
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "";
}

/** `event.data.a` as ["event", "data", "a"], when the node is such a chain. */
function chain(node: ASTNode): Path | undefined {
  if (node.op === "id") return [node.args];
  if (node.op === ".") {
    const parent = chain(node.args[0]);
    return parent && [...parent, node.args[1]];
  }
  return undefined;
}

/** Every attribute that the expression reads, but for those that it asks about with `has(...)`. */
function pathsOf(root: ASTNode): Path[] {
  const asked = new Set<string>();
  const read = attributesOf(root, asked);
  return read.filter((path) => !asked.has(path.join(".")));
}

function attributesOf(node: ASTNode, asked: Set<string>): Path[] {
  const own = chain(node);
  if (own) return [own];
  if (node.op === "call" && node.args[0] === "has") {
    for (const argument of node.args[1]) asked.add(chain(argument)?.join(".") ?? "");
    return [];
  }
  const children: ASTNode[] = [];
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(collect);
    else if (isNode(value)) children.push(value);
  };
  collect(node.args);
  return children.flatMap((child) => attributesOf(child, asked));
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === "object" && value !== null && "op" in value && "args" in value;
}

/** CEL fails on a missing attribute, while Inngest reads it as null: the same scope with those nulls put in. */
function withNulls(scope: Scope, paths: Path[]): Scope {
  const result = { ...scope };
  for (const path of paths) {
    let level: Scope = result;
    for (const [index, key] of path.entries()) {
      const value = Object.hasOwn(level, key) ? level[key] : null;
      const isLast = index === path.length - 1;
      if (isLast || typeof value !== "object" || value === null || Array.isArray(value)) {
        level[key] = value;
        break;
      }
      const copy = { ...value } as Scope;
      level[key] = copy;
      level = copy;
    }
  }
  return result;
}

/** Throws an ExpressionError when the text is not CEL. */
export function checkExpression(source: string): void {
  compile(source);
}

/** The expression's value; nothing when it does not apply to these data (a comparison of unlike types, say). */
export function evaluate(source: string, scope: Scope): unknown {
  const { run, paths } = compile(source);
  try {
    return run(withNulls(scope, paths));
  } catch {
    return undefined;
  }
}

export function matches(source: string | null | undefined, scope: Scope): boolean {
  return !source || evaluate(source, scope) === true;
}

/** The value of a key expression as text; data without the attribute share one empty key. */
export function keyOf(source: string | null | undefined, scope: Scope): string {
  if (!source) return "";
  const value = evaluate(source, scope);
  if (value === undefined || value === null) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
