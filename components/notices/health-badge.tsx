"use client";

import { RelativeTime } from "@/components/ui/relative-time";
import { StateBadge } from "@/components/ui/state-badge";

/** Says that an import is failing, and since when; nothing while all is well. */
export function HealthBadge({
  health,
  since,
}: {
  health: "unknown" | "good" | "failing";
  since: Date | null;
}) {
  if (health !== "failing") return null;
  return (
    <StateBadge state="broken">
      {since ? (
        <>
          Began to fail <RelativeTime value={since} />
        </>
      ) : (
        "Failing"
      )}
    </StateBadge>
  );
}
