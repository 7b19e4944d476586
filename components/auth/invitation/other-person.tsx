"use client";

import { signOut } from "next-auth/react";
import { useState } from "react";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";

/** Signed in as somebody whom the invitation is not for. */
export function OtherPerson({
  token,
  invited,
  yourEmail,
}: {
  token: string;
  invited: string;
  yourEmail: string;
}) {
  const [leaving, setLeaving] = useState(false);
  return (
    <div className="grid gap-4">
      <Alert state="attention" title={`This invitation is for ${invited}`}>
        You are signed in as {yourEmail}. Sign out and continue with {invited}, or have {yourEmail} invited.
      </Alert>
      <Button
        variant="primary"
        size="lg"
        pending={leaving}
        onClick={() => {
          setLeaving(true);
          void signOut({ callbackUrl: `/invitation/${token}` }).catch(() => setLeaving(false));
        }}
      >
        Sign out and continue
      </Button>
    </div>
  );
}
