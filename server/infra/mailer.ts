import nodemailer from "nodemailer";
import { redactor } from "@/server/connectors/core/redact";

export interface Mail {
  /** One address, without a name. */
  to: string;
  subject: string;
  html: string;
  text: string;
}

export interface Mailer {
  /** False until the deployer has named a mail server: `send` rejects then. */
  readonly configured: boolean;
  /** Hands the mail over to the mail server. Rejects with MailError alone. */
  send(mail: Mail): Promise<void>;
}

/** The mail server did not take the mail. The message is for people; `technical` is what the server said. */
export class MailError extends Error {
  override readonly name = "MailError";
  constructor(
    readonly kind: "not_configured" | "unreachable" | "refused",
    message: string,
    readonly technical?: string,
  ) {
    super(message);
  }
}

/** Kept short: a mail is sent while somebody waits for its answer, or beside others that want to be sent too. */
const TIMEOUTS = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  dnsTimeout: 10_000,
  socketTimeout: 20_000,
};

/**
 * Mail by SMTP. The server's address comes from the environment: whoever deploys PrimeLink names it, nobody who uses
 * it can, so it may be an inner one and the outbound guard has no say here.
 */
export function createMailer(settings: { smtpUrl: string | undefined; from: string | undefined }): Mailer {
  const { smtpUrl, from } = settings;
  if (!smtpUrl || !from) return NOT_CONFIGURED;
  const transport = nodemailer.createTransport(withTimeouts(smtpUrl), {
    from,
    // Answering machines leave it alone, RFC 3834.
    headers: { "Auto-Submitted": "auto-generated" },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // A server may repeat, in its refusal, what it was given to sign in with.
  const redact = redactor([decodeURIComponent(new URL(smtpUrl).password)]);
  return {
    configured: true,
    async send({ to, subject, html, text }) {
      try {
        // As an object, so that an address with commas is not taken for several people.
        await transport.sendMail({ to: { name: "", address: to }, subject, html, text });
      } catch (error) {
        throw explain(error, redact);
      }
    },
  };
}

const NOT_CONFIGURED: Mailer = {
  configured: false,
  send: () =>
    Promise.reject(
      new MailError(
        "not_configured",
        "This installation of PrimeLink cannot send e-mail yet. Whoever runs it has to set SMTP_URL and MAIL_FROM.",
      ),
    ),
};

/** nodemailer takes its options from an address alone when it is given one; what the deployer wrote there stays. */
function withTimeouts(smtpUrl: string): string {
  const url = new URL(smtpUrl);
  for (const [name, ms] of Object.entries(TIMEOUTS)) {
    if (!url.searchParams.has(name)) url.searchParams.set(name, String(ms));
  }
  return url.href;
}

function explain(error: unknown, redact: (text: string) => string): MailError {
  const { code, message = String(error) } = error as { code?: string; message?: string };
  const technical = redact(message);
  switch (code) {
    case "EAUTH":
      return new MailError(
        "refused",
        "The mail server refused PrimeLink's user name or password. Whoever runs this installation has to check SMTP_URL.",
        technical,
      );
    case "EENVELOPE":
    case "EMESSAGE":
      return new MailError(
        "refused",
        "The mail server did not take the mail for this address. Check how the address is written.",
        technical,
      );
    default:
      return new MailError(
        "unreachable",
        "The mail server could not be reached, or it did not answer in time. If it stays so, whoever runs this installation has to check SMTP_URL.",
        technical,
      );
  }
}
