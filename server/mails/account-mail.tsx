import { Text } from "@react-email/text";
import { look } from "./look";
import { MailFrame } from "./mail-frame";
import { type RenderedMail, renderMail } from "./render-mail";

/** What there is to tell a person of their own account. */
export type AccountMail =
  | { kind: "password_reset"; token: string; address: string | null }
  | { kind: "email_confirm"; token: string; oldEmail: string }
  | { kind: "email_taken" }
  | { kind: "email_change_asked"; newEmail: string }
  | { kind: "email_changed"; newEmail: string }
  | { kind: "password_changed" }
  | { kind: "second_factor_on" }
  | { kind: "second_factor_off" }
  | { kind: "recovery_code_used"; left: number }
  | { kind: "identity_linked"; provider: string }
  | { kind: "identity_unlinked"; provider: string };

interface Words {
  subject: string;
  sentence: string;
  action?: { label: string; path: string };
  /** What to do when it was somebody else. */
  otherwise: string;
}

const SECURE = "If it was not you, choose a new password at once: that signs every device out.";

function wordsOf(mail: AccountMail): Words {
  switch (mail.kind) {
    case "password_reset":
      return {
        subject: "Choose a new password",
        sentence:
          "Somebody, hopefully you, has forgotten the password of your account. The link works once, for an hour.",
        action: { label: "Choose a new password", path: `/reset-password/${mail.token}` },
        otherwise: `If it was not you, leave it: your password stays as it is.${mail.address ? ` It was asked for from ${mail.address}.` : ""}`,
      };
    case "email_confirm":
      return {
        subject: "Confirm your new e-mail address",
        sentence: `The account of ${mail.oldEmail} is to have this address from now on. The link works once, for an hour.`,
        action: { label: "Confirm this address", path: `/confirm-email/${mail.token}` },
        otherwise: "If it was not you, leave it: nothing changes without the link.",
      };
    case "email_taken":
      return {
        subject: "You have an account with this address already",
        sentence:
          "Somebody, hopefully you, wanted to give this address to another account. An address belongs to one account alone.",
        action: { label: "Sign in", path: "/sign-in" },
        otherwise: "If it was not you, leave it: nothing has changed.",
      };
    case "email_change_asked":
      return {
        subject: "Your e-mail address is about to change",
        sentence: `Your account is to have the address ${mail.newEmail} as soon as that is confirmed. Until then you sign in with this one.`,
        otherwise:
          "If it was not you, choose a new password at once: that stops the change and signs every device out.",
      };
    case "email_changed":
      return {
        subject: "Your e-mail address was changed",
        sentence: `You sign in with ${mail.newEmail} from now on. Other devices were signed out.`,
        otherwise:
          "If it was not you, tell an owner of your organisation and whoever runs this installation at once.",
      };
    case "password_changed":
      return {
        subject: "Your password was changed",
        sentence: "Other devices were signed out.",
        action: { label: "Forgot password", path: "/forgot-password" },
        otherwise: SECURE,
      };
    case "second_factor_on":
      return {
        subject: "Two-step sign-in is on",
        sentence:
          "From now on signing in asks for a code from your authenticator app. Keep the recovery codes where you find them without your phone.",
        otherwise: SECURE,
      };
    case "second_factor_off":
      return {
        subject: "Two-step sign-in is off",
        sentence: "Signing in no longer asks for a code. Other devices were signed out.",
        otherwise: SECURE,
      };
    case "recovery_code_used":
      return {
        subject: "A recovery code was used",
        sentence:
          mail.left > 0
            ? `It took the place of a code from your authenticator app, and works no more. You have ${mail.left} left.`
            : "It took the place of a code from your authenticator app, and was your last. Make new ones now.",
        action: { label: "Make new recovery codes", path: "/account/second-factor" },
        otherwise: SECURE,
      };
    case "identity_linked":
      return {
        subject: `${mail.provider} can sign you in`,
        sentence: `Your account at ${mail.provider} was linked with your account here.`,
        action: { label: "See linked sign-ins", path: "/account/sign-ins" },
        otherwise: "If it was not you, remove the link and choose a new password at once.",
      };
    case "identity_unlinked":
      return {
        subject: `${mail.provider} no longer signs you in`,
        sentence: `The link with your account at ${mail.provider} was removed.`,
        action: { label: "See linked sign-ins", path: "/account/sign-ins" },
        otherwise: SECURE,
      };
  }
}

/** `appUrl` without a slash at its end. */
export function accountMail(mail: AccountMail, appUrl: string): Promise<RenderedMail> {
  const { subject, sentence, action, otherwise } = wordsOf(mail);
  return renderMail(
    subject,
    <MailFrame
      heading={subject}
      preview={sentence}
      action={action && { label: action.label, href: `${appUrl}${action.path}` }}
      footer={otherwise}
    >
      <Text style={look.text}>{sentence}</Text>
    </MailFrame>,
  );
}
