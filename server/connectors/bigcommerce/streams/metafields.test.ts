import { describe, expect, it } from "vitest";
import { FatalError } from "../../core/errors";
import type { Query } from "../../core/http-types";
import type { BigCommerceClient } from "../client";
import { createMetafieldReader } from "./metafields";

const rows = [1, 2, 3].map((id) => ({ resource_id: id, namespace: "n", key: "k", value: `v${id}` }));

/** A store that gives out these rows; it heeds the filter only if told to. */
function storeThat(heeds: boolean): { client: Pick<BigCommerceClient, "readIfThere">; asked: Query[] } {
  const asked: Query[] = [];
  return {
    asked,
    client: {
      async readIfThere(_path, query, schema) {
        asked.push(query);
        const wanted = heeds ? String(query["resource_id:in"]).split(",") : null;
        const data = rows.filter((row) => wanted?.includes(String(row.resource_id)) ?? true);
        return schema.parse({ data, meta: { pagination: { current_page: 1, total_pages: 1 } } });
      },
    },
  };
}

describe("metafields", () => {
  it("are asked for by product where the store heeds it", async () => {
    const { client, asked } = storeThat(true);
    const reader = createMetafieldReader(client);
    expect([...((await reader.read(["1", "3"])) ?? [])].map(([id]) => id)).toEqual(["1", "3"]);
    await reader.read(["2"]);
    expect(asked.map((query) => query["resource_id:in"])).toEqual(["1,3", "2"]);
  });

  it("are read once and kept where it does not", async () => {
    const { client, asked } = storeThat(false);
    const reader = createMetafieldReader(client);
    expect((await reader.read(["1"]))?.get("1")?.[0]?.value).toBe("v1");
    expect((await reader.read(["3"]))?.get("3")?.[0]?.value).toBe("v3");
    expect(asked.map((query) => query["resource_id:in"])).toEqual(["1", undefined]);
  });

  it("are null where the token may not read them", async () => {
    const reader = createMetafieldReader({
      readIfThere: () => Promise.reject(new FatalError("no scope")),
    });
    expect(await reader.read(["1"])).toBeNull();
  });
});
