import type { AuditValue } from "@/server/domain/audit-changes";

/** Fields of changes and details that do not say what they are by their own name. */
const WORDS: Record<string, string> = {
  by: "By way of",
  changed: "Fields",
  email: "E-mail address",
  from: "Copied from",
  keepRunsDays: "Runs are kept for days",
  keepRecordsDays: "Records are kept for days",
  left: "Codes left",
  links: "Links",
  made: "Webhooks made",
  mended: "Webhooks mended",
  noticeThreshold: "Failed records allowed, in per cent",
  reach: "What a run brings",
  rules: "Rules changed",
  sessions: "Devices",
  access: "Support access",
  minutes: "For minutes",
  wantsPersonalData: "Asks for personal data",
  shown: "What was shown",
  startsAt: "From",
  endsAt: "Until",
  trigger: "Started by",
  sourceIds: "Only these records",
  existing: "When the target has it already",
  emailClash: "When customers share an e-mail address",
  fullEveryDays: "Reads everything after days",
  stopAbovePercent: "Asks above per cent",
  policy: "What is gone at the source",
  batchSize: "Records in one request",
  concurrency: "Requests at the same time",
  pageSize: "Records in one page",
};

/** "Page size" for "pageSize"; of a path its last part counts. */
export function fieldWord(path: string): string {
  const name = path.slice(path.lastIndexOf(".") + 1);
  const known = WORDS[name];
  if (known) return known;
  const words = name.replace(/_/g, " ").replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1).replace(/ ids$/, "s");
}

export function valueWord(value: AuditValue): string {
  if (value === null || value === "") return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value).replace(/_/g, typeof value === "string" && /^[a-z_]+$/.test(value) ? " " : "_");
}
