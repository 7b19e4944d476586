import { randomInt } from "node:crypto";
import { hashToken } from "./crypto";

const COUNT = 10;
/** Without what is mistaken for something else when copied from paper: 0 and o, 1 and l and i. */
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
const GROUPS = 4;
const GROUP = 4;

/** Sixteen letters are 79 bits: no less than a token, so a plain hash keeps them. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: COUNT }, makeCode);
}

function makeCode(): string {
  const group = () => Array.from({ length: GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join("");
  return Array.from({ length: GROUPS }, group).join("-");
}

/** Null for what cannot be one. People type them in capitals, with blanks, and without dashes. */
export function hashRecoveryCode(typed: string): string | null {
  const code = typed.toLowerCase().replace(/[\s-]/g, "");
  return code.length === GROUPS * GROUP ? hashToken(`recovery/${code}`) : null;
}

export function hashRecoveryCodes(codes: string[]): string[] {
  return codes.map(hashRecoveryCode).filter((hash) => hash !== null);
}
