import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import protobuf from "protobufjs";

const here = import.meta.dirname;
const root = join(here, "../..");
const SOURCES = ["provider", "command", "kinds", "cloud", "faults.ts", "bundle.ts"];

/**
 * The provider as one script for Node, made once for each state of its sources.
 * @returns its path in `.cache/`; always the same, for Terraform records a checksum of the script that names it.
 */
export function bundledProvider(): Promise<string> {
  return bundled("provider/main.ts", "provider.cjs");
}

/** The program for people and templates, in the same way. */
export function bundledCommand(): Promise<string> {
  return bundled("command/main.ts", "command.cjs");
}

async function bundled(entry: string, name: string): Promise<string> {
  const directory = join(root, ".cache/fakecloud");
  const path = join(directory, name);
  const mark = `// Made from ${stateOfSources()}`;
  if (existsSync(path) && readFileSync(path, "utf8").startsWith(`${mark}\n`)) return path;
  mkdirSync(directory, { recursive: true });
  // Several test files may come here at once.
  const unfinished = join(directory, `${randomUUID()}.cjs`);
  const { outputFiles } = await build({
    entryPoints: [join(here, entry)],
    bundle: true,
    write: false,
    platform: "node",
    target: "node20",
    format: "cjs",
    banner: { js: mark },
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: "none",
    logLevel: "warning",
    absWorkingDir: root,
    plugins: [readProtocol],
  });
  writeFileSync(unfinished, outputFiles[0]?.contents ?? "");
  renameSync(unfinished, path);
  return path;
}

/** The protocol's text is read here and not at each start of the provider, which is several times a plan. */
const readProtocol: Plugin = {
  name: "protocol",
  setup: (bundler) => {
    bundler.onLoad({ filter: /\.proto$/ }, ({ path }) => {
      const parsed = protobuf.parse(readFileSync(path, "utf8"));
      return { contents: JSON.stringify(parsed.root.toJSON()), loader: "json" };
    });
  },
};

function stateOfSources(): string {
  const hash = createHash("sha256").update(readFileSync(join(root, "package-lock.json")));
  for (const path of SOURCES.flatMap((source) => filesOf(join(here, source))))
    hash.update(path.slice(here.length)).update(readFileSync(path));
  return hash.digest("hex").slice(0, 16);
}

function filesOf(path: string): string[] {
  if (path.endsWith(".ts")) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
