import { Alert } from "@/components/ui/alert";
import { AuthLink } from "./auth-link";

/** Nothing to fill in where nothing would arrive: who can help, and how. */
export function NoMail() {
  return (
    <div className="grid gap-4">
      <Alert state="attention" title="This installation cannot send e-mail">
        <p>
          Ask whoever runs it for a link to choose a new password. They make one with{" "}
          <code className="rounded bg-subtle px-1 font-mono text-xs">
            npm run account:reset-link -- your@address
          </code>
          , or set SMTP_URL and MAIL_FROM so that PrimeLink can send it itself.
        </p>
      </Alert>
      <p className="text-center text-sm">
        <AuthLink href="/sign-in">Back to sign in</AuthLink>
      </p>
    </div>
  );
}
