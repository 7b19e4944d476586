import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const projectRoot = fileURLToPath(new URL("../..", import.meta.url)).replace(/[\\/]$/, "");

/** Everything the project writes at run time, unless a caller names another folder. Git ignores it. */
export const defaultDataDir = join(projectRoot, ".primelink");
