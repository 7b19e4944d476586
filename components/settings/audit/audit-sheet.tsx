"use client";

import { FactRow, Facts } from "@/components/runs/facts";
import { CopyableId } from "@/components/ui/copy-button";
import { formatExact } from "@/components/ui/format-time";
import { Sheet, SheetContent, SheetDescription, SheetTitle } from "@/components/ui/sheet";
import { useTimeZone } from "@/components/ui/time-zone";
import { type AuditLine, AuditThing, AuditWho } from "./audit-line";
import { actWord, SUBJECT_WORDS } from "./audit-words";
import { fieldWord, valueWord } from "./field-words";

/** All that is known of one entry. */
export function AuditSheet({ line, onClose }: { line: AuditLine | null; onClose(): void }) {
  return (
    <Sheet open={line !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      <SheetContent className="w-[min(30rem,calc(100vw-1.5rem))] p-5">
        {line ? <AuditEntry line={line} /> : null}
      </SheetContent>
    </Sheet>
  );
}

function AuditEntry({ line }: { line: AuditLine }) {
  const timeZone = useTimeZone();
  const changes = Object.entries(line.changes);
  const details = Object.entries(line.details).filter(([name]) => name !== "name");
  return (
    <div className="grid gap-5">
      <div className="pr-8">
        <SheetTitle className="font-semibold text-base">{actWord(line)}</SheetTitle>
        <SheetDescription className="text-ink-muted text-sm">
          {formatExact(line.at, timeZone)}
        </SheetDescription>
      </div>
      {changes.length > 0 ? (
        <section>
          <h3 className="mb-1 font-medium text-sm">Before and after</h3>
          <dl className="grid divide-y rounded-lg border text-sm">
            {changes.map(([path, { before, after }]) => (
              <div key={path} className="grid gap-0.5 px-3 py-2">
                <dt className="text-ink-muted text-xs">{fieldWord(path)}</dt>
                <dd className="[overflow-wrap:anywhere]">
                  <del className="text-ink-muted">
                    <span className="sr-only">Before: </span>
                    {valueWord(before)}
                  </del>{" "}
                  <span aria-hidden>→</span>{" "}
                  <ins className="font-medium no-underline">
                    <span className="sr-only">After: </span>
                    {valueWord(after)}
                  </ins>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
      <Facts>
        <FactRow label="Who" value={<AuditWho line={line} />} />
        <FactRow label={SUBJECT_WORDS[line.subject]} value={<AuditThing line={line} />} />
        {details.map(([name, value]) => (
          <FactRow key={name} label={fieldWord(name)} value={valueWord(value)} />
        ))}
        {line.actor === "person" || line.actor === "support" ? (
          <>
            <FactRow label="Address" value={line.address ?? "not known"} />
            <FactRow label="Device" value={line.device ?? "not known"} />
          </>
        ) : null}
        {line.requestId ? <FactRow label="Request" value={<CopyableId value={line.requestId} />} /> : null}
        <FactRow label="Entry" value={<CopyableId value={line.id} />} />
      </Facts>
    </div>
  );
}
