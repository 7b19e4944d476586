import type { AuditAction, AuditGroup, AuditPeriod, AuditSubject } from "@/server/domain/audit";
import type { AuditValue } from "@/server/domain/audit-changes";

/** What was done, in words; its name stands beside it. */
export const ACTION_WORDS: Record<AuditAction, string> = {
  "organisation.created": "Founded the organisation",
  "organisation.retention_changed": "Changed how long history is kept",
  "organisation.retention_applied": "Removed history that was no longer to be kept",
  "organisation.notice_threshold_changed": "Changed when a run counts as failing",
  "organisation.time_zone_changed": "Changed the time zone",
  "organisation.kind_changed": "Changed whose stores the organisation looks after",
  "organisation.handed_over": "Handed the organisation over to a member",
  "member.joined": "Accepted an invitation",
  "member.role_changed": "Changed the role of a member",
  "member.clients_changed": "Changed the clients of a member",
  "member.removed": "Removed a member",
  "member.left": "Left the organisation",
  "invitation.created": "Invited somebody",
  "invitation.sent_again": "Sent an invitation again",
  "invitation.revoked": "Revoked an invitation",
  "person.password_changed": "Changed the password",
  "person.password_reset": "Set a new password by a link",
  "person.email_changed": "Changed the e-mail address",
  "person.identity_linked": "Linked another way to sign in",
  "person.identity_unlinked": "Unlinked a way to sign in",
  "person.second_factor_on": "Turned two-step sign-in on",
  "person.second_factor_off": "Turned two-step sign-in off",
  "person.recovery_code_used": "Signed in with a recovery code",
  "person.recovery_codes_renewed": "Made new recovery codes",
  "person.signed_out": "Signed other devices out",
  "client.created": "Added a client",
  "client.renamed": "Renamed a client",
  "client.removed": "Removed a client",
  "connection.created": "Added a connection",
  "connection.renamed": "Renamed a connection",
  "connection.credentials_changed": "Changed the credentials of a connection",
  "connection.enabled": "Enabled a connection",
  "connection.disabled": "Disabled a connection",
  "connection.webhooks_enabled": "Turned webhooks on for a connection",
  "connection.webhooks_disabled": "Turned webhooks off for a connection",
  "connection.webhooks_mended": "Mended the webhooks of a connection",
  "connection.removed": "Removed a connection",
  "import.created": "Added an import",
  "import.duplicated": "Duplicated an import",
  "import.renamed": "Renamed an import",
  "import.source_chosen": "Chose the source of an import",
  "import.target_chosen": "Chose the target of an import",
  "import.filters_changed": "Changed the filters of an import",
  "import.mapping_changed": "Changed the mapping of an import",
  "import.options_changed": "Changed the options of an import",
  "import.notice_threshold_changed": "Changed when runs of an import count as failing",
  "import.real_time_on": "Turned real time on for an import",
  "import.real_time_off": "Turned real time off for an import",
  "import.template_applied": "Gave an import a template",
  "import.template_detached": "Detached an import from its template",
  "import.removed": "Removed an import",
  "run.started": "Started a run",
  "run.dry_run_started": "Started a dry run",
  "run.retry_started": "Retried failed records",
  "run.deletions_approved": "Started a run that may take records away",
  "run.cancelled": "Cancelled a run",
  "run.resumed": "Resumed a run",
  "schedule.created": "Added a schedule",
  "schedule.changed": "Changed a schedule",
  "schedule.paused": "Paused a schedule",
  "schedule.resumed": "Resumed a schedule",
  "schedule.removed": "Removed a schedule",
  "notice_channel.created": "Added a channel for notices",
  "notice_channel.updated": "Changed a channel for notices",
  "notice_channel.enabled": "Turned a channel for notices on",
  "notice_channel.disabled": "Turned a channel for notices off",
  "notice_channel.tested": "Sent a test notice",
  "notice_channel.removed": "Removed a channel for notices",
  "support.asked": "Asked for support access",
  "support.granted": "Granted support access",
  "support.declined": "Declined support access",
  "support.ended": "Ended support access",
  "support.looked": "Looked at something as support",
  "support.noted": "Wrote a note on a run",
  "support.handed_back": "Handed a run back",
  "template.created": "Added a template",
  "template.version_saved": "Saved a version of a template",
  "template.renamed": "Renamed a template",
  "template.pushed": "Pushed a template to imports",
  "template.removed": "Removed a template",
};

/** What was done, by the entry itself where it says more than its kind: what support staff looked at. */
export function actWord({
  action,
  details,
}: {
  action: AuditAction;
  details: Record<string, AuditValue>;
}): string {
  if (action === "support.looked" && typeof details.shown === "string") return `Looked at ${details.shown}`;
  return ACTION_WORDS[action] ?? action;
}

export const GROUP_WORDS: Record<AuditGroup, string> = {
  added: "Added",
  changed: "Changed",
  removed: "Removed",
  switched: "Turned on or off",
  runs: "Runs",
  security: "Sign-in and credentials",
  support: "Support staff",
};

export const SUBJECT_WORDS: Record<AuditSubject, string> = {
  organisation: "Organisation",
  person: "Person",
  member: "Member",
  invitation: "Invitation",
  client: "Client",
  connection: "Connection",
  import: "Import",
  run: "Run",
  schedule: "Schedule",
  notice_channel: "Notice channel",
  support: "Support access",
  template: "Template",
};

export const PERIOD_WORDS: Record<AuditPeriod, string> = {
  day: "Last 24 hours",
  week: "Last 7 days",
  month: "Last 30 days",
  quarter: "Last 90 days",
  year: "Last 365 days",
};

const PART_WORDS: Record<string, string> = {
  schedules: "Schedule",
  webhooks: "Webhook",
  retention: "Retention",
  notices: "Notices",
  support: "Support staff",
};

/** Who did it when no person and no run did. */
export function partWord(part: string | null): string {
  return (part && PART_WORDS[part]) ?? "PrimeLink";
}
