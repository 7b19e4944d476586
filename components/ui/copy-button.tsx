"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { toast } from "sonner";
import { Button } from "./button";
import { cn } from "./class-names";

function useCopy(value: string) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setCopied(true),
      () => toast.error("The browser did not allow copying. Select the text and copy it by hand."),
    );
  return { copied, copy };
}

/** Copies a text; `what` names it, such as "the run's id". */
export function CopyButton({ value, what, className }: { value: string; what: string; className?: string }) {
  const { copied, copy } = useCopy(value);
  const Icon = copied ? Check : Copy;
  return (
    <Button
      variant="ghost"
      size="icon-sm"
      className={className}
      aria-label={copied ? "Copied" : `Copy ${what}`}
      onClick={copy}
    >
      <Icon className={cn("size-3.5!", copied && "text-good")} aria-hidden />
    </Button>
  );
}

/** An id in monospace that can be copied. Long ones are shortened in the middle, and copied whole. */
export function CopyableId({
  value,
  what = "the id",
  className,
}: {
  value: string;
  what?: string;
  className?: string;
}) {
  const shown = value.length > 20 ? `${value.slice(0, 8)}…${value.slice(-6)}` : value;
  return (
    <span className={cn("inline-flex items-center gap-0.5 font-mono text-xs", className)}>
      <span title={value}>{shown}</span>
      <CopyButton value={value} what={what} />
    </span>
  );
}
