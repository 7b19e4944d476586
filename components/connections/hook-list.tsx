"use client";

import { Disclosure } from "@/components/ui/disclosure";
import { formatCounted } from "@/components/ui/number";
import { RelativeTime } from "@/components/ui/relative-time";
import { StateText } from "@/components/ui/state-badge";
import { HOOK_STATES, type Hook, topicInWords } from "./hook-words";

/** Each hook with its health, those that need a look first. Folded away while all is well. */
export function HookList({ hooks }: { hooks: readonly Hook[] }) {
  const wrong = hooks.filter(({ state }) => state !== "active");
  const sorted = [...wrong, ...hooks.filter(({ state }) => state === "active")];
  return (
    <Disclosure
      open={wrong.length > 0}
      summary={
        wrong.length === 0
          ? `${formatCounted(hooks.length, "hook")}, all on`
          : `${wrong.length} of ${formatCounted(hooks.length, "hook")} not on`
      }
    >
      <ul className="divide-y rounded-lg border">
        {sorted.map((hook) => (
          <HookLine key={hook.topic} hook={hook} />
        ))}
      </ul>
    </Disclosure>
  );
}

function HookLine({ hook }: { hook: Hook }) {
  const { state, word } = HOOK_STATES[hook.state];
  return (
    <li className="flex items-start justify-between gap-4 px-3 py-2" data-hook={hook.topic}>
      <span className="min-w-0">
        <span className="block text-sm">{topicInWords(hook.topic)}</span>
        <span className="block text-ink-muted text-xs">
          {hook.lastEventAt ? (
            <>
              Last one <RelativeTime value={hook.lastEventAt} />
            </>
          ) : (
            "None came yet"
          )}
          {hook.mendedCount > 0 && hook.lastMendedAt ? (
            <>
              . Mended {formatCounted(hook.mendedCount, "time")}, last{" "}
              <RelativeTime value={hook.lastMendedAt} />
            </>
          ) : null}
        </span>
      </span>
      <StateText state={state} className="shrink-0 text-xs leading-5">
        {word}
      </StateText>
    </li>
  );
}
