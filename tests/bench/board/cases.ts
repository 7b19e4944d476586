import type { ApiClient } from "@/scripts/demo/api-client";

type Procedures = Pick<ApiClient, "board" | "overview" | "import" | "run">;
/** The same procedures over HTTP, and called in this process. */
export type Called = {
  [Router in keyof Procedures]: {
    [Name in keyof Procedures[Router]]: Procedures[Router][Name] extends { query: infer Query }
      ? Query
      : never;
  };
};

export interface Subject {
  org: string;
  /** The run with the most records, and how many runs and clients there are. */
  greatRun: string;
  greatRecords: number;
  runs: number;
  clients: string[];
}

export interface Case {
  name: string;
  /** The `turn`th call of it; what can differ between people differs between turns. */
  call(api: Called, turn: number): Promise<unknown>;
}

const PAGE_SIZE = 25;
const WORDS = ["bakery", "cycles", "garden", "iris", "7", "harbour home", "fjord"];
const TITLES = ["chair", "linen shirt", "copper", "lamp 4", "no such thing", "blanket", "quiet mug"];

/** What people look at, each in the ways that they do. */
export function casesOf(subject: Subject): Case[] {
  const { org, greatRun: runId } = subject;
  const page = (turn: number, all: number) => 1 + ((turn * 7) % Math.max(1, Math.ceil(all / PAGE_SIZE)));
  const word = (turn: number) => WORDS[turn % WORDS.length] ?? "";
  const board = { org, sort: "need", direction: "asc", filters: {} } as const;
  const runs = { org, sort: "createdAt", direction: "desc", filters: {} } as const;
  const byPeople = { trigger: ["person" as const, "schedule" as const, "catch_up" as const] };
  const imports = { org, sort: "lastRun", direction: "desc", filters: {} } as const;
  const records = { org, runId, sort: "seq", direction: "asc", filters: {} } as const;
  const client = (turn: number) => subject.clients[(turn * 13) % subject.clients.length] ?? "";
  return [
    { name: "board", call: (api) => api.board.list(board) },
    {
      name: "board, any page",
      call: (api, turn) => api.board.list({ ...board, page: page(turn, subject.clients.length) }),
    },
    {
      name: "board by name",
      call: (api, turn) =>
        api.board.list({ ...board, sort: "name", page: page(turn, subject.clients.length) }),
    },
    {
      name: "board by last run",
      call: (api) => api.board.list({ ...board, sort: "lastRun", direction: "desc", pageSize: 100 }),
    },
    { name: "board: broken", call: (api) => api.board.list({ ...board, filters: { need: ["broken"] } }) },
    {
      name: "board: schedules, BigCommerce",
      call: (api) =>
        api.board.list({ ...board, filters: { cause: ["schedules"], platform: ["bigcommerce"] } }),
    },
    { name: "board, search", call: (api, turn) => api.board.list({ ...board, search: word(turn) }) },
    { name: "board summary", call: (api) => api.board.summary({ org }) },
    { name: "a client's causes", call: (api, turn) => api.board.client({ org, clientId: client(turn) }) },
    { name: "overview", call: (api) => api.overview.get({ org }) },
    { name: "imports", call: (api, turn) => api.import.list({ ...imports, page: page(turn, 3_000) }) },
    {
      name: "imports, search",
      call: (api, turn) => api.import.list({ ...imports, search: `Shop of ${turn}` }),
    },
    {
      name: "imports that failed",
      call: (api) => api.import.list({ ...imports, filters: { state: ["failed"] } }),
    },
    { name: "runs", call: (api) => api.run.list({ ...runs, filters: byPeople }) },
    { name: "runs, webhooks too", call: (api, turn) => api.run.list({ ...runs, page: 1 + (turn % 20) }) },
    {
      name: "runs, any page",
      call: (api, turn) => api.run.list({ ...runs, page: page(turn * 31, subject.runs) }),
    },
    {
      name: "runs that failed, any page",
      call: (api, turn) =>
        api.run.list({
          ...runs,
          filters: { status: ["failed"], kind: ["full", "incremental"] },
          page: 1 + (turn % 9),
        }),
    },
    {
      name: "runs, search",
      call: (api, turn) => api.run.list({ ...runs, search: `orders ${turn % 40}`, filters: byPeople }),
    },
    { name: "runs, counted", call: (api) => api.run.triggers({ org }) },
    { name: "records", call: (api, turn) => api.run.records({ ...records, page: 1 + (turn % 20) }) },
    {
      name: "records, any page",
      call: (api, turn) => api.run.records({ ...records, page: page(turn * 31, subject.greatRecords) }),
    },
    {
      name: "records that failed",
      call: (api, turn) =>
        api.run.records({ ...records, filters: { state: ["failed"] }, page: 1 + (turn % 20) }),
    },
    {
      name: "records with an issue",
      call: (api, turn) =>
        api.run.records({ ...records, filters: { issue: ["variation_failed"] }, page: 1 + (turn % 9) }),
    },
    {
      name: "records, search by SKU",
      call: (api, turn) =>
        api.run.records({ ...records, search: `sku-0${String(turn * 97).padStart(4, "0")}` }),
    },
    {
      name: "records, search by title",
      call: (api, turn) => api.run.records({ ...records, search: TITLES[turn % TITLES.length] }),
    },
    {
      name: "records by title",
      call: (api, turn) =>
        api.run.records({ ...records, sort: "title", direction: turn % 2 ? "asc" : "desc" }),
    },
    { name: "a run", call: (api) => api.run.get({ org, runId }) },
    { name: "a run's issues", call: (api) => api.run.issues({ org, runId }) },
    { name: "a run's log", call: (api) => api.run.log({ org, runId }) },
  ];
}
