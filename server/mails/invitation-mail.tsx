import { Text } from "@react-email/text";
import { clientsInWords, type NamedClients } from "@/server/domain/named-clients";
import type { Role } from "@/server/domain/roles";
import { look } from "./look";
import { MailFrame } from "./mail-frame";
import { type RenderedMail, renderMail } from "./render-mail";

const ROLE_WORDS: Record<Role, string> = {
  owner: "as an owner: you may do everything, also decide who belongs to it",
  admin: "as an admin: you look after its stores, imports and members",
  operator: "as an operator: you set imports up and run them",
  viewer: "as a viewer: you see its imports and runs, and change nothing",
};

export interface InvitationFacts {
  inviter: string;
  organisation: string;
  role: Role;
  /** Null: all of them. */
  clients: NamedClients | null;
  expiresAt: Date;
  /** Of the organisation. */
  timeZone: string;
  link: string;
}

/** Names are others' words: they stand in the text, and open nothing. */
export function invitationMail(facts: InvitationFacts): Promise<RenderedMail> {
  const { inviter, organisation, role, clients, expiresAt, timeZone, link } = facts;
  const until = new Intl.DateTimeFormat("en-GB", {
    dateStyle: "long",
    timeStyle: "short",
    timeZone,
  }).format(expiresAt);
  const sentence = `${inviter} invites you to ${organisation} on PrimeLink, ${ROLE_WORDS[role]}.`;
  return renderMail(
    `${inviter} invites you to ${organisation}`,
    <MailFrame
      heading={`Join ${organisation}`}
      preview={sentence}
      action={{ label: "See the invitation", href: link }}
      footer="If you do not know who this is, leave it: nothing happens without the link. Pass the link on to nobody."
    >
      <Text style={look.text}>{sentence}</Text>
      {clients ? <Text style={look.text}>You will be there for {clientsInWords(clients)} alone.</Text> : null}
      <Text style={look.text}>
        The link works once, until {until} ({timeZone}).
      </Text>
    </MailFrame>,
  );
}
