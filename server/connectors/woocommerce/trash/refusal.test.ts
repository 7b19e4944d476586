import { describe, expect, it } from "vitest";
import { FatalError } from "@/server/connectors/core/errors";
import { demandRetired, retiredByAnswer } from "./refusal";

function answered(status: number, code?: string, message = "The product cannot be deleted.") {
  const json = code === undefined ? undefined : { code, message, data: { status } };
  return retiredByAnswer("7", { status, json }, `${status} ${code ?? "<html>"}`);
}

describe("an answer to a record's deletion", () => {
  it("tells what became of it", () => {
    expect(retiredByAnswer("7", { status: 200, json: { id: 7 } }, "").status).toBe("done");
    expect(answered(410, "woocommerce_rest_already_trashed").status).toBe("done");
    expect(answered(404, "woocommerce_rest_product_invalid_id").status).toBe("gone");
    expect(answered(404, "woocommerce_rest_shop_order_invalid_id").status).toBe("gone");
  });

  it("is put in words where it is a refusal", () => {
    const detail = (result: ReturnType<typeof answered>) => [result.status, result.issue?.details?.detail];
    expect(detail(answered(501, "woocommerce_rest_trash_not_supported"))).toEqual([
      "refused",
      expect.stringContaining("trash is switched off"),
    ]);
    expect(detail(answered(500, "woocommerce_rest_cannot_delete"))).toEqual([
      "refused",
      "The product cannot be deleted",
    ]);
    expect(detail(answered(403))).toEqual(["refused", expect.stringContaining("firewall")]);
    expect(answered(501, "woocommerce_rest_trash_not_supported").issue).toMatchObject({
      code: "deletion_refused",
      technical: "woocommerce_rest_trash_not_supported: The product cannot be deleted.",
    });
  });

  it("ends the run where the key may not delete", () => {
    expect(() => answered(401, "woocommerce_rest_user_cannot_delete_product")).toThrow(FatalError);
  });

  it("is tried again later where nothing may be left", () => {
    expect(() => demandRetired([answered(410, "woocommerce_rest_already_trashed")])).not.toThrow();
    expect(() => demandRetired([answered(500, "woocommerce_rest_cannot_delete")])).toThrow(
      "The shop did not move 7 to the trash: The product cannot be deleted.",
    );
  });
});
