import type { Pace } from "@/sandbox/core/pace";
import type { SandboxSettings } from "../options";
import type { Store } from "../store/store";

/** What every route of the store works with. */
export interface StoreContext {
  store: Store;
  settings: SandboxSettings;
  pace: Pace;
}
