import type { Guest } from "../datasets/demo-order";
import type { PaymentInput } from "../orders/order-input";

export const card: PaymentInput = {
  method: "Credit Card",
  provider: "stripe",
  transactions: [{ event: "purchase", method: "credit_card", gateway: "stripe" }],
};
export const paypal: PaymentInput = {
  method: "PayPal",
  provider: "paypalcommerce",
  transactions: [{ event: "purchase", method: "electronic_wallet", gateway: "paypalcommerce" }],
};
/** Authorized first and captured a little later: two transactions over the same amount. */
export const captured: PaymentInput = {
  method: "Credit Card",
  provider: "braintree",
  transactions: [
    { event: "authorization", method: "credit_card", gateway: "braintree" },
    { event: "capture", method: "credit_card", gateway: "braintree" },
  ],
};
export const authorized: PaymentInput = {
  method: "Credit Card",
  provider: "braintree",
  transactions: [{ event: "authorization", method: "credit_card", gateway: "braintree" }],
};
export const bank: PaymentInput = {
  method: "Bank Deposit",
  provider: "bankdeposit",
  transactions: [{ event: "pending", method: "offline", gateway: "bankdeposit" }],
};
/** Entered by hand: no transaction, and neither provider nor status. */
export const manual: PaymentInput = { method: "Manual", provider: null, status: "" };
export const nothingDue: PaymentInput = { method: "Store Credit", provider: "", status: "captured" };

export const salesTax = { name: "Sales Tax", percent: 8.25, onCharges: false };
export const stateTax = { name: "State Tax", percent: 6 };
export const vat = { name: "VAT", percent: 20, inclusive: true };
export const germanVat = { name: "MwSt.", percent: 19, inclusive: true };

export const oskar: Guest = {
  first: "Oskar",
  last: "Brandt",
  email: "oskar.brandt@example.de",
  address: { street: "Lindenallee 4", city: "Bremen", zip: "28195", country: "DE" },
};
export const june: Guest = {
  first: "June",
  last: "Pemberton",
  email: "june.p@example.com",
  phone: "555-0111",
  address: { street: "5 Ferry Road", street2: "Apt 2", city: "Duluth", state: "MN", zip: "55802" },
};
export const iris: Guest = {
  first: "Iris",
  last: "Hallam",
  email: "iris@example.co.uk",
  phone: "020 5550 0123",
  address: { street: "19 Canal Walk", city: "London", state: "UK", zip: "N1 7AB", country: "GB" },
};
/** Not even a name: such orders come in through other channels. */
export const nameless: Guest = {
  first: "",
  last: "",
  email: "",
  address: { street: "", city: "", country: "US" },
};
