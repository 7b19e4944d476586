"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { Field } from "@/components/form/field";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { useTimeZone } from "@/components/ui/time-zone";
import { exportUrl } from "./export-url";

const DAY_MS = 86_400_000;
const DAYS = 30;

function dayOf(time: number, timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeZone }).format(time);
}

/** The logs of all runs of an import as one file, over days that one chooses. */
export function ExportLog({ importId }: { importId: string }) {
  const { slug: org } = useOrganisation();
  const timeZone = useTimeZone();
  const [from, setFrom] = useState(() => dayOf(Date.now() - (DAYS - 1) * DAY_MS, timeZone));
  const [to, setTo] = useState(() => dayOf(Date.now(), timeZone));
  const mayExport = useMay("data:export");
  const backwards = from !== "" && to !== "" && from > to;
  if (!mayExport) return null;
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button>
          <Download aria-hidden />
          Export log
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label="Export the log" className="grid gap-3">
        <p className="text-ink-muted text-sm">
          The logs of all runs of this import, as one CSV file. Leave a day empty to set no limit there.
        </p>
        <Field label="From">
          <Input type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
        </Field>
        <Field label="To" error={backwards ? "This is before the first day." : undefined}>
          <Input type="date" value={to} onChange={(event) => setTo(event.target.value)} />
        </Field>
        {backwards ? (
          <Button variant="primary" disabled>
            Download
          </Button>
        ) : (
          <Button asChild variant="primary">
            <a href={exportUrl(`/api/exports/imports/${importId}/log`, { org, from, to })} download>
              Download
            </a>
          </Button>
        )}
      </PopoverContent>
    </Popover>
  );
}
