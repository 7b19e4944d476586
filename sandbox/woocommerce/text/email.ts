/** WordPress's `is_email`: less than the standards allow, so "a@b" is none. */
export function isEmail(text: string): boolean {
  const [local = "", domain = "", ...more] = text.split("@");
  if (text.length < 6 || more.length > 0) return false;
  if (!/^[\w!#$%&'*+/=?^`{|}~.-]+$/.test(local) || domain.includes("..")) return false;
  const parts = domain.split(".");
  return parts.length > 1 && parts.every((part) => /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i.test(part));
}
