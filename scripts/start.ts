// npm start: the built app for lasting use. Ends with SIGTERM or Ctrl-C.
//
// With DATABASE_URL it takes every secret from the environment. Without, it keeps a database and secrets of its own
// in .primelink, as for an installation on one machine.

import { printAddresses } from "./services/addresses";
import { loadDotEnv } from "./services/database";
import { startStack } from "./services/stack";
import { runScript } from "./services/start-error";

await runScript(async () => {
  loadDotEnv();
  const stack = await startStack({
    mode: "prod",
    sandbox: false,
    ports: "fixed",
    output: "terminal",
    demandSecrets: Boolean(process.env.DATABASE_URL),
    env: { LISTEN_HOST: process.env.LISTEN_HOST ?? "0.0.0.0" },
    progress: (sentence) => console.log(sentence),
  });
  printAddresses(stack);
});
