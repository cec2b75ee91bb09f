import { closeSync, type FSWatcher, fstatSync, openSync, readSync, watch } from "node:fs";
import { join } from "node:path";
import { type RunEvent, readRunEvent } from "../../protocol/src/run-events.ts";
import { RUN_FILES } from "../../protocol/src/run-record.ts";

/**
 * Reads events.jsonl from where it last stopped. A last line without a newline is being written (or was, when its writer died):
 * it waits until it is whole. Events of types that are not known are passed over.
 */
export class EventReader {
  private offset = 0;
  private rest: Buffer = Buffer.alloc(0);
  /** Lines that are no events, as sentences. */
  readonly invalid: string[] = [];

  constructor(private readonly folder: string) {}

  /** The events that came since the last call; none while there is no file. */
  read(): RunEvent[] {
    const lines = this.readLines();
    return lines.flatMap((line) => {
      const read = readRunEvent(line);
      if (read.kind === "invalid") this.invalid.push(`${join(this.folder, RUN_FILES.events)}: ${read.wrong}`);
      return read.kind === "event" ? [read.event] : [];
    });
  }

  private readLines(): string[] {
    let file: number;
    try {
      file = openSync(join(this.folder, RUN_FILES.events), "r");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
      throw error;
    }
    try {
      const chunks = [this.rest];
      for (;;) {
        const chunk = Buffer.allocUnsafe(256 * 1024);
        const size = readSync(file, chunk, 0, chunk.length, this.offset);
        if (size === 0) break;
        this.offset += size;
        chunks.push(chunk.subarray(0, size));
      }
      const bytes = Buffer.concat(chunks);
      const end = bytes.lastIndexOf(0x0a);
      this.rest = bytes.subarray(end + 1);
      return end < 0
        ? []
        : bytes
            .subarray(0, end)
            .toString("utf8")
            .split("\n")
            .filter((line) => line !== "");
    } finally {
      closeSync(file);
    }
  }
}

/** More than any event that ends a run takes. */
const TAIL_BYTES = 64 * 1024;

/** The last event, read from the end of the file; undefined when the last line is none that is known. */
export function lastEvent(folder: string): RunEvent | undefined {
  const text = tailOf(folder).trimEnd();
  const read = readRunEvent(text.slice(text.lastIndexOf("\n") + 1));
  return read.kind === "event" ? read.event : undefined;
}

/** The events in the last part of the file, which are all of a short run. */
export function lastEvents(folder: string): RunEvent[] {
  // The first line may be the end of one, and is none then.
  return tailOf(folder)
    .split("\n")
    .flatMap((line) => {
      const read = readRunEvent(line);
      return read.kind === "event" ? [read.event] : [];
    });
}

/** "" while there is no file. */
function tailOf(folder: string): string {
  let file: number;
  try {
    file = openSync(join(folder, RUN_FILES.events), "r");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  }
  try {
    const { size } = fstatSync(file);
    const length = Math.min(size, TAIL_BYTES);
    const bytes = Buffer.alloc(length);
    readSync(file, bytes, 0, length, size - length);
    return bytes.toString("utf8");
  } finally {
    closeSync(file);
  }
}

/** How often a folder is looked at when nothing reports that it changed: some file systems report nothing. */
const POLL_MILLISECONDS = 250;

/** Calls back when something in the folder changed, and every now and then. @returns what ends it. */
export function watchFolder(folder: string, changed: () => void): () => void {
  let watcher: FSWatcher | undefined;
  try {
    watcher = watch(folder, { persistent: false }, changed);
    // Where watching fails (network, too many watchers), looking again and again is left.
    watcher.on("error", () => watcher?.close());
  } catch {
    watcher = undefined;
  }
  const timer = setInterval(changed, POLL_MILLISECONDS);
  return () => {
    clearInterval(timer);
    watcher?.close();
  };
}
