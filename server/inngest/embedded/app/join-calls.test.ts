import { expect, test } from "vitest";
import { signBody } from "../signature";
import { joinCalls } from "./join-calls";

const key = "signkey-test-abcd";

function call(body: string, signature = signBody(body, key), step = "step"): Request {
  const headers = { "x-inngest-signature": signature };
  return new Request(`http://app/api/inngest?fnId=f&stepId=${step}`, { method: "POST", body, headers });
}

function slowHandler() {
  let calls = 0;
  let go = () => {};
  const gate = new Promise<void>((resolve) => {
    go = resolve;
  });
  const handle = async (request: Request) => {
    calls += 1;
    const own = calls;
    const body = await request.text();
    await gate;
    return new Response(`${own}:${body}`, { status: 206 });
  };
  return { handle, go: () => go(), calls: () => calls };
}

test("the same call joins the one that is under way, and both get its answer", async () => {
  const slow = slowHandler();
  const handle = joinCalls(slow.handle, () => key);
  const both = [handle(call('{"a":1}')), handle(call('{"a":1}'))];
  setTimeout(slow.go, 20);
  const answers = await Promise.all(both);
  expect(await Promise.all(answers.map((answer) => answer.text()))).toEqual(['1:{"a":1}', '1:{"a":1}']);
  expect(answers.map((answer) => answer.status)).toEqual([206, 206]);
  expect(slow.calls()).toBe(1);
});

test("other calls, and the same call once the first has ended, run by themselves", async () => {
  const slow = slowHandler();
  slow.go();
  const handle = joinCalls(slow.handle, () => key);
  await Promise.all([handle(call("{}")), handle(call("{}", undefined, "other")), handle(call('{"b":1}'))]);
  await handle(call("{}"));
  expect(slow.calls()).toBe(4);
});

test("a call with a wrong signature joins nothing", async () => {
  const slow = slowHandler();
  const handle = joinCalls(slow.handle, () => key);
  const first = handle(call("{}"));
  const forged = handle(call("{}", signBody("{}", "signkey-test-eeee")));
  await new Promise((resolve) => setTimeout(resolve, 20));
  slow.go();
  await Promise.all([first, forged]);
  expect(slow.calls()).toBe(2);
});
