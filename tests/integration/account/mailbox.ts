import { house } from "@/server/composition";
import type { Mail, Mailer } from "@/server/infra/mailer";
import type { ServiceDeps } from "@/server/services/deps";

export interface Mailbox {
  deps: ServiceDeps;
  mails: Mail[];
  /** Does all that was left for after the answers. */
  settled(): Promise<void>;
  /** The mail to that address, newest first; its link's last part. */
  linkTo(address: string): string;
}

/** The house with a mailer whose mails can be read, and work after answers done when asked for. */
export function houseWithMailbox(changes: Partial<ServiceDeps> = {}): Mailbox {
  const mails: Mail[] = [];
  let left: (() => Promise<void>)[] = [];
  const mailer: Mailer = {
    configured: true,
    async send(mail) {
      mails.push(mail);
    },
  };
  const deps: ServiceDeps = {
    ...house(),
    mailer,
    afterAnswer: (work) => {
      left.push(work);
    },
    ...changes,
  };
  return {
    deps,
    mails,
    async settled() {
      while (left.length > 0) {
        const now = left;
        left = [];
        await Promise.all(now.map((work) => work()));
      }
    },
    linkTo(address) {
      const mail = mails.findLast(({ to }) => to === address);
      const link = /https?:\/\/\S+\/(?:reset-password|confirm-email)\/([\w-]+)/.exec(mail?.text ?? "")?.[1];
      if (!link) throw new Error(`no link was mailed to ${address}`);
      return link;
    },
  };
}
