import type { FileWorld } from "../../server/src/eval/scope.ts";
import { Folder } from "../../server/src/folder.ts";
import { loadEngine } from "../../server/src/host/engine.ts";
import { type FileEdits, type LintFinding, lintFolder } from "../../server/src/lint.ts";
import type { Rule } from "../../server/src/rules/rule.ts";
import type { HclEngine } from "../../server/src/syntax/hcl/engine.ts";
import { dialectOf, looksLikeLegacyTemplate, mayBeLegacyTemplate } from "../../server/src/syntax/names.ts";
import { readSourceText } from "../../server/src/syntax/read.ts";
import { applyEdits } from "../../server/src/text/edit.ts";

/** File names (relative, `/` between folders) and their texts. */
export type Texts = Readonly<Record<string, string>>;

let loading: Promise<HclEngine> | undefined;

/** The engine, loaded once a test process. */
export function engine(): Promise<HclEngine> {
  loading ??= loadEngine();
  return loading;
}

/** The top-level files of `texts` as one folder named `/work`. */
export function folderOf(hcl: HclEngine, texts: Texts): Folder {
  const files = Object.entries(texts).flatMap(([name, text]) => {
    const isLegacy = mayBeLegacyTemplate(name) && looksLikeLegacyTemplate(text);
    const dialect = isLegacy ? "packer" : dialectOf(name);
    return dialect && !name.includes("/") ? [readSourceText(hcl, `${ROOT}/${name}`, dialect, text)] : [];
  });
  return new Folder(ROOT, files, whatLiesAround(texts));
}

/** Files that rules only ask for; scripts are left unread. */
function whatLiesAround(texts: Texts): FileWorld {
  return {
    has: (path) => (path === "." ? true : path.startsWith("..") ? undefined : path in texts),
    readFile: (path) => (path === ".gitignore" ? texts[path] : undefined),
    listFiles: () => undefined,
    parseTemplate: () => {
      throw new Error("No template was read");
    },
  };
}

/** Lints one folder, rules that are off unless asked for too; a rule that throws fails the test. */
export function lintTexts(hcl: HclEngine, texts: Texts, rules: readonly Rule[]): LintFinding[] {
  return lintFolder(folderOf(hcl, texts), rules, {
    optIn: true,
    onRuleFailure: (_rule, _folder, error) => {
      throw error;
    },
  });
}

export function applyFileEdits(texts: Texts, edits: FileEdits): Texts {
  const result: Record<string, string> = { ...texts };
  for (const [path, list] of edits.changes) {
    const name = path.slice(ROOT.length + 1);
    const applied = applyEdits(result[name] ?? "", list);
    if (applied.left.length > 0)
      throw new Error(`${name}: edits of one fix overlap: ${JSON.stringify(list)}`);
    result[name] = applied.text;
  }
  for (const file of edits.newFiles) {
    const name = file.path.slice(ROOT.length + 1);
    if (name in result) throw new Error(`${name}: a fix creates a file that is there already`);
    result[name] = file.text;
  }
  return result;
}

export const ROOT = "/work";
