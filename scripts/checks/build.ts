// Builds the app as it is deployed, unless that has been done; the browser tests run on it.

import { ensureBuilt } from "../services/next-build";
import { runScript } from "../services/start-error";

await runScript(async () => {
  const built = await ensureBuilt(console.log);
  console.log(built ? "Built." : "Built already from these sources.");
});
