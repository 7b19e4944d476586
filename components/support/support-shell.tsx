"use client";

import { Inbox, KeyRound } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { BrowserTimeZone } from "@/components/account/browser-time-zone";
import { LogoMark } from "@/components/shell/logo";
import { type Person, PersonProvider } from "@/components/shell/person-context";
import { SkipLink } from "@/components/shell/skip-link";
import { ThemeMenu } from "@/components/shell/theme-menu";
import { UserMenu } from "@/components/shell/user-menu";
import { cn } from "@/components/ui/class-names";

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
  const pathname = usePathname();
  return (
    <PersonProvider person={person} organisations={organisations}>
      <BrowserTimeZone>
        <SkipLink />
        <header className="sticky top-0 z-30 flex h-13 items-center gap-2 border-b bg-canvas/90 px-3 backdrop-blur-sm sm:px-5">
          <LogoMark />
          <span className="mr-2 font-semibold text-sm max-sm:sr-only">Support</span>
          <nav aria-label="Support" className="min-w-0 flex-1">
            <ul className="flex gap-1">
              {PAGES.map(({ href, label, icon: Icon }) => {
                const current = pathname === href;
                return (
                  <li key={href}>
                    <Link
                      href={href}
                      aria-current={current ? "page" : undefined}
                      className={cn(
                        "focus-ring flex h-8.5 items-center gap-2 whitespace-nowrap rounded-md px-2.5 font-medium text-ink-muted text-sm transition-colors hover:bg-hover hover:text-ink",
                        current && "bg-surface text-ink shadow-card ring-1 ring-line hover:bg-surface",
                      )}
                    >
                      <Icon className={cn("size-4 shrink-0", current && "text-accent-text")} aria-hidden />
                      {label}
                    </Link>
                  </li>
                );
              })}
            </ul>
          </nav>
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
