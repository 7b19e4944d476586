import { sendMail } from "../mails/send";
import type { NoteRecord } from "../store/sales-records";
import type { Store } from "../store/store";

interface NewNote {
  orderId: number;
  text: string;
  author?: string;
  /** Address of the customer, when the note is for them: they get it by mail. */
  customerEmail?: string | undefined;
  toCustomer?: boolean;
}

export function addNote(store: Store, given: NewNote): NoteRecord {
  const { orderId, text, author = "WooCommerce", customerEmail = "", toCustomer = false } = given;
  const note = store.sales.notes.put({
    id: 0,
    orderId,
    author,
    createdAt: store.site.now(),
    text,
    toCustomer,
  });
  if (toCustomer) {
    const subject = `A note has been added to your order from ${store.site.name}`;
    sendMail(store, { kind: "customer_note", to: customerEmail, subject, about: `orders/${orderId}` });
  }
  return note;
}
