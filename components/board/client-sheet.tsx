"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowRight, CircleCheck } from "lucide-react";
import { LoadError } from "@/components/api/load-error";
import { useTRPC } from "@/components/api/trpc";
import { AttentionItems } from "@/components/overview/attention-items";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Sheet, SheetContent, SheetDescription, SheetTitle } from "@/components/ui/sheet";
import { Skeleton } from "@/components/ui/skeleton";
import { StateBadge } from "@/components/ui/state-badge";
import { type BoardItem, type Cause, NEED_WORDS } from "./board-words";

/** Everything that one client needs somebody for, beside the board: each line leads to where it is mended. */
export function ClientSheet({
  clientId,
  row,
  onClose,
}: {
  clientId: string | null;
  /** The client as the board shows it, if it is on this page of it. */
  row: BoardItem | undefined;
  onClose(): void;
}) {
  return (
    <Sheet open={clientId !== null} onOpenChange={(open) => (open ? undefined : onClose())}>
      <SheetContent className="w-[min(32rem,100vw)]">
        {clientId ? <ClientCauses clientId={clientId} row={row} /> : null}
      </SheetContent>
    </Sheet>
  );
}

function ClientCauses({ clientId, row }: { clientId: string; row: BoardItem | undefined }) {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const query = useQuery(trpc.board.client.queryOptions({ org, clientId }));
  const name = row?.name ?? query.data?.name ?? "Client";
  return (
    <>
      <header className="grid gap-1.5 px-4 pt-4 pr-12 pb-4">
        <SheetTitle className="font-semibold text-base [overflow-wrap:anywhere]">{name}</SheetTitle>
        <SheetDescription className="sr-only">What this client needs, and what ends soon.</SheetDescription>
        <div className="flex flex-wrap items-center gap-2">
          {row ? (
            <StateBadge state={NEED_WORDS[row.need].state}>{NEED_WORDS[row.need].word}</StateBadge>
          ) : null}
          <Button asChild size="sm" variant="ghost" className="ml-auto">
            <Link href={`/${org}/clients/${clientId}`}>
              Open the client
              <ArrowRight aria-hidden />
            </Link>
          </Button>
        </div>
      </header>
      {query.data ? (
        <Causes causes={query.data.causes} />
      ) : query.error ? (
        <div className="px-4">
          <LoadError what="This client" error={query.error} onRetry={() => void query.refetch()} />
        </div>
      ) : (
        <div className="grid gap-3 px-4">
          <Skeleton className="h-16 rounded-xl" />
          <Skeleton className="h-16 rounded-xl" />
        </div>
      )}
    </>
  );
}

function Causes({ causes }: { causes: Cause[] }) {
  const needing = causes.filter(({ state }) => state !== "soon");
  const soon = causes.filter(({ state }) => state === "soon");
  if (causes.length === 0) {
    return (
      <EmptyState icon={CircleCheck} title="Nothing needs you here">
        No connection fails, no run has stopped, and nothing ends soon.
      </EmptyState>
    );
  }
  return (
    <>
      {needing.length > 0 ? <Group title="Needs you" causes={needing} /> : null}
      {soon.length > 0 ? <Group title="Worth knowing" causes={soon} /> : null}
    </>
  );
}

function Group({ title, causes }: { title: string; causes: Cause[] }) {
  return (
    <section className="pt-1 pb-3">
      <h3 className="px-4 pb-2 font-medium text-ink-muted text-xs">{title}</h3>
      <AttentionItems items={causes} />
    </section>
  );
}
