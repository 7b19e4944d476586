import { rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";
import { prepareDemoAccount } from "@/scripts/demo/prepare-account";
import { defaultDataDir } from "@/scripts/services/project";
import { type Stack, startStack } from "@/scripts/services/stack";
import { type IdentityProvider, startIdentityProvider } from "../integration/account/identity-provider";

export interface Stage {
  stack: Stack;
  app: string;
  idp: IdentityProvider;
  /** The first mail to that address that has not been read, as soon as it has come. */
  nextMail(to: string): Promise<ParsedMail>;
  stop(): Promise<void>;
}

/** The built product with a mail server and with stand-ins for Google and GitHub. */
export async function setStage(name: string, env: Record<string, string> = {}): Promise<Stage> {
  const dataDir = join(defaultDataDir, name);
  rmSync(dataDir, { recursive: true, force: true });
  const unread: { to: string; mail: ParsedMail }[] = [];
  const waiting = new Set<() => void>();
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onData(stream, session, done) {
      simpleParser(stream).then((mail) => {
        unread.push({ to: session.envelope.rcptTo[0]?.address ?? "", mail });
        for (const wake of waiting) wake();
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", resolve));
  const { port } = smtp.server.address() as AddressInfo;
  const idp = await startIdentityProvider();
  const stack = await startStack({
    mode: "prod",
    sandbox: false,
    ports: "remembered",
    ownDatabase: true,
    dataDir,
    prepare: prepareDemoAccount,
    env: {
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      MAIL_FROM: "PrimeLink <primelink@example.test>",
      SIGN_UP: "open",
      GOOGLE_CLIENT_ID: "google-id",
      GOOGLE_CLIENT_SECRET: "google-secret",
      GOOGLE_ISSUER: idp.url,
      GITHUB_CLIENT_ID: "github-id",
      GITHUB_CLIENT_SECRET: "github-secret",
      GITHUB_URL: idp.url,
      ...env,
    },
  });
  return {
    stack,
    app: stack.urls.app,
    idp,
    async nextMail(to) {
      for (;;) {
        const index = unread.findIndex((item) => item.to === to);
        const [found] = index < 0 ? [] : unread.splice(index, 1);
        if (found) return found.mail;
        await new Promise<void>((resolve) => {
          const wake = () => {
            waiting.delete(wake);
            resolve();
          };
          waiting.add(wake);
        });
      }
    },
    async stop() {
      await stack.stop();
      await idp.stop();
      await new Promise<void>((resolve) => smtp.close(() => resolve()));
    },
  };
}

/** The link of a mail. */
export function linkIn(mail: ParsedMail): string {
  const link = /https?:\/\/\S+\/(?:reset-password|confirm-email)\/[\w-]+/.exec(mail.text ?? "")?.[0];
  if (!link) throw new Error(`no link in: ${mail.text}`);
  return link;
}
