"use client";

import { useState } from "react";
import { useAccount } from "../use-account";
import { RecoveryCodes } from "./recovery-codes";
import { SetUp } from "./set-up";
import { TurnedOn } from "./turned-on";

/** Off, being set up, or on. Recovery codes are shown right after they were made, and never again. */
export function SecondFactor() {
  const { account, refresh } = useAccount();
  const [fresh, setFresh] = useState<string[] | null>(null);
  const show = async (codes: string[]) => {
    setFresh(codes);
    await refresh();
  };
  if (fresh) return <RecoveryCodes codes={fresh} email={account.email} onDone={() => setFresh(null)} />;
  return account.secondFactor.on ? <TurnedOn onCodes={show} /> : <SetUp onCodes={show} />;
}
