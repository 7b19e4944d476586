"use client";

import { useQuery } from "@tanstack/react-query";
import { type RouterOutputs, useTRPC } from "@/components/api/trpc";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";

type News = RouterOutputs["supportAccess"]["news"];

const POLL_MS = 60_000;

/** Support wants in, is here, or has handed something back. Nothing is shown when there is nothing of it. */
export function SupportNews() {
  const { slug: org } = useOrganisation();
  const trpc = useTRPC();
  const mayRead = useMay("support:read");
  const { data } = useQuery(
    trpc.supportAccess.news.queryOptions({ org }, { enabled: mayRead, refetchInterval: POLL_MS }),
  );
  if (!data) return null;
  return (
    <>
      {data.accesses.map((access) => (
        <AccessNews key={access.id} access={access} />
      ))}
      {data.handedBack.map((note) => (
        <Alert
          key={note.id}
          state="good"
          title={
            <>
              {note.supporter} of PrimeLink support has handed a run of {note.import} back{" "}
              <RelativeTime value={note.at} />
            </>
          }
          actions={
            <Button asChild size="sm">
              <Link href={`/${org}/runs/${note.runId}`}>
                Open the run<span className="sr-only">{` of ${note.import}`}</span>
              </Link>
            </Button>
          }
        >
          <span className="line-clamp-3 whitespace-pre-line">{note.text}</span>
        </Alert>
      ))}
    </>
  );
}

function AccessNews({ access }: { access: News["accesses"][number] }) {
  const { slug } = useOrganisation();
  const mayManage = useMay("support:manage");
  const asked = access.standing === "asked";
  const label = asked && mayManage ? "Grant or decline" : "See more";
  return (
    <Alert
      state={asked ? "attention" : "running"}
      title={
        asked ? (
          `${access.supporter} of PrimeLink support asks to look into ${access.client}`
        ) : (
          <>
            {access.supporter} of PrimeLink support may look into {access.client}
            {access.expiresAt ? (
              <>
                ; it ends <RelativeTime value={access.expiresAt} />
              </>
            ) : null}
          </>
        )
      }
      actions={
        <Button asChild size="sm" variant={asked && mayManage ? "primary" : "secondary"}>
          <Link href={`/${slug}/settings/support`}>
            {label}
            <span className="sr-only">{`: ${access.supporter}, ${access.client}`}</span>
          </Link>
        </Button>
      }
      className="[&>svg]:animate-none"
    >
      {asked ? access.reason : `Personal data is ${access.personalData ? "shown" : "hidden"}.`}
    </Alert>
  );
}
