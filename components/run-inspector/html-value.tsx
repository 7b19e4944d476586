"use client";

import { useState } from "react";
import { cn } from "@/components/ui/class-names";

/** HTML as shoppers read it, or as it is written. The server has taken out what loads, runs or hides. */
export function HtmlValue({ html, safeHtml }: { html: string; safeHtml: string }) {
  const [source, setSource] = useState(false);
  const [whole, setWhole] = useState(false);
  const long = html.length > 300;
  return (
    <div className="mt-0.5 overflow-hidden rounded-lg border">
      <div className="flex items-center gap-1 border-b bg-subtle px-1.5 py-1 text-xs">
        <Choice on={!source} onClick={() => setSource(false)}>
          Preview
        </Choice>
        <Choice on={source} onClick={() => setSource(true)}>
          HTML
        </Choice>
        {long ? (
          <button
            type="button"
            aria-expanded={whole}
            onClick={() => setWhole(!whole)}
            className="focus-ring ml-auto rounded px-1.5 py-0.5 text-accent-text hover:underline"
          >
            {whole ? "Less" : "More"}
          </button>
        ) : null}
      </div>
      <div className={cn("relative p-2", long && !whole && "max-h-28 overflow-hidden")}>
        {source ? (
          <pre className="whitespace-pre-wrap font-mono text-xs [overflow-wrap:anywhere]">{html}</pre>
        ) : (
          <div
            className="grid gap-1.5 bg-surface text-sm [&_a]:text-accent-text [&_a]:underline [&_h1]:font-semibold [&_h2]:font-semibold [&_h3]:font-semibold [&_h4]:font-semibold [&_li]:ml-4 [&_ol]:list-decimal [&_td]:border [&_td]:px-1.5 [&_th]:border [&_th]:px-1.5 [&_ul]:list-disc"
            // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised on the server (server/services/runs/html-previews.ts).
            dangerouslySetInnerHTML={{ __html: safeHtml }}
          />
        )}
        {long && !whole ? (
          <div
            aria-hidden
            className="absolute inset-x-0 bottom-0 h-8 bg-linear-to-t from-surface to-transparent"
          />
        ) : null}
      </div>
    </div>
  );
}

function Choice({ on, onClick, children }: { on: boolean; onClick(): void; children: string }) {
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={onClick}
      className={cn(
        "focus-ring rounded px-1.5 py-0.5",
        on ? "bg-surface font-medium text-ink shadow-card" : "text-ink-muted hover:text-ink",
      )}
    >
      {children}
    </button>
  );
}
