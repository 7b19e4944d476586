import { router } from "@/server/api/trpc";
import { categories } from "./categories";
import { chooseConnection } from "./choose-connection";
import { countMatching } from "./count-matching";
import { create } from "./create";
import { duplicate } from "./duplicate";
import { filterChoices } from "./filter-choices";
import { get } from "./get";
import { list } from "./list";
import { mapping } from "./mapping";
import { mappingVersion } from "./mapping-version";
import { preview } from "./preview";
import { realTime } from "./real-time";
import { removal } from "./removal";
import { remove } from "./remove";
import { sample } from "./sample";
import { samples } from "./samples";
import { saveFilters } from "./save-filters";
import { saveMapping } from "./save-mapping";
import { saveOptions } from "./save-options";
import { saveType } from "./save-type";
import { setRealTime } from "./set-real-time";
import { start } from "./start";
import { storeDifferences } from "./store-differences";

export const importRouter = router({
  list,
  get,
  create,
  saveType,
  chooseConnection,
  saveFilters,
  saveMapping,
  saveOptions,
  duplicate,
  removal,
  remove,
  start,
  realTime,
  setRealTime,
  categories,
  filterChoices,
  countMatching,
  mapping,
  mappingVersion,
  samples,
  sample,
  preview,
  storeDifferences,
});
