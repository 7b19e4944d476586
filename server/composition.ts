import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { after } from "next/server.js";
import { platforms } from "./connectors/registry";
import { createDb } from "./db/client";
import type { PrismaClient } from "./db/generated/client";
import { SIGN_IN_PROVIDERS, type SignInProvider } from "./domain/sign-in-provider";
import { env } from "./env";
import { createVault } from "./infra/crypto";
import { createLocks } from "./infra/lock";
import { logger } from "./infra/logger";
import { createMailer } from "./infra/mailer";
import { createOutbound } from "./infra/outbound";
import { createAttemptLimit } from "./infra/rate-limit";
import { systemClock } from "./infra/system-clock";
import { asSystem } from "./infra/tenant";
import { sendChangesRequest, sendNoticesRequest, sendRunRequest } from "./inngest/client";
import { createExecutorView } from "./inngest/executor-view";
import type { ServiceDeps } from "./services/deps";
import type { OperationDeps } from "./services/operations/deps";

/** Kept beyond a hot reload and across bundles, each of which would otherwise open connections of its own. */
const kept = globalThis as { primelinkDb?: PrismaClient };

function sandboxUrls({
  SANDBOX_BIGCOMMERCE_URL: bigcommerce,
  SANDBOX_WOOCOMMERCE_URL: woocommerce,
}: ReturnType<typeof env>): Record<string, string> {
  return { ...(bigcommerce ? { bigcommerce } : {}), ...(woocommerce ? { woocommerce } : {}) };
}

function signInProviders(settings: ReturnType<typeof env>): SignInProvider[] {
  const ids = { google: settings.GOOGLE_CLIENT_ID, github: settings.GITHUB_CLIENT_ID };
  return SIGN_IN_PROVIDERS.filter((provider) => ids[provider]);
}

/** Next keeps a function alive until it is done; outside of a request it is done at once. */
function afterAnswer(work: () => Promise<void>): void {
  const done = () =>
    work().catch((error: unknown) => logger.error({ err: error }, "work after an answer failed"));
  try {
    after(done);
  } catch {
    void done();
  }
}

function build(): ServiceDeps {
  const settings = env();
  kept.primelinkDb ??= createDb(settings.DATABASE_URL);
  const db = kept.primelinkDb;
  const list = platforms();
  const byId = new Map(list.map((platform) => [platform.descriptor.id, platform]));
  const allow = settings.OUTBOUND_ALLOW.map((entry) =>
    "cidr" in entry ? entry.cidr : `${entry.host}:${entry.port}`,
  );
  const outbound = createOutbound({ allow, ports: settings.OUTBOUND_PORTS });
  return {
    db,
    logger,
    transport: outbound.transport,
    checkAddress: outbound.check,
    platforms: { all: () => list, find: (id) => byId.get(id) },
    clock: systemClock,
    locks: createLocks(settings.DATABASE_URL),
    requestRun: (request) => sendRunRequest(request),
    requestChanges: (request) => sendChangesRequest(request),
    requestNotices: () => sendNoticesRequest(),
    credentials: createVault(settings.CREDENTIALS_KEYS),
    mailer: createMailer({ smtpUrl: settings.SMTP_URL, from: settings.MAIL_FROM }),
    afterAnswer,
    limits: {
      signIn: createAttemptLimit({ db, name: "sign-in", attempts: 10, seconds: 15 * 60 }),
      signInNetwork: createAttemptLimit({ db, name: "sign-in-network", attempts: 60, seconds: 15 * 60 }),
      signUp: createAttemptLimit({ db, name: "sign-up", attempts: 20, seconds: 60 * 60 }),
      secondFactor: createAttemptLimit({ db, name: "second-factor", attempts: 5, seconds: 15 * 60 }),
      confirmation: createAttemptLimit({ db, name: "confirmation", attempts: 10, seconds: 15 * 60 }),
      accountMail: createAttemptLimit({ db, name: "account-mail", attempts: 3, seconds: 60 * 60 }),
      accountMailNetwork: createAttemptLimit({
        db,
        name: "account-mail-network",
        attempts: 20,
        seconds: 60 * 60,
      }),
      invitation: createAttemptLimit({ db, name: "invitation", attempts: 60, seconds: 60 * 60 }),
      invitationMail: createAttemptLimit({ db, name: "invitation-mail", attempts: 5, seconds: 60 * 60 }),
      connectionTest: createAttemptLimit({ db, name: "connection-test", attempts: 60, seconds: 60 }),
      noticeTest: createAttemptLimit({ db, name: "notice-test", attempts: 20, seconds: 10 * 60 }),
      supportAsk: createAttemptLimit({ db, name: "support-ask", attempts: 20, seconds: 60 * 60 }),
      export: createAttemptLimit({ db, name: "export", attempts: 60, seconds: 10 * 60 }),
    },
    settings: {
      appUrl: settings.APP_URL.replace(/\/+$/, ""),
      signUp: settings.SIGN_UP,
      signInProviders: signInProviders(settings),
      sandboxUrls: sandboxUrls(settings),
    },
  };
}

let built: ServiceDeps | undefined;

/** The adapters of this process, built at the first call and not at import, so that building the app needs no settings. */
export function house(): ServiceDeps {
  built ??= build();
  return built;
}

/** Names of the migrations that lie beside the code: the folder that every start applies. */
async function expectedMigrations(): Promise<string[]> {
  const folder = join(process.cwd(), "prisma", "migrations");
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** What is asked about this installation rather than about an organisation's business. */
export function operations(): OperationDeps {
  const { db, clock } = house();
  const settings = env();
  return {
    db,
    clock,
    executor: createExecutorView(settings, (sql) => asSystem(() => db.$queryRawUnsafe(sql))),
    keyVersions: new Set(settings.CREDENTIALS_KEYS.keys.keys()),
    expectedMigrations,
  };
}
