"use client";

import { ClientLink } from "@/components/clients/client-link";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { CopyableId } from "@/components/ui/copy-button";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ConnectionDetails } from "./connection-state";
import { storeFacts } from "./store-facts";

/** Beside the check list: the store, what was entered, and what depends on it. */
export function ConnectionFacts({ connection }: { connection: ConnectionDetails }) {
  const { clientCount } = useOrganisation();
  const facts = storeFacts(connection.store);
  return (
    <div className="grid gap-4">
      {facts.length > 0 ? (
        <Card>
          <CardHeader title="The store" description="As it told at the last test." />
          <CardContent>
            <Facts facts={facts} />
          </CardContent>
        </Card>
      ) : null}
      <Card>
        <CardHeader title="Connection" />
        <CardContent>
          <Facts facts={connection.settings}>
            {clientCount > 1 ? (
              <Fact label="Client">
                <ClientLink client={connection.client} />
              </Fact>
            ) : null}
            <Fact label="Secrets">Encrypted; they never leave the server</Fact>
            <Fact label="Created">
              <RelativeTime value={connection.createdAt} />
            </Fact>
            <Fact label="Id">
              <CopyableId value={connection.id} what="the connection's id" />
            </Fact>
          </Facts>
        </CardContent>
      </Card>
      <UsedBy connection={connection} />
    </div>
  );
}

function UsedBy({ connection }: { connection: ConnectionDetails }) {
  const { slug } = useOrganisation();
  return (
    <Card>
      <CardHeader title="Used by" />
      <CardContent>
        {connection.usedBy.length === 0 ? (
          <p className="text-ink-muted text-sm">No import uses this connection yet.</p>
        ) : (
          <ul className="-mx-2 grid gap-0.5">
            {connection.usedBy.map((used) => (
              <li key={`${used.id}${used.role}`}>
                <Link
                  href={`/${slug}/imports/${used.id}`}
                  className="focus-ring flex items-center justify-between gap-3 rounded-md px-2 py-1.5 text-sm hover:bg-hover"
                >
                  <span className="truncate">{used.name}</span>
                  <span className="shrink-0 text-ink-muted text-xs">as {used.role}</span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </CardContent>
    </Card>
  );
}

function Facts({
  facts,
  children,
}: {
  facts: readonly { key: string; label: string; value: string }[];
  children?: React.ReactNode;
}) {
  return (
    <dl className="grid gap-2">
      {facts.map((fact) => (
        <Fact key={fact.key} label={fact.label}>
          {fact.value}
        </Fact>
      ))}
      {children}
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="grid grid-cols-[8.5rem_minmax(0,1fr)] items-baseline gap-3 text-sm">
      <dt className="text-ink-muted">{label}</dt>
      <dd className="[overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}
