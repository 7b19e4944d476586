"use client";

import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Page } from "@/components/shell/page";
import { cn } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import { settingsFor } from "./settings-nav";

/** Every page of the settings: the list of them at the side (on a phone above), and the page's content. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const { slug, scopes } = useOrganisation();
  const pathname = usePathname();
  const base = `/${slug}/settings`;
  const pages = settingsFor(scopes);
  const current = pages.find(({ path }) => `${pathname}/`.startsWith(`${base}/${path}/`));
  return (
    <Page
      crumbs={[
        { label: "Settings", ...(current ? { href: base } : {}) },
        ...(current ? [{ label: current.label }] : []),
      ]}
    >
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[10rem_minmax(0,1fr)] lg:gap-10">
        <nav aria-label="Settings" className="lg:sticky lg:top-20">
          <ul className="flex flex-wrap gap-1 border-b pb-2 lg:grid lg:gap-0.5 lg:border-0 lg:pb-0">
            {pages.map(({ label, path }) => (
              <li key={path}>
                <Link
                  href={`${base}/${path}`}
                  aria-current={path === current?.path ? "page" : undefined}
                  className={cn(
                    "focus-ring block whitespace-nowrap rounded-md px-2.5 py-1.5 font-medium text-ink-muted text-sm hover:bg-hover hover:text-ink",
                    path === current?.path && "bg-hover text-ink",
                  )}
                >
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div className="grid min-w-0 max-w-4xl grid-cols-[minmax(0,1fr)] gap-6">{children}</div>
      </div>
    </Page>
  );
}
