"use client";

import { Braces, TextAlignStart } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { JsonView } from "@/components/ui/code-view";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { ReadingProvider } from "./marks";
import { PaneBody } from "./pane";
import { PANES, type PaneName, paneModel } from "./pane-model";
import type { RecordDetails } from "./record-page";
import { useWide } from "./use-wide";

const TITLES: Record<PaneName, string> = {
  read: "Read",
  mapped: "Mapped",
  sent: "Sent",
  answered: "Answered",
};

function explanation(pane: PaneName, record: RecordDetails): string {
  const { source, target, kind } = record.run;
  if (pane === "read") return `as ${source.platformName} gave it`;
  if (pane === "mapped") return "after the mapping's rules";
  if (pane === "sent")
    return kind === "dry_run" ? `would be sent to ${target.platformName}` : `to ${target.platformName}`;
  return `by ${target.platformName}`;
}

function whyEmpty(pane: PaneName, record: RecordDetails): string {
  if (record.kind === "category" || record.kind === "brand")
    return "Categories and brands are kept without this part.";
  if (record.state === "pending" || record.state === "in_flight") return "Its turn has not come yet.";
  if (pane === "answered" && record.run.kind === "dry_run")
    return "A dry run sends nothing, so nothing was answered.";
  if (record.state === "unchanged") return "Nothing had changed, so nothing was sent.";
  if (record.state === "skipped") return "The record was skipped, so nothing was sent.";
  if (pane === "answered") return "No answer was kept; the issues say why.";
  return "The record did not get this far; the issues say why.";
}

/** Read, mapped, sent, answered: beside one another where there is room, else as tabs. */
export function Panes({ record }: { record: RecordDetails }) {
  const [json, setJson] = useState(false);
  const wide = useWide();
  return (
    <ReadingProvider record={record}>
      <section aria-label="What was read, mapped, sent and answered" className="grid gap-3">
        <div className="flex items-center justify-between gap-3">
          <h2 className="font-semibold text-sm">From the source to the target</h2>
          <Button size="sm" aria-pressed={json} onClick={() => setJson(!json)}>
            {json ? <TextAlignStart aria-hidden /> : <Braces aria-hidden />}
            {json ? "Show as text" : "Show as JSON"}
          </Button>
        </div>
        {wide === null ? (
          // Which of the two it will be is known in the browser alone: each is drawn where it fits.
          <>
            <div className="max-xl:hidden">
              <Columns record={record} json={json} />
            </div>
            <div className="xl:hidden">
              <TabbedPanes record={record} json={json} />
            </div>
          </>
        ) : wide ? (
          <Columns record={record} json={json} />
        ) : (
          <TabbedPanes record={record} json={json} />
        )}
      </section>
    </ReadingProvider>
  );
}

function Columns({ record, json }: { record: RecordDetails; json: boolean }) {
  return (
    <div className="grid grid-cols-4 overflow-hidden rounded-xl border bg-surface shadow-card">
      {PANES.map((pane, index) => (
        <section key={pane} aria-label={TITLES[pane]} className={cn("min-w-0", index > 0 && "border-l")}>
          <header className="border-b bg-subtle/60 px-4 py-2.5">
            <h3 className="font-semibold text-sm">{TITLES[pane]}</h3>
            <p className="truncate text-ink-muted text-xs">{explanation(pane, record)}</p>
          </header>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard. */}
          <div tabIndex={0} className="focus-ring max-h-[48rem] -outline-offset-2 overflow-y-auto p-4">
            <PaneContent pane={pane} record={record} json={json} />
          </div>
        </section>
      ))}
    </div>
  );
}

function TabbedPanes({ record, json }: { record: RecordDetails; json: boolean }) {
  return (
    <Tabs defaultValue="read" className="rounded-xl border bg-surface shadow-card">
      <TabsList className="px-4 pt-2" aria-label="Stages">
        {PANES.map((pane) => (
          <TabsTrigger key={pane} value={pane}>
            {TITLES[pane]}
          </TabsTrigger>
        ))}
      </TabsList>
      {PANES.map((pane) => (
        <TabsContent key={pane} value={pane} className="p-4">
          <p className="mb-2 text-ink-muted text-xs">{explanation(pane, record)}</p>
          <PaneContent pane={pane} record={record} json={json} />
        </TabsContent>
      ))}
    </Tabs>
  );
}

function PaneContent({
  pane,
  record,
  json,
}: {
  pane: PaneName;
  record: RecordDetails;
  json: boolean;
}): ReactNode {
  const value = record[pane];
  if (value === null) return <p className="text-ink-muted text-sm">{whyEmpty(pane, record)}</p>;
  if (json) {
    return <JsonView value={value} label={`${TITLES[pane]} as JSON`} className="[&_pre]:max-h-none" />;
  }
  const model = paneModel(pane, value);
  if (!model) return <p className="text-ink-muted text-sm">{whyEmpty(pane, record)}</p>;
  const sent = pane === "answered" ? paneModel("sent", record.sent) : null;
  return <PaneBody model={model} first={sent?.main.fields ?? null} />;
}
