import { describe, expect, it } from "vitest";
import type { KnownImage, Reference } from "@/server/connectors/core/target";
import { Catalogue } from "./woocommerce-catalogue";
import { startPictures } from "./woocommerce-pictures";
import { connect, openContext, openStore, type Raw } from "./woocommerce-store";

const SLOW = 120_000;

const store = await openStore();
const target = connect(store, openContext());
const catalogue = new Catalogue(store, target);
const pictures = await startPictures();

function category(
  key: string,
  path: string | null,
  more: { image?: KnownImage; existingTargetId?: string } = {},
): Reference {
  return {
    kind: "category",
    key,
    category: {
      sourceId: key,
      parentSourceId: null,
      name: catalogue.name(`Shelf ${key}`),
      description: "<p>Cups & mugs</p>",
      slug: null,
      visible: true,
      sortOrder: 0,
      imageUrl: path === null ? null : pictures.url + path,
    },
    ...more,
  };
}

async function raw(kind: "categories" | "brands", id: string | null | undefined): Promise<Raw> {
  return (await store.api("GET", `products/${kind}/${id}`)).body;
}

describe("pictures of categories and brands", () => {
  it(
    "come along; one that cannot be fetched costs no category",
    async () => {
      const brand: Reference = {
        kind: "brand",
        key: "b",
        brand: {
          sourceId: "b",
          name: catalogue.name("Maker"),
          slug: null,
          description: "",
          imageUrl: `${pictures.url}/maker.png?c=1`,
        },
      };
      const ensured = await catalogue.ensure([
        category("1", "/shelf-one.png"),
        category("2", "/dead.png"),
        category("3", null),
        brand,
      ]);
      expect(
        ensured.map(({ key, created, imageThere, issue }) => [key, created, imageThere, issue?.code]),
      ).toEqual([
        ["1", true, true, undefined],
        ["2", true, undefined, "image_unreachable"],
        ["3", true, undefined, undefined],
        ["b", true, true, undefined],
      ]);
      const [one, two, , maker] = ensured.map(({ targetId }) => targetId);
      expect((await raw("categories", one)).image).toMatchObject({
        src: expect.stringContaining("shelf-one"),
      });
      expect((await raw("categories", two)).image).toBeNull();
      expect((await raw("categories", two)).description).toContain("Cups");
      expect((await raw("brands", maker)).image).toMatchObject({ src: expect.stringContaining("maker") });
    },
    SLOW,
  );

  it(
    "are fetched once: what is there is left alone, what has changed is replaced",
    async () => {
      const [made] = await catalogue.ensure([category("9", "/nine.png")]);
      const id = made?.targetId ?? "";
      const before = (await raw("categories", id)).image.id;
      // Known to the ledger, or found after a crash before the ledger knew.
      for (const more of [{ image: "same" as const, existingTargetId: id }, {}]) {
        const [again] = await catalogue.ensure([category("9", "/nine.png", more)]);
        expect(again).toMatchObject({ created: expect.any(Boolean), imageThere: true });
      }
      expect(pictures.fetched("/nine.png")).toBe(1);
      expect((await raw("categories", id)).image.id).toBe(before);
      const [changed] = await catalogue.ensure([
        category("9", "/nine-b.png", { image: "other", existingTargetId: id }),
      ]);
      expect(changed).toMatchObject({ imageThere: true });
      expect((await raw("categories", id)).image.src).toContain("nine-b");
    },
    SLOW,
  );
});

describe("addresses of pages", () => {
  it(
    "are those that visitors see; what is not published has none",
    async () => {
      const [parent, brand] = await catalogue.ensure([
        category("p", null),
        {
          kind: "brand",
          key: "bp",
          brand: {
            sourceId: "bp",
            name: catalogue.name("Made by"),
            slug: null,
            description: "",
            imageUrl: null,
          },
        },
      ]);
      const draft = await catalogue.create(catalogue.product("d", { status: "draft", slug: catalogue.mark }));
      const shown = await catalogue.create(catalogue.product("s", { slug: `${catalogue.mark}-s` }));
      const products = await target.addresses("product", [draft.id, shown.id]);
      expect([...products.keys()]).toEqual([shown.id]);
      expect(new URL(products.get(shown.id) ?? "").host).toBe(new URL(store.url).host);
      for (const [kind, entry] of [
        ["category", parent],
        ["brand", brand],
      ] as const) {
        const id = entry?.targetId ?? "";
        const { slug } = await raw(kind === "category" ? "categories" : "brands", id);
        expect((await target.addresses(kind, [id])).get(id)).toContain(slug);
      }
      expect(await target.addresses("category", [])).toEqual(new Map());
    },
    SLOW,
  );
});
