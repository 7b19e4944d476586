import type { SandboxSettings } from "../options";
import { blankAddress, type SalesState } from "./sales-records";

/** Who runs the shop, and whose keys the sandbox's keys are. */
export const staffId = 1;

/** A store without customers and orders; the shopkeeper's account is there from the start. */
export function initialSales(settings: Pick<SandboxSettings, "staffEmail">, at: number): SalesState {
  return {
    nextUserId: staffId + 1,
    nextItemId: 1,
    // WordPress starts with a comment of its own.
    nextCommentId: 2,
    nextRateId: 1,
    users: new Map([
      [
        staffId,
        {
          id: staffId,
          username: "admin",
          hasOwnPassword: true,
          email: settings.staffEmail,
          role: "administrator",
          firstName: "",
          lastName: "",
          createdAt: at,
          modifiedAt: null,
          isPaying: false,
          billing: blankAddress(),
          shipping: blankAddress(),
          meta: [],
        },
      ],
    ]),
    orders: new Map(),
    refunds: new Map(),
    notes: new Map(),
    reviews: new Map(),
    coupons: new Map(),
    taxRates: new Map(),
    mails: [],
  };
}
