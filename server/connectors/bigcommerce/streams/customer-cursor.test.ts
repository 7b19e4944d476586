import { describe, expect, it } from "vitest";
import { FatalError } from "../../core/errors";
import { type List, listSchema } from "../schemas/envelope";
import { type CustomerCursor, firstCustomerCursor, readCustomerCursor, stepOver } from "./customer-cursor";

const list = (count: number, meta: object = {}): List =>
  listSchema.parse({ data: Array.from({ length: count }, (_, id) => ({ id })), meta });
const first = firstCustomerCursor(50);
const paged = (read: number, size = 50): CustomerCursor => ({ after: null, read, size });

describe("a walk by the store's cursor", () => {
  const cursor = (end: string, links: object = {}) => ({
    cursor_pagination: { per_page: 50, end_cursor: end, links },
  });

  it("goes on from the end of each page, and ends with one that is not full", () => {
    const second = stepOver(list(50, cursor("b", { next: "?after=b" })), first, 50).next;
    expect(second).toEqual({ after: "b", read: 50, size: 50 });
    expect(stepOver(list(7, cursor("c")), second ?? first, 50).next).toBeNull();
  });

  it("asks once more after a full page without a link, and ends with an empty one", () => {
    const next = stepOver(list(50, cursor("b")), first, 50).next;
    expect(next?.after).toBe("b");
    expect(stepOver(list(0), next ?? first, 50).next).toBeNull();
  });

  it("does not go round in circles when the cursor stays", () => {
    const here = { after: "b", read: 50, size: 50 };
    expect(stepOver(list(50, cursor("b", { next: "?after=b" })), here, 50).next).toBeNull();
  });
});

describe("a walk by page numbers", () => {
  const pages = (current_page: number, total_pages: number, per_page = 50) => ({
    pagination: { current_page, total_pages, per_page },
  });

  it("goes on as long as pages are left", () => {
    expect(stepOver(list(50, pages(1, 2)), first, 50).next).toEqual(paged(50));
    expect(stepOver(list(12, pages(2, 2)), paged(50), 50).next).toBeNull();
  });

  it("takes the size that the store gives out, where that is less than what was asked for", () => {
    expect(stepOver(list(50, pages(1, 3)), firstCustomerCursor(250), 250).next).toEqual(paged(50));
  });

  it("leaves out what it has read when a page had to be made smaller", () => {
    // 30 of a page: the page of 20 after them begins at 20.
    expect(stepOver(list(20, pages(2, 4, 20)), paged(30), 20)).toEqual({ skip: 10, next: paged(40, 20) });
  });

  it("does without numbers, by whether the page is full", () => {
    expect(stepOver(list(50), first, 50).next).toEqual(paged(50));
    expect(stepOver(list(49), first, 50).next).toBeNull();
  });
});

describe("the place of a walk", () => {
  it("survives being written and read, and is refused when it is none", () => {
    expect(readCustomerCursor(JSON.stringify(paged(30)))).toEqual(paged(30));
    for (const odd of ["", "{}", "null", '{"after":1,"read":0,"size":5}'])
      expect(() => readCustomerCursor(odd)).toThrow(FatalError);
  });
});
