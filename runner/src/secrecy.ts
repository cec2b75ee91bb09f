import { REDACTED } from "../../server/src/plan/redactor.ts";
import type { RunContext } from "./run-context.ts";

/**
 * What is secret in a deployment, found out while its tool begins: reading configuration takes longer than the tool needs to start.
 * Where it cannot be found out nothing that the tool says in words is kept; stopping it for that would be worse.
 */
export class Secrecy {
  private isUnknown = false;

  /** @param varFiles absolute paths of files given with -var-file */
  constructor(
    private readonly context: RunContext,
    varFiles: readonly string[],
  ) {
    context.secretsKnown = this.find(varFiles).catch((error: unknown) => {
      this.isUnknown = true;
      const text = `What is secret could not be found out (${(error as Error).message}), so that nothing of what is said in words is kept.`;
      context.emit({ type: "log", source: "rebake", level: "warn", text });
    });
  }

  /** When it is known; never rejects. */
  get known(): Promise<void> {
    return this.context.secretsKnown;
  }

  /** A text without secrets, once it is known what they are. */
  clean(text: string): string {
    return this.isUnknown ? REDACTED : this.context.redactor.text(text);
  }

  /** A line as it may stand in the log of the run, which takes out of it what is known. */
  readable(line: string): string {
    return this.isUnknown ? REDACTED : line;
  }

  private async find(varFiles: readonly string[]): Promise<void> {
    // The tool is started first.
    await new Promise((resolve) => setImmediate(resolve));
    const { secretsOf } = await import("./secrets.ts");
    const { values, problems } = await secretsOf(this.context.record.root, varFiles, process.env);
    this.context.hide(values);
    for (const text of problems) this.context.emit({ type: "log", source: "rebake", level: "warn", text });
  }
}
