import { describe, expect, it } from "vitest";
import type { TransportResponse } from "../core/transport";
import { createStoreClock } from "./store-clock";

const at = Date.parse("2030-05-06T07:08:09.700Z");
const answer = (date?: string): TransportResponse => ({
  status: 200,
  headers: date === undefined ? {} : { date },
  body: "",
  url: "https://api.bigcommerce.com",
});

describe("the store's clock", () => {
  it("is unknown before the first answer, and after one that does not tell it", () => {
    const clock = createStoreClock(() => at);
    expect(clock.offsetMs()).toBeNull();
    clock.see(undefined);
    clock.see(answer());
    clock.see(answer("soon"));
    expect(clock.offsetMs()).toBeNull();
  });

  it("is what the latest answer tells, in whole seconds", () => {
    const clock = createStoreClock(() => at);
    clock.see(answer("Mon, 06 May 2030 07:10:09 GMT"));
    expect(clock.offsetMs()).toBe(119_300);
    clock.see(answer("Mon, 06 May 2030 07:08:09 GMT"));
    expect(clock.offsetMs()).toBe(-700);
    clock.see(answer());
    expect(clock.offsetMs()).toBe(-700);
  });
});
