import { describe, expect, it } from "vitest";
import { type OrderFilters, orderFiltersSchema } from "@/server/domain/import-settings";
import { customerHeadSchema } from "../schemas/customer";
import { orderHeadSchema } from "../schemas/order";
import { planOrderFilters } from "./order-filters";

const plan = (filters: Partial<OrderFilters>) => planOrderFilters(orderFiltersSchema.parse(filters));
const head = (changes: object) =>
  orderHeadSchema.parse({ id: 7, status_id: 11, is_deleted: false, ...changes });

describe("a record with nothing but its id", () => {
  it("is listed all the same", () => {
    expect(orderHeadSchema.parse({ id: "7" })).toMatchObject({ id: "7", status_id: null, fees: false });
    expect(customerHeadSchema.parse({ id: 7 })).toMatchObject({ id: "7", customer_group_id: null });
  });
});

describe("filters of orders", () => {
  it("write dates as V2 does, with their time of day", () => {
    const query = plan({
      modifiedSince: "2024-03-05T23:40:11.500+02:00",
      createdSince: "2024-01-01T00:00:00Z",
      createdUntil: "2024-12-31T23:59:59Z",
    }).query;
    expect(query).toEqual({
      min_date_modified: "Tue, 05 Mar 2024 21:40:11 +0000",
      min_date_created: "Mon, 01 Jan 2024 00:00:00 +0000",
      max_date_created: "Tue, 31 Dec 2024 23:59:59 +0000",
    });
  });

  it("leave one status to BigCommerce and sort several out here", () => {
    expect(plan({ statusIds: ["11"] }).query).toEqual({ status_id: "11" });
    const several = plan({ statusIds: ["2", "11"] });
    expect(several.query).toEqual({});
    expect([several.keep(head({})), several.keep(head({ status_id: 10 }))]).toEqual([true, false]);
  });

  it("take incomplete orders only when they are asked for, by option or by name", () => {
    const incomplete = head({ status_id: 0 });
    expect(plan({}).keep(incomplete)).toBe(false);
    expect(plan({ incomplete: "import" }).keep(incomplete)).toBe(true);
    expect(plan({ statusIds: ["0"] }).keep(incomplete)).toBe(true);
    expect(plan({ statusIds: ["11"], incomplete: "import" }).keep(incomplete)).toBe(false);
  });

  it("keep an order that does not say whether it is deleted, or of which status it is", () => {
    expect(plan({}).keep(head({ is_deleted: undefined, status_id: null }))).toBe(true);
    expect(plan({}).keep(head({ is_deleted: true }))).toBe(false);
  });
});
