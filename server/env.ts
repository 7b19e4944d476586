import ipaddr from "ipaddr.js";
import { z } from "zod";

/** What the outbound guard lets through besides public addresses. */
export type OutboundAllowance = { host: string; port: number } | { cidr: string };

/** Keys for stored credentials by version; new credentials are encrypted with the current one. */
export interface CredentialsKeys {
  current: number;
  keys: ReadonlyMap<number, Uint8Array>;
}

/** Wrong settings: each line of the message says what is wrong and how to mend it. */
export class EnvError extends Error {
  override name = "EnvError";
}

const port = z.coerce.number({ error: "is not a number" }).int().min(1).max(65_535, "is above 65535");
const url = (protocol: RegExp, like: string) =>
  z.url({ protocol, error: `is not an address such as ${like}` });
const web = url(/^https?$/, "https://primelink.example.com");
const text = z.string().min(1);
const how = {
  secret: "Make one with: openssl rand -base64 32",
  keys: 'Write versions and keys such as "1:KEY" or "1:OLD,2:NEW", each KEY made with: openssl rand -base64 32',
};

const hstsScopes = ["off", "host", "subdomains", "preload"] as const;
const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

/** One is of no use without the other. */
function pairs(id: string, secret: string): z.core.CheckFn<Record<string, unknown>> {
  return ({ value, issues }) => {
    if (!value[id] === !value[secret]) return;
    const [given, absent] = value[id] ? [id, secret] : [secret, id];
    issues.push({ code: "custom", path: [given], input: value, message: `is set and ${absent} is not` });
  };
}

const schema = z
  .object({
    NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
    LOG_LEVEL: z.enum(logLevels, { error: `is not one of ${logLevels.join(", ")}` }).default("info"),
    DATABASE_URL: url(/^postgres(ql)?$/, "postgresql://user:password@host:5432/primelink"),
    AUTH_SECRET: text.min(32, `is shorter than 32 characters. ${how.secret}`),
    APP_URL: web,
    CREDENTIALS_KEYS: z.string().transform(parseCredentialsKeys),
    OUTBOUND_ALLOW: z.string().default("").transform(parseOutboundAllow),
    /** Ports on which public addresses may be opened. */
    OUTBOUND_PORTS: z.string().default("80,443,8080,8443").transform(parsePorts),
    /** Who may make an account: only the first person of a new installation, or anyone. */
    SIGN_UP: z.enum(["first", "open"], { error: 'is neither "first" nor "open"' }).default("first"),
    /** How many proxies of the deployer's stand before the app and write X-Forwarded-For. */
    TRUST_PROXY: z.coerce.number({ error: "is not a number of proxies" }).int().min(0).max(10).default(0),
    GOOGLE_CLIENT_ID: text.optional(),
    GOOGLE_CLIENT_SECRET: text.optional(),
    /** Another OpenID Connect issuer in Google's place, such as a stand-in. */
    GOOGLE_ISSUER: web.default("https://accounts.google.com"),
    GITHUB_CLIENT_ID: text.optional(),
    GITHUB_CLIENT_SECRET: text.optional(),
    /** A GitHub Enterprise Server in GitHub's place. */
    GITHUB_URL: web.default("https://github.com"),
    INNGEST_EXECUTOR: z
      .enum(["embedded", "inngest"], { error: 'is neither "embedded" nor "inngest"' })
      .default("embedded"),
    /** Where the embedded executor listens for events and registrations. */
    EXECUTOR_PORT: port.default(3001),
    INNGEST_BASE_URL: web.optional(),
    INNGEST_EVENT_KEY: text.optional(),
    INNGEST_SIGNING_KEY: text.optional(),
    INNGEST_SIGNING_KEY_FALLBACK: text.optional(),
    INNGEST_DEV: text.optional(),
    /** Where the executor reaches the app, when that is not where people open it. */
    INNGEST_SERVE_ORIGIN: web.optional(),
    /** Addresses of the stand-in stores; where they are set the app offers them for trying it out. */
    SANDBOX_BIGCOMMERCE_URL: web.optional(),
    SANDBOX_WOOCOMMERCE_URL: web.optional(),
    SMTP_URL: url(/^smtps?$/, "smtps://user:password@mail.example.com").optional(),
    MAIL_FROM: text.optional(),
    /** What a collector of metrics shows at /api/metrics; without it that address does not exist. */
    METRICS_TOKEN: text.min(16, `is shorter than 16 characters. ${how.secret}`).optional(),
    /** Where OpenTelemetry's spans are sent; the SDK reads it, and its other OTEL_ variables, itself. */
    OTEL_EXPORTER_OTLP_ENDPOINT: web.optional(),
    /** What browsers are told to open by https alone: nothing, this host, or its subdomains too. */
    HSTS: z.enum(hstsScopes, { error: `is not one of ${hstsScopes.join(", ")}` }).default("host"),
  })
  .check(
    pairs("GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"),
    pairs("GITHUB_CLIENT_ID", "GITHUB_CLIENT_SECRET"),
  );

export type Env = z.output<typeof schema>;

/** next-auth's own names, and one key without a version, are understood too. */
const aliases: Partial<Record<keyof Env, string>> = {
  AUTH_SECRET: "NEXTAUTH_SECRET",
  APP_URL: "NEXTAUTH_URL",
  CREDENTIALS_KEYS: "CREDENTIALS_KEY",
};

const missing: Partial<Record<keyof Env, string>> = {
  DATABASE_URL:
    "Write the address of a Postgres 14 or later, such as postgresql://user:password@host:5432/primelink",
  AUTH_SECRET: how.secret,
  APP_URL: "Write the address that people open PrimeLink at, such as https://primelink.example.com",
  CREDENTIALS_KEYS: how.keys,
};

/** Checks the given variables. Throws an EnvError that names each wrong one and its remedy. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const given: Record<string, string | undefined> = {};
  for (const name of Object.keys(schema.shape) as (keyof Env)[]) {
    const alias = aliases[name];
    // An empty variable, as Compose files leave them, is one that is not set.
    given[name] = source[name]?.trim() || (alias && source[alias]?.trim()) || undefined;
  }
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const complaints = result.error.issues.map((issue) => {
    const name = issue.path[0] as keyof Env;
    if (given[name] === undefined) return `${name} is not set. ${missing[name] ?? ""}`.trim();
    return `${name} ${issue.message}`;
  });
  throw new EnvError(
    complaints
      .map((complaint) => `PrimeLink cannot start: ${complaint} (.env.example tells more)`)
      .join("\n"),
  );
}

let cached: Env | undefined;

/**
 * The settings of this process, read at the first call and not at import, so that building needs no secrets.
 * A wrong setting ends the process with one line for each: nothing can work without them.
 */
export function env(): Env {
  if (cached) return cached;
  try {
    cached = readEnv(process.env);
    return cached;
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

/** The log level alone, for what has to log before or without the other settings. */
export function logLevel(): (typeof logLevels)[number] {
  return logLevels.find((level) => level === process.env.LOG_LEVEL) ?? "info";
}

/** Settings that are secrets; of addresses the password within. */
const secretNames = [
  "AUTH_SECRET",
  "NEXTAUTH_SECRET",
  "CREDENTIALS_KEYS",
  "CREDENTIALS_KEY",
  "GOOGLE_CLIENT_SECRET",
  "GITHUB_CLIENT_SECRET",
  "INNGEST_EVENT_KEY",
  "INNGEST_SIGNING_KEY",
  "INNGEST_SIGNING_KEY_FALLBACK",
  "METRICS_TOKEN",
  "DATABASE_URL",
  "SMTP_URL",
] as const;

/** The installation's own secrets, for the log, which hides them wherever they turn up. */
export function installationSecrets(source: Record<string, string | undefined> = process.env): string[] {
  return secretNames.flatMap((name) => {
    const value = source[name]?.trim() ?? "";
    if (URL.canParse(value) && value.includes("://")) return decodeURIComponent(new URL(value).password);
    // Of keys with their versions each by itself.
    return value.split(",").map((part) => part.replace(/^\d+:|^signkey-\w+-/, ""));
  });
}

/** How far HSTS reaches, for the proxy, which runs without the other settings. */
export function hstsScope(): (typeof hstsScopes)[number] {
  return hstsScopes.find((scope) => scope === process.env.HSTS?.trim()) ?? "host";
}

function parsePorts(value: string, context: z.RefinementCtx): number[] {
  const ports = value.split(",").map((piece) => Number(piece.trim()));
  const bad = ports.some((number) => !Number.isInteger(number) || number < 1 || number > 65_535);
  if (bad) context.addIssue("is not a list of ports such as 80,443,8080,8443");
  return ports;
}

function parseCredentialsKeys(value: string, context: z.RefinementCtx): CredentialsKeys {
  const keys = new Map<number, Uint8Array>();
  const complain = (message: string) => context.addIssue(`${message}. ${how.keys}`);
  for (const part of value.split(",").map((piece) => piece.trim())) {
    // Base64 holds no colon, so a key without one is a single key: version 1.
    const [, version = "1", encoded = ""] = /^(?:(\d+):)?(.*)$/.exec(part) ?? [];
    const key = Buffer.from(encoded, "base64");
    if (key.length !== 32) complain(`has a key of ${key.length} bytes for version ${version}, not of 32`);
    else if (Number(version) < 1) complain("numbers its versions from 1");
    else if (keys.has(Number(version))) complain(`names version ${version} twice`);
    else keys.set(Number(version), key);
  }
  return { current: Math.max(...keys.keys()), keys };
}

function parseOutboundAllow(value: string, context: z.RefinementCtx): OutboundAllowance[] {
  const allowances: OutboundAllowance[] = [];
  for (const entry of value
    .split(",")
    .map((piece) => piece.trim())
    .filter(Boolean)) {
    const [, bracketed, plain, portText] = /^(?:\[([^\]]+)\]|([^:/]+)):(\d+)$/.exec(entry) ?? [];
    const host = bracketed ?? plain;
    if (ipaddr.isValidCIDR(entry)) allowances.push({ cidr: entry });
    else if (host && Number(portText) <= 65_535)
      allowances.push({ host: host.toLowerCase(), port: Number(portText) });
    else {
      context.addIssue(`holds "${entry}", which is neither host:port nor a range such as 10.0.0.0/8`);
    }
  }
  return allowances;
}
