"use client";

import { useQuery } from "@tanstack/react-query";
import { Plug, Plus } from "lucide-react";
import Link from "next/link";
import { LoadError } from "@/components/api/load-error";
import { useTRPC } from "@/components/api/trpc";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { ConnectionCard } from "./connection-card";

const gridClasses = "grid gap-4 md:grid-cols-2 xl:grid-cols-3";

export function ConnectionList() {
  const { slug: org } = useOrganisation();
  const mayManage = useMay("connection:manage");
  const trpc = useTRPC();
  const list = useQuery(trpc.connection.list.queryOptions({ org }));
  const add = mayManage ? (
    <Button asChild variant="primary">
      <Link href={`/${org}/connections/new`}>
        <Plus aria-hidden />
        New connection
      </Link>
    </Button>
  ) : null;
  return (
    <>
      <PageHeader
        title="Connections"
        description="The stores that PrimeLink reads from and writes to."
        actions={list.data?.length ? add : null}
      />
      {list.error ? (
        <LoadError what="The connections" error={list.error} onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <div className={gridClasses}>
          {[0, 1, 2].map((index) => (
            <Skeleton key={index} className="h-48 rounded-xl" />
          ))}
        </div>
      ) : list.data.length === 0 ? (
        <div className="rounded-xl border bg-surface shadow-card">
          <EmptyState icon={Plug} title="Connect your first store" actions={add}>
            An import needs two: the BigCommerce store that it reads from, and the WooCommerce store that it
            writes to. Start with either.
          </EmptyState>
        </div>
      ) : (
        <ul className={gridClasses}>
          {list.data.map((connection) => (
            <li key={connection.id}>
              <ConnectionCard connection={connection} href={`/${org}/connections/${connection.id}`} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
