import type { HclEngine } from "./hcl/engine.ts";
import { readHclSource } from "./hcl/source.ts";
import { readLegacyPackerJson } from "./json/legacy-packer.ts";
import { readJsonSource } from "./json/source.ts";
import { isJson, isLegacyTemplate } from "./names.ts";
import type { Dialect, FileFault, SourceFile } from "./source-file.ts";

/** A name and a text that begin like a template of Packer before HCL. */
const NO_TEMPLATE: FileFault = {
  offset: 0,
  message:
    "cannot be read as a template of Packer; it was left out, correct its JSON (`packer validate` says where)",
};

/** Reads one version of a configuration file, in whichever syntax it is written. Never throws. */
export function readSourceText(
  engine: HclEngine,
  path: string,
  dialect: Dialect,
  text: string,
  previous?: SourceFile,
): SourceFile {
  if (isLegacyTemplate(path) && dialect === "packer")
    return readLegacyPackerJson(path, text) ?? { path, dialect, text, pieces: [], fault: NO_TEMPLATE };
  return isJson(path)
    ? readJsonSource(engine, path, dialect, text, previous)
    : readHclSource(engine, path, dialect, text, previous);
}
