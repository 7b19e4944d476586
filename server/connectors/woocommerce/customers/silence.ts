import type { TargetEntity } from "@/server/connectors/core/target";
import type { WooClient } from "../client";
import { readSettings } from "../profile";

const GROUP = "email_customer_new_account";

/**
 * WooCommerce greets every new account by mail, whoever made it. The only way to keep it quiet is the shop's own
 * switch, which a run turns back when it ends: https://woocommerce.com/document/email-settings/
 */
export const silenceCustomers = async (
  client: WooClient,
): ReturnType<NonNullable<TargetEntity["silence"]>> => {
  const enabled = (await readSettings(client, GROUP)).get("enabled");
  if (enabled !== "yes") return null;
  const place = `${GROUP}/enabled`;
  return { before: { [place]: enabled }, during: { [place]: "no" } };
};
