import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import { Folder } from "../folder.ts";
import { lintFolder } from "../lint.ts";
import { RULES } from "../rules/index.ts";
import type { Severity } from "../rules/rule.ts";
import type { HclEngine } from "../syntax/hcl/engine.ts";
import { readHclSource } from "../syntax/hcl/source.ts";
import { dialectOf } from "../syntax/names.ts";
import type { SourceFile } from "../syntax/source-file.ts";
import { LineIndex } from "../text/lines.ts";
import { LARGEST_FILE } from "./node-files.ts";
import { type PlainFinding, plainFindings } from "./plain-findings.ts";

/** One folder to check: its configuration files, absolute paths. */
export interface FolderTask {
  readonly directory: string;
  readonly files: readonly string[];
}

export interface CheckSettings {
  /** Only these rules; all when undefined. */
  readonly rules: readonly string[] | undefined;
  readonly severities: Readonly<Record<string, Severity | "off">>;
}

export interface FolderResult {
  readonly directory: string;
  readonly files: number;
  readonly findings: readonly PlainFinding[];
  /** What could not be read or checked, a sentence each, beginning with the path. */
  readonly problems: readonly string[];
  /** Files that are broken in places, a sentence each; what can be read of them was checked. */
  readonly notes: readonly string[];
}

/** Reads and checks one folder. Never throws: what goes wrong is in `problems`. */
export function checkFolder(engine: HclEngine, task: FolderTask, settings: CheckSettings): FolderResult {
  const problems: string[] = [];
  const files = task.files.flatMap((path) => readSource(engine, path, problems) ?? []);
  const folder = new Folder(task.directory, files);
  const findings = lintFolder(folder, chosenRules(settings.rules), {
    severities: new Map(Object.entries(settings.severities)),
    onRuleFailure: (rule, directory, error) => problems.push(ruleFailure(rule, directory, error)),
  });
  return {
    directory: task.directory,
    files: files.length,
    findings: plainFindings(folder, findings),
    problems,
    notes: files.flatMap(brokenPlaces),
  };
}

/** Reads one file into the model. Undefined, with a sentence in `problems`, when it cannot be read. */
export function readSource(engine: HclEngine, path: string, problems: string[]): SourceFile | undefined {
  const dialect = dialectOf(path);
  if (!dialect) return undefined;
  try {
    const content = readFileSync(path);
    if (content.length > LARGEST_FILE) {
      problems.push(`${path}: larger than ${LARGEST_FILE / 1024 / 1024} MiB; it was left out`);
      return undefined;
    }
    if (!isUtf8(content)) {
      problems.push(`${path}: is not UTF-8 text, which Terraform and Packer require; it was left out`);
      return undefined;
    }
    return readHclSource(engine, path, dialect, content.toString("utf8"));
  } catch (error) {
    problems.push(
      `${path}: cannot be read (${(error as NodeJS.ErrnoException).code ?? error}); it was left out`,
    );
    return undefined;
  }
}

/** The rules with these ids; all of them when undefined. */
export function chosenRules(ids: readonly string[] | undefined): typeof RULES {
  return ids ? RULES.filter((rule) => ids.includes(rule.id)) : RULES;
}

/** What is said when a rule fails in a folder. */
export function ruleFailure(rule: string, directory: string, error: unknown): string {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${directory}: the rule ${rule} failed here and its findings are missing. Please report this: ${reason}`;
}

/** One sentence for the first place of a file that cannot be read, as far as the rules have looked. */
function brokenPlaces(file: SourceFile): string[] {
  for (const { piece, start } of file.pieces) {
    const [problem] = piece.knownProblems;
    if (!piece.damaged && !problem) continue;
    const at = piece.damaged ? piece.itemRange.start : (problem?.range.start ?? 0);
    const { line } = new LineIndex(file.text).position(start + at);
    const what = piece.damaged ? "a block that is not closed, or no block at all" : "a syntax error";
    return [`${file.path}:${line + 1}: ${what}; what can be read was checked`];
  }
  return [];
}
