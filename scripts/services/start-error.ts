/** Something the person who starts the project can mend: the message is shown alone, without a stack. */
export class StartError extends Error {
  override name = "StartError";
}

/** Runs a script's main function; a StartError becomes its sentence and exit code 1. */
export async function runScript(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    const mendable = error instanceof StartError || (error instanceof Error && error.name === "EnvError");
    console.error(mendable ? error.message : error);
    process.exit(1);
  }
}
