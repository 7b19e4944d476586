import type { Entity } from "@/server/domain/entity";
import { ServiceError } from "@/server/services/errors";
import type { ScheduleSettings } from "./schedule.schema";

/** Refuses what could never start a run. `nextAt` is the schedule's first time. */
export function refuseUnfit(entity: Entity, settings: ScheduleSettings, nextAt: Date | null): void {
  if (settings.reach === "stock_and_prices" && entity !== "products") {
    const message = "Only products have stock and prices. Choose what has changed, or everything.";
    throw new ServiceError("invalid", message, { fields: { reach: message } });
  }
  if (nextAt === null) {
    const message = "No time of this schedule lies between now and its end. Choose a later end.";
    throw new ServiceError("invalid", message, { fields: { endsAt: message } });
  }
}
