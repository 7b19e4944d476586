import { Link } from "@react-email/link";
import { Text } from "@react-email/text";
import type { NoticeEvent, NoticeFacts } from "@/server/domain/notice";
import { noticePath, noticeWords } from "@/server/domain/notice-words";
import { look } from "./look";
import { MailFrame } from "./mail-frame";
import { DATA_TABLE, type RenderedMail, renderMail } from "./render-mail";

interface NoticeMail {
  event: NoticeEvent;
  facts: NoticeFacts;
  /** Without a slash at its end. */
  appUrl: string;
}

/** An import began to fail, or has recovered; or a test of the way there. */
export function noticeMail({ event, facts, appUrl }: NoticeMail): Promise<RenderedMail> {
  const { headline, sentence, lines, causes } = noticeWords(event, facts);
  const client = facts.import?.client;
  return renderMail(
    client ? `${headline} (${client})` : headline,
    <MailFrame
      heading={headline}
      preview={sentence}
      action={{ label: ACTIONS[event], href: `${appUrl}${noticePath(facts)}` }}
      footer={
        <>
          {`You get this because your address was given for the notices of ${facts.organisation.name}. One comes each time an import begins to fail or has recovered, and not after every run. `}
          <Link href={`${appUrl}/${facts.organisation.slug}/settings/notices`} style={look.link}>
            Change notices
          </Link>
        </>
      }
    >
      <Text style={look.text}>{sentence}</Text>
      {lines.length > 0 && <Lines rows={lines.map(({ label, value }) => [label, value])} />}
      {causes.length > 0 && (
        <>
          <Text style={look.subheading}>What stopped them</Text>
          <Lines rows={causes.map(({ title, count }) => [count, title])} />
        </>
      )}
    </MailFrame>,
  );
}

const ACTIONS: Record<NoticeEvent, string> = {
  failing: "See what happened",
  recovered: "Open the run",
  test: "Open notices",
};

function Lines({ rows }: { rows: [string, string][] }) {
  return (
    <table className={DATA_TABLE} style={look.table} role="presentation">
      <tbody>
        {rows.map(([label, value]) => (
          <tr key={`${label} ${value}`}>
            <td style={look.label}>{label}</td>
            <td style={look.value}>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
