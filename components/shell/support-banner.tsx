"use client";

import { useMutation } from "@tanstack/react-query";
import { LifeBuoy } from "lucide-react";
import { useEffect, useState } from "react";
import { toast } from "sonner";
import { sentenceOf } from "@/components/api/error-sentence";
import { useTRPC } from "@/components/api/trpc";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { formatExact } from "@/components/ui/format-time";
import { Link } from "@/components/ui/link";
import { type OrganisationDetails, useOrganisation } from "./organisation-context";

type Support = NonNullable<OrganisationDetails["support"]>;

/** At the top of every page while support staff are within an organisation: as whom they are here, and for how long. */
export function SupportBanner({ support }: { support: Support }) {
  const { slug: org, name, timeZone } = useOrganisation();
  const trpc = useTRPC();
  const [asking, setAsking] = useState(false);
  useLeaveAt(support.until);
  const leave = useMutation(
    trpc.supportAccess.leave.mutationOptions({
      // Nothing of the organisation is left in the browser.
      onSuccess: () => window.location.assign("/support/accesses"),
      onError: (error) => toast.error(sentenceOf(error)),
    }),
  );
  return (
    <section
      aria-label="Support access"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-attention-line border-b bg-attention-soft px-3 py-2 text-sm sm:px-5 lg:px-7"
    >
      <p className="flex min-w-0 flex-1 basis-72 items-start gap-2">
        <LifeBuoy className="mt-0.5 size-4 shrink-0 text-attention" aria-hidden />
        <span>
          You are here as support until {formatExact(support.until, timeZone)}.{" "}
          {support.personalData
            ? "Personal data is shown: the organisation has granted it."
            : "Personal data is hidden."}{" "}
          <span className="text-ink-muted">What you look at is in the organisation's audit log.</span>
        </span>
      </p>
      <div className="flex flex-wrap gap-2">
        <Button asChild size="sm" variant="ghost">
          <Link href="/support">Queue</Link>
        </Button>
        <Button size="sm" onClick={() => setAsking(true)}>
          End access
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`End your access to ${name}?`}
        description="It ends at once. To come back you have to ask the organisation again."
        confirmLabel="End access"
        pending={leave.isPending}
        onConfirm={() => leave.mutate({ org })}
      />
    </section>
  );
}

const LONGEST_TIMER_MS = 2_000_000_000;

/** Pages that are open when the time is over close by themselves; the server refuses from then on anyway. */
function useLeaveAt(until: Date) {
  const at = until.getTime();
  useEffect(() => {
    const wait = at - Date.now();
    if (wait > LONGEST_TIMER_MS) return;
    const timer = setTimeout(() => window.location.assign("/support/accesses"), Math.max(wait, 0) + 1_000);
    return () => clearTimeout(timer);
  }, [at]);
}
