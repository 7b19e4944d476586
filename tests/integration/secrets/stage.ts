import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { Inngest } from "inngest";
import { NOBODY } from "@/server/api/context";
import { appRouter } from "@/server/api/root";
import { house } from "@/server/composition";
import { isRunEnded } from "@/server/domain/run";
import { createLogger } from "@/server/infra/logger";
import { createMailer, type Mail, type Mailer } from "@/server/infra/mailer";
import { startExecutor } from "@/server/inngest/embedded/start-executor";
import { runRequested } from "@/server/inngest/events";
import { inngestFunctions } from "@/server/inngest/functions";
import { completeAuthorization } from "@/server/services/connections/complete-authorization";
import type { ServiceDeps } from "@/server/services/deps";
import { ServiceError } from "@/server/services/errors";
import { embeddedKeys } from "@/tests/integration/executor/embedded";
import { serveApp } from "@/tests/integration/executor/stage";
import { AuthBrowser } from "../account/auth-browser";
import { startReceiver } from "../notices/receivers";
import { type Evidence, freshSecret, Markers } from "./markers";
import { startRecorder } from "./recorder";
import { type Browser, HOOKS, tokenIn, type World, watchedApi } from "./world";

const APP = "http://127.0.0.1:3000";
const SESSION = "next-auth.session-token";
/** Nobody has to wait for a store that says nothing. */
const PATIENCE_MS = 1_000;

export interface Stage extends World {
  deps: ServiceDeps;
  receiver: Awaited<ReturnType<typeof startReceiver>>;
  /** Has mails go to this mail server from now on. */
  mailBy(smtpUrl: string): void;
  close(): Promise<void>;
}

/** The keys of the installation itself are looked for, too, so they have to be ones that are nowhere else. */
function setKeys(markers: Markers): void {
  const key = Buffer.from(freshSecret(32));
  process.env.AUTH_SECRET = markers.add("AUTH_SECRET", freshSecret());
  process.env.CREDENTIALS_KEYS = `7:${markers.add("CREDENTIALS_KEYS", key.toString("base64"))}`;
  markers.add("CREDENTIALS_KEYS as bytes", key.toString());
}

/** The house with all of its own parts, its log kept, and the executor with the functions of the product. */
export async function setStage(): Promise<Stage> {
  const markers = new Markers();
  const evidence: Evidence[] = [];
  setKeys(markers);
  const mails: Mail[] = [];
  let mailer: Mailer = { configured: true, send: async (mail) => void mails.push(mail) };
  const logger = createLogger({
    write: (text) => void evidence.push({ surface: "log", where: "the app", text }),
  });
  logger.level = "trace";
  const inner = house();
  const receiver = await startReceiver();
  const [toExecutor, toApp] = await Promise.all([startRecorder(), startRecorder()]);
  const keys = await embeddedKeys();
  markers.add("INNGEST_SIGNING_KEY", keys.signingKey);
  markers.add("INNGEST_EVENT_KEY", keys.eventKey);
  const said = {
    debug: logger.debug.bind(logger),
    info: logger.info.bind(logger),
    warn: logger.warn.bind(logger),
    error: logger.error.bind(logger),
  };
  const client = new Inngest({
    id: "primelink",
    baseUrl: toExecutor.url,
    eventKey: keys.eventKey,
    signingKey: keys.signingKey,
    isDev: false,
    logger: said,
    internalLogger: said,
  });
  const deps: ServiceDeps = {
    ...inner,
    logger,
    mailer: {
      get configured() {
        return mailer.configured;
      },
      send: (mail) => mailer.send(mail),
    },
    transport: (request) =>
      inner.transport({
        ...request,
        url: request.url.replace(HOOKS, receiver.url),
        timeoutMs: Math.min(request.timeoutMs, PATIENCE_MS),
      }),
    checkAddress: async () => {},
    limits: { ...inner.limits, connectionTest: { ...inner.limits.connectionTest, take: async () => null } },
    // Waits between attempts are no part of this.
    clock: { ...inner.clock, sleep: async () => {} },
    requestRun: async (request) => {
      await client.send({
        ...runRequested.create(request),
        id: `${request.runId}:${request.leg}:${request.part}`,
      });
    },
    requestChanges: async () => {},
    requestNotices: async () => {},
    settings: { ...inner.settings, appUrl: "https://app.example.com", signUp: "open" },
  };
  const app = await serveApp(
    client,
    inngestFunctions(() => deps, client),
  );
  toApp.lead(app.url.replace("/api/inngest", ""));
  const executor = await startExecutor({
    databaseUrl: process.env.DATABASE_URL ?? "",
    appUrl: `${toApp.url}/api/inngest`,
    port: keys.port,
    signingKey: keys.signingKey,
    eventKey: keys.eventKey,
    logger: logger.child({ part: "executor" }),
    retryDelay: () => 50,
    graceMs: 2_000,
  });
  toExecutor.lead(executor.url);
  await executor.synced();

  return {
    markers,
    evidence,
    deps,
    receiver,
    browser: () => browserOf(deps, evidence),
    async mailedToken(address, kind) {
      for (;;) {
        const texts = mails.filter(({ to }) => to === address).map(({ text }) => tokenIn(text, kind));
        const token = texts.findLast((found) => found !== undefined);
        if (token) return token;
        // What is left for after the answer is under way.
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    mailBy: (smtpUrl) => {
      mailer = createMailer({ smtpUrl, from: "PrimeLink <primelink@example.test>" });
    },
    async postKeys(address, posted) {
      const [, , , platform = "", , token = ""] = address.pathname.split("/");
      try {
        await completeAuthorization(deps, { platform, token, posted });
        return 200;
      } catch (error) {
        if (error instanceof ServiceError) return 400;
        throw error;
      }
    },
    async ended(runId) {
      for (;;) {
        const { status } = await deps.db.run.findUniqueOrThrow({ where: { id: runId } });
        if (isRunEnded(status)) return status;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async close() {
      await executor.close();
      await app.close();
      for (const [where, { bodies }] of Object.entries({ events: toExecutor, steps: toApp })) {
        evidence.push(...bodies.map((text): Evidence => ({ surface: "executor", where, text })));
      }
      await Promise.all([toExecutor.close(), toApp.close(), receiver.close()]);
    },
  };
}

function browserOf(deps: ServiceDeps, evidence: Evidence[]): Browser {
  const auth = new AuthBrowser(deps);
  const enter = async (provider: string, form: Record<string, string>) => {
    const { body } = await auth.post(`/api/auth/callback/${provider}`, form);
    evidence.push({ surface: "answer", where: `/api/auth/callback/${provider}`, text: JSON.stringify(body) });
  };
  return {
    api: watchedApi(evidence, APP, async (path, init) => {
      const { session } = await auth.visit();
      const entered = session && !session.pending ? session : null;
      const caller = entered && {
        userId: entered.user.id,
        sessionId: entered.id,
        signedInAt: entered.createdAt,
      };
      return fetchRequestHandler({
        endpoint: "/api/trpc",
        req: new Request(`${APP}${path}`, init),
        router: appRouter,
        createContext: () => ({ user: entered?.user ?? null, caller, visitor: NOBODY, deps }),
      });
    }),
    signIn: (email, password) => enter("credentials", { email, password }),
    enterCode: (code) => enter("second-factor", { code }),
    async sessionSecrets() {
      const { token } = await auth.visit();
      return [auth.cookies[SESSION] ?? "", token ?? ""].filter(Boolean);
    },
  };
}
