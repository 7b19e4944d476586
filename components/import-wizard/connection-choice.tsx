"use client";

import { Plus } from "lucide-react";
import { type ConnectionView, connectionState } from "@/components/connections/connection-state";
import { Button } from "@/components/ui/button";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";
import { StateText } from "@/components/ui/state-badge";

/** The saved connections of one platform. */
export function ConnectionChoice({
  connections,
  value,
  disabled,
  onChange,
  onNew,
}: {
  connections: readonly ConnectionView[];
  value: string | null;
  disabled: boolean;
  onChange(id: string): void;
  /** Left out where this person may not make one. */
  onNew: (() => void) | undefined;
}) {
  return (
    <section aria-label="Connection" className="grid gap-2">
      <div className="flex items-end justify-between gap-3">
        <h2 className="font-medium text-sm">Connection</h2>
        {onNew ? (
          <Button size="sm" onClick={onNew}>
            <Plus aria-hidden />
            New connection
          </Button>
        ) : null}
      </div>
      {connections.length === 0 ? (
        <p className="rounded-lg border border-dashed p-4 text-ink-muted text-sm">
          There is no connection to this platform yet. Ask an admin of the organisation to make one.
        </p>
      ) : (
        <RadioGroup
          aria-label="Saved connections"
          value={value ?? ""}
          onValueChange={onChange}
          disabled={disabled}
        >
          {connections.map((connection) => (
            <ConnectionCard
              key={connection.id}
              connection={connection}
              disabled={disabled || connection.status === "disabled"}
            />
          ))}
        </RadioGroup>
      )}
    </section>
  );
}

function ConnectionCard({ connection, disabled }: { connection: ConnectionView; disabled: boolean }) {
  const { state, word } = connectionState(connection);
  const address = connection.settings[0]?.value;
  const about = [connection.store.name, address].filter((part) => part && part !== connection.name);
  return (
    <RadioCard
      value={connection.id}
      disabled={disabled}
      title={
        <span className="flex flex-wrap items-center justify-between gap-x-3">
          <span className="truncate">{connection.name}</span>
          <StateText state={state} className="font-normal text-xs">
            {word}
          </StateText>
        </span>
      }
      description={about.join(" · ") || connection.platform.name}
    />
  );
}
