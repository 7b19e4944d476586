import Link from "next/link";
import { ROLE_WORDS } from "@/components/members/role-words";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { Role } from "@/server/domain/roles";

/** For who belongs there already, with as much or more. */
export function InvitationLeads({
  slug,
  role,
  organisation,
}: {
  slug: string;
  role: Role;
  organisation: string;
}) {
  return (
    <div className="grid gap-4">
      <Alert state="good" title={`You are ${ROLE_WORDS[role].article} of ${organisation} already`}>
        There is nothing to accept, and the invitation is not used up.
      </Alert>
      <Button asChild variant="primary" size="lg">
        <Link href={`/${slug}`}>Open {organisation}</Link>
      </Button>
    </div>
  );
}
