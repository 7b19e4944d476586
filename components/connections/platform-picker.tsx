"use client";

import { ArrowRight } from "lucide-react";
import type { PlatformOffer } from "./connection-state";
import { PlatformMark } from "./platform-mark";

const roles = {
  source: "Source: imports read from it",
  target: "Target: imports write into it",
};

export function PlatformPicker({
  platforms,
  onChoose,
}: {
  platforms: readonly PlatformOffer[];
  onChoose(id: string): void;
}) {
  return (
    <ul className="grid max-w-3xl gap-3 sm:grid-cols-2">
      {platforms.map((platform) => (
        <li key={platform.id}>
          <button
            type="button"
            onClick={() => onChoose(platform.id)}
            className="focus-ring group flex w-full items-center gap-3.5 rounded-xl border bg-surface p-4 text-left shadow-card transition-colors hover:border-line-strong/60 hover:bg-hover/50"
          >
            <PlatformMark name={platform.name} className="size-10" />
            <span className="min-w-0 flex-1">
              <span className="block font-semibold text-sm">{platform.name}</span>
              <span className="block text-ink-muted text-xs">
                {platform.roles.map((role) => roles[role]).join(" · ")}
              </span>
            </span>
            <ArrowRight
              className="size-4 text-ink-faint transition-transform group-hover:translate-x-0.5"
              aria-hidden
            />
          </button>
        </li>
      ))}
    </ul>
  );
}
