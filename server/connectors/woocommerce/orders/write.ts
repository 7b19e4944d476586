import type { RecordWrite, RecordWriteResult, WriteOutcome } from "@/server/connectors/core/target";
import type { JsonObject } from "@/server/domain/json";
import { type WpError, withoutLinks } from "../answers";
import type { WooClient } from "../client";
import { storeClock } from "../clock";
import { textOf } from "../payload/read";
import { inParts, LARGEST_BATCH } from "../writers/batch";
import { technicalOfError } from "../writers/refusal";
import { Reporter } from "../writers/reporter";
import { sendSingly } from "../writers/single";
import { TaskQueue } from "../writers/task-queue";
import type { Destination, FoundUnit, Unit } from "../writers/unit";
import type { WriteOptions } from "../writers/write-products";
import { writeUnits } from "../writers/write-units";
import { ordersByKey } from "./find";
import { changesLines, OrderJob } from "./job";
import {
  closingBody,
  creationBody,
  firstStatus,
  lineFields,
  plainFields,
  receiverOf,
  receiverTaken,
  statusRoute,
  unmarked,
  withQuietMeta,
} from "./requests";
import { ordersToUpdate } from "./trash";
import { writeChild } from "./write-children";

/** What is answered to every request, so that the last answer tells the whole order. */
const ANSWERED = [
  "status",
  "total",
  "currency",
  "created_via",
  "customer_id",
  "customer_note",
  "customer_ip_address",
  "payment_method",
  "payment_method_title",
  "transaction_id",
  "date_paid_gmt",
  "date_completed_gmt",
  "billing",
  "shipping",
  "line_items",
  "shipping_lines",
  "fee_lines",
  "meta_data",
];

async function findUnits(client: WooClient, units: Unit[]): Promise<Map<Unit, FoundUnit>> {
  const keys = units.map((unit) => textOf(unit.body.created_via));
  const rows = await ordersByKey(client, keys, ["id", ...ANSWERED].join(","));
  const found = new Map<Unit, FoundUnit>();
  for (const unit of units) {
    const key = textOf(unit.body.created_via).toLowerCase();
    const row = rows.find((one) => textOf(one.created_via).toLowerCase() === key);
    if (row) found.set(unit, { targetId: String(row.id), whole: true, row });
  }
  return found;
}

/** The account was deleted since: the order arrives as a guest's. */
async function withoutCustomer(
  destination: Destination,
  unit: Unit,
  error: WpError,
): Promise<WriteOutcome | null> {
  if (error.code !== "woocommerce_rest_invalid_customer_id") return null;
  const outcome = await sendSingly(destination, { ...unit, body: { ...unit.body, customer_id: 0 } });
  if (outcome.status !== "written") return outcome;
  const details = { customer: `account ${textOf(unit.body.customer_id)} of the shop` };
  const issue = {
    code: "customer_missing",
    field: "customer_id",
    details,
    technical: technicalOfError(error),
  };
  return { ...outcome, issues: [{ ...issue, code: "customer_missing" as const }] };
}

/**
 * See TargetEntity.write. An order is made without its account and e-mail address and with WooCommerce's own marks of
 * what has been done, then its refunds and notes follow, then its status where those changed it, and whose order it is
 * at the very end.
 * An order that is interrupted on the way is reported as unknown and finished after a look-up.
 */
export async function writeOrders(
  client: WooClient,
  writes: RecordWrite[],
  options: WriteOptions,
  onResult: (result: RecordWriteResult) => Promise<void>,
): Promise<void> {
  if (writes.length === 0) return;
  const reporter = new Reporter(onResult);
  const queue = new TaskQueue(options.concurrency, reporter);
  const plain: Destination = {
    client,
    path: "orders",
    sinceMs: await storeClock(client),
    fields: ANSWERED,
    find: (units) => findUnits(client, units),
  };
  const destination = {
    ...plain,
    settle: (unit: Unit, error: WpError) => withoutCustomer(plain, unit, error),
  };
  const size = Math.min(options.batchSize, LARGEST_BATCH);
  const creations = writes.filter(({ operation }) => operation === "create");
  const others = writes.filter(({ operation }) => operation !== "create");
  for (const part of [creations, others].flatMap((list) => inParts(list, size, (write) => write.body))) {
    queue.begin(async () => {
      if (options.signal?.aborted) {
        for (const write of part) reporter.report(ended(write, { status: "not_sent" }));
        return;
      }
      const begin = part[0]?.operation === "create" ? beginCreations : beginUpdates;
      const jobs = await begin(destination, part, (write, outcome) => reporter.report(ended(write, outcome)));
      await finish(destination, jobs);
      for (const job of jobs) reporter.report(job.result());
    });
  }
  await queue.done();
}

function ended(write: RecordWrite, outcome: WriteOutcome): RecordWriteResult {
  const children = write.children.map(({ kind, sourceId }) => ({
    kind,
    sourceId,
    outcome: { status: "not_sent" } as const,
  }));
  return { sourceId: write.sourceId, record: outcome, children };
}

type Report = (write: RecordWrite, outcome: WriteOutcome) => void;

/** Nothing in WooCommerce keeps an order from being made twice, so each is looked for first. */
async function beginCreations(
  destination: Destination,
  writes: RecordWrite[],
  report: Report,
): Promise<OrderJob[]> {
  const keyOf = (write: RecordWrite) => textOf(write.body.created_via).toLowerCase();
  const there = new Map(
    (await ordersByKey(destination.client, writes.map(keyOf))).map((row) => [
      textOf(row.created_via).toLowerCase(),
      String(row.id),
    ]),
  );
  const units = new Map<Unit, RecordWrite>();
  for (const write of writes) {
    const existingTargetId = there.get(keyOf(write));
    if (existingTargetId === undefined) {
      units.set({ operation: "create", targetId: null, body: creationBody(write.body) }, write);
    } else {
      const details = { detail: `it is there already, as order ${existingTargetId}` };
      report(write, { status: "refused", issue: { code: "target_refused", details }, existingTargetId });
    }
  }
  const jobs: OrderJob[] = [];
  for (const { unit, outcome } of await writeUnits(destination, [...units.keys()])) {
    const write = units.get(unit);
    if (!write) continue;
    if (outcome.status !== "written") {
      report(write, outcome);
      continue;
    }
    const status = textOf(write.whole.status);
    const first = textOf(outcome.answer.status) || firstStatus(status);
    const job = new OrderJob(write, outcome.targetId, {}, first, status, receiverOf(write.whole, {}), true);
    job.take(outcome);
    jobs.push(job);
  }
  return jobs;
}

/**
 * Changes that make WooCommerce act (a status, a refund) or that would move stock (lines of an order that is being
 * processed) are made while the order is nobody's and waits for payment. Out of the trash it comes the same way.
 */
async function beginUpdates(
  destination: Destination,
  writes: RecordWrite[],
  report: Report,
): Promise<OrderJob[]> {
  const rows = await ordersToUpdate(destination.client, writes);
  const jobs: OrderJob[] = [];
  const first = new Map<OrderJob, JsonObject>();
  for (const write of writes) {
    const row = rows.get(write.targetId ?? "");
    if (!row || write.targetId === null) {
      report(write, { status: "gone" });
      continue;
    }
    const now = textOf(row.status);
    const wanted = textOf(write.body.status) || now;
    const newLines = changesLines(write, row);
    const moves = wanted !== now || newLines;
    const refunds = write.children.some(({ kind, operation }) => kind === "refund" && operation === "create");
    const receiver = receiverOf(write.whole, row);
    const quiet = moves || refunds;
    const job = new OrderJob(
      write,
      write.targetId,
      withoutLinks(row),
      now,
      wanted,
      receiver,
      quiet,
      newLines,
    );
    jobs.push(job);
    const fields = plainFields(write.body);
    if (quiet) {
      const hushed = withQuietMeta(receiverTaken(now === "trash" ? unmarked(fields) : fields));
      first.set(job, moves && now !== "pending" ? { status: "pending", ...hushed } : hushed);
    } else if (Object.keys(write.body).length > 0) {
      first.set(job, { ...fields, ...closingMeta(write, wanted, fields) });
    }
  }
  await put(destination, first);
  const lines = jobs.filter((job) => job.open && job.newLines);
  await put(destination, new Map(lines.map((job) => [job, lineFields(job.write.whole, job.row)])));
  return jobs;
}

function closingMeta(write: RecordWrite, status: string, fields: JsonObject): JsonObject {
  const { meta_data } = closingBody(write.body, {}, status);
  if (!Array.isArray(meta_data)) return {};
  return { meta_data: [...(Array.isArray(fields.meta_data) ? fields.meta_data : []), ...meta_data] };
}

async function put(destination: Destination, bodies: Map<OrderJob, JsonObject>): Promise<void> {
  const units = new Map<Unit, OrderJob>();
  for (const [job, body] of bodies) {
    if (Object.keys(body).length > 0) units.set({ operation: "update", targetId: job.id, body }, job);
  }
  for (const { unit, outcome } of await writeUnits(destination, [...units.keys()])) {
    units.get(unit)?.take(outcome);
  }
}

async function writeChildren(client: WooClient, job: OrderJob): Promise<void> {
  // In the order in which they took place: a refund may not exceed what is left.
  for (const child of [...job.refunds, ...job.notes]) {
    const outcome = await writeChild(client, job.id, child, job.row);
    job.children.set(`${child.kind}:${child.sourceId}`, outcome);
    if (outcome.status !== "unknown") continue;
    job.take(outcome);
    return;
  }
}

/** Refunds and notes, then the status where it is not what it is to be, and at the end what mails would go to. */
async function finish(destination: Destination, jobs: OrderJob[]): Promise<void> {
  for (const job of jobs) if (job.open) await writeChildren(destination.client, job);
  const quiet = jobs.filter((job) => job.quiet);
  const routes = new Map(
    quiet
      // A refund of the whole has changed the status without our being told.
      .filter((job) => job.status !== job.finalStatus || job.refunds.length > 0)
      .map((job) => [job, statusRoute(job.status, job.finalStatus)]),
  );
  for (let step = 0; [...routes.values()].some((route) => step < route.length); step += 1) {
    const bodies = [...routes].flatMap(([job, route]): [OrderJob, JsonObject][] => {
      const status = route[step];
      return job.open && status !== undefined ? [[job, withQuietMeta({ status })]] : [];
    });
    await put(destination, new Map(bodies));
  }
  const closing = quiet.filter((job) => job.open);
  await put(
    destination,
    new Map(closing.map((job) => [job, closingBody(job.write.whole, job.receiver, job.finalStatus)])),
  );
}
