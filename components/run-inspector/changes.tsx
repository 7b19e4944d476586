import { ArrowRight } from "lucide-react";
import { Card, CardHeader } from "@/components/ui/card";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { JsonValue } from "@/server/domain/json";
import { type Change, changeLabel, fieldOfPath, readChanges, shortText } from "./change";
import type { RecordDetails } from "./record-page";

/** Fields that change, each with before and after; or, after a write, those that the target holds otherwise. */
export function Changes({ record }: { record: RecordDetails }) {
  const changes = readChanges(record.changes);
  if (changes.length > 0) {
    return (
      <ChangeTable
        title={record.run.kind === "dry_run" ? "What would change" : "What changed"}
        description={`In ${record.run.target.name}, field by field.`}
        before="Now"
        after={record.run.kind === "dry_run" ? "Would become" : "Became"}
        changes={changes}
      />
    );
  }
  if (record.differing.length === 0) return null;
  return (
    <ChangeTable
      title="What the target kept otherwise"
      description={`${record.run.target.name} took the record, and holds something else than what was sent.`}
      before="Sent"
      after="Held"
      changes={record.differing.map(({ path, sent, held }) => ({
        field: fieldOfPath(path),
        before: sent,
        after: held,
      }))}
    />
  );
}

function ChangeTable({
  title,
  description,
  before,
  after,
  changes,
}: {
  title: string;
  description: string;
  before: string;
  after: string;
  changes: Change[];
}) {
  return (
    <Card aria-label={title}>
      <CardHeader title={title} description={description} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard. */}
      <div tabIndex={0} className="focus-ring overflow-x-auto border-t">
        <Table className="md:table-fixed">
          <TableHeader>
            <TableRow>
              <TableHead className="pl-4 md:w-56">Field</TableHead>
              <TableHead>{before}</TableHead>
              <TableHead className="w-8">
                <span className="sr-only">becomes</span>
              </TableHead>
              <TableHead className="pr-4">{after}</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {changes.map((change, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: fields of variations can have one name, and the list never changes.
              <TableRow key={index}>
                <TableCell className="pl-4 align-top text-ink-muted [overflow-wrap:anywhere]">
                  {changeLabel(change.field)}
                </TableCell>
                <TableCell className="min-w-40 align-top">
                  <Side value={change.before} />
                </TableCell>
                <TableCell className="align-top">
                  <ArrowRight className="mt-0.5 size-4 text-ink-faint" aria-hidden />
                </TableCell>
                <TableCell className="min-w-40 pr-4 align-top">
                  <Side value={change.after} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </div>
    </Card>
  );
}

const LONGEST = 600;

function Side({ value }: { value: JsonValue }) {
  if (value === null || value === "") return <span className="text-ink-faint">nothing</span>;
  const text = shortText(value);
  return (
    <span className="block max-h-40 overflow-y-auto whitespace-pre-wrap [overflow-wrap:anywhere]">
      {text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}
    </span>
  );
}
