import { Info } from "lucide-react";
import type { ReactNode } from "react";

/** Something good to know where nothing is asked. */
export function Note({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="flex gap-3 rounded-lg border bg-subtle p-3.5">
      <Info className="mt-0.5 size-4 shrink-0 text-ink-muted" aria-hidden />
      <div className="min-w-0">
        <h2 className="font-medium text-sm">{title}</h2>
        <div className="grid gap-1.5 text-ink-muted text-sm">{children}</div>
      </div>
    </section>
  );
}
