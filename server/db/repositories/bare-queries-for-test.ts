import ts from "typescript";

/** Models whose rows belong to a client, be it through another row. */
const OF_CLIENTS = new Set([
  "client",
  "connection",
  "connectionAuthorization",
  "import",
  "issue",
  "link",
  "mappingVersion",
  "pendingChange",
  "record",
  "run",
  "runLimit",
  "runLogEntry",
  "schedule",
  "walkedId",
  "webhook",
  "webhookDelivery",
  "webhookEndpoint",
]);
const TABLES = new RegExp(
  `"(${[...OF_CLIENTS].map((name) => name[0]?.toUpperCase() + name.slice(1)).join("|")})"`,
);

/** What each part of a `where` takes its place from, if it is written beside. */
const BUILDERS: Record<string, string[]> = {
  inReach: ["clientId", "orgId"],
  clientInReach: ["id", "orgId"],
  importInReach: ["import", "orgId"],
  runInReach: ["run", "orgId"],
  connectionInReach: ["connection", "orgId"],
  endpointInReach: ["endpoint", "orgId"],
  storesInReach: ["source", "target", "orgId"],
};
const CALLS_BUILDER = /\w*[iI]nReach\(/;
const MAKES = /^create/;

/**
 * Places of a file where a query on what belongs to clients is kept to the organisation alone. Looked at is what a
 * limited scope can come to: functions that take an `OrgScope`; those that take a `WholeOrgScope` cannot be called with
 * one.
 */
export function findBareQueries(file: string, source: string): string[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const report = (node: ts.Node, why: string) => {
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${file}:${line + 1} ${why}`);
  };
  const visit = (node: ts.Node): void => {
    if (takesScope(node)) look(node, report);
    else ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function takesScope(node: ts.Node): boolean {
  if (!ts.isFunctionLike(node)) return false;
  return node.parameters.some(({ type }) => type?.getText() === "OrgScope");
}

function look(within: ts.Node, report: (node: ts.Node, why: string) => void): void {
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && isBareSql(node)) report(node, "SQL of the organisation alone");
    if (ts.isObjectLiteralExpression(node)) {
      for (const name of overwritten(node)) report(node, `"${name}" takes the place of the reach`);
      if (isBareCondition(node)) report(node, "condition on the organisation alone");
    }
    if (ts.isCallExpression(node) && isUnscoped(node)) report(node, "query without the scope");
    ts.forEachChild(node, visit);
  };
  visit(within);
}

/** `tx.run.count(...)` is "run" and "count"; other calls are neither. */
function queryOf(node: ts.Node): { model: string; method: string } | null {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null;
  const { expression: owner, name } = node.expression;
  if (!ts.isPropertyAccessExpression(owner) || !/^(tx|db|deps\.db)$/.test(owner.expression.getText()))
    return null;
  return { model: owner.name.text, method: name.text };
}

function isBareSql({ template }: ts.TaggedTemplateExpression): boolean {
  const text = template.getText();
  return /\$\{(scope\.)?orgId\}/.test(text) && TABLES.test(text) && !CALLS_BUILDER.test(text);
}

function names({ properties }: ts.ObjectLiteralExpression): string[] {
  return properties.flatMap((property) => (property.name ? [property.name.getText()] : []));
}

function buildersIn({ properties }: ts.ObjectLiteralExpression): string[] {
  return properties.flatMap((property) => {
    if (!ts.isSpreadAssignment(property) || !ts.isCallExpression(property.expression)) return [];
    return property.expression.expression.getText();
  });
}

function overwritten(node: ts.ObjectLiteralExpression): string[] {
  const taken = buildersIn(node).flatMap((builder) => BUILDERS[builder] ?? []);
  return names(node).filter((name) => taken.includes(name));
}

/** `orgId` in an object that is a condition on such a model, or may become one, and in no wider one that is in reach. */
function isBareCondition(node: ts.ObjectLiteralExpression): boolean {
  if (!names(node).includes("orgId")) return false;
  for (let at: ts.Node = node; at.parent; at = at.parent) {
    if (ts.isPropertyAssignment(at) && /^(data|create|memberships)$/.test(at.name.getText())) return false;
    if (ts.isObjectLiteralExpression(at) && buildersIn(at).some((builder) => builder in BUILDERS))
      return false;
    const query = queryOf(at);
    if (query) return OF_CLIENTS.has(query.model) && !MAKES.test(query.method);
    const returned = ts.isFunctionLike(at)
      ? /^Prisma\.(\w+)WhereInput$/.exec(at.type?.getText() ?? "")
      : null;
    if (returned?.[1]) return OF_CLIENTS.has(returned[1][0]?.toLowerCase() + returned[1].slice(1));
    // An argument of another call, such as who a secret was sealed for.
    if (ts.isCallExpression(at)) return false;
    if (takesScope(at)) return becomesCondition(node.parent, at);
  }
  return false;
}

/** A variable that a `where` is, or is made from. */
function becomesCondition(declaration: ts.Node, within: ts.Node): boolean {
  if (!ts.isVariableDeclaration(declaration)) return false;
  const name = declaration.name.getText();
  return name === "where" || new RegExp(`\\.\\.\\.${name}\\b|where: ${name}\\b`).test(within.getText());
}

/** A query on such a model that says no condition, or one into which nothing was spread that could know the scope. */
function isUnscoped(node: ts.CallExpression): boolean {
  const query = queryOf(node);
  if (!query || !OF_CLIENTS.has(query.model) || MAKES.test(query.method)) return false;
  const [argument] = node.arguments;
  if (argument && !ts.isObjectLiteralExpression(argument)) return false;
  const where = argument?.properties.find((property) => property.name?.getText() === "where");
  if (!where || !ts.isPropertyAssignment(where)) return where === undefined;
  const { initializer } = where;
  if (!ts.isObjectLiteralExpression(initializer)) return false;
  return (
    !/[iI]nReach\(|\bscope\b/.test(initializer.getText()) &&
    !initializer.properties.some(ts.isSpreadAssignment)
  );
}
