import { settingKey } from "../settings/catalogue";
import type { Store } from "../store/store";

export interface Mail {
  /** WooCommerce's id of the mail; its switch is the setting group `email_` with this name. */
  kind: string;
  to: string;
  subject: string;
  about: string;
}

/** Keeps a mail that the real store would send now; a switched-off one, or one to nobody, is not sent. */
export function sendMail(store: Store, { kind, to, subject, about }: Mail): boolean {
  if (to === "" || !isSwitchedOn(store, kind)) return false;
  const { mails } = store.state;
  mails.push({ id: (mails.at(-1)?.id ?? 0) + 1, at: store.site.now(), to, subject, kind, about });
  store.changed();
  return true;
}

export function isSwitchedOn(store: Store, kind: string): boolean {
  return store.setting(settingKey(`email_${kind}`, "enabled")) !== "no";
}
