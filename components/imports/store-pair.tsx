import { ArrowRight } from "lucide-react";

interface Store {
  name: string;
  platformName: string;
}

/** Source and target in one line; what has not been chosen yet is said. */
export function StorePair({ source, target }: { source: Store | null; target: Store | null }) {
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5 max-md:justify-end">
      <StoreName store={source} missing="No source yet" />
      <ArrowRight className="size-3.5 shrink-0 text-ink-faint" aria-label="into" />
      <StoreName store={target} missing="No target yet" />
    </span>
  );
}

function StoreName({ store, missing }: { store: Store | null; missing: string }) {
  if (!store) return <span className="text-ink-faint">{missing}</span>;
  return (
    <span className="max-w-44 truncate" title={`${store.name} (${store.platformName})`}>
      {store.name}
    </span>
  );
}
