import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import oniguruma from "vscode-oniguruma";
import textmate, { type IGrammar, type IRawGrammar, type StateStack } from "vscode-textmate";

export const syntaxesDir = fileURLToPath(new URL("../../syntaxes/", import.meta.url));

/** Scope name -> file, as the manifest's `contributes.grammars` says it. */
export const grammarFiles = {
  "source.rebake.hcl": "hcl.tmGrammar.json",
  "source.hcl.terraform": "terraform.tmGrammar.json",
  "source.hcl.packer": "packer.tmGrammar.json",
  "source.hcl.rebake": "rebake.tmGrammar.json",
} as const;
export type ScopeName = keyof typeof grammarFiles;

export interface Token {
  readonly text: string;
  readonly start: number;
  /** Without the grammar's own scope, which every token has. */
  readonly scopes: readonly string[];
}

export interface TokenizedLine {
  readonly text: string;
  readonly tokens: readonly Token[];
}

export interface Tokenized {
  readonly lines: readonly TokenizedLine[];
  /** How many rules are still open after the last line. 0 = back at the base. */
  readonly open: number;
  /** The scopes still open after the last line. */
  readonly openScopes: readonly string[];
}

const isScopeName = (name: string): name is ScopeName => Object.hasOwn(grammarFiles, name);

export function readGrammar(scope: ScopeName): IRawGrammar {
  const path = syntaxesDir + grammarFiles[scope];
  return textmate.parseRawGrammar(readFileSync(path, "utf8"), path);
}

let onigLib: Promise<textmate.IOnigLib> | undefined;

export function loadOniguruma(): Promise<textmate.IOnigLib> {
  onigLib ??= (async () => {
    const wasm = createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm");
    const bytes = readFileSync(wasm);
    await oniguruma.loadWASM(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
    return {
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    };
  })();
  return onigLib;
}

const registry = new textmate.Registry({
  onigLib: loadOniguruma(),
  loadGrammar: async (scope) => (isScopeName(scope) ? readGrammar(scope) : null),
});

export async function loadGrammar(scope: ScopeName): Promise<IGrammar> {
  const grammar = await registry.loadGrammar(scope);
  if (!grammar) throw new Error(`no grammar for ${scope}`);
  return grammar;
}

/** Depth and open scopes of a rule stack; vscode-textmate has them, its published type does not say so. */
function inspect(stack: StateStack): { depth: number; scopes: string[] } {
  const inner = stack as unknown as { depth: number; contentNameScopesList: { getScopeNames(): string[] } };
  return { depth: inner.depth, scopes: inner.contentNameScopesList.getScopeNames() };
}

export function tokenize(grammar: IGrammar, source: string): Tokenized {
  let stack: StateStack = textmate.INITIAL;
  const base = inspect(grammar.tokenizeLine("", stack).ruleStack).depth;
  const lines: TokenizedLine[] = [];
  for (const text of source.split(/\r?\n/)) {
    const result = grammar.tokenizeLine(text, stack);
    if (result.stoppedEarly) throw new Error(`gave up on line ${lines.length + 1}: ${text}`);
    stack = result.ruleStack;
    lines.push({
      text,
      tokens: result.tokens.map((token) => ({
        text: text.slice(token.startIndex, token.endIndex),
        start: token.startIndex,
        scopes: token.scopes.slice(1),
      })),
    });
  }
  const end = inspect(stack);
  return { lines, open: end.depth - base, openScopes: end.scopes.slice(1) };
}

/** One line of source, then its tokens; blank tokens are left out. */
export function render(tokenized: Tokenized): string {
  const out: string[] = [];
  for (const line of tokenized.lines) {
    out.push(`>${line.text}`);
    const shown = line.tokens.filter((token) => token.text.trim() !== "");
    const width = Math.min(28, Math.max(0, ...shown.map((token) => token.text.length)));
    for (const token of shown) out.push(`    ${token.text.padEnd(width)}  ${token.scopes.join(" ") || "-"}`);
  }
  return `${out.join("\n").trimEnd()}\n`;
}
