import type { RecordWrite, RecordWriteResult, WriteOutcome } from "@/server/connectors/core/target";
import type { IssueDraft } from "@/server/domain/issue";
import type { JsonObject } from "@/server/domain/json";
import { type WpError, withoutLinks } from "../answers";
import type { WooClient } from "../client";
import { storeClock } from "../clock";
import { metaText } from "../found";
import { textOf } from "../payload/read";
import { inParts, LARGEST_BATCH } from "../writers/batch";
import { technicalOfError } from "../writers/refusal";
import { Reporter } from "../writers/reporter";
import { TaskQueue } from "../writers/task-queue";
import type { Destination, FoundUnit, Unit } from "../writers/unit";
import type { WriteOptions } from "../writers/write-products";
import { writeUnits } from "../writers/write-units";
import { customersByEmail, customersById } from "./find";
import { CUSTOMER_STAMP_KEY, heldByNewer, isShared, stampsOf, withStampsOf } from "./stamps";

/** WordPress refuses a login name above 60 characters; WooCommerce makes it from the address and may add a number. */
const LONGEST_LOGIN = 50;

/** Refusals of an e-mail address or login name that somebody has: before, or by a request at the same moment. */
const TAKEN_CODES = new Set([
  "registration-error-email-exists",
  "registration-error-username-exists",
  "existing_user_email",
  "existing_user_login",
]);

function withLogin(body: JsonObject, sourceId: string): JsonObject {
  const [local = ""] = textOf(body.email).split("@");
  if (local.length <= LONGEST_LOGIN) return body;
  const login = local.replace(/[^a-z0-9._-]/gi, "").slice(0, LONGEST_LOGIN - 20);
  return { ...body, username: `${login}-${sourceId.replace(/[^a-z0-9]/gi, "").slice(-18)}` };
}

/** The account that has the e-mail address; a login name that was taken at the same moment only needs another try. */
async function takenAddress(client: WooClient, unit: Unit, error: WpError): Promise<WriteOutcome | null> {
  if (!TAKEN_CODES.has(error.code)) return null;
  const email = textOf(unit.body.email);
  const [existing] = await customersByEmail(client, [email]);
  const technical = technicalOfError(error);
  if (!existing) return error.code.endsWith("login") ? { status: "unknown", technical } : null;
  const targetId = String(existing.id);
  return {
    status: "refused",
    issue: { code: "email_taken_in_target", field: "email", details: { key: email, targetId }, technical },
    ...(unit.operation === "create" ? { existingTargetId: targetId } : {}),
  };
}

/** What a breakdown left: an account that carries its stamp was written whole, because the stamp is written last. */
export async function findUnits(client: WooClient, units: Unit[]): Promise<Map<Unit, FoundUnit>> {
  const rows = await customersByEmail(
    client,
    units.map((unit) => textOf(unit.body.email)),
  );
  const found = new Map<Unit, FoundUnit>();
  for (const unit of units) {
    const stamp = metaText(unit.body, CUSTOMER_STAMP_KEY);
    const row = rows.find((one) => stamp !== null && stampsOf(one).includes(stamp));
    if (row) found.set(unit, { targetId: String(row.id), whole: true, row });
  }
  return found;
}

interface PlannedUpdate {
  body: JsonObject;
  issues: IssueDraft[];
}

/**
 * What of an update is sent to an account. Its address stays: WordPress tells the customer of a change by a mail of
 * its own that no setting stops. An account of several customers may hold the data of another one, so it gets the whole.
 */
function planUpdate(write: RecordWrite, held: JsonObject): PlannedUpdate {
  const { email } = write.body;
  const { email: _, ...rest } = isShared(held) ? write.whole : write.body;
  const issues: IssueDraft[] = [];
  if (email !== undefined && textOf(email).toLowerCase() !== textOf(held.email).toLowerCase()) {
    const detail = `the account keeps ${textOf(held.email)}, because WordPress would tell the customer of a change by mail; change it by hand under Users`;
    issues.push({ code: "value_dropped", field: "email", details: { detail } });
  }
  const meta_data = withStampsOf(rest.meta_data, held);
  if (heldByNewer(write.whole, held)) {
    const stamps = withStampsOf(write.whole.meta_data, held).slice(-2);
    return { body: { meta_data: stamps }, issues };
  }
  return { body: rest.meta_data === undefined ? rest : { ...rest, meta_data }, issues };
}

/** See TargetEntity.write. */
export async function writeCustomers(
  client: WooClient,
  writes: RecordWrite[],
  options: WriteOptions,
  onResult: (result: RecordWriteResult) => Promise<void>,
): Promise<void> {
  if (writes.length === 0) return;
  const reporter = new Reporter(onResult);
  const queue = new TaskQueue(options.concurrency, reporter);
  const destination: Destination = {
    client,
    path: "customers",
    sinceMs: await storeClock(client),
    find: (units) => findUnits(client, units),
    settle: (unit, error) => takenAddress(client, unit, error),
  };
  const report = (write: RecordWrite, outcome: WriteOutcome) =>
    reporter.report({ sourceId: write.sourceId, record: outcome, children: [] });
  const size = Math.min(options.batchSize, LARGEST_BATCH);
  for (const part of inParts(writes, size, (write) => write.body)) {
    queue.begin(async () => {
      if (options.signal?.aborted) for (const write of part) report(write, { status: "not_sent" });
      else await writePart(destination, part, report);
    });
  }
  await queue.done();
}

async function writePart(
  destination: Destination,
  writes: RecordWrite[],
  report: (write: RecordWrite, outcome: WriteOutcome) => void,
): Promise<void> {
  const ids = writes.flatMap((write) => write.targetId ?? []);
  const held = new Map((await customersById(destination.client, ids)).map((row) => [String(row.id), row]));
  const planned = new Map<Unit, { write: RecordWrite; issues: IssueDraft[] }>();
  for (const write of writes) {
    if (write.targetId === null) {
      const body = withLogin(write.body, write.sourceId);
      planned.set({ operation: "create", targetId: null, body }, { write, issues: [] });
      continue;
    }
    const row = held.get(write.targetId);
    if (!row) {
      report(write, { status: "gone" });
      continue;
    }
    const { body, issues } = planUpdate(write, row);
    if (Object.keys(body).length === 0) {
      report(write, { status: "written", targetId: write.targetId, answer: withoutLinks(row), issues });
    } else {
      planned.set({ operation: "update", targetId: write.targetId, body }, { write, issues });
    }
  }
  for (const { unit, outcome } of await writeUnits(destination, [...planned.keys()])) {
    const plan = planned.get(unit);
    if (!plan) continue;
    if (outcome.status !== "written") {
      report(plan.write, outcome);
      continue;
    }
    // What was not sent stands as it was before, so that what was wanted can be compared with the whole account.
    const before = held.get(outcome.targetId);
    const answer = before ? { ...withoutLinks(before), ...outcome.answer } : outcome.answer;
    report(plan.write, { ...outcome, answer, issues: plan.issues });
  }
}
