"use client";

import { Breadcrumb, type Crumb } from "@/components/ui/breadcrumb";
import { CommandMenuButton } from "./command-menu";
import { HelpMenu } from "./help-menu";
import { RailSheet } from "./rail-sheet";
import { ThemeMenu } from "./theme-menu";
import { UserMenu } from "./user-menu";

export function TopBar({ crumbs }: { crumbs: Crumb[] }) {
  return (
    <header className="sticky top-0 z-30 flex h-13 items-center gap-2 border-b bg-canvas/90 px-3 backdrop-blur-sm sm:px-5 lg:px-7">
      <RailSheet />
      <div className="min-w-0 flex-1">
        <Breadcrumb items={crumbs} />
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
