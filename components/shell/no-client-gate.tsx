"use client";

import { Store } from "lucide-react";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { useOrganisation } from "./organisation-context";
import { Page } from "./page";

/** Who is there for single clients, and has none left, sees why the place is empty. Settings stay, to leave by. */
export function NoClientGate({ children }: { children: ReactNode }) {
  const { slug, name, everyClient, clientCount } = useOrganisation();
  const pathname = usePathname();
  if (everyClient || clientCount > 0 || pathname.startsWith(`/${slug}/settings`)) return children;
  return (
    <Page crumbs={[{ label: name }]}>
      <EmptyState icon={Store} title="There is no client here for you" page>
        You were here for single clients, and those are no longer with {name}. Ask an owner or admin to let
        you see others, or leave the organisation under Settings, General.
      </EmptyState>
    </Page>
  );
}
