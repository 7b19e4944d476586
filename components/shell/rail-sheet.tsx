"use client";

import { Menu } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Sheet, SheetContent, SheetTitle, SheetTrigger } from "@/components/ui/sheet";
import { HelpMenu } from "./help-menu";
import { Rail } from "./rail";
import { ThemeMenu } from "./theme-menu";

/** The rail on a phone. */
export function RailSheet() {
  const [open, setOpen] = useState(false);
  return (
    <Sheet open={open} onOpenChange={setOpen}>
      <SheetTrigger asChild>
        <Button variant="ghost" size="icon" className="-ml-1.5 lg:hidden" aria-label="Open the menu">
          <Menu aria-hidden />
        </Button>
      </SheetTrigger>
      <SheetContent side="left" className="bg-rail pr-8" aria-describedby={undefined}>
        <SheetTitle className="sr-only">Menu</SheetTitle>
        <Rail onNavigate={() => setOpen(false)} />
        <div className="mt-auto flex gap-1 p-3 sm:hidden">
          <ThemeMenu />
          <HelpMenu />
        </div>
      </SheetContent>
    </Sheet>
  );
}
