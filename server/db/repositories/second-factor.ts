import type { Db } from "@/server/db/client";

interface SealedSecret {
  bytes: Uint8Array<ArrayBuffer>;
  keyVersion: number;
}

/** A secret that was shown and waits for the first code. Of one that is in use already nothing is changed. */
export async function offerSecret(db: Db, userId: string, sealed: SealedSecret): Promise<boolean> {
  const { count } = await db.user.updateMany({
    where: { id: userId, totpEnabledAt: null },
    data: { totpSecret: sealed.bytes, totpKeyVersion: sealed.keyVersion, totpLastStep: null },
  });
  return count > 0;
}

/** False when it was switched on meanwhile, or another secret was offered. */
export async function enableSecondFactor(
  db: Db,
  userId: string,
  secret: Uint8Array<ArrayBuffer>,
  step: number,
  now: Date,
): Promise<boolean> {
  const { count } = await db.user.updateMany({
    where: { id: userId, totpEnabledAt: null, totpSecret: secret },
    data: { totpEnabledAt: now, totpLastStep: step },
  });
  return count > 0;
}

export async function disableSecondFactor(db: Db, userId: string): Promise<void> {
  await db.recoveryCode.deleteMany({ where: { userId } });
  await db.user.update({
    where: { id: userId },
    data: { totpSecret: null, totpKeyVersion: null, totpEnabledAt: null, totpLastStep: null },
  });
}

/** Takes the code of a step. False when it, or a later one, was taken before, even by a request at the same time. */
export async function takeStep(db: Db, userId: string, step: number): Promise<boolean> {
  const { count } = await db.user.updateMany({
    where: { id: userId, OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] },
    data: { totpLastStep: step },
  });
  return count > 0;
}

export async function replaceRecoveryCodes(db: Db, userId: string, hashes: string[]): Promise<void> {
  await db.recoveryCode.deleteMany({ where: { userId } });
  await db.recoveryCode.createMany({ data: hashes.map((codeHash) => ({ userId, codeHash })) });
}

/** False for a code that is not this person's, or was used. */
export async function useRecoveryCode(db: Db, userId: string, codeHash: string, now: Date): Promise<boolean> {
  const { count } = await db.recoveryCode.updateMany({
    where: { userId, codeHash, usedAt: null },
    data: { usedAt: now },
  });
  return count > 0;
}

export function countRecoveryCodes(db: Db, userId: string): Promise<number> {
  return db.recoveryCode.count({ where: { userId, usedAt: null } });
}
