import { DEFAULT_FILTERS, DEFAULT_OPTIONS } from "@/server/domain/import-settings";
import { list, of, type Row, row } from "./row";

const { sourceIds: _forRetries, ...filters } = DEFAULT_FILTERS;
const times = { rhythm: { kind: "hourly", minute: 0 }, startsAt: null, endsAt: null };
const schedule = { ...times, reach: "changes", whenBusy: "skip", catchUp: true };
const shopKeys = {
  url: "https://shop.example.test",
  consumerKey: `ck_${"0".repeat(40)}`,
  consumerSecret: `cs_${"0".repeat(40)}`,
};
const PUSH = "00000000-0000-4000-8000-000000000000";
const password = "a password of tests";
const account = { name: "New", email: "new@example.test", password };

const accountRows: Record<string, Row> = {
  "account.signInChoices": row("nobody"),
  "account.forgotPassword": row("nobody", () => ({ email: "nobody@example.test" })),
  "account.resetLink": row("nobody", () => ({ token: "none" })),
  "account.resetPassword": row("nobody", () => ({ token: "none", newPassword: password })),
  "account.emailChange": row("nobody", () => ({ token: "none" })),
  "account.confirmEmail": row("nobody", () => ({ token: "none" })),
  "account.staff": row("account"),
  "account.get": row("account"),
  "account.rename": row("account", () => ({ name: "Other" })),
  "account.changeEmail": row("account", () => ({ email: "other@example.test", password })),
  "account.changePassword": row("account", () => ({ password, newPassword: "another password" })),
  "account.offerSecondFactor": row("account", () => ({ password })),
  "account.turnOnSecondFactor": row("account", () => ({ code: "123456" })),
  "account.turnOffSecondFactor": row("account", () => ({ password, code: "123456" })),
  "account.renewRecoveryCodes": row("account", () => ({ password, code: "123456" })),
  "account.sessions": row("account"),
  "account.endSession": row("account", () => ({ id: "none" })),
  "account.endOtherSessions": row("account"),
  "account.startLinking": row("account", () => ({ provider: "google", password })),
  "account.unlink": row("account", () => ({ provider: "google", password })),
};

const organisationRows: Record<string, Row> = {
  "organisation.signUpState": row("nobody"),
  "organisation.signUp": row("nobody", () => ({ ...account, organisation: "New", timeZone: "UTC" })),
  "organisation.foundState": row("person"),
  "organisation.found": row("person", () => ({ organisation: "New", timeZone: "UTC" })),
  "organisation.mine": row("person"),
  "organisation.get": row("organisation:read"),
  "organisation.changeKind": row("organisation:manage", () => ({ kind: "agency" })),
  "organisation.changeTimeZone": row("organisation:manage", () => ({ timeZone: "Europe/Rome" })),
  "organisation.search": row("organisation:read", () => ({ text: "import" })),
  "organisation.retention": row("organisation:read"),
  "organisation.retentionPreview": row("organisation:read", () => ({ keepRecordsDays: 7, keepRunsDays: 30 })),
  "organisation.saveRetention": row("organisation:manage", () => ({
    keepRecordsDays: 90,
    keepRunsDays: 365,
  })),
  "overview.get": row("organisation:read"),
  "audit.list": row("audit:read", list("createdAt")),
  "audit.people": row("audit:read"),
};

const memberRows: Record<string, Row> = {
  "member.list": row("member:read"),
  "member.access": row("member:manage", of("memberId")),
  "member.changeAccess": row("member:manage", (t) => ({
    ...{ memberId: t.memberId, role: "operator", clients: [t.clientId] },
  })),
  "member.remove": row("member:manage", of("memberId")),
  "member.leave": row("organisation:read", undefined, { ownDoing: true }),
  "member.transferOwnership": row("member:manage", of("memberId")),
  "member.invitations": row("member:manage"),
  "member.invite": row("member:manage", (t) => ({ email: null, role: "viewer", clients: [t.clientId] })),
  "member.revokeInvitation": row("member:manage", of("invitationId")),
  "member.resendInvitation": row("member:manage", of("invitationId")),
  "invitation.look": row("nobody", () => ({ token: "none" })),
  "invitation.accept": row("person", () => ({ token: "none" })),
  "invitation.signUp": row("nobody", () => ({ ...account, token: "none" })),
};

const connectionRows: Record<string, Row> = {
  "connection.platforms": row("connection:read"),
  "connection.list": row("connection:read"),
  "connection.page": row("connection:read", list("name")),
  "connection.get": row("connection:read", (t) => ({ connectionId: t.sourceId })),
  "connection.test": row("connection:manage", (t) => ({
    platform: "bigcommerce",
    connectionId: t.sourceId,
    credentials: { storeHash: "abc123" },
  })),
  "connection.check": row("connection:manage", (t) => ({ connectionId: t.sourceId })),
  "connection.create": row("connection:manage", (t) => ({
    ...{ platform: "woocommerce", name: "New", clientId: t.clientId },
    credentials: shopKeys,
  })),
  "connection.rotate": row("connection:manage", (t) => ({
    connectionId: t.targetId,
    credentials: shopKeys,
  })),
  "connection.rename": row("connection:manage", (t) => ({ connectionId: t.sourceId, name: "Other" })),
  "connection.setEnabled": row("connection:manage", (t) => ({ connectionId: t.sourceId, enabled: false })),
  "connection.remove": row("connection:manage", (t) => ({ connectionId: t.sourceId })),
  "connection.startAuthorization": row(
    "connection:manage",
    (t) => ({
      ...{ platform: "woocommerce", name: "New", clientId: t.clientId },
      storeUrl: "https://shop.example.test",
    }),
    { alike: "BAD_REQUEST" },
  ),
  "connection.authorization": row("connection:manage", of("authorizationId")),
  "connection.webhooks.get": row("connection:read", (t) => ({ connectionId: t.sourceId })),
  "connection.webhooks.enable": row("connection:manage", (t) => ({ connectionId: t.sourceId })),
  "connection.webhooks.disable": row("connection:manage", (t) => ({ connectionId: t.sourceId })),
  "connection.webhooks.check": row("connection:manage", (t) => ({ connectionId: t.sourceId })),
};

const importRows: Record<string, Row> = {
  "import.list": row("import:read", list("name")),
  "import.get": row("import:read", of("importId")),
  "import.create": row("import:manage", (t) => ({ name: "New", entity: "products", clientId: t.clientId })),
  "import.saveType": row("import:manage", (t) => ({
    importId: t.importId,
    name: "Other",
    entity: "products",
  })),
  "import.chooseConnection": row("import:manage", (t) => ({
    ...{ importId: t.importId, side: "source", connectionId: t.sourceId },
  })),
  "import.saveFilters": row("import:manage", (t) => ({ importId: t.importId, filters })),
  "import.saveMapping": row("import:manage", (t) => ({ importId: t.importId, rules: [], basedOn: null })),
  "import.saveOptions": row("import:manage", (t) => ({ importId: t.importId, options: DEFAULT_OPTIONS })),
  "import.duplicate": row("import:manage", of("importId")),
  "import.removal": row("import:manage", of("importId")),
  "import.remove": row("import:manage", of("importId")),
  "import.start": row("run:retry", (t) => ({ importId: t.importId, kind: "dry_run" })),
  "import.realTime": row("import:read", of("importId")),
  "import.setRealTime": row("import:manage", (t) => ({ importId: t.importId, on: true })),
  "import.categories": row("import:read", of("importId")),
  "import.filterChoices": row("import:read", of("importId")),
  "import.countMatching": row("import:read", (t) => ({ importId: t.importId, filters })),
  "import.mapping": row("import:read", of("importId")),
  "import.mappingVersion": row("import:read", (t) => ({ importId: t.importId, version: 1 })),
  "import.samples": row("import:read", of("importId")),
  "import.sample": row("import:read", (t) => ({ importId: t.importId, sourceId: t.sourceRecord })),
  "import.preview": row("import:read", (t) => ({
    ...{ importId: t.importId, sourceId: t.sourceRecord, rules: [] },
  })),
  "import.storeDifferences": row("import:read", of("importId")),
  "schedule.list": row("import:read", of("importId")),
  "schedule.preview": row("import:read", () => times),
  "schedule.create": row("import:manage", (t) => ({ ...schedule, importId: t.importId })),
  "schedule.update": row("import:manage", (t) => ({ ...schedule, scheduleId: t.scheduleId })),
  "schedule.setPaused": row("import:manage", (t) => ({ scheduleId: t.scheduleId, paused: true })),
  "schedule.remove": row("import:manage", of("scheduleId")),
};

const records = list("seq");
const runRows: Record<string, Row> = {
  "run.list": row("run:read", (t) => ({ ...list("createdAt")(t), importId: t.importId }), {
    alike: "answered",
  }),
  "run.triggers": row("run:read", of("importId"), { alike: "answered" }),
  "run.history": row("run:read", (t) => ({ importId: t.importId, days: 30 })),
  "run.get": row("run:read", of("runId")),
  "run.issues": row("run:read", of("runId")),
  "run.log": row("run:read", of("runId")),
  "run.records": row("run:read", (t) => ({ ...records(t), runId: t.runId })),
  "run.record": row("run:read", of("recordId")),
  "run.neighbours": row("run:read", (t) => ({ recordId: t.recordId, list: records(t) })),
  "run.cancel": row("run:start", of("runId")),
  "run.resume": row("run:start", of("runId")),
  "run.notes": row("run:read", of("runId")),
  "run.retryFailed": row("run:retry", (t) => ({ runId: t.runId, recordIds: [t.recordId] })),
  "run.applyDeletions": row("run:start", of("runId")),
};

const noticeRows: Record<string, Row> = {
  "notice.channels": row("organisation:read"),
  "notice.createChannel": row("organisation:manage", () => ({
    ...{ kind: "email", name: "New", address: "new@example.test" },
  })),
  "notice.updateChannel": row("organisation:manage", (t) => ({ channelId: t.channelId, name: "Other" })),
  "notice.enableChannel": row("organisation:manage", (t) => ({ channelId: t.channelId, enabled: false })),
  "notice.removeChannel": row("organisation:manage", of("channelId")),
  "notice.testChannel": row("organisation:manage", of("channelId")),
  "notice.list": row("organisation:read"),
  "notice.thresholds": row("organisation:read"),
  "notice.setThreshold": row("organisation:manage", () => ({ percent: 5 })),
  "notice.setImportThreshold": row("organisation:manage", (t) => ({ importId: t.importId, percent: 5 })),
};

const clientRows: Record<string, Row> = {
  "client.list": row("client:read", list("name")),
  "client.search": row("client:read", () => ({ text: "" })),
  "client.get": row("client:read", of("clientId")),
  "client.create": row("client:manage", () => ({ name: "New" })),
  "client.rename": row("client:manage", (t) => ({ clientId: t.clientId, name: "Other" })),
  "client.remove": row("client:manage", of("clientId")),
  "board.list": row("client:read", list("need")),
  "board.summary": row("client:read"),
  "board.client": row("client:read", of("clientId")),
};

const version = { version: 1 };
const templateRows: Record<string, Row> = {
  "template.list": row("template:read", list("name")),
  "template.choices": row("template:read", () => ({ entity: "products" })),
  "template.get": row("template:read", of("templateId")),
  "template.compare": row("template:read", (t) => ({ templateId: t.templateId, before: 1, after: 1 })),
  "template.imports": row("template:read", (t) => ({ ...list("name")(t), templateId: t.templateId })),
  "template.importChoice": row("template:read", (t) => ({ templateId: t.templateId, filters: {} })),
  "template.ofImport": row("template:read", of("importId")),
  "template.create": row("template:manage", (t) => ({ importId: t.importId, name: "New" })),
  "template.saveVersion": row("template:manage", (t) => ({
    ...{ templateId: t.templateId, basedOn: 1, from: { importId: t.importId } },
  })),
  "template.rename": row("template:manage", (t) => ({ templateId: t.templateId, name: "Other" })),
  "template.remove": row("template:manage", of("templateId")),
  "template.preview": row("template:read", (t) => ({
    ...{ ...version, templateId: t.templateId, importIds: [t.importId] },
  })),
  "template.push": row(
    "import:manage",
    (t) => ({
      ...{ ...version, templateId: t.templateId, push: { id: PUSH, imports: 1 } },
      imports: [{ importId: t.importId, keep: true, seen: "" }],
    }),
    { also: ["template:read"] },
  ),
  "template.detach": row("import:manage", of("importId"), { also: ["template:read"] }),
  "template.candidates": row("import:manage", (t) => ({ ...list("name")(t), templateId: t.templateId }), {
    also: ["template:read"],
  }),
  "template.createImports": row(
    "import:manage",
    (t) => ({ ...version, templateId: t.templateId, clients: [{ clientId: t.clientId }] }),
    { also: ["template:read"] },
  ),
};

const supportRows: Record<string, Row> = {
  "support.queue": row("staff", list("endedAt")),
  "support.groups": row("staff"),
  "support.organisations": row("staff"),
  "support.ask": row("staff", (t) => ({
    ...{ runId: t.runId, reason: "A run that failed.", minutes: 60, wantsPersonalData: false },
  })),
  "support.accesses": row("staff"),
  "support.end": row("staff", of("accessId"), { ofOneself: true }),
  "supportAccess.list": row("support:read"),
  "supportAccess.news": row("support:read"),
  "supportAccess.grant": row("support:manage", (t) => ({
    ...{ accessId: t.accessId, minutes: 60, personalData: false },
  })),
  "supportAccess.decline": row("support:manage", of("accessId")),
  "supportAccess.end": row("support:manage", of("accessId")),
  "supportAccess.note": row("support:act", (t) => ({ runId: t.runId, text: "A note." })),
  "supportAccess.handBack": row("support:act", (t) => ({ runId: t.runId, text: "A note." })),
  "supportAccess.leave": row("support:act", undefined, { ownDoing: true }),
};

/** Every procedure of the API, by its path. One that is missing here fails the walk. */
export const ROWS: Record<string, Row> = {
  ...accountRows,
  ...organisationRows,
  ...memberRows,
  ...connectionRows,
  ...importRows,
  ...runRows,
  ...noticeRows,
  ...clientRows,
  ...templateRows,
  ...supportRows,
};
