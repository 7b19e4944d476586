/** Roles said aloud: where a phone's layout turns rows into blocks, some browsers forget what they were. */
export const roles = {
  table: { role: "table" },
  rowgroup: { role: "rowgroup" },
  row: { role: "row" },
  cell: { role: "cell" },
} as const;
