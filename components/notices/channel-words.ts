import { Hash, type LucideIcon, Mail, Webhook } from "lucide-react";
import type { RouterOutputs } from "@/components/api/trpc";
import type { State } from "@/components/ui/state-badge";
import type { NoticeChannelKind } from "@/server/domain/notice";

export type Channel = RouterOutputs["notice"]["channels"]["channels"][number];

interface KindWords {
  word: string;
  icon: LucideIcon;
  about: string;
  addressLabel: string;
  placeholder: string;
  addressHelp: string;
}

export const CHANNEL_KINDS: Record<NoticeChannelKind, KindWords> = {
  email: {
    word: "E-mail",
    icon: Mail,
    about: "To a person or a shared mailbox",
    addressLabel: "E-mail address",
    placeholder: "alerts@example.com",
    addressHelp: "One address. Add a channel for each further one.",
  },
  webhook: {
    word: "Webhook",
    icon: Webhook,
    about: "Signed JSON, for a system of your own",
    addressLabel: "Address",
    placeholder: "https://example.com/notices",
    addressHelp: "PrimeLink posts JSON there, signed as Standard Webhooks describes.",
  },
  slack: {
    word: "Slack",
    icon: Hash,
    about: "Into a channel of Slack, or of what reads its format",
    addressLabel: "Address of the incoming webhook",
    placeholder: "https://hooks.slack.com/services/…",
    addressHelp:
      "In Slack: Apps, Incoming Webhooks, Add to Slack, choose the channel, and copy the webhook URL.",
  },
};

export const NO_MAIL_SERVER =
  "This installation cannot send e-mail yet. Whoever runs it has to set SMTP_URL and MAIL_FROM.";

/** Whether notices get through there, as far as is known. */
export function channelState(
  { enabled, kind, problem, lastSentAt }: Pick<Channel, "enabled" | "kind" | "problem" | "lastSentAt">,
  mailConfigured: boolean,
): { state: State; word: string; reason: string | null } {
  if (!enabled) return { state: "off", word: "Off", reason: null };
  if (kind === "email" && !mailConfigured) {
    return { state: "broken", word: "Not working", reason: NO_MAIL_SERVER };
  }
  if (problem) return { state: "broken", word: "Not working", reason: problem };
  if (lastSentAt) return { state: "good", word: "Works", reason: null };
  return { state: "idle", word: "Not tried yet", reason: null };
}
