import type { ReactNode } from "react";

export function AuthCard({
  title,
  description,
  children,
}: {
  title: string;
  description: string;
  children: ReactNode;
}) {
  return (
    <div className="rounded-2xl border bg-surface p-6 shadow-card sm:p-7">
      <h1 className="font-semibold text-lg tracking-tight">{title}</h1>
      <p className="mt-0.5 mb-6 text-ink-muted text-sm">{description}</p>
      {children}
    </div>
  );
}
