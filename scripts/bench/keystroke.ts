import { Folder } from "../../server/src/folder.ts";
import { FolderSet } from "../../server/src/folder-set.ts";
import { loadEngine } from "../../server/src/host/engine.ts";
import { plainFindings } from "../../server/src/host/plain-findings.ts";
import { lintFolder } from "../../server/src/lint.ts";
import { ModuleTree } from "../../server/src/module-tree.ts";
import { RULES } from "../../server/src/rules/index.ts";
import { readHclSource } from "../../server/src/syntax/hcl/source.ts";
import type { SourceFile } from "../../server/src/syntax/source-file.ts";
import { EvaluationMemories } from "../../server/src/terraform/evaluation-memory.ts";
import { largeFile } from "./generated.ts";
import { milliseconds, quantile, report } from "./measure.ts";

const KEYSTROKES = 300;

/** One file of 10,000 lines: from an edit to its findings, with positions, as the server computes them. */
async function benchKeystroke(): Promise<void> {
  const text = largeFile(10_000);
  const engine = await loadEngine();
  const first = performance.now();
  const start = readHclSource(engine, "/w/main.tf", "terraform", text);
  const memories = new EvaluationMemories();
  const findings = lint(start, memories);
  report(
    `one file of ${text.split("\n").length} lines, ${findings} findings: first check`,
    milliseconds(performance.now() - first),
  );
  keystrokes("  keystroke that stays valid", start, (current, round) =>
    insert(current, anchor(current, round), "x"),
  );
  keystrokes("  keystroke that opens a quote", start, (current, round) =>
    insert(current, anchor(current, round), '"'),
  );

  function keystrokes(name: string, from: SourceFile, edit: (text: string, round: number) => string): void {
    const times: number[] = [];
    for (let round = 0; round < KEYSTROKES; round++) {
      const changed = edit(from.text, round);
      const started = performance.now();
      const file = readHclSource(engine, from.path, from.dialect, changed, from);
      lint(file, memories);
      times.push(performance.now() - started);
    }
    report(name, `p50 ${milliseconds(quantile(times, 0.5))}, p95 ${milliseconds(quantile(times, 0.95))}`);
  }
}

function lint(file: SourceFile, memories: EvaluationMemories): number {
  const folder = new Folder("/w", [file]);
  const tree = new ModuleTree(new FolderSet({ folders: new Map([["/w", folder]]), memories }));
  const findings = lintFolder(folder, RULES, {
    uses: tree.folderUses("/w"),
    onRuleFailure: (_rule, _folder, error) => {
      throw error;
    },
  });
  return plainFindings((path) => folder.file(path)?.text, findings, { root: "/w", brief: true }).length;
}

/** A place inside a tag's value, a different block each round. */
function anchor(text: string, round: number): number {
  const from = Math.floor((text.length * ((round * 37) % KEYSTROKES)) / KEYSTROKES);
  const at = text.indexOf("Name = ", from);
  return (at < 0 ? text.indexOf("Name = ") : at) + 8;
}

function insert(text: string, at: number, what: string): string {
  return text.slice(0, at) + what + text.slice(at);
}

void benchKeystroke();
