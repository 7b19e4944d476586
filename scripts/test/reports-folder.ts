import { join } from "node:path";
import { defaultDataDir } from "../services/project";

/** What each step of `npm test` wrote, and the counts of the suites. */
export const reportsFolder = join(defaultDataDir, "test", "reports");
