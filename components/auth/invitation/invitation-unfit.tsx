import Link from "next/link";
import { ROLE_WORDS } from "@/components/members/role-words";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { Role } from "@/server/domain/roles";

/** For who belongs there with another role for other clients: a membership has one role for all its clients. */
export function InvitationUnfit({
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
      <Alert state="attention" title={`You are ${ROLE_WORDS[role].article} of ${organisation} already`}>
        A membership has one role for all its clients, so this one cannot be added to yours. Ask whoever
        invited you to change your access under Settings, Members.
      </Alert>
      <Button asChild variant="primary" size="lg">
        <Link href={`/${slug}`}>Open {organisation}</Link>
      </Button>
    </div>
  );
}
