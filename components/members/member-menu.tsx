"use client";

import { Crown, Ellipsis, LogOut, Trash2, UserCog } from "lucide-react";
import { useState } from "react";
import { useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { rolesManagedBy } from "@/server/domain/roles";
import { AccessDialog } from "./access-dialog";
import { useAsksForClients } from "./clients-choice";
import { ConfirmMemberAct, type MemberAct } from "./confirm-member-act";
import type { Member } from "./role-words";

/** What this person may do about that member; nothing is drawn where that is nothing. */
export function MemberMenu({ member, lastOwner }: { member: Member; lastOwner: boolean }) {
  const { role } = useOrganisation();
  const [open, setOpen] = useState<"access" | MemberAct | null>(null);
  const asksForClients = useAsksForClients(member.clients !== null);
  const managed = rolesManagedBy(role).includes(member.role);
  const close = () => setOpen(null);
  // Keeps the rows' columns in line.
  if (!member.self && !managed) return <span className="size-7 shrink-0" />;
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="icon-sm" variant="ghost" aria-label={`More for ${member.name}`}>
            <Ellipsis aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          {managed && !lastOwner ? (
            <DropdownMenuItem onSelect={() => setOpen("access")}>
              <UserCog aria-hidden />
              {asksForClients ? "Change access" : "Change role"}
            </DropdownMenuItem>
          ) : null}
          {managed && role === "owner" && !member.self ? (
            <DropdownMenuItem onSelect={() => setOpen("hand_over")}>
              <Crown aria-hidden />
              Hand ownership over
            </DropdownMenuItem>
          ) : null}
          {managed && !lastOwner ? <DropdownMenuSeparator /> : null}
          {member.self ? (
            <DropdownMenuItem danger={!lastOwner} disabled={lastOwner} onSelect={() => setOpen("leave")}>
              <LogOut aria-hidden />
              {lastOwner ? "Hand ownership over to leave" : "Leave organisation"}
            </DropdownMenuItem>
          ) : (
            <DropdownMenuItem danger onSelect={() => setOpen("remove")}>
              <Trash2 aria-hidden />
              Remove
            </DropdownMenuItem>
          )}
        </DropdownMenuContent>
      </DropdownMenu>
      <AccessDialog member={member} open={open === "access"} onClose={close} />
      <ConfirmMemberAct member={member} act={open === "access" ? null : open} onClose={close} />
    </>
  );
}
