"use client";

import { Label as LabelPrimitive } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./class-names";

export function Label({ className, ...props }: ComponentProps<typeof LabelPrimitive.Root>) {
  return (
    <LabelPrimitive.Root
      className={cn(
        "inline-flex items-center gap-1.5 font-medium text-ink text-sm leading-5 peer-disabled:opacity-60",
        className,
      )}
      {...props}
    />
  );
}
