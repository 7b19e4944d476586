/** What an entry of the audit log tells of, by the kind of act. Filters offer the groups. */
export const AUDIT_GROUPS = [
  "added",
  "changed",
  "removed",
  "switched",
  "runs",
  "security",
  "support",
] as const;
export type AuditGroup = (typeof AUDIT_GROUPS)[number];

export const AUDIT_SUBJECTS = [
  "organisation",
  "person",
  "member",
  "invitation",
  "client",
  "connection",
  "import",
  "run",
  "schedule",
  "notice_channel",
  "support",
  "template",
] as const;
export type AuditSubject = (typeof AUDIT_SUBJECTS)[number];

/** A person, one of the support staff, a run that goes on by itself, or a part of the house such as the schedules. */
export type AuditActor = "person" | "support" | "run" | "system";

/** How far back a list looks; nothing chosen means to the beginning. */
export const AUDIT_PERIODS = ["day", "week", "month", "quarter", "year"] as const;
export type AuditPeriod = (typeof AUDIT_PERIODS)[number];

/** Every act that is written down: subject and verb. */
const GROUP_OF = {
  "organisation.created": "added",
  "organisation.retention_changed": "changed",
  "organisation.retention_applied": "removed",
  "organisation.notice_threshold_changed": "changed",
  "organisation.time_zone_changed": "changed",
  "organisation.kind_changed": "changed",
  "organisation.handed_over": "security",
  "member.joined": "security",
  "member.role_changed": "security",
  "member.clients_changed": "security",
  "member.removed": "security",
  "member.left": "security",
  "invitation.created": "security",
  "invitation.sent_again": "security",
  "invitation.revoked": "security",
  "person.password_changed": "security",
  "person.password_reset": "security",
  "person.email_changed": "security",
  "person.identity_linked": "security",
  "person.identity_unlinked": "security",
  "person.second_factor_on": "security",
  "person.second_factor_off": "security",
  "person.recovery_code_used": "security",
  "person.recovery_codes_renewed": "security",
  "person.signed_out": "security",
  "client.created": "added",
  "client.renamed": "changed",
  "client.removed": "removed",
  "connection.created": "added",
  "connection.renamed": "changed",
  "connection.credentials_changed": "security",
  "connection.enabled": "switched",
  "connection.disabled": "switched",
  "connection.webhooks_enabled": "switched",
  "connection.webhooks_disabled": "switched",
  "connection.webhooks_mended": "changed",
  "connection.removed": "removed",
  "import.created": "added",
  "import.duplicated": "added",
  "import.renamed": "changed",
  "import.source_chosen": "changed",
  "import.target_chosen": "changed",
  "import.filters_changed": "changed",
  "import.mapping_changed": "changed",
  "import.options_changed": "changed",
  "import.notice_threshold_changed": "changed",
  "import.real_time_on": "switched",
  "import.real_time_off": "switched",
  "import.template_applied": "changed",
  "import.template_detached": "changed",
  "import.removed": "removed",
  "run.started": "runs",
  "run.dry_run_started": "runs",
  "run.retry_started": "runs",
  "run.deletions_approved": "runs",
  "run.cancelled": "runs",
  "run.resumed": "runs",
  "schedule.created": "added",
  "schedule.changed": "changed",
  "schedule.paused": "switched",
  "schedule.resumed": "switched",
  "schedule.removed": "removed",
  "notice_channel.created": "added",
  "notice_channel.updated": "changed",
  "notice_channel.enabled": "switched",
  "notice_channel.disabled": "switched",
  "notice_channel.tested": "changed",
  "notice_channel.removed": "removed",
  "support.asked": "support",
  "support.granted": "support",
  "support.declined": "support",
  "support.ended": "support",
  "support.looked": "support",
  "support.noted": "support",
  "support.handed_back": "support",
  "template.created": "added",
  "template.version_saved": "changed",
  "template.renamed": "changed",
  "template.pushed": "changed",
  "template.removed": "removed",
} as const satisfies Record<string, AuditGroup>;

export type AuditAction = keyof typeof GROUP_OF;

export const AUDIT_ACTIONS = Object.keys(GROUP_OF) as AuditAction[];

export function actionsOf(groups: readonly AuditGroup[]): AuditAction[] {
  return AUDIT_ACTIONS.filter((action) => groups.includes(GROUP_OF[action]));
}
