// npm run dev: everything for daily work, reloading on changes. Ends with Ctrl-C.

import { demoAccount } from "./demo/account";
import { prepareDemoAccount } from "./demo/prepare-account";
import { printAddresses } from "./services/addresses";
import { loadDotEnv } from "./services/database";
import { startStack } from "./services/stack";
import { runScript } from "./services/start-error";

await runScript(async () => {
  loadDotEnv();
  const stack = await startStack({
    mode: "dev",
    sandbox: true,
    ports: "fixed",
    output: "terminal",
    prepare: prepareDemoAccount,
    progress: (sentence) => console.log(sentence),
  });
  printAddresses(stack, demoAccount);
});
