import type { NoticeEvent, NoticeFacts } from "@/server/domain/notice";
import { noticePath, noticeWords } from "@/server/domain/notice-words";

interface SlackMessage {
  event: NoticeEvent;
  facts: NoticeFacts;
  appUrl: string;
}

// https://docs.slack.dev/reference/block-kit/blocks: a longer text has the whole message refused.
const HEADER = 150;
const SECTION = 3_000;
const FIELD = 2_000;

const SIGNS: Record<NoticeEvent, string> = { failing: "🔴", recovered: "🟢", test: "🔔" };

/** As an incoming webhook of Slack takes it; Mattermost and others read `text` and leave the blocks. */
export function slackMessage({ event, facts, appUrl }: SlackMessage) {
  const { headline, sentence, lines, causes } = noticeWords(event, facts);
  const client = facts.import?.client;
  const title = `${SIGNS[event]} ${client ? `${headline} (${client})` : headline}`;
  const url = `${appUrl}${noticePath(facts)}`;
  return {
    text: escaped(`${title}\n${sentence}\n`) + url,
    blocks: [
      { type: "header", text: { type: "plain_text", text: shortened(title, HEADER) } },
      section(escaped(sentence)),
      ...(lines.length > 0
        ? [
            {
              type: "section",
              fields: lines.map(({ label, value }) => ({
                type: "mrkdwn",
                text: shortened(`*${label}*\n${escaped(value)}`, FIELD),
              })),
            },
          ]
        : []),
      ...(causes.length > 0
        ? [section(causes.map(({ title: cause, count }) => `• ${escaped(cause)}: ${count}`).join("\n"))]
        : []),
      {
        type: "actions",
        elements: [{ type: "button", text: { type: "plain_text", text: "Open PrimeLink" }, url }],
      },
    ],
  };
}

function section(text: string) {
  return { type: "section", text: { type: "mrkdwn", text: shortened(text, SECTION) } };
}

/** Names are typed by people: "<!channel>" in one of them must not ring. */
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
