"use client";

import { GitCompareArrows } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import { CompareSheet } from "./compare-sheet";
import type { TemplateDetails } from "./template-words";

const FEW = 5;

/** All versions, the latest first, with who made them and why. */
export function VersionsCard({ template }: { template: TemplateDetails }) {
  const [all, setAll] = useState(false);
  const [compared, setCompared] = useState<{ before: number; after: number } | null>(null);
  const { versions } = template;
  const shown = all ? versions : versions.slice(0, FEW);
  return (
    <Card aria-label="Versions">
      <CardHeader
        title="Versions"
        actions={
          versions.length > 1 ? (
            <Button
              size="sm"
              onClick={() =>
                setCompared({ before: template.latestVersion - 1, after: template.latestVersion })
              }
            >
              <GitCompareArrows aria-hidden />
              Compare
            </Button>
          ) : null
        }
      />
      <ol className="divide-y border-t">
        {shown.map(({ version, note, createdBy, createdAt }) => (
          <li key={version} className="px-4 py-2.5 text-sm">
            <span className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span className="font-medium">Version {version}</span>
              {version > 1 ? (
                <button
                  type="button"
                  className="focus-ring rounded text-accent-text text-xs hover:underline"
                  onClick={() => setCompared({ before: version - 1, after: version })}
                >
                  What changed<span className="sr-only"> in version {version}</span>
                </button>
              ) : null}
            </span>
            {note ? <p className="[overflow-wrap:anywhere]">{note}</p> : null}
            <p className="text-ink-muted text-xs">
              <RelativeTime value={createdAt} />
              {createdBy ? `, ${createdBy}` : ""}
            </p>
          </li>
        ))}
      </ol>
      {versions.length > FEW && !all ? (
        <div className="border-t p-2">
          <Button variant="ghost" size="sm" className="w-full" onClick={() => setAll(true)}>
            Show all {versions.length}
          </Button>
        </div>
      ) : null}
      <CompareSheet template={template} chosen={compared} onChoose={setCompared} />
    </Card>
  );
}
