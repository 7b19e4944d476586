"use client";

import { cn } from "./class-names";
import { CopyButton } from "./copy-button";

/** Text as a machine wrote it, with a button that copies it. */
export function CodeView({
  value,
  label,
  className,
}: {
  value: string;
  /** Names what is shown, for screen readers and for the copy button. */
  label: string;
  className?: string;
}) {
  return (
    <section
      aria-label={label}
      className={cn("relative overflow-hidden rounded-lg border bg-subtle", className)}
    >
      <CopyButton value={value} what={label} className="absolute top-1 right-1 bg-subtle" />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard. */}
      <pre tabIndex={0} className="focus-ring max-h-96 overflow-auto p-3 pr-10 font-mono text-xs leading-5">
        <code className="whitespace-pre-wrap [overflow-wrap:anywhere]">{value}</code>
      </pre>
    </section>
  );
}

export function JsonView({ value, label, className }: { value: unknown; label: string; className?: string }) {
  return <CodeView value={JSON.stringify(value, null, 2) ?? "null"} label={label} className={className} />;
}
