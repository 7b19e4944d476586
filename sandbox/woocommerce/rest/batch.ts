import { isEmpty, isRecord, items, member, type Params, phpInt } from "../text/php";
import type { Answer, Item } from "./answer";
import { withLinks } from "./answer";
import { PhpFatal, RestError } from "./errors";
import { innerRequest, type RestRequest } from "./request";

export interface BatchActs {
  create(request: RestRequest): Promise<Item> | Item;
  update(request: RestRequest): Promise<Item> | Item;
  remove(request: RestRequest): Promise<Item> | Item;
  /** What one item costs beside a product. */
  weight?: number;
}

const limit = 100;

/**
 * `…/batch`: items one after the other, each with its own refusal. Nothing of an item is checked against the schema,
 * and a PHP fatal error ends the request with the items before it done.
 */
export async function runBatch(request: RestRequest, acts: BatchActs): Promise<Answer> {
  const { create, update, delete: remove } = request.params;
  const counted = [create, update, remove].map((list) => (typeof list === "object" ? items(list).length : 0));
  const total = counted.reduce((sum, count) => sum + count, 0);
  if (total > limit) {
    const message = `Unable to accept more than ${limit} items for this request.`;
    throw new RestError("woocommerce_rest_request_entity_too_large", message, 413);
  }
  const answers: Record<string, Params[]> = {};
  const add = async (kind: string, act: () => Promise<Item> | Item, id: unknown) => {
    answers[kind] = [...(answers[kind] ?? []), await outcome(act, id)];
  };
  for (const item of items(create)) {
    if (typeof item !== "object") throw new PhpFatal("Uncaught Error: Cannot use a scalar value as an array");
    const inner = innerRequest(request, "POST", record(item), request.query);
    await add("create", () => acts.create(inner), 0);
  }
  for (const item of items(update)) {
    const inner = innerRequest(request, "PUT", record(item));
    await add("update", () => acts.update(inner), member(item, "id") ?? null);
  }
  for (const item of items(remove)) {
    const id = isRecord(item) ? item : phpInt(item);
    if (id === 0) continue;
    const inner = innerRequest(
      request,
      "DELETE",
      isRecord(id) ? { ...id, force: true } : { id, force: true },
    );
    await add("delete", () => acts.remove(inner), id);
  }
  const cost = Math.max(1, total * (acts.weight ?? 1));
  return { status: 200, data: isEmpty(answers) ? [] : answers, cost };
}

async function outcome(act: () => Promise<Item> | Item, id: unknown): Promise<Params> {
  try {
    return withLinks(await act());
  } catch (error) {
    if (!(error instanceof RestError)) throw error;
    return { id, error: error.toBody() };
  }
}

function record(item: unknown): Params {
  return isRecord(item) ? item : {};
}
