import type { ServiceDeps } from "@/server/services/deps";

export type SecondFactorDeps = Pick<
  ServiceDeps,
  "db" | "limits" | "clock" | "credentials" | "mailer" | "afterAnswer" | "logger" | "settings"
>;
