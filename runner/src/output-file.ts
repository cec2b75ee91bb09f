import { randomBytes } from "node:crypto";
import { accessSync, closeSync, constants, openSync, readSync, rmSync, statfsSync } from "node:fs";
import { join } from "node:path";

/** How often it is looked whether there is more. */
const POLL_MILLISECONDS = 50;
const CHUNK = 256 * 1024;
/** Where Linux keeps files in memory. */
const MEMORY = "/dev/shm";
/** More than any tool says but one in a loop. */
const LEAST_ROOM = 32 * 1024 * 1024;

/**
 * A file without a name, for a tool to write to. A pipe whose reader dies ends the tool at its next line (SIGPIPE; measured with
 * Packer and OpenTofu), and what it was making is left; a file takes everything. Since it has no name, nobody else can read
 * what is not yet redacted, and it is gone with the last process that has it open. It lies in memory where it can: on a full disk
 * Packer's outer process stops reading what the inner one says, which then waits for ever and cannot be cancelled (measured).
 */
export class OutputFile {
  /** For the tool's standard output or error. */
  readonly writing: number;
  private readonly reading: number;
  private readonly timer: NodeJS.Timeout;
  private offset = 0;

  /**
   * @param folder a private one, for where there is no memory
   * @param take gets what is new
   */
  constructor(
    folder: string,
    name: string,
    private readonly take: (chunk: Buffer) => void,
    memory = MEMORY,
  ) {
    const path = hasRoom(memory)
      ? join(memory, `.rebake-${randomBytes(8).toString("hex")}.raw`)
      : join(folder, `.${name}.raw`);
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

function hasRoom(folder: string): boolean {
  if (process.platform !== "linux") return false;
  try {
    const { bavail, bsize } = statfsSync(folder);
    accessSync(folder, constants.W_OK);
    return bavail * bsize >= LEAST_ROOM;
  } catch {
    // There is none, or none for us.
    return false;
  }
}
