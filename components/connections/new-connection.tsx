"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { parseAsString, useQueryState } from "nuqs";
import { LoadError } from "@/components/api/load-error";
import { useTRPC } from "@/components/api/trpc";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { ConnectStore } from "./connect-store";
import { PlatformPicker } from "./platform-picker";

export function NewConnection() {
  const { slug: org } = useOrganisation();
  const router = useRouter();
  const trpc = useTRPC();
  const [chosen, choose] = useQueryState("platform", parseAsString.withOptions({ history: "push" }));
  const platforms = useQuery(trpc.connection.platforms.queryOptions({ org }));
  const platform = platforms.data?.find(({ id }) => id === chosen);

  if (platforms.error) {
    return (
      <LoadError what="The platforms" error={platforms.error} onRetry={() => void platforms.refetch()} />
    );
  }
  return (
    <>
      <PageHeader
        title={platform ? `Connect a ${platform.name} store` : "New connection"}
        description={
          platform
            ? platform.roles.includes("source")
              ? "PrimeLink reads from this store. It never changes anything in it."
              : "PrimeLink writes into this store: only what your imports name."
            : "Which platform is the store on?"
        }
        actions={platform ? <Button onClick={() => choose(null)}>Choose another platform</Button> : null}
      />
      {!platforms.data ? (
        <Skeleton className="h-40 w-full" />
      ) : platform ? (
        <ConnectStore
          key={platform.id}
          platform={platform}
          onSaved={(id) => router.push(`/${org}/connections/${id}`)}
        />
      ) : (
        <PlatformPicker platforms={platforms.data} onChoose={choose} />
      )}
    </>
  );
}
