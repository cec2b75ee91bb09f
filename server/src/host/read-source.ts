import { isUtf8 } from "node:buffer";
import { existsSync, lstatSync, readFileSync, statSync } from "node:fs";
import { consequenceOf } from "../folder.ts";
import type { HclEngine } from "../syntax/hcl/engine.ts";
import { dialectOf, mayBeLegacyTemplate } from "../syntax/names.ts";
import { readSourceText } from "../syntax/read.ts";
import type { SourceFile } from "../syntax/source-file.ts";
import { IS_FOLDER, IS_NO_FILE, LARGEST_FILE, LEADS_NOWHERE, NOT_UTF8, tooLarge } from "./node-files.ts";

/**
 * Reads one file into the model. Undefined when it is none of ours, or, after a sentence to `onProblem` that begins
 * with the path, when it cannot be read.
 * @param text when it has been read already
 */
export function readSource(
  engine: HclEngine,
  path: string,
  onProblem: (problem: string) => void,
  text?: string,
): SourceFile | undefined {
  const dialect = dialectOf(path) ?? (mayBeLegacyTemplate(path) ? "packer" : undefined);
  const content = dialect && (text ?? readTextFile(path, onProblem));
  return dialect && content !== undefined ? readSourceText(engine, path, dialect, content) : undefined;
}

/** The text of a configuration file; undefined, after a sentence to `onProblem`, when it cannot be used. */
export function readTextFile(path: string, onProblem: (problem: string) => void): string | undefined {
  const leaveOut = (reason: string): undefined => {
    onProblem(`${path}: ${reason}; it was left out${consequenceOf(path)}`);
    return undefined;
  };
  try {
    const stats = statSync(path);
    if (!stats.isFile()) return leaveOut(stats.isDirectory() ? IS_FOLDER : IS_NO_FILE);
    if (stats.size > LARGEST_FILE) return leaveOut(tooLarge(stats.size));
    const content = readFileSync(path);
    return isUtf8(content) ? content.toString("utf8") : leaveOut(NOT_UTF8);
  } catch (error) {
    return leaveOut(isDanglingLink(path) ? LEADS_NOWHERE : `cannot be read (${codeOf(error)})`);
  }
}

function isDanglingLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink() && !existsSync(path);
  } catch {
    return false;
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
