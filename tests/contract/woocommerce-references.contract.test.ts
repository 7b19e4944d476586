import { describe, expect, it } from "vitest";
import type { Reference } from "@/server/connectors/core/target";
import { Catalogue } from "./woocommerce-catalogue";
import { connect, isPostTo, openContext, openStore, type Raw } from "./woocommerce-store";

const SLOW = 120_000;

const store = await openStore();
const context = openContext();
const target = connect(store, context);
const catalogue = new Catalogue(store, target);
const { api } = store;

function category(
  key: string,
  parentSourceId: string | null,
  name: string,
  more: Partial<Extract<Reference, { kind: "category" }>["category"]> = {},
): Extract<Reference, { kind: "category" }> {
  const rest = { description: "", slug: null, visible: true, sortOrder: 0, imageUrl: null, ...more };
  return { kind: "category", key, category: { sourceId: key, parentSourceId, name, ...rest } };
}

function brand(key: string, name: string): Reference {
  return { kind: "brand", key, brand: { sourceId: key, name, slug: null, description: "", imageUrl: null } };
}

async function raw(kind: string, id: string | null | undefined): Promise<Raw> {
  return (await api("GET", `products/${kind}/${id}`)).body;
}

describe("categories", () => {
  it(
    "are made with their tree, in whatever order they come, and found the next time",
    async () => {
      const tree = [
        category("3", "2", catalogue.name("Mugs"), {
          slug: "mugs",
          sortOrder: 2,
          description: "<b>Big</b> & small",
        }),
        category("1", null, catalogue.name("Home & Garden")),
        category("2", "1", catalogue.name("Kitchen \\ <b>Bath</b>")),
        category("4", "1", catalogue.name("Mugs")),
        category("5", "1", catalogue.name("MUGS")),
      ];
      const made = await catalogue.ensure(tree);
      expect(made.map((one) => [one.key, one.created, one.issue])).toEqual([
        ["3", true, undefined],
        ["1", true, undefined],
        ["2", true, undefined],
        ["4", true, undefined],
        ["5", false, undefined],
      ]);
      const id = (key: string) => made.find((one) => one.key === key)?.targetId;
      expect(id("5")).toBe(id("4"));
      expect(id("3")).not.toBe(id("4"));
      const mugs = await raw("categories", id("3"));
      expect(mugs).toMatchObject({ parent: Number(id("2")), menu_order: 2 });
      expect(mugs.description).toContain("Big");
      expect((await raw("categories", id("2"))).parent).toBe(Number(id("1")));

      const again = await connect(store).ensureReferences(tree, { get: () => undefined });
      expect(again.map((one) => [one.key, one.targetId, one.created])).toEqual(
        made.map((one) => [one.key, one.targetId, false]),
      );
    },
    SLOW,
  );

  it("find their parent among those that are there, and change with the source", async () => {
    const [child] = await catalogue.ensure([category("6", "1", catalogue.name("Tools"))]);
    expect((await raw("categories", child?.targetId)).parent).toBe(
      Number(catalogue.lookup.get("category", "1")),
    );
    const renamed = category("6", null, catalogue.name("Hand tools"));
    const [changed] = await catalogue.ensure([{ ...renamed, existingTargetId: child?.targetId ?? "" }]);
    expect(changed).toMatchObject({ targetId: child?.targetId, created: false });
    expect(await raw("categories", child?.targetId)).toMatchObject({
      name: catalogue.name("Hand tools"),
      parent: 0,
    });
    await api("DELETE", `products/categories/${child?.targetId}?force=true`);
    const [anew] = await catalogue.ensure([{ ...renamed, existingTargetId: child?.targetId ?? "" }]);
    expect(anew?.created).toBe(true);
    expect(anew?.targetId).not.toBe(child?.targetId);
  });

  it("without a name, or each other's parents, do not stop the others", async () => {
    const ensured = await catalogue.ensure([
      category("7", null, "  "),
      category("8", "9", catalogue.name("Hen")),
      category("9", "8", catalogue.name("Egg")),
    ]);
    expect(ensured.map((one) => [one.key, one.targetId === null, one.issue?.code])).toEqual([
      ["7", true, "category_failed"],
      ["8", false, undefined],
      ["9", false, undefined],
    ]);
  });

  it(
    "are not made twice when an answer is lost",
    async () => {
      context.loseAnswerTo(isPostTo(/categories\/batch$/));
      const made = await catalogue.ensure([
        category("10", null, catalogue.name("Lost"), { slug: "mugs" }),
        category("11", "10", catalogue.name("Found")),
      ]);
      expect(made.every((one) => one.targetId !== null)).toBe(true);
      const { body } = await api("GET", `products/categories?per_page=100&search=${catalogue.mark}`);
      const names = (body as Raw[]).map((row) => row.name);
      expect(names.filter((name) => name === catalogue.name("Lost"))).toHaveLength(1);
    },
    SLOW,
  );
});

describe("brands", () => {
  it("are made once, whatever their case", async () => {
    const made = await catalogue.ensure([
      brand("1", catalogue.name("Ärger & Söhne")),
      brand("2", catalogue.name("ärger & söhne")),
      brand("3", ""),
    ]);
    expect(made.map((one) => [one.created, one.issue?.code])).toEqual([
      [true, undefined],
      [false, undefined],
      [false, "brand_failed"],
    ]);
    expect(made[1]?.targetId).toBe(made[0]?.targetId);
  });
});

describe("store-wide attributes", () => {
  it(
    "are made under names that the store refuses as they are, and keep the order of their values",
    async () => {
      const names = ["type", catalogue.name("日本語の属性"), catalogue.name("A very long name of an option")];
      const names2 = names.map((name) => (name === "type" ? catalogue.name("Type") : name));
      const values = ["XL", "L", "A & B", "b | c", "5 > 3", "½"];
      const product = catalogue.product("1", {
        attributes: names2.map((name) => ({ name, values })),
      });
      const references = target.entity("products").referencesOf(product, catalogue.context().options);
      const made = await catalogue.ensure(references);
      expect(made.filter((one) => one.issue || one.targetId === null)).toEqual([]);
      expect(made.filter((one) => one.kind === "attribute-term")).toHaveLength(values.length * 3);
      for (const name of names2) {
        const id = made.find(
          (one) => one.kind === "attribute" && one.key.startsWith(name.toLowerCase().slice(0, 3)),
        );
        const { body } = await api("GET", `products/attributes/${id?.targetId}/terms?per_page=100`);
        const terms = (body as Raw[]).sort((a, b) => a.menu_order - b.menu_order);
        expect(terms.map((term) => term.name.replace("&amp;", "&").replace("&gt;", ">"))).toEqual(values);
      }
      const again = await connect(store).ensureReferences(references, { get: () => undefined });
      expect(again.map((one) => [one.targetId, one.created])).toEqual(
        made.map((one) => [one.targetId, false]),
      );
    },
    SLOW,
  );

  it("get another slug where theirs is taken", async () => {
    const [first] = await catalogue.ensure([
      { kind: "attribute", key: catalogue.name("grösse"), name: catalogue.name("Grösse") },
    ]);
    const slug = (await raw("attributes", first?.targetId)).slug;
    await api("PUT", `products/attributes/${first?.targetId}`, {
      name: catalogue.name("Something else"),
      slug,
    });
    const [second] = await catalogue.ensure([
      { kind: "attribute", key: catalogue.name("size"), name: catalogue.name("Grösse") },
    ]);
    expect(second?.issue).toBeUndefined();
    expect(second?.targetId).not.toBe(first?.targetId);
  });
});
