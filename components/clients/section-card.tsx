"use client";

import { ArrowRight, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { LoadError } from "@/components/api/load-error";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { formatCount } from "@/components/ui/number";
import { Skeleton } from "@/components/ui/skeleton";

/** One kind of thing that a client has: the first of them, and the way to all. */
export function SectionCard<Row>({
  title,
  result,
  all,
  empty,
  children,
}: {
  title: string;
  result: {
    data?: { rows: readonly Row[]; total: number } | undefined;
    error: unknown;
    refetch(): unknown;
  };
  /** Where all of them are, and what leads there. */
  all: { label: string; href: string };
  empty: { icon: LucideIcon; title: string; text: string; action?: ReactNode };
  children(row: Row): ReactNode;
}) {
  const { data } = result;
  if (result.error && !data) {
    return <LoadError what={title} error={result.error} onRetry={() => void result.refetch()} />;
  }
  return (
    <Card aria-label={title}>
      <CardHeader
        title={title}
        actions={
          data && data.total > 0 ? (
            <Button asChild variant="ghost" size="sm">
              <Link href={all.href}>
                {all.label}
                {data.total > data.rows.length ? ` (${formatCount(data.total)})` : ""}
                <ArrowRight aria-hidden />
              </Link>
            </Button>
          ) : null
        }
      />
      {!data ? (
        <div className="grid gap-3 border-t p-4">
          {[0, 1].map((line) => (
            <Skeleton key={line} className="h-9 w-full" />
          ))}
        </div>
      ) : data.total === 0 ? (
        <EmptyState icon={empty.icon} title={empty.title} actions={empty.action} className="border-t py-8">
          {empty.text}
        </EmptyState>
      ) : (
        <ul className="divide-y border-t">{data.rows.map(children)}</ul>
      )}
    </Card>
  );
}
