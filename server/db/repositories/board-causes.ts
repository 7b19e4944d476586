import type { Db } from "@/server/db/client";
import { Prisma } from "@/server/db/generated/client";
import type { CauseFacts } from "@/server/domain/cause-words";
import { CAUSE_KINDS, type CauseKind, NEAR } from "@/server/domain/need";
import { mayDo } from "@/server/domain/roles";
import { BUSY_WORDS } from "@/server/domain/schedule/busy-words";
import type { OrgScope } from "@/server/domain/scope";
import { sqlInReach, sqlParentInReach } from "./reach";
import { TELLING_RUN } from "./telling-run";

/** Whose causes are looked for: clients within the scope, all of them when none are named. */
export interface CauseSpan {
  clientIds?: readonly string[];
  now: Date;
}

/** Of a scope's clients, those asked for alone. */
function among(alias: string, clientIds: readonly string[] | undefined): Prisma.Sql {
  return clientIds
    ? Prisma.sql`AND ${Prisma.raw(`"${alias}"`)}."clientId" = ANY(${[...clientIds]}::text[])`
    : Prisma.empty;
}

const COLUMNS = Prisma.sql`"clientId", "kind", "subjectId", "name", "runId", "count", "at", "detail", "remedy"`;
const NO_RUN = Prisma.sql`NULL::text, 0, NULL::timestamptz, NULL::text, NULL::text`;

const LATEST = Prisma.sql`SELECT r."id", r."kind", r."status", r."createdAt", r."failure", r."failedCount", r."deletions"
  FROM "Run" r WHERE r."importId" = i."id" AND r."orgId" = i."orgId" AND ${TELLING_RUN}`;

/** What is only asked for where the last run does not say it: it has not ended, or was a dry one. */
const ofEnded = (column: string) =>
  Prisma.sql`CASE WHEN last."tells" THEN last.${Prisma.raw(`"${column}"`)} ELSE before.${Prisma.raw(`"${column}"`)} END`;

/**
 * The imports as they stand, as a table expression `standing`: the last run of each that says something, and the last of
 * those that has ended and is no dry run. Mostly that is one look-up for each import, in the index of such runs alone.
 */
export function standingOf(scope: OrgScope, clientIds?: readonly string[]): Prisma.Sql {
  return Prisma.sql`standing AS MATERIALIZED (
    SELECT i."id", i."orgId", i."clientId", i."name", i."status" = 'ready' AS "ready", i."health", i."healthSince",
      i."realTime", i."sourceId", i."targetId", last."id" AS "lastId", last."status" AS "lastStatus",
      last."createdAt" AS "lastAt", last."failure", ${ofEnded("id")} AS "endedId", ${ofEnded("createdAt")} AS "endedAt",
      coalesce(${ofEnded("failedCount")}, 0) AS "failed", ${ofEnded("deletions")} AS "deletions"
    FROM "Import" i
    LEFT JOIN LATERAL (
      SELECT r.*, r."kind" <> 'dry_run' AND r."status" NOT IN ('queued', 'running') AS "tells"
      FROM (${LATEST} ORDER BY r."createdAt" DESC LIMIT 1) r
    ) last ON true
    LEFT JOIN LATERAL (
      ${LATEST} AND r."kind" <> 'dry_run' AND r."status" NOT IN ('queued', 'running') AND NOT last."tells"
      ORDER BY r."createdAt" DESC LIMIT 1
    ) before ON true
    WHERE ${sqlInReach(scope, "i")} ${among("i", clientIds)}
  )`;
}

function ofConnections(scope: OrgScope, { clientIds, now }: CauseSpan): Prisma.Sql {
  const uncheckedSince = daysFrom(now, -NEAR.connectionUncheckedDays);
  return Prisma.sql`
    SELECT c."clientId", CASE WHEN c."status" = 'failing' THEN 'connection_failing'
        WHEN c."status" = 'disabled' THEN 'connection_disabled' ELSE 'connection_unchecked' END,
      c."id", c."name", NULL::text, 0, c."lastCheckAt",
      CASE WHEN c."status" = 'failing' THEN failed."item" ->> 'detail' END,
      CASE WHEN c."status" = 'failing' THEN failed."item" ->> 'remedy' END
    FROM "Connection" c
    LEFT JOIN LATERAL (
      SELECT "item" FROM jsonb_array_elements(c."lastCheck" -> 'items') AS "item"
      WHERE c."status" = 'failing' AND "item" ->> 'state' = 'failed' LIMIT 1
    ) failed ON true
    WHERE ${sqlInReach(scope, "c")} ${among("c", clientIds)}
      AND (c."status" = 'failing'
        OR c."status" = 'unchecked' OR (c."status" = 'usable' AND c."lastCheckAt" < ${uncheckedSince})
        OR (c."status" = 'disabled' AND EXISTS (
          SELECT 1 FROM standing s WHERE s."ready" AND c."id" IN (s."sourceId", s."targetId"))))`;
}

/** What the imports' runs have left behind. A failing import whose last run tells why is named by that alone. */
const OF_IMPORTS = Prisma.sql`
  SELECT s."clientId", 'run_failed', s."id", s."name", s."lastId", 0, s."lastAt", s."failure", NULL
  FROM standing s WHERE s."lastStatus" = 'failed'
  UNION ALL
  SELECT s."clientId", CASE WHEN s."health" = 'good' THEN 'records_left' ELSE 'records_failed' END,
    s."id", s."name", s."endedId", s."failed", s."endedAt", NULL, NULL
  FROM standing s WHERE s."failed" > 0
  UNION ALL
  SELECT s."clientId", 'import_failing', s."id", s."name", NULL, 0, s."healthSince",
    (SELECT p."lastProblem" FROM "Schedule" p WHERE p."importId" = s."id" AND p."orgId" = s."orgId"
      AND p."lastProblem" <> ALL(${Object.values(BUSY_WORDS)}::text[]) ORDER BY p."lastAt" DESC LIMIT 1), NULL
  FROM standing s WHERE s."health" = 'failing' AND s."failed" = 0 AND s."lastStatus" IS DISTINCT FROM 'failed'
  UNION ALL
  SELECT s."clientId", 'deletions_held', s."id", s."name", s."endedId", (s."deletions" ->> 'gone')::int, s."endedAt",
    NULL, NULL
  FROM standing s
  WHERE s."deletions" -> 'held' ->> 'reason' = 'share' AND NOT EXISTS (
    SELECT 1 FROM "Run" a WHERE a."importId" = s."id" AND a."orgId" = s."orgId" AND a."createdAt" > s."endedAt"
      AND a."trigger" = 'person' AND a."deletionsApproved")`;

function ofSchedules(scope: OrgScope, { now }: CauseSpan): Prisma.Sql {
  const missed = new Date(now.getTime() - NEAR.missedMinutes * 60_000);
  const soon = daysFrom(now, NEAR.scheduleEndDays);
  const left = Prisma.sql`SELECT 1 FROM "Schedule" o WHERE o."importId" = s."id" AND o."orgId" = s."orgId"
    AND (o."paused" OR o."nextAt" IS NOT NULL)`;
  return Prisma.sql`
    SELECT s."clientId", k."kind", s."id", s."name", NULL::text, 0, k."at", k."detail", NULL
    FROM standing s JOIN "Schedule" p ON p."importId" = s."id" AND p."orgId" = s."orgId"
    CROSS JOIN LATERAL (
      SELECT 'schedule_missed' AS "kind", p."nextAt" AS "at", NULL AS "detail"
      WHERE p."nextAt" < ${missed} AND coalesce(s."lastStatus" NOT IN ('queued', 'running'), true)
      UNION ALL
      SELECT 'schedule_problem', p."lastAt", p."lastProblem"
      WHERE p."lastProblem" <> ALL(${Object.values(BUSY_WORDS)}::text[]) AND s."health" <> 'failing'
      UNION ALL
      SELECT 'schedule_ended', p."endsAt", NULL
      WHERE p."nextAt" IS NULL AND p."endsAt" < ${now} AND NOT s."realTime" AND NOT EXISTS (${left})
      UNION ALL
      SELECT 'schedule_ending', p."endsAt", NULL WHERE p."nextAt" IS NOT NULL AND p."endsAt" BETWEEN ${now} AND ${soon}
    ) k
    WHERE ${sqlParentInReach(scope, "p", "import")} AND NOT p."paused"`;
}

function ofWebhooks(scope: OrgScope, { clientIds, now }: CauseSpan): Prisma.Sql {
  const silentSince = daysFrom(now, NEAR.webhookWarningDays - NEAR.webhookSilenceDays);
  return Prisma.sql`
    SELECT c."clientId", k."kind", c."id", c."name", NULL::text, 0, k."at", NULL, k."remedy"
    FROM "WebhookEndpoint" e JOIN "Connection" c ON c."id" = e."connectionId" AND c."orgId" = e."orgId"
    CROSS JOIN LATERAL (
      SELECT 'webhooks_troubled' AS "kind", NULL::timestamptz AS "at", e."problem" AS "remedy" WHERE e."problem" IS NOT NULL
      UNION ALL
      SELECT 'webhooks_silent', h."heardAt" + ${NEAR.webhookSilenceDays} * interval '1 day', NULL
      FROM (
        SELECT min(greatest(w."renewedAt", w."lastEventAt")) AS "heardAt" FROM "Webhook" w
        WHERE w."endpointId" = e."id" AND w."orgId" = e."orgId" AND w."state" = 'active'
      ) h WHERE h."heardAt" < ${silentSince}
    ) k
    WHERE ${sqlInReach(scope, "c")} ${among("c", clientIds)} AND e."enabled" AND c."status" <> 'disabled'
    UNION ALL
    SELECT s."clientId", 'webhooks_off', s."id", s."name", ${NO_RUN}
    FROM standing s
    LEFT JOIN "WebhookEndpoint" e ON e."connectionId" = s."sourceId" AND e."orgId" = s."orgId"
    WHERE s."ready" AND s."realTime" AND e."enabled" IS DISTINCT FROM true`;
}

/** Ways in that are open for a time. Those of members and of support are for who may see them. */
function ofAccess(scope: OrgScope, { clientIds, now }: CauseSpan): Prisma.Sql {
  const parts: Prisma.Sql[] = [];
  if (mayDo(scope, "connection:manage")) {
    parts.push(Prisma.sql`
      SELECT a."clientId", 'authorization_open', a."id", a."name", NULL::text, 0, a."expiresAt", NULL, NULL
      FROM "ConnectionAuthorization" a
      WHERE ${sqlInReach(scope, "a")} ${among("a", clientIds)} AND a."connectionId" IS NULL`);
  }
  if (mayDo(scope, "member:read")) {
    parts.push(Prisma.sql`
      SELECT v."clientId", 'invitation_ending', n."id", coalesce(n."email", 'by link'), NULL::text, 0, n."expiresAt",
        NULL, NULL
      FROM "InvitationClient" v JOIN "Invitation" n ON n."id" = v."invitationId" AND n."orgId" = v."orgId"
      WHERE ${sqlInReach(scope, "v")} ${among("v", clientIds)} AND n."acceptedAt" IS NULL AND n."revokedAt" IS NULL
        AND n."expiresAt" BETWEEN ${now} AND ${daysFrom(now, NEAR.invitationDays)}`);
  }
  if (mayDo(scope, "support:read")) {
    parts.push(Prisma.sql`
      SELECT a."clientId", CASE WHEN a."state" = 'asked' THEN 'support_asked' ELSE 'support_ending' END,
        a."id", a."supporterName", a."runId", 0, a."expiresAt", CASE WHEN a."state" = 'asked' THEN a."reason" END, NULL
      FROM "SupportAccess" a
      WHERE ${sqlInReach(scope, "a")} ${among("a", clientIds)}
        AND (a."state" = 'asked' OR (a."state" = 'granted'
          AND a."expiresAt" BETWEEN ${now} AND ${daysFrom(now, NEAR.supportHours / 24)}))`);
  }
  return parts.length === 0
    ? Prisma.sql`SELECT NULL::text, NULL, NULL, NULL, ${NO_RUN} WHERE false`
    : Prisma.join(parts, " UNION ALL ");
}

/** Why clients need somebody, as table expressions `standing` and `cause`. Records are never read. */
export function causesOf(scope: OrgScope, span: CauseSpan): Prisma.Sql {
  const parts = [
    ofConnections(scope, span),
    OF_IMPORTS,
    ofSchedules(scope, span),
    ofWebhooks(scope, span),
    ofAccess(scope, span),
  ];
  return Prisma.sql`${standingOf(scope, span.clientIds)}, cause(${COLUMNS}) AS (${Prisma.join(parts, " UNION ALL ")})`;
}

/** The domain's order of kinds, the worst first. */
const PLACE = Prisma.sql`array_position(${CAUSE_KINDS}::text[], x."kind")`;
const ORDER = Prisma.sql`${PLACE}, x."count" DESC, x."name", x."subjectId"`;
const SHOWN = Prisma.sql`x."clientId", x."kind", x."subjectId", x."name", x."runId", x."count", x."at", x."detail", x."remedy"`;

/** The causes of each of these clients, the worst first, and no more than so many of each. */
export function listCausesOfClients(
  scope: OrgScope,
  db: Db,
  span: { clientIds: readonly string[]; now: Date },
  most: number,
): Promise<CauseFacts[]> {
  return db.$queryRaw<CauseFacts[]>`
    WITH ${causesOf(scope, span)}
    SELECT ${SHOWN} FROM (
      SELECT x.*, row_number() OVER (PARTITION BY x."clientId" ORDER BY ${ORDER}) AS "turn" FROM cause x
    ) x WHERE x."turn" <= ${most} ORDER BY x."clientId", x."turn"`;
}

/** The worst causes of all clients together. */
export function listWorstCauses(
  scope: OrgScope,
  db: Db,
  now: Date,
  kinds: readonly CauseKind[],
  limit: number,
): Promise<CauseFacts[]> {
  return db.$queryRaw<CauseFacts[]>`
    WITH ${causesOf(scope, { now })}
    SELECT ${SHOWN} FROM cause x WHERE x."kind" = ANY(${kinds}::text[]) ORDER BY ${ORDER} LIMIT ${limit}`;
}

function daysFrom(now: Date, days: number): Date {
  return new Date(now.getTime() + days * 86_400_000);
}
