import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

/**
 * Who may import whom (docs/architecture.md). A part is a folder, or a file beside the folders of server/src.
 * `packages` are the only packages it may import; Node's own count as `node:*`.
 */
interface Part {
  readonly path: string;
  readonly imports: readonly string[];
  readonly packages: readonly string[];
}

const CORE = ["text", "syntax", "eval", "terraform", "packer", "knowledge", "plan", "rules"] as const;
const server = (names: readonly string[]): string[] => names.map((name) => `server/src/${name}`);
const CORE_FILES = [
  "server/src/folder.ts",
  "server/src/lint.ts",
  "server/src/lint-uses.ts",
  "server/src/lint-calls.ts",
  "server/src/resolved-finding.ts",
  "server/src/computed-calls.ts",
  "server/src/module-tree.ts",
  "server/src/plan-sources.ts",
  "server/src/plan-lint.ts",
  "server/src/rule-interests.ts",
  "server/src/module-index.ts",
  "server/src/folder-set.ts",
  "server/src/fingerprints.ts",
  "server/src/fix.ts",
  "server/src/rule-page.ts",
  "server/src/score.ts",
  "server/src/baseline.ts",
  "server/src/causes.ts",
  "server/src/foreign.ts",
  "server/src/suppressions.ts",
  "server/src/near-suppressions.ts",
  "server/src/suppression-rules.ts",
  "server/src/suppression-findings.ts",
  "server/src/workspace.ts",
];
const CORE_ALL = [...server(CORE), "server/src/project", "server/src/ide", ...CORE_FILES];

const PARTS: readonly Part[] = [
  { path: "protocol", imports: [], packages: [] },
  { path: "server/src/text", imports: [], packages: [] },
  { path: "server/src/syntax", imports: server(["text"]), packages: ["web-tree-sitter", "jsonc-parser"] },
  { path: "server/src/eval", imports: server(["text", "syntax"]), packages: ["yaml"] },
  { path: "server/src/terraform", imports: server(["text", "syntax", "eval"]), packages: [] },
  { path: "server/src/packer", imports: server(["text", "syntax", "eval"]), packages: [] },
  {
    path: "server/src/knowledge",
    imports: server(["text", "syntax", "eval", "terraform", "packer"]),
    packages: [],
  },
  {
    path: "server/src/plan",
    imports: [...server(["text", "syntax", "eval", "knowledge"]), "protocol"],
    packages: ["diff"],
  },
  {
    path: "server/src/rules",
    imports: [...server(["text", "syntax", "eval", "terraform", "packer", "knowledge", "plan"]), "protocol"],
    packages: [],
  },
  { path: "server/src/project", imports: [...server(["text", "syntax"]), "protocol"], packages: [] },
  { path: "server/src/ide", imports: [...CORE_ALL, "protocol"], packages: [] },
  ...CORE_FILES.map((path) => ({
    path,
    imports: [...CORE_ALL, "protocol"],
    packages: [],
  })),
  {
    path: "server/src/host",
    imports: [...CORE_ALL, "protocol"],
    packages: ["node:*", "@cdktf/hcl2json", "picomatch"],
  },
  {
    path: "server/src/lsp",
    imports: [...CORE_ALL, "server/src/host", "protocol"],
    packages: ["node:*", "vscode-languageserver", "vscode-languageserver-textdocument", "vscode-uri"],
  },
  {
    path: "runner",
    imports: [...server(CORE), "server/src/host", "protocol"],
    packages: ["node:*"],
  },
  {
    path: "cli",
    imports: [...CORE_ALL, "server/src/host", "server/src/lsp", "runner", "protocol", "package.json"],
    packages: ["node:*", "diff"],
  },
  {
    path: "client/src",
    imports: ["protocol", "runner"],
    packages: ["node:*", "vscode", "vscode-languageclient"],
  },
  { path: "client/pages", imports: ["protocol"], packages: [] },
  {
    path: "test/fakecloud",
    imports: ["test/support/tofu.ts"],
    packages: ["node:*", "@grpc/grpc-js", "@msgpack/msgpack", "esbuild", "execa", "protobufjs", "vitest"],
  },
];

describe.each(PARTS.map((part) => [part.path, part] as const))("%s", (_path, part) => {
  test("imports only what docs/architecture.md allows", () => {
    const forbidden = sources(part.path).flatMap((file) =>
      importsOf(file)
        .filter((target) => !allowed(part, file, target))
        .map((target) => `${file} imports ${target}`),
    );
    expect(forbidden).toEqual([]);
  });
});

test("every source file belongs to a part", () => {
  const all = ["protocol", "server", "runner", "cli", "client"].flatMap(sources);
  expect(all.filter((file) => !PARTS.some((part) => isIn(file, part.path)))).toEqual([]);
});

test("no rule imports another rule", () => {
  const ruleFile = (path: string): boolean =>
    /^server\/src\/rules\/[a-z-]+\.ts$/.test(path) && !/\/(?:rule|options|index)\.ts$/.test(path);
  const crossing = sources("server/src/rules")
    .filter(ruleFile)
    .flatMap((file) =>
      importsOf(file)
        .map((target) => resolveFrom(file, target))
        .filter(ruleFile)
        .map((target) => `${file} imports ${target}`),
    );
  expect(crossing).toEqual([]);
});

test("product files stay under 400 lines, so that one file is one room", () => {
  const long = ["protocol", "server", "runner", "cli", "client"]
    .flatMap(sources)
    .filter((file) => readFileSync(file, "utf8").split("\n").length > 400);
  expect(long).toEqual([]);
});

function allowed(part: Part, file: string, target: string): boolean {
  if (!target.startsWith(".")) {
    return part.packages.some(
      (name) =>
        name === target || target.startsWith(`${name}/`) || (name === "node:*" && target.startsWith("node:")),
    );
  }
  const resolved = resolveFrom(file, target);
  return isIn(resolved, part.path) || part.imports.some((other) => isIn(resolved, other));
}

function resolveFrom(file: string, target: string): string {
  return relative(".", resolve(dirname(file), target)).replaceAll("\\", "/");
}

function isIn(file: string, part: string): boolean {
  return file === part || file.startsWith(`${part}/`);
}

/** Static imports, re-exports and dynamic imports. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, "utf8");
  const statements = text.matchAll(
    /(?:^|\n)(?:import|export)\s[^"';]*?from\s*"([^"]+)"|(?:^|\n)import\s*"([^"]+)"|\bimport\(\s*"([^"]+)"/g,
  );
  return [...statements].map((match) => (match[1] ?? match[2] ?? match[3]) as string);
}

function sources(path: string): string[] {
  if (!statSync(path, { throwIfNoEntry: false })) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const child = join(path, entry.name).replaceAll("\\", "/");
    if (entry.isDirectory()) return entry.name === "node_modules" ? [] : sources(child);
    return /\.ts$/.test(entry.name) ? [child] : [];
  });
}
