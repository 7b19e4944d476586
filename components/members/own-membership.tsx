"use client";

import { LogOut } from "lucide-react";
import { useState } from "react";
import { useMay, useOrganisation } from "@/components/shell/organisation-context";
import { Button } from "@/components/ui/button";
import { Card, CardContent, CardHeader } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { LEAVE_WORDS } from "./leave-words";
import { useLeave } from "./use-leave";

/** For members who cannot see the others: those leave from the list of them. Support staff are no members. */
export function OwnMembership() {
  const { slug: org, name: organisation, role } = useOrganisation();
  const seesMembers = useMay("member:read");
  const [asking, setAsking] = useState(false);
  const leave = useLeave(() => setAsking(false));
  if (seesMembers || role === "support") return null;
  return (
    <Card>
      <CardHeader
        title="Your membership"
        description={`You are in ${organisation} for single clients. Ask its owners or admins to see others.`}
      />
      <CardContent>
        <Button onClick={() => setAsking(true)}>
          <LogOut aria-hidden />
          Leave organisation
        </Button>
      </CardContent>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Leave ${organisation}?`}
        description={LEAVE_WORDS}
        confirmLabel="Leave organisation"
        pending={leave.isPending || leave.isSuccess}
        onConfirm={() => leave.mutate({ org })}
      />
    </Card>
  );
}
