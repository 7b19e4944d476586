"use client";

import { CodeView } from "@/components/ui/code-view";
import { Disclosure } from "@/components/ui/disclosure";
import { StateIcon } from "@/components/ui/state-badge";
import { type CheckItem, checkStates, summariseCheck } from "./connection-state";

const FEW = 2;

/**
 * The answer of Test connection: each thing checked, whether it holds, and how to mend it. Checks that had to wait for
 * others are one line, so that what is wrong stands out.
 */
export function CheckList({ items }: { items: readonly CheckItem[] }) {
  const skipped = items.filter((item) => item.state === "skipped");
  const folded = skipped.length > FEW;
  const shown = folded ? items.filter((item) => item.state !== "skipped") : items;
  return (
    <ol className="divide-y">
      {shown.map((item, index) => (
        <CheckLine key={item.id} item={item} delay={index * 40} />
      ))}
      {folded ? <SkippedLine items={skipped} /> : null}
    </ol>
  );
}

function SkippedLine({ items }: { items: readonly CheckItem[] }) {
  return (
    <li className="flex gap-3 px-4 py-3" data-state="skipped">
      <StateIcon state="off" className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span className="font-medium text-sm">{items.length} more checks</span>
          <span className="text-ink-muted text-xs">{checkStates.skipped.word}</span>
        </p>
        <p className="text-ink-muted text-sm">
          {items.map((item) => item.label).join(", ")}. They are made once what is marked above is mended.
        </p>
      </div>
    </li>
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
