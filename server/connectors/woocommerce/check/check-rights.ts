import { REMEDY } from "../words";
import type { Findings, LineId } from "./findings";
import type { Prober } from "./probe";

async function checkRead(
  prober: Prober,
  api: string,
  id: LineId & ("orders" | "customers"),
  findings: Findings,
): Promise<void> {
  const probe = await prober.get(`${api}/${id}`, { per_page: 1, _fields: "id" });
  if (!probe.reached) {
    findings.warning(id, probe.trouble.message, probe.trouble.remedy, probe.trouble.technical);
  } else if (probe.answer.status === 200) {
    findings.ok(id, `The key may read ${id}.`);
  } else {
    findings.warning(
      id,
      `The key's user may not see ${id}. Products can be imported all the same.`,
      REMEDY.user,
      probe.technical,
    );
  }
}

/** An empty batch changes nothing, and is refused to a key that may not write. */
async function checkWrite(prober: Prober, api: string, findings: Findings): Promise<void> {
  const probe = await prober.post(`${api}/products/batch`, {});
  if (!probe.reached) {
    const { message, remedy, technical } = probe.trouble;
    findings.failed("write", message, remedy, technical);
    return;
  }
  const { answer, error, technical } = probe;
  if (answer.status === 200) findings.ok("write", "The key may write products.");
  else if (answer.status === 403 && error) {
    findings.failed("write", "The key's user may not change products.", REMEDY.user, technical);
  } else if (answer.status === 401 && error) {
    findings.failed("write", "The key may only read.", REMEDY.permissions, technical);
  } else if (answer.status >= 300 && answer.status < 400) {
    findings.failed(
      "write",
      `Reading works, but what is sent is led on to ${answer.headers.location ?? "another address"}.`,
      "Enter that address of the shop.",
      technical,
    );
  } else {
    findings.failed(
      "write",
      `What is sent to the shop is refused (${answer.status}), although reading works.`,
      REMEDY.firewall,
      technical,
    );
  }
}

export async function checkRights(prober: Prober, api: string, findings: Findings): Promise<void> {
  await checkWrite(prober, api, findings);
  await checkRead(prober, api, "orders", findings);
  await checkRead(prober, api, "customers", findings);
}
