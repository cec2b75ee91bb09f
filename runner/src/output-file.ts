import { closeSync, openSync, readSync, rmSync } from "node:fs";
import { join } from "node:path";

/** How often it is looked whether there is more. */
const POLL_MILLISECONDS = 50;
const CHUNK = 256 * 1024;

/**
 * A file without a name, for a tool to write to. A pipe whose reader dies ends the tool at its next line (SIGPIPE; measured with
 * Packer and OpenTofu), and what it was making is left; a file takes everything. Since it has no name, nobody else can read
 * what is not yet redacted, and it is gone with the last process that has it open.
 */
export class OutputFile {
  /** For the tool's standard output or error. */
  readonly writing: number;
  private readonly reading: number;
  private readonly timer: NodeJS.Timeout;
  private offset = 0;

  /** @param folder a private one. @param take gets what is new. */
  constructor(
    folder: string,
    name: string,
    private readonly take: (chunk: Buffer) => void,
  ) {
    const path = join(folder, `.${name}.raw`);
    this.writing = openSync(path, "ax", 0o600);
    this.reading = openSync(path, "r");
    rmSync(path, { force: true });
    this.timer = setInterval(() => this.read(), POLL_MILLISECONDS);
  }

  /** Call when the tool has been started. */
  handedOver(): void {
    closeSync(this.writing);
  }

  /** Call when the tool has ended. */
  end(): void {
    clearInterval(this.timer);
    this.read();
    closeSync(this.reading);
  }

  private read(): void {
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK);
      const size = readSync(this.reading, chunk, 0, CHUNK, this.offset);
      if (size === 0) return;
      this.offset += size;
      this.take(chunk.subarray(0, size));
    }
  }
}
