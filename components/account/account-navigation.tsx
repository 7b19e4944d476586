"use client";

import { KeyRound, Link2, type LucideIcon, MonitorSmartphone, ShieldCheck, UserRound } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/class-names";

const PAGES: { href: string; label: string; icon: LucideIcon }[] = [
  { href: "/account", label: "Profile", icon: UserRound },
  { href: "/account/password", label: "Password", icon: KeyRound },
  { href: "/account/second-factor", label: "Two-step sign-in", icon: ShieldCheck },
  { href: "/account/sessions", label: "Devices", icon: MonitorSmartphone },
  { href: "/account/sign-ins", label: "Linked sign-ins", icon: Link2 },
];

/** At the side; on a phone above the page, all in sight. */
export function AccountNavigation() {
  const pathname = usePathname();
  return (
    <nav aria-label="Your account">
      <ul className="flex flex-wrap gap-1 md:grid md:gap-0.5">
        {PAGES.map(({ href, label, icon: Icon }) => {
          const current = pathname === href;
          return (
            <li key={href}>
              <Link
                href={href}
                aria-current={current ? "page" : undefined}
                className={cn(
                  "focus-ring flex h-8.5 items-center gap-2 rounded-md px-2.5 font-medium text-ink-muted text-sm transition-colors hover:bg-hover hover:text-ink",
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
  );
}
