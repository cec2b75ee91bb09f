import { REDACTED } from "../../server/src/plan/redactor.ts";
import type { RunContext } from "./run-context.ts";

/**
 * What is secret in a deployment, found out while its tool begins: reading configuration takes longer than the tool needs to start.
 * Where it cannot be found out nothing that the tool says in words is kept; stopping it for that would be worse.
 */
export class Secrecy {
  private isUnknown = false;
  private found: Promise<void> | undefined;

  /** @param varFiles absolute paths of files given with -var-file */
  constructor(
    private readonly context: RunContext,
    private readonly varFiles: readonly string[],
  ) {}

  /** Begins to look, after what is done now; whoever runs a tool calls it before. Never rejects. */
  begin(): Promise<void> {
    this.found ??= this.find().catch((error: unknown) => {
      this.isUnknown = true;
      const text = `What is secret could not be found out (${(error as Error).message}), so that nothing of what is said in words is kept.`;
      this.context.emit({ type: "log", source: "rebake", level: "warn", text });
    });
    this.context.secretsKnown = this.found;
    return this.found;
  }

  /** A text without secrets, once it is known what they are. */
  clean(text: string): string {
    return this.isUnknown ? REDACTED : this.context.redactor.text(text);
  }

  /** A line as it may stand in the log of the run, which takes out of it what is known. */
  readable(line: string): string {
    return this.isUnknown ? REDACTED : line;
  }

  private async find(): Promise<void> {
    // The tool is started first.
    await new Promise((resolve) => setImmediate(resolve));
    const { secretsOf } = await import("./secrets.ts");
    const { values, problems } = await secretsOf(this.context.record.root, this.varFiles, process.env);
    this.context.hide(values);
    for (const text of problems) this.context.emit({ type: "log", source: "rebake", level: "warn", text });
  }
}
