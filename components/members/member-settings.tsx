"use client";

import { UserPlus } from "lucide-react";
import { useState } from "react";
import { useMay } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { InvitationList } from "./invitation-list";
import { InviteDialog } from "./invite-dialog";
import { MemberList } from "./member-list";

/** Who belongs to the organisation and may do what, and who is invited. */
export function MemberSettings() {
  const mayManage = useMay("member:manage");
  const [inviting, setInviting] = useState(false);
  return (
    <>
      <PageHeader
        title="Members"
        description="Who works in this organisation, and what their role allows."
        actions={
          mayManage ? (
            <Button variant="primary" onClick={() => setInviting(true)}>
              <UserPlus aria-hidden />
              Invite
            </Button>
          ) : null
        }
      />
      <MemberList />
      {mayManage ? <InvitationList /> : null}
      {mayManage ? <InviteDialog open={inviting} onOpenChange={setInviting} /> : null}
    </>
  );
}
