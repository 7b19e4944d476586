import { cn } from "./class-names";

/** A grey shape in the place of what is coming. Give it the size of the content, so that nothing jumps. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn("block animate-pulse rounded bg-hover", className)} />;
}
