import type { NoticeEvent, NoticeFacts } from "./notice";

/** A notice in words, the same in a mail, in Slack and on the page. */
export interface NoticeWords {
  headline: string;
  /** What happened, and what to do about it. */
  sentence: string;
  lines: { label: string; value: string }[];
  causes: { title: string; count: string }[];
}

const counts = new Intl.NumberFormat("en");
const percents = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

function counted(count: number, one: string): string {
  return `${counts.format(count)} ${count === 1 ? one : `${one}s`}`;
}

function timeOf(iso: string, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
    timeZone,
  }).format(new Date(iso));
}

export function noticeWords(event: NoticeEvent, facts: NoticeFacts): NoticeWords {
  return {
    headline: headlineOf(event, facts),
    sentence: sentenceOf(event, facts),
    lines: linesOf(event, facts),
    causes: facts.causes.map(({ title, records }) => ({ title, count: counted(records, "record") })),
  };
}

function headlineOf(event: NoticeEvent, { import: of }: NoticeFacts): string {
  if (!of) return "Notices of PrimeLink arrive here";
  return event === "recovered" ? `"${of.name}" has recovered` : `"${of.name}" is failing`;
}

function sentenceOf(event: NoticeEvent, facts: NoticeFacts): string {
  if (event === "test") {
    return `This is a test. Once an import of ${facts.organisation.name} begins to fail you are told here, and again when it has recovered.`;
  }
  if (event === "recovered") return "Its last run ended well. Nothing is left to do.";
  return facts.failure?.sentence ?? "Open the run to see why.";
}

function linesOf(event: NoticeEvent, { organisation, import: of, run, failingSince }: NoticeFacts) {
  if (!of) return [];
  const lines: NoticeWords["lines"] = [];
  if (of.client) lines.push({ label: "Client", value: of.client });
  if (of.source && of.target) lines.push({ label: "Stores", value: `${of.source} to ${of.target}` });
  if (run) {
    const share = run.read > 0 ? ` (${percents.format((run.failed / run.read) * 100)} %)` : "";
    lines.push(
      { label: "Read", value: counted(run.read, "record") },
      { label: "Written", value: counted(run.written, "record") },
      { label: "Failed", value: `${counted(run.failed, "record")}${run.failed > 0 ? share : ""}` },
      { label: "Ended", value: timeOf(run.endedAt, organisation.timeZone) },
    );
  }
  if (failingSince && event === "recovered") {
    lines.push({ label: "Was failing since", value: timeOf(failingSince, organisation.timeZone) });
  }
  return lines;
}

/** Where the notice leads, below the address that people open PrimeLink at. */
export function noticePath({ organisation, import: of, run }: NoticeFacts): string {
  if (run) return `/${organisation.slug}/runs/${run.id}`;
  if (of) return `/${organisation.slug}/imports/${of.id}`;
  return `/${organisation.slug}/settings/notices`;
}
