import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, it } from "vitest";
import { createMailer, MailError } from "./mailer";

const FROM = "PrimeLink <primelink@example.test>";
const MAIL = { to: "ann@example.test", subject: "Hello", html: "<p>Hello</p>", text: "Hello" };
const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

/** A mail server of this test; what it took is in `mails`, with the addresses of the envelope. */
async function mailServer(options: SMTPServerOptions = {}) {
  const mails: { to: string[]; parsed: ParsedMail }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onData(stream, session, done) {
      simpleParser(stream).then((parsed) => {
        mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), parsed });
        done();
      }, done);
    },
    ...options,
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => new Promise<void>((resolve) => server.close(resolve)));
  const { port } = server.server.address() as AddressInfo;
  return { mails, url: `smtp://127.0.0.1:${port}` };
}

async function failure(promise: Promise<unknown>): Promise<MailError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof MailError)) throw new Error(`expected a MailError, got ${String(error)}`);
  return error;
}

describe("mailer", () => {
  it("hands both texts over, from the address of the settings", async () => {
    const { mails, url } = await mailServer();
    await createMailer({ smtpUrl: url, from: FROM }).send(MAIL);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.to).toEqual([MAIL.to]);
    expect(mails[0]?.parsed).toMatchObject({ subject: "Hello", html: "<p>Hello</p>" });
    expect(mails[0]?.parsed.text?.trim()).toBe("Hello");
    expect(mails[0]?.parsed.from?.text).toBe('"PrimeLink" <primelink@example.test>');
    expect(mails[0]?.parsed.headers.get("auto-submitted")).toBe("auto-generated");
  });

  it("lets nobody add headers or receivers by what they typed", async () => {
    const { mails, url } = await mailServer();
    const mailer = createMailer({ smtpUrl: url, from: FROM });
    await mailer.send({ ...MAIL, subject: 'An "import"\r\nBcc: eve@example.test\r\n\r\n<b>hi</b>' });
    await mailer.send({ ...MAIL, to: "ann@example.test, eve@example.test" }).catch(() => undefined);
    await mailer
      .send({ ...MAIL, to: "ann@example.test\r\nRCPT TO:<eve@example.test>" })
      .catch(() => undefined);
    expect(mails[0]?.parsed.headers.has("bcc")).toBe(false);
    expect(mails[0]?.parsed.html).toBe("<p>Hello</p>");
    expect(mails.flatMap(({ to }) => to)).not.toContain("eve@example.test");
  });

  it("says what to do when no mail server is named", async () => {
    for (const settings of [
      { smtpUrl: undefined, from: FROM },
      { smtpUrl: "smtp://127.0.0.1:1", from: undefined },
    ]) {
      const mailer = createMailer(settings);
      expect(mailer.configured).toBe(false);
      const error = await failure(mailer.send(MAIL));
      expect(error.kind).toBe("not_configured");
      expect(error.message).toContain("SMTP_URL and MAIL_FROM");
    }
  });

  it("tells a refused address from a refused password from a server that is not there", async () => {
    const refusing = await mailServer({
      onRcptTo: (_address, _session, done) => done(new Error("no such person")),
    });
    expect(await failure(createMailer({ smtpUrl: refusing.url, from: FROM }).send(MAIL))).toMatchObject({
      kind: "refused",
      message: expect.stringContaining("this address"),
      technical: expect.stringContaining("no such person"),
    });
    const locked = await mailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(new Error("wrong")),
    });
    const withPassword = locked.url.replace("smtp://", "smtp://ann:hunter2@");
    const refused = await failure(createMailer({ smtpUrl: withPassword, from: FROM }).send(MAIL));
    expect(refused).toMatchObject({ kind: "refused", message: expect.stringContaining("password") });
    expect(`${refused.message} ${refused.technical}`).not.toContain("hunter2");
    expect(
      await failure(createMailer({ smtpUrl: "smtp://127.0.0.1:1", from: FROM }).send(MAIL)),
    ).toMatchObject({ kind: "unreachable" });
  });

  it("does not wait for a server that never greets, and keeps the times that the deployer wrote", async () => {
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    closing.push(() => new Promise((resolve) => silent.close(resolve)));
    const { port } = silent.address() as AddressInfo;
    const mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${port}?greetingTimeout=50`, from: FROM });
    expect(await failure(mailer.send(MAIL))).toMatchObject({
      kind: "unreachable",
      technical: "Greeting never received",
    });
  });
});
