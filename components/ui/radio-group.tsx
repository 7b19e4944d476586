"use client";

import { RadioGroup as RadioPrimitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./class-names";

export function RadioGroup({ className, ...props }: ComponentProps<typeof RadioPrimitive.Root>) {
  return <RadioPrimitive.Root className={cn("grid gap-2", className)} {...props} />;
}

/** A choice as a card: the whole card is the radio button. */
export function RadioCard({
  className,
  title,
  description,
  icon,
  ...props
}: Omit<ComponentProps<typeof RadioPrimitive.Item>, "title"> & {
  title: ReactNode;
  description?: ReactNode;
  icon?: ReactNode;
}) {
  return (
    <RadioPrimitive.Item
      className={cn(
        "group focus-ring flex w-full items-start gap-3 rounded-lg border bg-surface p-3.5 text-left shadow-card transition-colors hover:bg-hover disabled:cursor-not-allowed disabled:opacity-60 disabled:hover:bg-surface data-[state=checked]:border-accent data-[state=checked]:bg-accent-soft/50 data-[state=checked]:ring-1 data-[state=checked]:ring-accent",
        className,
      )}
      {...props}
    >
      {icon}
      <span className="min-w-0 flex-1">
        <span className="block font-medium text-sm">{title}</span>
        {description ? <span className="mt-0.5 block text-ink-muted text-xs">{description}</span> : null}
      </span>
      <span
        aria-hidden
        className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-line-strong group-data-[state=checked]:border-accent group-data-[state=checked]:bg-accent"
      >
        <span className="size-1.5 rounded-full bg-accent-ink opacity-0 group-data-[state=checked]:opacity-100" />
      </span>
    </RadioPrimitive.Item>
  );
}
