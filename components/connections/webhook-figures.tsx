"use client";

import type { ReactNode } from "react";
import { formatCount, formatCounted } from "@/components/ui/number";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Webhooks } from "./hook-words";

/** What has been heard of the store so far. */
export function WebhookFigures({ webhooks }: { webhooks: Webhooks }) {
  const { lastReceivedAt, receivedCount, refusedCount, lastRefusedAt, checkedAt, host } = webhooks;
  return (
    <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-2">
      <Figure label="Last change heard of">
        {lastReceivedAt ? <RelativeTime value={lastReceivedAt} /> : "None yet"}
      </Figure>
      <Figure label="Heard of so far">{formatCounted(receivedCount, "change")}</Figure>
      <Figure label="Hooks checked">
        {checkedAt ? (
          <>
            <RelativeTime value={checkedAt} />, then every hour
          </>
        ) : (
          "Not yet"
        )}
      </Figure>
      <Figure label="The store posts to">{host}</Figure>
      {refusedCount > 0 ? (
        <Figure label="Refused posts" className="sm:col-span-2">
          {formatCount(refusedCount)}
          {lastRefusedAt ? (
            <>
              , last <RelativeTime value={lastRefusedAt} />
            </>
          ) : null}
          <span className="block text-ink-muted text-xs">
            They did not carry this connection's secret, so they were not from the store. Nothing was done
            with them.
          </span>
        </Figure>
      ) : null}
    </dl>
  );
}

function Figure({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    <div className={className}>
      <dt className="text-ink-muted text-xs">{label}</dt>
      <dd className="tabular-nums [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}
