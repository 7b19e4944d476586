import { sendMail } from "../mails/send";
import { RestError } from "../rest/errors";
import { blankAddress, type UserRecord } from "../store/sales-records";
import type { Store } from "../store/store";
import { collationKey } from "../text/accents";
import { isEmpty, type Params, phpString, stringOrFatal } from "../text/php";
import { escapeHtml } from "../text/sanitize";
import { applyCustomer, readEmail } from "./apply";
import { cleanUsername, isTaken, usernameFor } from "./username";

/**
 * Makes an account, in WooCommerce's order of refusals, and mails its owner
 * (https://woocommerce.github.io/woocommerce-rest-api-docs/#create-a-customer).
 */
export function createCustomer(store: Store, params: Params): UserRecord {
  if (!isEmpty(params.id)) {
    throw new RestError("woocommerce_rest_customer_exists", "Cannot create existing resource.", 400);
  }
  const now = store.site.now();
  const user: UserRecord = {
    id: 0,
    username: "",
    hasOwnPassword: !isEmpty(params.password),
    email: readEmail(params.email, "customer_invalid_email"),
    role: "customer",
    firstName: "",
    lastName: "",
    createdAt: now,
    modifiedAt: now,
    isPaying: false,
    billing: blankAddress(),
    shipping: blankAddress(),
    meta: [],
  };
  // A password that was made up is meant to be changed, and the account says so.
  if (!user.hasOwnPassword)
    user.meta.push({ id: store.takeMetaId(), key: "default_password_nag", value: "1" });
  applyCustomer(store, user, params);
  if (user.email === "") refuse("registration-error-invalid-email", "Please provide a valid email address.");
  if (accountOf(store, user.email)) {
    refuse(
      "registration-error-email-exists",
      `An account is already registered with ${escapeHtml(user.email)}. Please log in or use a different email address.`,
    );
  }
  if (!isEmpty(params.password)) stringOrFatal(params.password, "strlen()");
  user.username = chosenUsername(store, user.email, params.username);
  const made = store.sales.users.put(user);
  sendMail(store, {
    kind: "customer_new_account",
    to: made.email,
    subject: `Your ${store.site.name} account has been created!`,
    about: `customers/${made.id}`,
  });
  return made;
}

export function accountOf(store: Store, email: string): UserRecord | undefined {
  return store.sales.users.with("email", collationKey(email))[0];
}

function chosenUsername(store: Store, email: string, given: unknown): string {
  const isText = typeof given !== "object" || isEmpty(given);
  const username = cleanUsername(isEmpty(given) ? usernameFor(store, email) : phpString(given));
  if (!isText || username === "" || cleanUsername(username, true) !== username) {
    refuse("registration-error-invalid-username", "Please provide a valid account username.");
  }
  if (isTaken(store, username)) {
    const message = "An account is already registered with that username. Please choose another.";
    refuse("registration-error-username-exists", message);
  }
  if ([...username].length > 60) {
    refuse("user_login_too_long", "Username may not be longer than 60 characters.");
  }
  return username;
}

function refuse(code: string, message: string): never {
  throw new RestError(code, message, 400);
}
