/** What leaving means, asked once before. */
export const LEAVE_WORDS =
  "You can open nothing of it from now on, and the open invitations that you made are withdrawn. To come back, you have to be invited.";
