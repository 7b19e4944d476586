"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { RouterOutputs } from "@/components/api/trpc";
import { TimeZoneProvider } from "@/components/ui/time-zone";
import type { Scope } from "@/server/domain/roles";

export type OrganisationDetails = RouterOutputs["organisation"]["get"];

const OrganisationContext = createContext<OrganisationDetails | null>(null);

export function OrganisationProvider({
  organisation,
  children,
}: {
  organisation: OrganisationDetails;
  children: ReactNode;
}) {
  return (
    <OrganisationContext.Provider value={organisation}>
      <TimeZoneProvider timeZone={organisation.timeZone}>{children}</TimeZoneProvider>
    </OrganisationContext.Provider>
  );
}

/** The organisation whose pages these are: its slug is the `org` of every procedure. */
export function useOrganisation(): OrganisationDetails {
  const organisation = useContext(OrganisationContext);
  if (!organisation) throw new Error("useOrganisation is for pages below /[org]");
  return organisation;
}

/** Whether this person may do it; the server checks again. */
export function useMay(scope: Scope): boolean {
  return useOrganisation().scopes.includes(scope);
}
