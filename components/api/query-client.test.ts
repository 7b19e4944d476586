import { expect, it } from "vitest";
import { makeQueryClient } from "./query-client";

it("asks once on the server: nobody waits there for what is not there", async () => {
  let asked = 0;
  const queryFn = () => {
    asked += 1;
    return Promise.reject(new Error("There is no such thing."));
  };
  await expect(makeQueryClient().fetchQuery({ queryKey: ["thing"], queryFn })).rejects.toThrow("no such");
  expect(asked).toBe(1);
});
