"use client";

import { usePathname } from "next/navigation";
import { cn } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import { useChosenClient } from "./client-context";
import { ClientSwitcher } from "./client-switcher";
import { LinkPending } from "./link-pending";
import { isCurrent, navigationOf } from "./navigation";
import { useOrganisation } from "./organisation-context";
import { OrganisationSwitcher } from "./organisation-switcher";

export function Rail({ onNavigate }: { onNavigate?: () => void }) {
  const organisation = useOrganisation();
  const { slug } = organisation;
  const { addressOf } = useChosenClient();
  const pathname = usePathname();
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto p-3 lg:h-full">
      <OrganisationSwitcher />
      <ClientSwitcher onChosen={onNavigate} />
      <nav aria-label="Main">
        <ul className="grid gap-0.5">
          {navigationOf(organisation).map((item) => {
            const current = isCurrent(slug, item, pathname);
            return (
              <li key={item.label}>
                <Link
                  href={addressOf(item.path)}
                  onClick={onNavigate}
                  aria-current={current ? "page" : undefined}
                  className={cn(
                    "focus-ring flex h-8.5 items-center gap-2.5 rounded-md px-2.5 font-medium text-ink-muted text-sm transition-colors hover:bg-hover hover:text-ink",
                    current && "bg-surface text-ink shadow-card ring-1 ring-line hover:bg-surface",
                  )}
                >
                  <item.icon className={cn("size-4 shrink-0", current && "text-accent-text")} aria-hidden />
                  {item.label}
                  <LinkPending />
                </Link>
              </li>
            );
          })}
        </ul>
      </nav>
    </div>
  );
}
