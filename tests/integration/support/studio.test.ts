import { afterAll, beforeAll, expect, it } from "vitest";
import { HIDDEN } from "@/server/domain/personal-data/mask";
import type { MappingRule } from "@/server/mapping/rule";
import { refusalOf } from "../app/refusal";
import { deps, type Merchant, makeMerchant, type Stores, startStores } from "../imports/stores";
import { letIn, makeBadRun, makeSupporter, type Supporter } from "./support-fixture";

let stores: Stores;
let merchant: Merchant;
let masked: Supporter;
let trusted: Supporter;
let at: { org: string; importId: string; sourceId: string };

beforeAll(async () => {
  stores = await startStores();
  merchant = await makeMerchant("Edda", stores);
  const { api, org, sourceId, targetId } = merchant;
  const { id: importId } = await api.import.create({ org, name: "Orders", entity: "orders" });
  await api.import.chooseConnection({ org, importId, side: "source", connectionId: sourceId });
  await api.import.chooseConnection({ org, importId, side: "target", connectionId: targetId });
  const run = await makeBadRun(merchant);
  masked = await makeSupporter("Quinn", { deps });
  trusted = await makeSupporter("Rosa", { deps });
  await letIn(masked, merchant, run);
  await letIn(trusted, merchant, run, { personalData: true });
  const [order] = (await api.import.samples({ org, importId })).records;
  at = { org, importId, sourceId: order?.sourceId ?? "" };
});
afterAll(() => stores.close());

/** How support would see a name: in a field that stays, by a rule of their own. */
function inTheOpen(rules: MappingRule[]): MappingRule[] {
  return rules.map((rule) =>
    rule.target === "payment_method_title"
      ? {
          ...rule,
          source: "billing.firstName",
          transforms: [{ kind: "template", template: "name {{value}}" }],
        }
      : rule,
  );
}

it("shows support an order by the mapping as it is saved, with the person hidden", async () => {
  const { rules } = await masked.api.import.mapping(at);
  const { payload } = await masked.api.import.preview({ ...at, rules });
  expect(payload?.body).toMatchObject({ status: "completed", billing: { first_name: HIDDEN } });
});

it("takes rules of their own from those alone who see personal data", async () => {
  const { rules } = await masked.api.import.mapping(at);
  const preview = { ...at, rules: inTheOpen(rules) };
  const refusal = await refusalOf(masked.api.import.preview(preview));
  expect(refusal.code).toBe("FORBIDDEN");
  const shown = (await trusted.api.import.preview(preview)).payload?.body;
  expect(String(shown?.payment_method_title)).toMatch(/^name \w+/);
});
