import { ROLE_WORDS } from "@/components/members/role-words";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { Role } from "@/server/domain/roles";

/** For who belongs there already, with as much or more, or with what the invitation cannot be added to (`unfit`). */
export function InvitationLeads({
  slug,
  role,
  organisation,
  unfit,
}: {
  slug: string;
  role: Role;
  organisation: string;
  unfit: boolean;
}) {
  return (
    <div className="grid gap-4">
      <Alert
        state={unfit ? "attention" : "good"}
        title={`You are ${ROLE_WORDS[role].article} of ${organisation} already`}
      >
        {unfit
          ? "A membership has one role for all its clients, so this one cannot be added to yours. Ask whoever invited you to change your access under Settings, Members."
          : "There is nothing to accept, and the invitation is not used up."}
      </Alert>
      <Button asChild variant="primary" size="lg">
        <Link href={`/${slug}`}>Open {organisation}</Link>
      </Button>
    </div>
  );
}
