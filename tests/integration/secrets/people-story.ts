import { HOTP, Secret } from "otpauth";
import { freshSecret } from "./markers";
import { type Browser, refusalOf, tokenIn, type World } from "./world";

export interface People<B extends Browser = Browser> {
  owner: B;
  org: string;
  /** Whose account has a second factor. */
  email: string;
}

/** A person makes an account and an organisation, and does all there is to do with passwords, codes and links. */
export async function livePeople<B extends Browser>(world: World<B>): Promise<People<B>> {
  const { markers } = world;
  const secret = (name: string) => markers.add(name, freshSecret());
  const email = "olga@example.test";
  const first = secret("password at sign-up");
  const owner = world.browser();
  await owner.api.organisation.signUp.mutate({
    name: "Olga",
    email,
    password: first,
    organisation: "Olga & Co",
    timeZone: "Europe/Berlin",
  });
  await world.browser().signIn(email, secret("wrong password"));
  await owner.signIn(email, first);
  const keepSession = async (name: string) => {
    for (const value of await owner.sessionSecrets()) markers.add(name, value);
  };
  await keepSession("session");
  const [organisation] = await owner.api.organisation.mine.query();
  const org = organisation?.slug ?? "";

  const second = secret("password that replaces it");
  await refusalOf(
    owner.api.account.changePassword.mutate({ password: secret("guessed password"), newPassword: second }),
  );
  await owner.api.account.changePassword.mutate({ password: first, newPassword: second });
  await keepSession("session after a new password");

  await world.browser().api.account.forgotPassword.mutate({ email });
  const reset = markers.add("password reset token", await world.mailedToken(email, "reset-password"));
  await world.browser().api.account.resetLink.query({ token: reset });
  const third = secret("password by link");
  await world.browser().api.account.resetPassword.mutate({ token: reset, newPassword: third });
  await refusalOf(world.browser().api.account.resetPassword.mutate({ token: reset, newPassword: third }));
  await owner.signIn(email, third);
  await keepSession("session after a reset");

  const newAddress = "olga.new@example.test";
  await owner.api.account.changeEmail.mutate({ email: newAddress, password: third });
  const change = markers.add("e-mail change token", await world.mailedToken(newAddress, "confirm-email"));
  await world.browser().api.account.emailChange.query({ token: change });

  const { secret: codes } = await owner.api.account.offerSecondFactor.mutate({ password: third });
  markers.add("second factor", codes, ["account.offerSecondFactor"]);
  await refusalOf(owner.api.account.turnOnSecondFactor.mutate({ code: "000000" }));
  const counter = Math.floor(Date.now() / 30_000);
  const code = HOTP.generate({ secret: Secret.fromBase32(codes), counter });
  const { recoveryCodes } = await owner.api.account.turnOnSecondFactor.mutate({ code });
  for (const one of recoveryCodes) markers.add("recovery code", one, ["account.turnOnSecondFactor"]);
  const elsewhere = world.browser();
  await elsewhere.signIn(email, third);
  await elsewhere.enterCode(secret("guessed recovery code").slice(0, 19));
  await elsewhere.enterCode(recoveryCodes[0] ?? "");
  for (const value of await elsewhere.sessionSecrets()) markers.add("session with a second factor", value);
  await elsewhere.api.account.get.query();

  await invite(world, owner, org);
  return { owner, org, email };
}

/** By link and by mail; one is accepted by a new account. */
async function invite({ markers, browser, mailedToken }: World, owner: Browser, org: string): Promise<void> {
  const { link } = await owner.api.member.invite.mutate({ org, email: null, role: "viewer" });
  const token = markers.add("invitation by link", tokenIn(link ?? "", "invitation") ?? "", ["member.invite"]);
  await browser().api.invitation.look.query({ token });
  const password = markers.add("password of who is invited", freshSecret());
  await browser().api.invitation.signUp.mutate({
    token,
    name: "Vera",
    email: "vera@example.test",
    password,
  });
  await owner.api.member.invite.mutate({ org, email: "mailed@example.test", role: "viewer" });
  const mailed = await mailedToken("mailed@example.test", "invitation");
  markers.add("invitation by mail", mailed);
  await browser().api.invitation.look.query({ token: mailed });
}
