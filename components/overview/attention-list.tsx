"use client";

import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Card, CardHeader } from "@/components/ui/card";
import { StateIcon } from "@/components/ui/state-badge";
import type { Overview } from "./overview-page";

/** What needs a look, the worst first, each with what to do. */
export function AttentionList({ items }: { items: Overview["attention"] }) {
  const { slug } = useOrganisation();
  return (
    <Card>
      <CardHeader title="Needs a look" />
      <ul className="divide-y border-t">
        {items.map((item) => (
          <li
            key={item.key}
            className="relative flex gap-3 px-4 py-3 transition-colors last:rounded-b-xl hover:bg-hover/60"
          >
            <StateIcon state={item.state} className="mt-0.5" />
            <div className="min-w-0 flex-1">
              <Link
                href={`/${slug}${item.subject.path}`}
                className="font-medium text-sm outline-none [overflow-wrap:anywhere] after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-ring focus-visible:after:-outline-offset-2"
              >
                {item.title}
              </Link>
              <p className="mt-0.5 text-ink-muted text-sm [overflow-wrap:anywhere]">
                <span className="text-ink">{item.subject.name}</span> · {item.remedy}
              </p>
            </div>
            <ChevronRight className="mt-0.5 size-4 shrink-0 text-ink-faint" aria-hidden />
          </li>
        ))}
      </ul>
    </Card>
  );
}
