import { describe, expect, it } from "vitest";
import type { JsonValue } from "@/server/domain/json";
import { parseBody } from "../core/body";
import { FatalError } from "../core/errors";
import { errorText, fatalOf, isForbidden } from "./errors";

const say = (json: JsonValue) => errorText({ json, text: JSON.stringify(json), kind: "json" });
const answer = (status: number, body = "", type = "application/json") => ({
  status,
  headers: {},
  text: body,
  url: "",
  ...parseBody(body, type),
});

describe("an error's text", () => {
  it("is found in each of the forms that BigCommerce uses", () => {
    const title = "Missing Required Fields";
    expect(say({ status: 422, title, type: "/api-docs", errors: {} })).toBe(title);
    expect(say({ status: 404, title, type: "/api-docs" })).toBe(title);
    expect(say({ status: 400, title: "Input is invalid", detail: "Syntax error" })).toBe(
      "Input is invalid. Syntax error",
    );
    expect(say({ status: 422, code: 10001, title })).toBe(title);
    expect(say({ code: 401, message: "Unauthorized" })).toBe("Unauthorized");
    expect(say({ error: "Your scope does not include this resource." })).toBe(
      "Your scope does not include this resource.",
    );
    expect(
      say([
        { status: 404, message: "Not found." },
        { status: 400, message: "Odd." },
      ]),
    ).toBe("Not found.; Odd.");
    expect(say({ data: [{ order_id: 1, status: 503, error: "Tax service gone away" }], meta: {} })).toBe(
      "Tax service gone away",
    );
  });

  it("names the fields, whatever their keys look like", () => {
    const errors = {
      "0.id": "is missing",
      ".customer_create": "e-mail in use",
      name: "Please provide a name",
    };
    const text = say({ status: 422, title: "Create customers failed ", errors });
    for (const [field, said] of Object.entries(errors)) expect(text).toContain(`${field}: ${said}`);
    expect(text.startsWith("Create customers failed. ")).toBe(true);
  });

  it("is found in plain text and XML, and empty where nothing is said", () => {
    expect(errorText(answer(401, "You are not authorised", "text/plain"))).toBe("You are not authorised");
    const xml = "<?xml version='1.0'?><errors><error><message>Not found</message></error></errors>";
    expect(errorText(answer(404, xml, "application/xml"))).toContain("Not found");
    expect(errorText(answer(500))).toBe("");
    expect(say({ status: 504, title: "", errors: {} })).toBe("");
  });
});

describe("a refusal", () => {
  it("is told by the answer's status, not by the one in its body", () => {
    const body = JSON.stringify([{ status: 400, message: "No." }]);
    expect(fatalOf(answer(401, body), "/v2/orders", "")?.message).toMatch(/does not accept the access token/);
    expect(fatalOf(answer(404, body), "/v2/orders", "")).toBeUndefined();
    expect(fatalOf(answer(429, body), "/v2/orders", "")).toBeUndefined();
  });

  it("names the scope that the address needs", () => {
    const scope = (path: string) =>
      /lacks the scope "([^"]+)"/.exec(fatalOf(answer(403), path, "")?.message ?? "")?.[1];
    expect(scope("/v3/catalog/products")).toBe("Products");
    expect(scope("/v2/orders/5/products")).toBe("Orders");
    expect(scope("/v3/orders/5/transactions")).toBe("Order Transactions");
    expect(scope("/v3/orders/payment_actions/refunds")).toBe("Order Transactions");
    expect(scope("/v2/customer_groups")).toBe("Customers");
  });

  it("for want of a scope is told from any other", () => {
    expect(isForbidden(fatalOf(answer(403), "/v2/orders", ""))).toBe(true);
    expect(isForbidden(fatalOf(answer(401), "/v2/orders", ""))).toBe(false);
    expect(isForbidden(new FatalError("x"))).toBe(false);
    expect(isForbidden(undefined)).toBe(false);
  });
});
