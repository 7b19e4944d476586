"use client";

import { Building2 } from "lucide-react";
import { signOut } from "next-auth/react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { FoundForm } from "./found-form";

/** `mayFound`: who belongs nowhere may make an organisation of their own. */
export function NoOrganisation({ mayFound }: { mayFound: boolean }) {
  const others = (
    <>
      <Button asChild>
        <Link href="/account">Your account</Link>
      </Button>
      <Button onClick={() => void signOut({ callbackUrl: "/sign-in" })}>Sign out</Button>
    </>
  );
  return (
    <main className="flex min-h-dvh items-center justify-center">
      {mayFound ? (
        <EmptyState page icon={Building2} title="Name your agency or shop" actions={others}>
          It holds your stores and imports, and whoever works with you.
          <FoundForm />
        </EmptyState>
      ) : (
        <EmptyState page icon={Building2} title="You belong to no organisation" actions={others}>
          Ask the owner of your organisation to add you again, or sign in with another account.
        </EmptyState>
      )}
    </main>
  );
}
