import { readdirSync, readFileSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { defaultDataDir } from "@/scripts/services/project";
import { startStack } from "@/scripts/services/stack";
import { createDb } from "@/server/db/client";
import type { PrismaClient } from "@/server/db/generated/client";
import { isRunEnded } from "@/server/domain/run";
import { trustThisProcess } from "@/server/infra/tenant";
import { type Evidence, freshSecret, Markers } from "../integration/secrets/markers";
import { listenOn, startRecorder } from "../integration/secrets/recorder";
import { type Browser, tokenIn, type World, watchedApi } from "../integration/secrets/world";
import { HttpBrowser } from "./http-browser";

export interface BuiltBrowser extends Browser {
  http: HttpBrowser;
}

export interface BuiltWorld extends World<BuiltBrowser> {
  app: string;
  databaseUrl: string;
  db: PrismaClient;
  metricsToken: string;
  /** Stops it, and reads what its processes have written. */
  close(): Promise<void>;
}

/** The built product, with a secret of its own in each setting that is one, and whatever it talks to telling tales. */
export async function setBuiltStage(): Promise<BuiltWorld> {
  const markers = new Markers();
  const evidence: Evidence[] = [];
  const dataDir = join(defaultDataDir, "e2e-secrets");
  rmSync(dataDir, { recursive: true, force: true });
  const secret = (name: string) => markers.add(name, freshSecret());
  const [mail, issuer, toExecutor, toApp] = await Promise.all([
    startMailServer(),
    startTalkativeIssuer(),
    startRecorder(),
    startRecorder(),
  ]);
  const metricsToken = secret("METRICS_TOKEN");
  const stack = await startStack({
    mode: "prod",
    sandbox: false,
    ports: "remembered",
    ownDatabase: true,
    dataDir,
    prepare: async ({ env, databaseUrl }) => {
      toExecutor.lead(`http://127.0.0.1:${env.EXECUTOR_PORT}`);
      toApp.lead(`http://127.0.0.1:${env.PORT}`);
      const { password } = new URL(databaseUrl);
      if (password.length > 11) markers.add("DATABASE_URL's password", decodeURIComponent(password));
      for (const name of ["AUTH_SECRET", "INNGEST_SIGNING_KEY", "INNGEST_EVENT_KEY"]) {
        markers.add(name, env[name] ?? "");
      }
      markers.add("CREDENTIALS_KEYS", env.CREDENTIALS_KEYS?.replace(/^\d+:/, "") ?? "");
    },
    env: {
      LOG_LEVEL: "trace",
      OUTBOUND_ALLOW: "127.0.0.0/8",
      SIGN_UP: "open",
      METRICS_TOKEN: metricsToken,
      SMTP_URL: `smtp://primelink:${secret("SMTP_URL's password")}@127.0.0.1:${mail.port}`,
      MAIL_FROM: "PrimeLink <primelink@example.test>",
      GOOGLE_CLIENT_ID: "google-id",
      GOOGLE_CLIENT_SECRET: secret("GOOGLE_CLIENT_SECRET"),
      GOOGLE_ISSUER: issuer.url,
      GITHUB_CLIENT_ID: "github-id",
      GITHUB_CLIENT_SECRET: secret("GITHUB_CLIENT_SECRET"),
      GITHUB_URL: issuer.url,
      INNGEST_BASE_URL: toExecutor.url,
      INNGEST_SERVE_ORIGIN: toApp.url,
    },
  });
  const { app } = stack.urls;
  trustThisProcess();
  const db = createDb(stack.databaseUrl);
  return {
    app,
    databaseUrl: stack.databaseUrl,
    db,
    metricsToken,
    markers,
    evidence,
    browser: () => browserOf(app, evidence),
    async mailedToken(address, kind) {
      for (;;) {
        const texts = mail.mails.filter(({ to }) => to === address).map(({ text }) => tokenIn(text, kind));
        const token = texts.findLast((found) => found !== undefined);
        if (token) return token;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async postKeys(address, posted) {
      const headers = { "content-type": "application/json" };
      const answer = await fetch(address, { method: "POST", headers, body: JSON.stringify(posted) });
      await answer.body?.cancel();
      return answer.status;
    },
    async ended(runId) {
      for (;;) {
        const { status } = await db.run.findUniqueOrThrow({ where: { id: runId } });
        if (isRunEnded(status)) return status;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    async close() {
      await db.$disconnect();
      await stack.stop();
      for (const name of readdirSync(join(dataDir, "logs"))) {
        const text = readFileSync(join(dataDir, "logs", name), "utf8");
        evidence.push({ surface: "log", where: name, text });
      }
      for (const [where, { bodies }] of Object.entries({ events: toExecutor, steps: toApp })) {
        evidence.push(...bodies.map((text): Evidence => ({ surface: "executor", where, text })));
      }
      await Promise.all([mail.close(), issuer.close(), toExecutor.close(), toApp.close()]);
    },
  };
}

function browserOf(app: string, evidence: Evidence[]): BuiltBrowser {
  const http = new HttpBrowser(app);
  const enter = async (path: string, fields: Record<string, string>) => {
    const answer = await http.postForm(path, fields);
    evidence.push({ surface: "answer", where: path, text: await answer.text() });
  };
  return {
    http,
    api: watchedApi(evidence, app, (path, init) => {
      const headers = { ...Object.fromEntries(new Headers(init.headers)), origin: app };
      return http.request(path, { ...init, headers });
    }),
    signIn: (email, password) => enter("/api/auth/callback/credentials", { email, password }),
    enterCode: (code) => enter("/api/auth/callback/second-factor", { code }),
    sessionSecrets: async () => (http.session ? [http.session] : []),
  };
}

async function startMailServer() {
  const mails: { to: string; text: string }[] = [];
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    logger: false,
    onAuth: ({ username }, _session, done) => done(null, { user: username }),
    onData(stream, session, done) {
      simpleParser(stream).then(({ text = "" }) => {
        mails.push({ to: session.envelope.rcptTo[0]?.address ?? "", text });
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return { mails, port, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

/** A provider that refuses each code, and says what it was asked with. */
async function startTalkativeIssuer() {
  const issuer = await listenOn(async (request) => {
    const { pathname } = new URL(request.url);
    const { url } = issuer;
    if (pathname === "/.well-known/openid-configuration") {
      return Response.json({
        issuer: url,
        authorization_endpoint: `${url}/authorize`,
        token_endpoint: `${url}/token`,
        jwks_uri: `${url}/keys`,
        userinfo_endpoint: `${url}/userinfo`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256"],
      });
    }
    const told = `${request.headers.get("authorization")} ${await request.text()}`;
    return Response.json({ error: "invalid_client", error_description: `No: ${told}` }, { status: 401 });
  });
  return issuer;
}
