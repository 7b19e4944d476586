import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { AuthCard } from "../auth-card";
import type { EndedLook } from "./invitation-look";

function wordsOf({ state, organisation, inviter }: EndedLook): { title: string; description: string } {
  const who = inviter ?? "whoever invited you";
  switch (state) {
    case "accepted":
      return {
        title: "This invitation was accepted",
        description: `Each invitation works once. If it was you, sign in to open ${organisation}. If not, ask ${who} for another one.`,
      };
    case "revoked":
      return {
        title: "This invitation was withdrawn",
        description: `It no longer opens ${organisation}. If you should belong to it, ask ${who} for another one.`,
      };
    case "expired":
      return {
        title: "This invitation has expired",
        description: `Invitations work for seven days. Ask ${who} to send the one to ${organisation} again.`,
      };
    case "unknown":
      return {
        title: "This link works no more",
        description:
          "A newer one took its place, or it was not copied whole. Look for the latest mail, or ask for another invitation.",
      };
  }
}

export function InvitationEnded({ look }: { look: EndedLook }) {
  return (
    <AuthCard {...wordsOf(look)}>
      <Button asChild variant="primary" size="lg" className="w-full">
        <Link href="/">Go to PrimeLink</Link>
      </Button>
    </AuthCard>
  );
}
