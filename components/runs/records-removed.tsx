"use client";

import { Archive } from "lucide-react";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Link } from "@/components/ui/link";
import { formatCounted } from "@/components/ui/number";
import { RelativeTime } from "@/components/ui/relative-time";

/** Why a run has numbers and a log, but no records any more. */
export function RecordsRemoved({ at, keepDays }: { at: Date; keepDays: number }) {
  const { slug } = useOrganisation();
  return (
    <p className="flex items-start gap-2 text-ink-muted text-sm">
      <Archive className="mt-0.5 size-4 shrink-0" aria-hidden />
      <span>
        The records of this run and their issues were removed <RelativeTime value={at} className="text-ink" />
        : your organisation keeps records for {formatCounted(keepDays, "day")}. Its numbers and its log stay.{" "}
        <Link
          href={`/${slug}/settings/history`}
          className="focus-ring rounded text-accent-text underline-offset-4 hover:underline"
        >
          How long things are kept
        </Link>
      </span>
    </p>
  );
}
