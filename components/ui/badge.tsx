import type { ComponentProps } from "react";
import { cn } from "./class-names";

/** A neutral tag. What tells a state is a StateBadge. */
export function Badge({ className, ...props }: ComponentProps<"span">) {
  return (
    <span
      className={cn(
        "inline-flex items-center gap-1 whitespace-nowrap rounded-md border bg-subtle px-1.5 py-0.5 font-medium text-ink-muted text-xs [&_svg]:size-3.5",
        className,
      )}
      {...props}
    />
  );
}
