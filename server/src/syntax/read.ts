import type { HclEngine } from "./hcl/engine.ts";
import { readHclSource } from "./hcl/source.ts";
import { readJsonSource } from "./json/source.ts";
import { isJson } from "./names.ts";
import type { Dialect, SourceFile } from "./source-file.ts";

/** Reads one version of a configuration file, in whichever syntax it is written. Never throws. */
export function readSourceText(
  engine: HclEngine,
  path: string,
  dialect: Dialect,
  text: string,
  previous?: SourceFile,
): SourceFile {
  return isJson(path)
    ? readJsonSource(engine, path, dialect, text, previous)
    : readHclSource(engine, path, dialect, text, previous);
}
