"use client";

import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import type { ClientListItem } from "./client-columns";
import { RenameClientDialog } from "./name-dialog";
import { RemoveClientDialog } from "./remove-client-dialog";

export function ClientMenu({ client }: { client: ClientListItem }) {
  const [open, setOpen] = useState<"rename" | "remove" | null>(null);
  const shown = (dialog: "rename" | "remove") => ({
    client,
    open: open === dialog,
    onOpenChange: (next: boolean) => setOpen(next ? dialog : null),
  });
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="icon-sm" variant="ghost" aria-label={`More for ${client.name}`}>
            <Ellipsis aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => setOpen("rename")}>
            <Pencil aria-hidden />
            Rename
          </DropdownMenuItem>
          <DropdownMenuItem danger onSelect={() => setOpen("remove")}>
            <Trash2 aria-hidden />
            Remove
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <RenameClientDialog {...shown("rename")} />
      <RemoveClientDialog {...shown("remove")} />
    </>
  );
}
