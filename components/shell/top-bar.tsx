"use client";

import { Breadcrumb, type Crumb } from "@/components/ui/breadcrumb";
import { useChosenClient } from "./client-context";
import { CommandMenuButton } from "./command-menu";
import { HelpMenu } from "./help-menu";
import { useOrganisation } from "./organisation-context";
import { RailSheet } from "./rail-sheet";
import { ThemeMenu } from "./theme-menu";
import { UserMenu } from "./user-menu";

export function TopBar({ crumbs }: { crumbs: Crumb[] }) {
  const kept = useKeptCrumbs(crumbs);
  return (
    <header className="sticky top-0 z-30 flex h-13 items-center gap-2 border-b bg-canvas/90 px-3 backdrop-blur-sm sm:px-5 lg:px-7">
      <RailSheet />
      <div className="min-w-0 flex-1">
        <Breadcrumb items={kept} />
      </div>
      <CommandMenuButton />
      <div className="flex items-center gap-0.5">
        <div className="hidden items-center gap-0.5 sm:flex">
          <ThemeMenu />
          <HelpMenu />
        </div>
        <UserMenu />
      </div>
    </header>
  );
}

/** Steps up to a list keep to the client that is chosen. */
function useKeptCrumbs(crumbs: Crumb[]): Crumb[] {
  const { slug } = useOrganisation();
  const { addressOf } = useChosenClient();
  return crumbs.map(({ href, ...crumb }) =>
    href?.startsWith(`/${slug}/`)
      ? { ...crumb, href: addressOf(href.slice(slug.length + 1)) }
      : { ...crumb, ...(href ? { href } : {}) },
  );
}
