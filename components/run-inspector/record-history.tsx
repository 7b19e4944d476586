import { RUN_KIND_WORDS } from "@/components/imports/import-words";
import { RECORD_STATE_WORDS, recordStateWord } from "@/components/runs/run-words";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Card, CardHeader } from "@/components/ui/card";
import { cn } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { StateText } from "@/components/ui/state-badge";
import { ISSUE_CATALOGUE, type IssueCode } from "@/server/domain/issue";
import type { RecordDetails } from "./record-page";

/** The same source object in this and other runs between the same stores. */
export function RecordHistory({ record }: { record: RecordDetails }) {
  const { slug } = useOrganisation();
  return (
    <Card aria-label="History">
      <CardHeader title="History over runs" />
      <ol className="divide-y border-t">
        {record.history.map((entry) => {
          const here = entry.id === record.id;
          const issues = entry.issues.map(({ code }) => ISSUE_CATALOGUE[code as IssueCode]?.title ?? code);
          return (
            <li
              key={entry.id}
              aria-current={here || undefined}
              className={cn(
                "relative flex flex-wrap items-center gap-x-4 gap-y-0.5 px-4 py-2.5 text-sm",
                here ? "bg-subtle/60" : "hover:bg-hover/60",
              )}
            >
              <StateText state={RECORD_STATE_WORDS[entry.state].state} className="md:w-48">
                {recordStateWord(entry.state, entry.run.kind)}
              </StateText>
              {here ? (
                <span>{RUN_KIND_WORDS[entry.run.kind]}, shown here</span>
              ) : (
                <Link
                  href={`/${slug}/runs/${entry.run.id}/records/${entry.id}`}
                  className="after:focus-ring outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-ring"
                >
                  {RUN_KIND_WORDS[entry.run.kind]}
                </Link>
              )}
              <span className="min-w-0 flex-1 truncate text-ink-muted max-md:order-last max-md:basis-full max-md:whitespace-normal">
                {[...new Set(issues)].join(", ")}
              </span>
              <RelativeTime
                value={entry.endedAt ?? entry.run.createdAt}
                className="relative text-ink-muted"
              />
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
