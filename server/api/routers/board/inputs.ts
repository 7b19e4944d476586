import { z } from "zod";
import { anyOf, tableInput } from "@/server/api/table-input";
import { BOARD_SORTS, CAUSE_GROUP_NAMES, NEEDS } from "@/server/domain/need";

export const listBoardInput = tableInput({
  sortable: BOARD_SORTS,
  filters: {
    need: anyOf(NEEDS),
    cause: anyOf(CAUSE_GROUP_NAMES),
    platform: z.array(z.string().max(64)).default([]),
  },
});

export const boardClient = z.object({ clientId: z.string().min(1).max(64) });
