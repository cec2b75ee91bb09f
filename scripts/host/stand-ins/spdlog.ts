/**
 * Stands in for `@vscode/spdlog`, VS Code's writer of log files, which comes only as C++ source.
 *
 * VS Code shows a remote extension's output channels by reading the files that this module writes, so it
 * has to be there for the Output panel to show anything. The interface is the one in its `index.d.ts`.
 */
import { appendFileSync, mkdirSync, renameSync, statSync } from "node:fs";
import { dirname } from "node:path";

export const version = 0;

const levelNames = ["trace", "debug", "info", "warning", "error", "critical"] as const;
const levelOff = levelNames.length;
let commonLevel = 2;

export function setLevel(level: number): void {
  commonLevel = level;
}

/** Every message is written at once, so there is nothing to choose. */
export function setFlushOn(_level: number): void {}

export class Logger {
  #filename: string;
  #maxFileSize: number;
  #level: number | undefined;
  #raw = false;

  constructor(_type: string, _name: string, filename: string, maxFileSize: number, _maxFiles: number) {
    mkdirSync(dirname(filename), { recursive: true });
    this.#filename = filename;
    this.#maxFileSize = maxFileSize;
    appendFileSync(filename, "");
  }

  trace = (message: string): void => this.#write(0, message);
  debug = (message: string): void => this.#write(1, message);
  info = (message: string): void => this.#write(2, message);
  warn = (message: string): void => this.#write(3, message);
  error = (message: string): void => this.#write(4, message);
  critical = (message: string): void => this.#write(5, message);

  getLevel(): number {
    return this.#level ?? commonLevel;
  }

  setLevel(level: number): void {
    this.#level = level;
  }

  /** VS Code uses one pattern only: time, level, message. */
  setPattern(_pattern: string): void {
    this.#raw = false;
  }

  clearFormatters(): void {
    this.#raw = true;
  }

  flush(): void {}

  drop(): void {
    this.#level = levelOff;
  }

  #write(level: number, message: string): void {
    if (level < this.getLevel()) return;
    this.#rotate();
    appendFileSync(
      this.#filename,
      this.#raw ? message : `${timestamp()} [${levelNames[level]}] ${message}\n`,
    );
  }

  #rotate(): void {
    const size = statSync(this.#filename, { throwIfNoEntry: false })?.size ?? 0;
    if (size > this.#maxFileSize) renameSync(this.#filename, `${this.#filename}.1`);
  }
}

function timestamp(): string {
  const now = new Date();
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 23).replace("T", " ");
}

/** Makes the folder of the file as well. */
export async function createRotatingLogger(
  name: string,
  filename: string,
  maxFileSize: number,
  maxFiles: number,
): Promise<Logger> {
  return new Logger("rotating", name, filename, maxFileSize, maxFiles);
}

/** The same as {@link createRotatingLogger}: nothing here is written later. */
export const createAsyncRotatingLogger = createRotatingLogger;
