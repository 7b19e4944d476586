"use client";

import type { PlatformOffer } from "@/components/connections/connection-state";
import { PlatformMark } from "@/components/connections/platform-mark";
import { RadioCard, RadioGroup } from "@/components/ui/radio-group";

export function PlatformChoice({
  platforms,
  value,
  disabled,
  onChange,
}: {
  platforms: readonly PlatformOffer[];
  value: string;
  disabled: boolean;
  onChange(id: string): void;
}) {
  return (
    <section aria-label="Platform" className="grid gap-2">
      <h2 className="font-medium text-sm">Platform</h2>
      <RadioGroup
        aria-label="Platform"
        value={value}
        onValueChange={onChange}
        disabled={disabled}
        className="sm:grid-cols-2"
      >
        {platforms.map((platform) => (
          <RadioCard
            key={platform.id}
            value={platform.id}
            title={platform.name}
            className="items-center py-2.5"
            icon={<PlatformMark name={platform.name} className="size-8" />}
          />
        ))}
      </RadioGroup>
    </section>
  );
}
