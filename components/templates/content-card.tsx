"use client";

import type { ReactNode } from "react";
import { optionsInWords } from "@/components/imports/option-words";
import { Card, CardHeader } from "@/components/ui/card";
import { CopyableId } from "@/components/ui/copy-button";
import { formatCounted } from "@/components/ui/number";
import { useTimeZone } from "@/components/ui/time-zone";
import { scheduleInWords } from "./schedule-change-words";
import type { TemplateDetails } from "./template-words";

/** What the latest version holds, in words. */
export function ContentCard({ template }: { template: TemplateDetails }) {
  const timeZone = useTimeZone();
  const { mapping, options, schedules, entity } = template;
  return (
    <Card>
      <CardHeader
        title="What it holds"
        description={`Version ${template.latestVersion}. Stores and filters are each import's own.`}
      />
      <dl className="divide-y border-t">
        <Part title="Mapping">
          <li>
            {mapping.changed === 0
              ? "As automatic"
              : `${formatCounted(mapping.changed, "field")} unlike the automatic mapping`}
          </li>
          <li>{formatCounted(mapping.filled, "field")} filled</li>
        </Part>
        <Part title="Options">
          {optionsInWords(entity, options).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </Part>
        <Part title="Schedules">
          {schedules.length === 0 ? (
            <li className="text-ink-muted">None: imports run only when somebody starts them</li>
          ) : (
            schedules.map((schedule) => {
              const words = scheduleInWords(schedule, timeZone);
              return <li key={words}>{words}</li>;
            })
          )}
        </Part>
        <div className="flex items-center justify-between gap-3 px-4 py-2">
          <dt className="text-ink-muted text-xs">Id</dt>
          <dd>
            <CopyableId value={template.id} what="the template's id" />
          </dd>
        </div>
      </dl>
    </Card>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="px-4 py-2.5">
      <dt className="text-ink-muted text-xs">{title}</dt>
      <dd className="text-sm [overflow-wrap:anywhere]">
        <ul>{children}</ul>
      </dd>
    </div>
  );
}
