"use client";

import { Inbox, KeyRound } from "lucide-react";
import type { ReactNode } from "react";
import { BrowserTimeZone } from "@/components/account/browser-time-zone";
import { LogoMark } from "@/components/shell/logo";
import { PageLinks } from "@/components/shell/page-links";
import { type Person, PersonProvider } from "@/components/shell/person-context";
import { SkipLink } from "@/components/shell/skip-link";
import { ThemeMenu } from "@/components/shell/theme-menu";
import { UserMenu } from "@/components/shell/user-menu";

const PAGES = [
  { href: "/support", label: "Queue", icon: Inbox },
  { href: "/support/accesses", label: "Your access", icon: KeyRound },
];

/** Support's own pages: over all organisations, so with no organisation's rail. */
export function SupportShell({
  person,
  organisations,
  children,
}: {
  person: Person;
  organisations: { slug: string; name: string }[];
  children: ReactNode;
}) {
  return (
    <PersonProvider person={person} organisations={organisations}>
      <BrowserTimeZone>
        <SkipLink />
        <header className="sticky top-0 z-30 flex h-13 items-center gap-2 border-b bg-canvas/90 px-3 backdrop-blur-sm sm:px-5">
          <LogoMark />
          <span className="mr-2 font-semibold text-sm max-sm:sr-only">Support</span>
          <PageLinks label="Support" pages={PAGES} className="flex gap-1" />
          <ThemeMenu />
          <UserMenu />
        </header>
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto grid w-full max-w-6xl grid-cols-[minmax(0,1fr)] content-start gap-6 px-4 py-6 outline-none sm:px-6 lg:px-8"
        >
          {children}
        </main>
      </BrowserTimeZone>
    </PersonProvider>
  );
}
