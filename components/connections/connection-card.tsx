"use client";

import { Link } from "@/components/ui/link";
import { formatCounted } from "@/components/ui/number";
import { RelativeTime } from "@/components/ui/relative-time";
import { StateBadge, StateIcon } from "@/components/ui/state-badge";
import { type ConnectionView, checkStates, connectionState } from "./connection-state";
import { PlatformMark } from "./platform-mark";
import { storeLine } from "./store-facts";

/** One connection of the list: what store it is, whether it can be reached, and what it may. */
export function ConnectionCard({
  connection,
  href,
  namesClient = false,
}: {
  connection: ConnectionView;
  href: string;
  namesClient?: boolean;
}) {
  const { state, word } = connectionState(connection);
  const rights = connection.check?.items.filter((item) => item.right) ?? [];
  const worst = connection.check?.items.find((item) => item.state === "failed");
  const quota = connection.check?.items.find((item) => item.id === "quota");
  return (
    <article className="relative flex h-full flex-col rounded-xl border bg-surface p-4 shadow-card transition-colors hover:border-line-strong/50">
      <div className="flex items-start gap-3">
        <PlatformMark name={connection.platform.name} />
        <div className="min-w-0 flex-1">
          <h2 className="truncate font-semibold text-sm leading-5">
            <Link
              href={href}
              className="outline-none after:absolute after:inset-0 after:rounded-xl focus-visible:after:outline-2 focus-visible:after:outline-ring focus-visible:after:outline-offset-2"
            >
              {connection.name}
            </Link>
          </h2>
          {namesClient ? (
            <p className="truncate text-xs" title={connection.client.name}>
              {connection.client.name}
            </p>
          ) : null}
          <p className="truncate text-ink-muted text-xs">
            {connection.platform.name} · {connection.platform.roles.join(" and ")}
          </p>
        </div>
        <StateBadge state={state}>{word}</StateBadge>
      </div>
      <p className="mt-3 truncate text-sm">{storeLine(connection)}</p>
      {worst && connection.status === "failing" ? (
        <p className="mt-1 line-clamp-2 text-broken text-sm">{worst.detail}</p>
      ) : quota ? (
        <p className="mt-1 line-clamp-2 text-ink-muted text-sm">{quota.detail}</p>
      ) : null}
      {rights.length > 0 ? (
        <ul aria-label="Rights that it holds" className="mt-3 flex flex-wrap gap-x-3 gap-y-1">
          {rights.map((item) => (
            <li key={item.id} className="inline-flex items-center gap-1 text-ink-muted text-xs">
              <StateIcon state={checkStates[item.state].state} className="size-3.5" />
              {item.right}
              <span className="sr-only">: {checkStates[item.state].word}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="mt-auto pt-4">
        <p className="flex items-center justify-between gap-3 border-t pt-3 text-ink-muted text-xs">
          <span>
            {connection.check ? (
              <>
                Tested <RelativeTime value={connection.check.at} />
              </>
            ) : (
              "Never tested"
            )}
          </span>
          <span className="tabular-nums">
            {connection.imports === 0 ? "Not used yet" : formatCounted(connection.imports, "import")}
          </span>
        </p>
      </div>
    </article>
  );
}
