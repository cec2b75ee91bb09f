import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import type { HclEngine } from "../syntax/hcl/engine.ts";
import { dialectOf, mayBeLegacyTemplate } from "../syntax/names.ts";
import { readSourceText } from "../syntax/read.ts";
import type { SourceFile } from "../syntax/source-file.ts";
import { LARGEST_FILE } from "./node-files.ts";

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
  try {
    const content = readFileSync(path);
    if (content.length > LARGEST_FILE) {
      onProblem(`${path}: larger than ${LARGEST_FILE / 1024 / 1024} MiB; it was left out`);
      return undefined;
    }
    if (!isUtf8(content)) {
      onProblem(`${path}: is not UTF-8 text, which Terraform and Packer require; it was left out`);
      return undefined;
    }
    return content.toString("utf8");
  } catch (error) {
    onProblem(`${path}: cannot be read (${(error as NodeJS.ErrnoException).code ?? error}); it was left out`);
    return undefined;
  }
}
