import type { CheckItem, CheckReport } from "@/server/connectors/core/descriptor";

/** What is kept of a report, without fields that are not set: JSON has no place for them. */
export function storedReport(report: CheckReport) {
  const kept = ({ id, label, right, state, detail, remedy, technical }: CheckItem) => ({
    id,
    label,
    ...(right === undefined ? {} : { right }),
    state,
    detail,
    ...(remedy === undefined ? {} : { remedy }),
    ...(technical === undefined ? {} : { technical }),
  });
  return { items: report.items.map(kept), usable: report.usable };
}
