import { Card, CardHeader } from "@/components/ui/card";
import { CodeView } from "@/components/ui/code-view";
import { Disclosure } from "@/components/ui/disclosure";
import { formatCounted } from "@/components/ui/number";
import { StateIcon } from "@/components/ui/state-badge";
import type { RecordDetails } from "./record-page";

/** What is wrong with the record: the cause, what to do, and the technical part one click away. */
export function RecordIssues({ issues }: { issues: RecordDetails["issues"] }) {
  return (
    <Card aria-label="Issues">
      <CardHeader title={formatCounted(issues.length, "issue")} className="pb-0" />
      <ul className="divide-y">
        {issues.map((issue) => (
          <li key={issue.id} className="flex gap-3 p-4">
            <StateIcon state={issue.severity === "error" ? "broken" : "attention"} className="mt-0.5" />
            <div className="min-w-0 flex-1 text-sm [overflow-wrap:anywhere]">
              <h3 className="font-medium">
                <span className="sr-only">{issue.severity === "error" ? "Error: " : "Warning: "}</span>
                {issue.title}
              </h3>
              <p className="mt-0.5 text-ink-muted">{issue.cause}</p>
              <p className="mt-1">{issue.remedy}</p>
              {issue.technical ? (
                <Disclosure summary="Technical part" className="mt-1.5">
                  <CodeView value={issue.technical} label="the technical part" />
                </Disclosure>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
