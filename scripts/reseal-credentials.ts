// Encrypts all stored credentials, of connections, webhook endpoints and notice channels, with the newest key of
// CREDENTIALS_KEYS, after one was added there. Once this says that none is left, the older keys can be taken out:
// npm run credentials:reseal
//
// Without DATABASE_URL it works on the database and the keys that this installation keeps in .primelink.

import { createDb } from "@/server/db/client";
import type { SealedTable } from "@/server/db/repositories/sealed-credentials";
import { readEnv } from "@/server/env";
import { createVault } from "@/server/infra/crypto";
import { resealCredentials } from "@/server/services/connections/reseal-credentials";
import { withDatabase } from "./services/database";
import { defaultDataDir } from "./services/project";
import { localSecrets } from "./services/secrets";
import { runScript } from "./services/start-error";

const WORDS: Record<SealedTable, string> = {
  connection: "connection",
  webhookEndpoint: "webhooks of a connection, to be switched off and on again:",
  noticeChannel: "notice channel",
  user: "two-step sign-in of the person, to be switched off (account:reset-link) and on again:",
};

await runScript(async () => {
  await withDatabase(async ({ url, embedded }) => {
    const own = embedded ? { APP_URL: "http://localhost", ...localSecrets(defaultDataDir) } : {};
    const settings = readEnv({ ...own, ...process.env, DATABASE_URL: url });
    const db = createDb(url, { maxConnections: 2 });
    try {
      const credentials = createVault(settings.CREDENTIALS_KEYS);
      const { resealed, broken } = await resealCredentials({ db, credentials });
      console.log(`Encrypted ${resealed} credentials with key ${credentials.currentVersion}.`);
      if (broken.length === 0) console.log("None is left that needs an older key.");
      else {
        console.log("No key opens these; enter their credentials again:");
        for (const { table, id } of broken) console.log(`  ${WORDS[table]} ${id}`);
      }
    } finally {
      await db.$disconnect();
    }
  });
});
