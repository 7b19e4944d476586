"use client";

import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { StateText } from "@/components/ui/state-badge";
import { MemberClients } from "./member-clients";
import { MemberMenu } from "./member-menu";
import { type Member, ROLE_WORDS } from "./role-words";

/** One member: who they are, since when, how well their account is kept, and what may be done about it. */
export function MemberRow({
  member,
  lastOwner,
  tellsClients,
}: {
  member: Member;
  lastOwner: boolean;
  tellsClients: boolean;
}) {
  const { name, email, role, clients, since, self, account } = member;
  return (
    <li className="flex items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="grid min-w-0 flex-1 gap-x-4 gap-y-1.5 sm:grid-cols-[minmax(0,1fr)_10rem] md:grid-cols-[minmax(0,1fr)_11rem_11rem]">
        <div className="min-w-0 self-center">
          <p className="flex min-w-0 items-center gap-2">
            <span className="truncate font-medium text-sm">{name}</span>
            {self ? <Badge>You</Badge> : null}
          </p>
          <p className="truncate text-ink-muted text-xs" title={email}>
            {email}
          </p>
        </div>
        <div className="min-w-0 self-center">
          <p className="text-sm">{ROLE_WORDS[role].word}</p>
          {tellsClients ? (
            <p className="line-clamp-2 text-ink-muted text-xs [overflow-wrap:anywhere]">
              <MemberClients clients={clients} />
            </p>
          ) : null}
        </div>
        <div className="grid content-center gap-0.5 text-ink-muted text-xs sm:col-span-2 md:col-span-1">
          <p>
            Member since <RelativeTime value={since} />
          </p>
          {account ? (
            <>
              <p>
                {account.lastSeenAt ? (
                  <>
                    Last seen <RelativeTime value={account.lastSeenAt} />
                  </>
                ) : (
                  "Not seen yet"
                )}
              </p>
              <StateText state={account.secondFactor ? "good" : "off"} className="text-xs [&_svg]:size-3.5">
                {account.secondFactor ? "Two-step sign-in on" : "Two-step sign-in off"}
              </StateText>
            </>
          ) : null}
        </div>
      </div>
      <MemberMenu member={member} lastOwner={lastOwner} />
    </li>
  );
}
