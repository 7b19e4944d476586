import type { NoticeEvent, NoticeFacts } from "@/server/domain/notice";
import { noticePath, noticeWords } from "@/server/domain/notice-words";

export const WEBHOOK_TYPES = {
  failing: "import.failing",
  recovered: "import.recovered",
  test: "notice.test",
} as const satisfies Record<NoticeEvent, string>;

interface WebhookMessage {
  event: NoticeEvent;
  facts: NoticeFacts;
  appUrl: string;
  at: Date;
}

/** What a webhook gets: type, time and data, as Standard Webhooks advises. */
export function webhookMessage({ event, facts, appUrl, at }: WebhookMessage) {
  const { headline, sentence } = noticeWords(event, facts);
  const { timeZone: _, ...organisation } = facts.organisation;
  return {
    type: WEBHOOK_TYPES[event],
    timestamp: at.toISOString(),
    data: { headline, sentence, url: `${appUrl}${noticePath(facts)}`, ...facts, organisation },
  };
}
