import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const projectRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Everything that the project writes beside its sources and the build is in here; git ignores it. */
export const stateFolder = join(projectRoot, ".primelink");

/** Something that the reader can mend: its message is shown alone, without a stack. */
export class PrepareError extends Error {
  name = "PrepareError";
}
