"use client";

import { Monitor, Smartphone } from "lucide-react";
import type { RouterOutputs } from "@/components/api/trpc";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { StateBadge } from "@/components/ui/state-badge";
import { isSignInProvider, PROVIDER_NAMES } from "@/server/domain/sign-in-provider";

/** One sign-in of one browser: with what, from where, since when. */
export function SessionRow({
  session,
  onEnd,
}: {
  session: RouterOutputs["account"]["sessions"][number];
  onEnd(): void;
}) {
  const { device, address, method, signedInAt, lastSeenAt, current } = session;
  const Icon = /iPhone|iPad|Android/.test(device) ? Smartphone : Monitor;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 p-4">
      <Icon className="size-5 shrink-0 text-ink-faint" aria-hidden />
      <div className="min-w-0 flex-1 basis-52">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium text-sm">
          {device}
          {current ? <StateBadge state="good">This device</StateBadge> : null}
        </p>
        <p className="text-ink-muted text-xs">
          {address ?? "Address not known"} · seen <RelativeTime value={lastSeenAt} />
        </p>
        <p className="text-ink-muted text-xs">
          Signed in <RelativeTime value={signedInAt} />{" "}
          {isSignInProvider(method) ? `with ${PROVIDER_NAMES[method]}` : "with the password"}
        </p>
      </div>
      {current ? null : (
        <Button size="sm" onClick={onEnd} aria-label={`Sign ${device} out`}>
          Sign out
        </Button>
      )}
    </li>
  );
}
