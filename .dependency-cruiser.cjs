// Who may import whom. Each rule says what a room may reach; everything else is an error.
// The table with its reasons is in docs/adr; docs of the tool: https://github.com/sverweij/dependency-cruiser

/** Where tests stand beside the code, they may reach further than the code does. */
const tests = "\\.test\\.tsx?$|-for-test\\.ts$|/testing/";
const generated = "^server/db/generated/";
const own = "^(app|components|server|sandbox|scripts|tests|prisma)/";

/** A room may import itself, what is listed, and packages; of the project nothing else. */
function room(name, from, mayReach, comment) {
  return {
    name,
    comment,
    severity: "error",
    from: { path: from, pathNot: tests },
    to: { path: own, pathNot: [from, ...mayReach] },
  };
}

/** Packages that a room must not know. */
function withoutPackages(name, from, packages, comment) {
  return {
    name,
    comment,
    severity: "error",
    from: { path: from, pathNot: tests },
    to: { path: packages.map((known) => `^node_modules/${known}(/|$)|^${known}(/|$)`) },
  };
}

const domain = "^server/domain/";
const mapping = "^server/mapping/";
const connectorCore = "^server/connectors/core/";
const engine = "^server/engine/";
const services = "^server/services/";
const db = "^server/db/";
const infra = "^server/infra/";
const mails = "^server/mails/";
const env = "^server/env\\.ts$";
const auth = "^server/auth/";
/** What the browser checks a form with, and the server once more. */
const inputSchemas =
  "^server/services/.*\\.schema\\.ts$|^server/api/routers/.*/inputs\\.ts$|^server/api/table-input\\.ts$";
const composition = "^server/composition\\.ts$";

const prisma = ["@prisma", "prisma", "pg"];
const web = ["next", "next-auth", "react", "react-dom", "@trpc"];

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Two files that need each other are one, or a third is missing.",
      severity: "error",
      from: { pathNot: generated },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-unresolved",
      comment: "What is imported must exist.",
      severity: "error",
      from: { pathNot: generated },
      to: { couldNotResolve: true },
    },
    {
      name: "no-orphans",
      comment: "A file that nobody imports and that imports nobody is forgotten.",
      severity: "error",
      from: {
        orphan: true,
        path: own,
        pathNot: [tests, generated, "^app/", "^scripts/bootstrap\\.mjs$", "\\.d\\.ts$", "\\.css$"],
      },
      to: {},
    },
    {
      name: "no-tests-in-code",
      comment: "What only tests need stays with tests.",
      severity: "error",
      from: { path: "^(app|components|server|sandbox)/", pathNot: tests },
      to: { path: `^tests/|${tests}` },
    },

    room("domain", domain, [], "Pure: canonical records and rules, no other room."),
    withoutPackages(
      "domain-is-pure",
      domain,
      [...prisma, ...web, "inngest", "pino", "undici", "node:"],
      "Pure: zod, decimals, and croner and cronstrue for schedules are all it needs.",
    ),
    {
      name: "domain-needs-no-node",
      comment: "Browsers use it too.",
      severity: "error",
      from: { path: `${domain}|${mapping}`, pathNot: tests },
      to: { dependencyTypes: ["core"] },
    },
    room("mapping", mapping, [domain], "Pure: rules and transforms over canonical records."),
    withoutPackages("mapping-is-pure", mapping, [...prisma, ...web, "inngest", "pino", "undici"], "Pure."),
    room("connectors-core", connectorCore, [domain], "Ports know no platform, no database."),
    room(
      "connector-registry",
      "^server/connectors/registry\\.ts$",
      ["^server/connectors/[^/]+/index\\.ts$", connectorCore],
      "The one list of platforms.",
    ),
    {
      name: "platform",
      comment:
        "A platform knows its vendor, canonical records and its ports; never another platform, mapping, engine or database.",
      severity: "error",
      from: { path: "^server/connectors/(?!core/)([^/]+)/", pathNot: tests },
      to: { path: own, pathNot: ["^server/connectors/$1/", domain, connectorCore] },
    },
    withoutPackages(
      "connectors-without-house",
      "^server/connectors/",
      [...prisma, ...web, "inngest"],
      "A connector runs anywhere: no database, no framework, no executor.",
    ),
    {
      name: "connector-index-only",
      comment: "A platform is entered by its index alone.",
      severity: "error",
      from: { path: own, pathNot: ["^server/connectors/([^/]+)/", "^(tests|scripts)/", tests] },
      to: { path: "^server/connectors/(?!core/)[^/]+/", pathNot: "/index\\.ts$" },
    },
    room(
      "engine",
      engine,
      [domain, mapping, connectorCore],
      "The import over ports: no platform by name, no database.",
    ),
    withoutPackages("engine-without-house", engine, [...prisma, ...web, "inngest"], "Ports alone."),
    room(
      "services",
      services,
      [domain, mapping, engine, connectorCore, db, infra, mails],
      "Use cases: they call engine and database, and know no framework and no platform by name.",
    ),
    withoutPackages(
      "services-without-frameworks",
      services,
      [...web, "inngest"],
      "No framework, no executor.",
    ),
    room(
      "db",
      db,
      [domain, mapping, connectorCore, infra, "^server/engine/ports\\.ts$"],
      "Repositories behind the organisation's scope; the engine's store is one of them, so they know its ports.",
    ),
    withoutPackages("db-without-frameworks", db, [...web, "inngest"], "No framework, no executor."),
    room("infra", infra, [env, domain, connectorCore], "Thin wrappers of libraries."),
    room("mails", mails, [domain], "How mails look: facts go in, a subject and two texts come out."),
    withoutPackages(
      "mails-are-drawn-only",
      mails,
      [...prisma, "next", "next-auth", "@trpc", "inngest", "nodemailer"],
      "Who gets them, and how they are sent, is for services and infra.",
    ),
    room("env", env, [], "Read at boot, before anything else."),
    room("auth", auth, [services, domain, db, infra, env, composition], "Sign-in, and who is signed in."),
    room(
      "inngest",
      "^server/inngest/",
      [services, engine, domain, composition, env, infra, "^server/connectors/core/errors\\.ts$"],
      "Thin functions over services; the family of an error says whether to retry.",
    ),
    room(
      "api",
      "^server/api/",
      [services, engine, domain, mapping, composition, auth, connectorCore, infra],
      "Thin procedures over services.",
    ),
    withoutPackages(
      "inngest-without-prisma",
      "^server/inngest/(?!embedded/)",
      ["@prisma", "prisma"],
      "Through services.",
    ),
    withoutPackages("api-without-prisma", "^server/api/", [...prisma, "inngest"], "Through services."),
    {
      name: "embedded-executor-alone",
      comment:
        "The embedded executor speaks the SDK's protocol and could run any app: it knows none of this one.",
      severity: "error",
      from: { path: "^server/inngest/embedded/", pathNot: [tests, "/main\\.ts$"] },
      to: { path: own, pathNot: "^server/inngest/embedded/" },
    },

    room(
      "components",
      "^components/",
      [domain, mapping, inputSchemas, "^server/api/root\\.ts$", "^app/_trpc/"],
      "What runs in the browser: records, rules, input schemas, and the API's types.",
    ),
    room(
      "input-schemas",
      inputSchemas,
      [domain, mapping],
      "They reach the browser: nothing of the server may come along.",
    ),
    withoutPackages(
      "input-schemas-are-light",
      inputSchemas,
      [...prisma, ...web, "inngest", "pino", "undici"],
      "As above.",
    ),
    {
      name: "components-know-api-types-only",
      comment: "The API's code must not reach the browser: import type.",
      severity: "error",
      from: { path: "^(components|app/_trpc)/", pathNot: [tests, "^app/_trpc/server"] },
      to: { path: "^server/api/root\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "app",
      comment: "Routes compose: components, the API's caller, sign-in; never database or connectors.",
      severity: "error",
      from: { path: "^app/(?!api/)", pathNot: tests },
      to: {
        path: own,
        pathNot: ["^app/", "^components/", domain, mapping, "^server/api/", auth, services, composition, env],
      },
    },
    {
      name: "app-api",
      comment:
        "Route handlers of some lines: they hand over to a service, the API or the executor's functions.",
      severity: "error",
      from: { path: "^app/api/", pathNot: tests },
      to: {
        path: own,
        pathNot: [
          "^app/",
          domain,
          "^server/api/",
          "^server/inngest/",
          auth,
          services,
          composition,
          env,
          infra,
        ],
      },
    },
    withoutPackages("app-without-prisma", "^(app|components)/", prisma, "Through the API."),

    room(
      "sandbox",
      "^sandbox/",
      [],
      "Stand-in stores know nothing of the app, or they would agree with its mistakes.",
    ),
    {
      name: "sandbox-platforms-apart",
      comment: "Each stand-in store stands alone.",
      severity: "error",
      from: { path: "^sandbox/(bigcommerce|woocommerce)/", pathNot: tests },
      to: { path: "^sandbox/(bigcommerce|woocommerce)/", pathNot: "^sandbox/$1/" },
    },
    {
      name: "house-knows-no-scripts",
      comment: "The product runs without its tools and its stand-ins.",
      severity: "error",
      from: { path: "^(app|components|server|sandbox)/", pathNot: tests },
      to: { path: "^(scripts|tests)/" },
    },
    {
      name: "house-knows-no-sandbox",
      comment: "The product runs without its stand-ins.",
      severity: "error",
      from: { path: "^(app|components|server)/", pathNot: tests },
      to: { path: "^sandbox/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|\\.primelink)/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
