/** The settings that the server's code reads, for tests that run it in their own process. */
export function setTestEnvironment(databaseUrl: string): void {
  Object.assign(process.env, {
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: "a secret that only tests use, 32 long",
    APP_URL: "http://127.0.0.1:3000",
    CREDENTIALS_KEYS: `1:${Buffer.alloc(32, 1).toString("base64")}`,
    // Stand-in stores of the tests listen on this machine.
    OUTBOUND_ALLOW: "127.0.0.0/8,::1/128",
    INNGEST_EXECUTOR: "embedded",
    LOG_LEVEL: process.env.LOG_LEVEL ?? "silent",
  });
}
