import { Text } from "@react-email/text";
import { look } from "./look";
import { MailFrame } from "./mail-frame";
import { type RenderedMail, renderMail } from "./render-mail";

export type SupportMailEvent = { supporter: string; client: string; import: string } & (
  | { kind: "asked"; reason: string; minutes: number; wantsPersonalData: boolean }
  | { kind: "handed_back"; note: string; runId: string }
);

/** "4 hours", "3 days". */
function lengthOf(minutes: number): string {
  const [count, unit] = minutes % 1_440 === 0 ? [minutes / 1_440, "day"] : [Math.round(minutes / 60), "hour"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/** To those who answer for the organisation. What was written by support is quoted, and opens nothing. */
export function supportMail(
  event: SupportMailEvent,
  { organisation, address }: { organisation: string; address: string },
): Promise<RenderedMail> {
  const { supporter, client } = event;
  if (event.kind === "asked") {
    const sentence = `${supporter} of PrimeLink support asks to look into "${event.import}" of ${client}, for ${lengthOf(event.minutes)}.`;
    return renderMail(
      `PrimeLink support asks for access to ${client}`,
      <MailFrame
        heading={`May support look into ${client}?`}
        preview={sentence}
        action={{ label: "Grant or decline", href: `${address}/settings/support` }}
        footer={`You get this because you are an owner or admin of ${organisation}. As long as nobody grants it, support sees nothing of its records.`}
      >
        <Text style={look.text}>{sentence}</Text>
        <Text style={look.text}>Why: {event.reason}</Text>
        <Text style={look.text}>
          {event.wantsPersonalData
            ? "They ask to see shoppers' personal data as well; you can grant access without it."
            : "Shoppers' personal data stays hidden from them."}{" "}
          You can end the access at any time, and everything they look at is in the audit log.
        </Text>
      </MailFrame>,
    );
  }
  const sentence = `${supporter} of PrimeLink support has handed a run of "${event.import}" (${client}) back to you. Their access has ended.`;
  return renderMail(
    `PrimeLink support has handed back a run of ${event.import}`,
    <MailFrame
      heading="Support has handed a run back"
      preview={sentence}
      action={{ label: "Open the run", href: `${address}/runs/${event.runId}` }}
      footer={`You get this because you are an owner or admin of ${organisation}.`}
    >
      <Text style={look.text}>{sentence}</Text>
      <Text style={look.text}>What they wrote: {event.note}</Text>
    </MailFrame>,
  );
}
