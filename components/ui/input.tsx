import type { ComponentProps } from "react";
import { cn } from "./class-names";

export const fieldClasses =
  "field-ring w-full rounded-md border border-line-strong/55 bg-surface px-2.5 text-sm text-ink shadow-card transition-[border-color,box-shadow] placeholder:text-ink-faint disabled:cursor-not-allowed disabled:bg-subtle disabled:text-ink-muted aria-invalid:border-broken aria-invalid:focus-visible:shadow-[0_0_0_3px_color-mix(in_oklch,var(--broken)_22%,transparent)]";

export function Input({ className, type = "text", ...props }: ComponentProps<"input">) {
  return <input type={type} className={cn(fieldClasses, "h-8.5", className)} {...props} />;
}

export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return <textarea className={cn(fieldClasses, "min-h-20 py-2", className)} {...props} />;
}
