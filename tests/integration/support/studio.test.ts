import { TRPCError } from "@trpc/server";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeError } from "@/server/api/error-shape";
import { HIDDEN } from "@/server/domain/personal-data/mask";
import type { MappingRule } from "@/server/mapping/rule";
import type { ServiceDeps } from "@/server/services/deps";
import { apiOf } from "../app/people";
import { refusalOf } from "../app/refusal";
import { deps, type Merchant, makeMerchant, type Stores, startStores } from "../imports/stores";
import { letIn, makeBadRun, makeSupporter, PERSON, type Supporter, TELLING } from "./support-fixture";

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

it("hides what a store says in refusing", async () => {
  const transport: ServiceDeps["transport"] = async ({ url }) => ({
    status: 422,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ status: 422, title: `${PERSON.name} (${PERSON.email}) is unknown` }),
    url,
  });
  const refusing = { ...deps, transport };
  const refused = async ({ id, name }: Supporter) => {
    const user = { id, name, email: `${name}@staff.example.test` };
    const call = apiOf(user, refusing).import.filterChoices(at);
    const error: unknown = await call.catch((reason: unknown) => reason);
    if (!(error instanceof TRPCError)) throw new Error("it was not refused");
    const { message, details } = describeError(error);
    return `${message} ${details.technical}`;
  };
  expect(await refused(trusted)).toContain(PERSON.name);
  expect(await refused(masked)).toContain("422");
  for (const text of TELLING) expect(await refused(masked)).not.toContain(text);
});
