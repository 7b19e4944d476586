import type { TargetLimit } from "@/server/connectors/core/target";

export const CUSTOMER_LIMITS: readonly TargetLimit[] = [
  {
    code: "customer_password",
    field: "Password",
    instead:
      "No shop hands out passwords. Each account gets one that nobody knows; customers choose their own with Lost your password? at their first visit.",
  },
  {
    code: "customer_created",
    field: "Registration date",
    instead:
      "WordPress takes the moment of the import. The date at the source is kept in the custom field primelink_created.",
  },
];
