import { z } from "zod";
import { TransportError } from "@/server/connectors/core/transport";
import type { NoticeChannelKind } from "@/server/domain/notice";
import type { ServiceDeps } from "../deps";
import { ServiceError } from "../errors";

const FAULTS: Record<NoticeChannelKind, string> = {
  email: "This is not an e-mail address, such as alerts@example.com.",
  webhook: "Give a whole address that begins with https://.",
  slack: "Give the whole address of the incoming webhook; it begins with https://.",
};

function invalid(sentence: string): ServiceError {
  return new ServiceError("invalid", sentence, { fields: { address: sentence } });
}

/** The address as it is kept, once it is one that notices may go to. */
export async function checkedAddress(
  deps: Pick<ServiceDeps, "checkAddress">,
  kind: NoticeChannelKind,
  typed: string,
): Promise<string> {
  const shape = kind === "email" ? z.email().max(254) : z.url({ protocol: /^https$/ }).max(2_000);
  const { data: address } = shape.safeParse(typed.trim());
  if (address === undefined) throw invalid(FAULTS[kind]);
  if (kind === "email") return address;
  try {
    await deps.checkAddress(address);
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    throw invalid(error.message);
  }
  return address;
}
