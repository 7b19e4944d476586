import { describe, expect, it } from "vitest";
import type { MediaWanted } from "@/server/connectors/core/target";
import { Catalogue } from "./woocommerce-catalogue";
import { startPictures, wanted, writeMedia } from "./woocommerce-pictures";
import { connect, isPostTo, openContext, openStore, type Raw } from "./woocommerce-store";

const SLOW = 120_000;

const store = await openStore();
const context = openContext();
const target = connect(store, context);
const catalogue = new Catalogue(store, target);
const pictures = await startPictures();
const { api } = store;

const at = (path: string, targetId: string | null = null) =>
  wanted(target, `${pictures.url}${path}`, targetId);

async function imagesOf(id: string): Promise<Raw[]> {
  return (await api("GET", `products/${id}`)).body.images;
}

async function plainProduct(sourceId: string): Promise<string> {
  return (await catalogue.create(catalogue.product(sourceId, { sku: catalogue.sku(sourceId) }))).id;
}

describe("pictures", () => {
  it(
    "arrive in their order with their text; one that several products share is fetched once",
    async () => {
      const [first, second] = [await plainProduct("1"), await plainProduct("2")];
      const results = await writeMedia(target, [
        {
          sourceId: "1",
          productTargetId: first,
          gallery: [at("/a.png?c=1"), at("/b.png"), at("/c (x).png")],
          variations: [],
        },
        { sourceId: "2", productTargetId: second, gallery: [at("/b.png?c=9"), at("/d.png")], variations: [] },
      ]);
      expect(results.map((result) => [result.status, result.issues])).toEqual([
        ["written", []],
        ["written", []],
      ]);
      const [held, heldBySecond] = [await imagesOf(first), await imagesOf(second)];
      expect(held.map((image) => image.alt)).toEqual([
        at("/a.png?c=1").image.alt,
        at("/b.png?c=9").image.alt,
        at("/c (x).png").image.alt,
      ]);
      expect(results[0]?.images.map((image) => image.targetId)).toEqual(
        held.map((image) => String(image.id)),
      );
      expect(heldBySecond[0].id).toBe(held[1].id);
      expect(["/a.png", "/b.png", "/c%20(x).png", "/d.png"].map(pictures.fetched)).toEqual([1, 1, 1, 1]);
      expect(results.flatMap((result) => result.images.map((image) => image.uploaded))).toEqual([
        true,
        true,
        true,
        false,
        true,
      ]);
    },
    SLOW,
  );

  it(
    "that are dead or no pictures cost neither the product nor the others, and the good ones are fetched once",
    async () => {
      const id = await plainProduct("3");
      const gallery = [
        at("/e.png"),
        at("/dead.png"),
        at("/f.png"),
        at("/page.txt"),
        at("/page.png"),
        at("/noend"),
      ];
      const [result] = await writeMedia(target, [
        { sourceId: "3", productTargetId: id, gallery, variations: [] },
      ]);
      expect(result?.status).toBe("written");
      expect(result?.issues.map((issue) => [issue.code, issue.details?.url])).toEqual([
        ["image_unreachable", `${pictures.url}/dead.png`],
        ["image_type_unsupported", `${pictures.url}/page.txt`],
        ["image_type_unsupported", `${pictures.url}/page.png`],
        ["image_type_unsupported", `${pictures.url}/noend`],
      ]);
      expect((await imagesOf(id)).map((image) => image.alt)).toEqual([
        gallery[0]?.image.alt,
        gallery[2]?.image.alt,
      ]);
      expect([pictures.fetched("/e.png"), pictures.fetched("/f.png")]).toEqual([1, 1]);
    },
    SLOW,
  );

  it("that the ledger knows are only pointed at, in a new order too, and go when the source has none", async () => {
    const id = await plainProduct("4");
    const [made] = await writeMedia(target, [
      { sourceId: "4", productTargetId: id, gallery: [at("/g.png"), at("/h.png")], variations: [] },
    ]);
    const [g, h] = made?.images.map((image) => image.targetId) ?? [];
    const [result] = await writeMedia(target, [
      { sourceId: "4", productTargetId: id, gallery: [at("/h.png", h), at("/g.png", g)], variations: [] },
    ]);
    expect(result?.images.map((image) => [image.targetId, image.uploaded])).toEqual([
      [h, false],
      [g, false],
    ]);
    expect((await imagesOf(id)).map((image) => String(image.id))).toEqual([h, g]);
    expect([pictures.fetched("/g.png"), pictures.fetched("/h.png")]).toEqual([1, 1]);
    await writeMedia(target, [{ sourceId: "4", productTargetId: id, gallery: [], variations: [] }]);
    expect(await imagesOf(id)).toEqual([]);
  });

  it("that somebody deleted from the media library are fetched again", async () => {
    const id = await plainProduct("5");
    const [result] = await writeMedia(target, [
      {
        sourceId: "5",
        productTargetId: id,
        gallery: [at("/i.png", "999999999"), at("/j.png")],
        variations: [],
      },
    ]);
    expect([result?.status, result?.issues]).toEqual(["written", []]);
    expect(await imagesOf(id)).toHaveLength(2);
    expect(result?.images.map((image) => image.uploaded)).toEqual([true, true]);
  });

  it("of a product that is gone are not fetched", async () => {
    const [result] = await writeMedia(target, [
      { sourceId: "6", productTargetId: "999999999", gallery: [at("/k.png")], variations: [] },
    ]);
    expect([result?.status, pictures.fetched("/k.png")]).toEqual(["gone", 0]);
  });

  it(
    "go to variations, shared ones once",
    async () => {
      const sizes = ["S", "M", "L", "XL"];
      const made = await catalogue.create(
        catalogue.product(
          "7",
          { sku: catalogue.sku("7"), attributes: [{ name: "Size", values: sizes }] },
          sizes.map((size, index) => ({
            sourceId: `7${index}`,
            fields: { regular_price: "1", attributes: [{ name: "Size", values: [size] }] },
          })),
        ),
      );
      const ids = made.result.children.flatMap(({ outcome }) =>
        outcome.status === "written" ? [outcome.targetId] : [],
      );
      const paths = ["/l.png", "/m.png", "/m.png", "/dead-2.png"];
      const [result] = await writeMedia(target, [
        {
          sourceId: "7",
          productTargetId: made.id,
          gallery: [at("/l.png")],
          variations: ids.map((targetId, index) => ({
            sourceId: `7${index}`,
            targetId,
            wanted: at(paths[index] ?? ""),
          })),
        },
      ]);
      expect(result?.status).toBe("written");
      expect(result?.issues.map((issue) => issue.code)).toEqual(["image_unreachable"]);
      const [product] = await target.entity("products").read([made.id]);
      const images = ids.map((id) => {
        const variation: Raw = product?.children.find((one) => one.targetId === id)?.body;
        return variation.image?.id;
      });
      const gallery = await imagesOf(made.id);
      expect(images[0]).toBe(gallery[0].id);
      expect(images[1]).toBe(images[2]);
      expect(images[1]).not.toBe(images[0]);
      expect([pictures.fetched("/l.png"), pictures.fetched("/m.png")]).toEqual([1, 1]);
    },
    SLOW,
  );

  it(
    "whose answer was lost are found again and not fetched twice",
    async () => {
      const id = await plainProduct("8");
      context.loseAnswerTo(isPostTo(/products\/batch$/));
      const [result] = await writeMedia(target, [
        { sourceId: "8", productTargetId: id, gallery: [at("/n.png"), at("/o.png")], variations: [] },
      ]);
      expect([result?.status, result?.issues, result?.images.length]).toEqual(["written", [], 2]);
      expect([pictures.fetched("/n.png"), pictures.fetched("/o.png")]).toEqual([1, 1]);
      expect(await imagesOf(id)).toHaveLength(2);
    },
    SLOW,
  );

  it(
    "that an earlier attempt brought over without living to tell are not fetched twice",
    async () => {
      const id = await plainProduct("9");
      const request = {
        sourceId: "9",
        productTargetId: id,
        gallery: [at("/p.png"), at("/q.png")],
        variations: [],
      };
      await writeMedia(target, [request]);
      const [result] = await writeMedia(connect(store), [request], "attempt");
      expect([result?.status, result?.images.length]).toEqual(["written", 2]);
      expect([pictures.fetched("/p.png"), pictures.fetched("/q.png")]).toEqual([1, 1]);
      expect((await imagesOf(id)).map((image) => String(image.id))).toEqual(
        result?.images.map((image) => image.targetId),
      );
    },
    SLOW,
  );

  it(
    "that an import of another ledger brought over are pointed at",
    async () => {
      const id = await plainProduct("10");
      const request = (...gallery: MediaWanted[]) => {
        return { sourceId: "10", productTargetId: id, gallery, variations: [] };
      };
      const [made] = await writeMedia(target, [request(at("/r.png"), at("/s.png"))]);
      const [result] = await writeMedia(
        connect(store),
        [request(at("/s.png"), at("/r.png"), at("/t.png"))],
        "earlier import",
      );
      const [r, s] = made?.images.map((image) => image.targetId) ?? [];
      expect(result?.images.map((image) => [image.targetId, image.uploaded]).slice(0, 2)).toEqual([
        [s, false],
        [r, false],
      ]);
      expect(result?.images[2]?.uploaded).toBe(true);
      expect(["/r.png", "/s.png", "/t.png"].map(pictures.fetched)).toEqual([1, 1, 1]);
      expect(await imagesOf(id)).toHaveLength(3);
    },
    SLOW,
  );

  it(
    "that somebody has exchanged or put into another order since are not taken for those of the other ledger",
    async () => {
      const id = await plainProduct("11");
      const request = {
        sourceId: "11",
        productTargetId: id,
        gallery: [at("/u.png"), at("/v.png"), at("/w.png")],
        variations: [],
      };
      const [made] = await writeMedia(target, [request]);
      const [u, v, w] = made?.images.map((image) => ({ id: Number(image.targetId) })) ?? [];
      await api("PUT", `products/${id}`, { images: [v ?? {}, u ?? {}, w ?? {}] });
      const [result] = await writeMedia(connect(store), [request], "earlier import");
      expect(result?.images.map((image) => image.uploaded)).toEqual([true, true, true]);
      expect(
        (await imagesOf(id)).map((image) => String(image.src).replace(/^.*\/|(-\d+)?\.png$/g, "")),
      ).toEqual(["u", "v", "w"]);
    },
    SLOW,
  );
});
