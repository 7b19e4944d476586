/** What a call was refused with; a call that went through fails the test. */
export async function refusalOf(call: Promise<unknown>): Promise<{ code: unknown; message: string }> {
  const error: unknown = await call.then(
    () => new Error("it went through"),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Error)) throw new Error("something that is no error was thrown");
  return { code: "code" in error ? error.code : undefined, message: error.message };
}
