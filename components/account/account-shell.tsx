"use client";

import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";
import { LogoMark } from "@/components/shell/logo";
import { type Person, PersonProvider } from "@/components/shell/person-context";
import { SkipLink } from "@/components/shell/skip-link";
import { ThemeMenu } from "@/components/shell/theme-menu";
import { UserMenu } from "@/components/shell/user-menu";
import { Link } from "@/components/ui/link";
import { AccountNavigation } from "./account-navigation";
import { BrowserTimeZone } from "./browser-time-zone";

/** The person's own pages: no organisation's rail, and the way back to where they work. */
export function AccountShell({
  person,
  organisations,
  children,
}: {
  person: Person;
  organisations: { slug: string; name: string }[];
  children: ReactNode;
}) {
  const [organisation] = organisations;
  return (
    <PersonProvider person={person} organisations={organisations}>
      <BrowserTimeZone>
        <SkipLink />
        <header className="sticky top-0 z-30 flex h-13 items-center gap-2.5 border-b bg-canvas/90 px-3 backdrop-blur-sm sm:px-5">
          <LogoMark />
          <Link
            href="/"
            className="focus-ring flex min-w-0 flex-1 items-center gap-1.5 rounded px-1 text-ink-muted text-sm hover:text-ink"
          >
            <ArrowLeft className="size-4 shrink-0" aria-hidden />
            <span className="truncate">
              {organisations.length === 1 && organisation ? `Back to ${organisation.name}` : "Back to work"}
            </span>
          </Link>
          <ThemeMenu />
          <UserMenu />
        </header>
        <div className="mx-auto grid w-full max-w-5xl grid-cols-[minmax(0,1fr)] gap-6 px-4 py-6 sm:px-6 md:grid-cols-[12rem_minmax(0,1fr)] md:gap-10 md:py-8">
          <AccountNavigation />
          <main
            id="content"
            tabIndex={-1}
            className="grid max-w-2xl grid-cols-[minmax(0,1fr)] content-start gap-6 outline-none"
          >
            {children}
          </main>
        </div>
      </BrowserTimeZone>
    </PersonProvider>
  );
}
