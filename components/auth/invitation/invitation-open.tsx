import { ROLE_WORDS } from "@/components/members/role-words";
import { clientsInWords } from "@/server/domain/named-clients";
import type { SignInProvider } from "@/server/domain/sign-in-provider";
import { AuthCard } from "../auth-card";
import { AcceptInvitation } from "./accept-invitation";
import { InvitationLeads } from "./invitation-leads";
import type { OpenLook } from "./invitation-look";
import { OtherPerson } from "./other-person";
import { SignedOutInvited } from "./signed-out-invited";

/** Who invites to what, and the next step for who has opened the link. */
export function InvitationOpen({
  token,
  look,
  yourEmail,
  providers,
}: {
  token: string;
  look: OpenLook;
  yourEmail: string | null;
  providers: { id: SignInProvider; name: string }[];
}) {
  const { organisation, inviter, role, clients, email, you } = look;
  const { article, about } = ROLE_WORDS[role];
  return (
    <AuthCard
      title={`Join ${organisation}`}
      description={`${inviter ?? "An owner"} invites ${email ?? "you"} as ${article}, who ${about.charAt(0).toLowerCase()}${about.slice(1)}`}
    >
      {clients ? (
        <p className="-mt-3 mb-6 text-sm [overflow-wrap:anywhere]">
          It is for <span className="font-medium">{clientsInWords(clients)}</span> alone.
        </p>
      ) : null}
      {you === null ? (
        <SignedOutInvited token={token} email={email} hasAccount={look.hasAccount} providers={providers} />
      ) : you.kind === "other_person" ? (
        <OtherPerson token={token} invited={email ?? ""} yourEmail={yourEmail ?? ""} />
      ) : you.kind === "member" || you.kind === "unfit" ? (
        <InvitationLeads
          slug={you.slug}
          role={you.role}
          organisation={organisation}
          unfit={you.kind === "unfit"}
        />
      ) : (
        <AcceptInvitation token={token} organisation={organisation} yourEmail={yourEmail ?? ""} />
      )}
    </AuthCard>
  );
}
