import { cn } from "@/components/ui/class-names";

/** A platform's letters on a tile, so that source and target are told apart at a glance. */
export function PlatformMark({ name, className }: { name: string; className?: string }) {
  const capitals = name.replace(/[^A-Z]/g, "").slice(0, 2) || name.slice(0, 2);
  return (
    <span
      aria-hidden
      className={cn(
        "flex size-9 shrink-0 items-center justify-center rounded-lg border bg-subtle font-semibold text-ink-muted text-xs tracking-tight",
        className,
      )}
    >
      {capitals}
    </span>
  );
}
