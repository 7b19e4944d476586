import type { Page } from "playwright-core";

export const button = (on: Page, name: string | RegExp) => on.getByRole("button", { name, exact: true });

export const rail = (on: Page) => on.getByRole("navigation", { name: "Main" });

export const rowsOf = (on: Page, table: string) => on.getByRole("table", { name: table }).locator("tbody tr");

export const heading = (on: Page, name: string) =>
  on.getByRole("heading", { level: 1, name, exact: true }).waitFor();

export const arrives = (on: Page, path: string) => on.waitForURL(({ pathname }) => pathname === path);
