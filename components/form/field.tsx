"use client";

import { CircleX } from "lucide-react";
import { Slot } from "radix-ui";
import { type ReactElement, type ReactNode, useId } from "react";
import { cn } from "@/components/ui/class-names";
import { Label } from "@/components/ui/label";

/**
 * One labelled control with its help and its error. The control is the child; it gets its id, and the ids of what
 * describes it.
 */
export function Field({
  label,
  help,
  error,
  optional,
  className,
  children,
}: {
  label: ReactNode;
  help?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
  className?: string;
  children: ReactElement;
}) {
  const id = useId();
  const helpId = `${id}-help`;
  const errorId = `${id}-error`;
  const describedBy = [help ? helpId : null, error ? errorId : null].filter(Boolean).join(" ");
  return (
    <div className={cn("grid gap-1.5", className)}>
      <Label htmlFor={id}>
        {label}
        {optional ? <span className="font-normal text-ink-faint">optional</span> : null}
      </Label>
      <Slot.Root id={id} aria-invalid={error ? true : undefined} aria-describedby={describedBy || undefined}>
        {children}
      </Slot.Root>
      {error ? (
        <p id={errorId} className="flex items-start gap-1.5 text-broken text-xs">
          <CircleX className="mt-px size-3.5 shrink-0" aria-hidden />
          {error}
        </p>
      ) : null}
      {help ? (
        <div id={helpId} className="text-ink-muted text-xs">
          {help}
        </div>
      ) : null}
    </div>
  );
}
