"use client";

import { CodeView } from "@/components/ui/code-view";
import { Disclosure } from "@/components/ui/disclosure";
import { StateIcon } from "@/components/ui/state-badge";
import { type CheckItem, checkStates, summariseCheck } from "./connection-state";

/** The answer of Test connection: each thing checked, whether it holds, and how to mend it. */
export function CheckList({ items }: { items: readonly CheckItem[] }) {
  return (
    <ol className="divide-y">
      {items.map((item, index) => (
        <CheckLine key={item.id} item={item} delay={index * 40} />
      ))}
    </ol>
  );
}

function CheckLine({ item, delay }: { item: CheckItem; delay: number }) {
  const { state, word } = checkStates[item.state];
  return (
    <li
      className="fade-in-0 flex animate-in gap-3 fill-mode-both px-4 py-3"
      style={{ animationDelay: `${delay}ms` }}
      data-check={item.id}
      data-state={item.state}
    >
      <StateIcon state={state} className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span className="font-medium text-sm">{item.label}</span>
          <span className="text-ink-muted text-xs">{word}</span>
        </p>
        <p className="text-ink-muted text-sm [overflow-wrap:anywhere]">{item.detail}</p>
        {item.remedy && item.state !== "ok" && item.state !== "skipped" ? (
          <p className="mt-1.5 border-accent border-l-2 pl-2.5 text-sm [overflow-wrap:anywhere]">
            <span className="font-medium">What to do: </span>
            {item.remedy}
          </p>
        ) : null}
        {item.technical ? (
          <Disclosure summary="Technical part" className="mt-1.5">
            <CodeView value={item.technical} label={`technical part of ${item.label}`} />
          </Disclosure>
        ) : null}
      </div>
    </li>
  );
}

export function CheckSummary({ items }: { items: readonly CheckItem[] }) {
  const { state, sentence } = summariseCheck(items);
  return (
    <span className="inline-flex items-center gap-2 font-semibold text-sm">
      <StateIcon state={state} />
      {sentence}
    </span>
  );
}
