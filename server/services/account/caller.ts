/** Who asks: where from and with what, as far as the request tells. */
export interface Visitor {
  address: string | null;
  userAgent: string | null;
}

/** A person at their own account, and the session they are there with. */
export interface AccountCaller {
  userId: string;
  sessionId: string;
  /** When they proved who they are. */
  signedInAt: Date;
}
