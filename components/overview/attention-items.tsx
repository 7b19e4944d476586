"use client";

import { CalendarClock, ChevronRight } from "lucide-react";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { StateIcon } from "@/components/ui/state-badge";

export interface ShownItem {
  key: string;
  state: "broken" | "attention" | "soon";
  title: string;
  remedy: string;
  /** When it ends, or since when it is so. */
  at?: Date | null;
  subject: { name: string; path: string };
}

const STATE_WORDS = { broken: "Broken", attention: "Needs a look", soon: "Worth knowing" } as const;

/** Things that need a look, each with what to do and a link to where it is done. */
export function AttentionItems({ items }: { items: readonly ShownItem[] }) {
  const { slug } = useOrganisation();
  return (
    <ul className="divide-y border-t">
      {items.map((item) => (
        <li
          key={item.key}
          className="relative flex gap-3 px-4 py-3 transition-colors last:rounded-b-xl hover:bg-hover/60"
        >
          {item.state === "soon" ? (
            <CalendarClock className="mt-0.5 size-4 shrink-0 text-ink-muted" aria-hidden />
          ) : (
            <StateIcon state={item.state} className="mt-0.5" />
          )}
          <div className="min-w-0 flex-1">
            <Link
              href={`/${slug}${item.subject.path}`}
              className="font-medium text-sm outline-none [overflow-wrap:anywhere] after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-ring focus-visible:after:-outline-offset-2"
            >
              <span className="sr-only">{STATE_WORDS[item.state]}: </span>
              {item.title}
            </Link>
            <p className="mt-0.5 text-ink-muted text-sm [overflow-wrap:anywhere]">
              <span className="text-ink">{item.subject.name}</span>
              {item.at ? (
                <>
                  {" · "}
                  <RelativeTime value={item.at} className="relative z-10" />
                </>
              ) : null}
              {" · "}
              {item.remedy}
            </p>
          </div>
          <ChevronRight className="mt-0.5 size-4 shrink-0 text-ink-faint" aria-hidden />
        </li>
      ))}
    </ul>
  );
}
