"use client";

import { Building2 } from "lucide-react";
import { signOut } from "next-auth/react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export function NoOrganisation() {
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <EmptyState
        page
        icon={Building2}
        title="You belong to no organisation"
        actions={<Button onClick={() => void signOut({ callbackUrl: "/sign-in" })}>Sign out</Button>}
      >
        Ask the owner of your organisation to add you again, or sign in with another account.
      </EmptyState>
    </main>
  );
}
