import type { Fields } from "../catalog/types";

/** A hook by the API's own field names: https://developer.bigcommerce.com/docs/webhooks/webhooks */
export interface StoredHook {
  id: number;
  client_id: string;
  store_hash: string;
  scope: string;
  destination: string;
  headers: Record<string, string> | null;
  is_active: boolean;
  created_at: number;
  updated_at: number;
}

/** Something that happened in the store, before it is known who wants to hear of it. */
export interface StoreEvent {
  scope: string;
  data: Fields;
}
