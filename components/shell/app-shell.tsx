"use client";

import type { ReactNode } from "react";
import { ClientProvider } from "./client-context";
import { CommandMenuProvider } from "./command-menu";
import { NoClientGate } from "./no-client-gate";
import { type OrganisationDetails, OrganisationProvider } from "./organisation-context";
import { type Person, PersonProvider } from "./person-context";
import { Rail } from "./rail";
import { SkipLink } from "./skip-link";
import { SupportBanner } from "./support-banner";

/** Rail at the side, the page beside it. Each page draws its own top bar with `Page`. */
export function AppShell({
  organisation,
  organisations,
  person,
  mayFound,
  children,
}: {
  organisation: OrganisationDetails;
  organisations: { slug: string; name: string }[];
  person: Person;
  mayFound: boolean;
  children: ReactNode;
}) {
  return (
    <PersonProvider person={person} organisations={organisations} mayFound={mayFound}>
      <OrganisationProvider organisation={organisation}>
        <ClientProvider key={organisation.slug}>
          <CommandMenuProvider>
            <SkipLink />
            <div className="flex min-h-dvh">
              <aside className="sticky top-0 hidden h-dvh w-58 shrink-0 border-r bg-rail lg:block">
                <Rail />
              </aside>
              <div className="flex min-w-0 flex-1 flex-col">
                {organisation.support ? <SupportBanner support={organisation.support} /> : null}
                <NoClientGate>{children}</NoClientGate>
              </div>
            </div>
          </CommandMenuProvider>
        </ClientProvider>
      </OrganisationProvider>
    </PersonProvider>
  );
}
