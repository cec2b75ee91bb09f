import { chmod, copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, type Plugin } from "esbuild";
import { thirdPartyNotices } from "./notices.ts";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const dist = join(root, "dist");

/**
 * What one bundle loads only when it needs it, from a bundle of its own beside it: what reads HCL is most of the product, and
 * compiling it takes as long as Node takes to start.
 */
const APART: Plugin = {
  name: "apart",
  setup: ({ onResolve }) => {
    onResolve(
      {
        filter:
          /\/(?:judge|repository|plan-places|plan-viewer|secrets|pin|decline-plan|bake-run|bake-template|deploy-run)\.ts$/,
      },
      ({ path, kind }) => {
        if (kind !== "dynamic-import") return undefined;
        return { path: `./${basename(path, ".ts")}.js`, external: true };
      },
    );
  },
};

const common: BuildOptions = {
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  minifyWhitespace: true,
  minifySyntax: true,
  // Names stay, so that a stack trace in a report can be read. (`keepNames` would cost a call for each closure made.)
  minifyIdentifiers: false,
  legalComments: "none",
  logLevel: "warning",
  plugins: [APART],
  // What is loaded later is loaded by require, which knows every name that a bundle exports.
  supported: { "dynamic-import": false },
  absWorkingDir: root,
  alias: {
    // Its ESM build asks for import.meta.url, which a CommonJS bundle does not have.
    "web-tree-sitter": join(root, "node_modules/web-tree-sitter/web-tree-sitter.cjs"),
    // Its UMD build requires its own parts in a way that a bundler cannot follow.
    "jsonc-parser": join(root, "node_modules/jsonc-parser/lib/esm/main.js"),
  },
  loader: { ".md": "text" },
};

/** The bundles of a run's process, and of what it starts. */
export const RUN_BUNDLES = [
  { out: "runner/run", entry: "runner/src/run-main.ts" },
  { out: "runner/secrets", entry: "runner/src/secrets.ts" },
  { out: "runner/pin", entry: "server/src/host/pin.ts" },
  { out: "runner/bake-run", entry: "runner/src/bake-run.ts" },
  { out: "runner/deploy-run", entry: "runner/src/deploy-run.ts" },
  { out: "runner/plan-viewer", entry: "runner/src/plan-viewer.ts" },
  { out: "runner/show-plan", entry: "runner/src/show-main.ts" },
] as const;

/** The bundles that make up the product: output name and source. */
const ENTRIES: readonly { readonly out: string; readonly entry: string; readonly external?: string[] }[] = [
  { out: "client/extension", entry: "client/src/extension.ts", external: ["vscode"] },
  { out: "server/main", entry: "server/src/lsp/standalone.ts" },
  // Go's glue asks for a package "performance" where there is no global of that name; Node has one.
  { out: "server/syntax-worker", entry: "server/src/host/syntax-worker.ts", external: ["performance"] },
  { out: "cli/rebake", entry: "cli/src/main.ts" },
  { out: "cli/judge", entry: "cli/src/judge.ts" },
  { out: "cli/repository", entry: "cli/src/repository.ts" },
  { out: "cli/bake-template", entry: "runner/src/bake-template.ts" },
  { out: "cli/decline-plan", entry: "runner/src/decline-plan.ts" },
  { out: "cli/plan-places", entry: "server/src/host/plan-places.ts" },
  ...RUN_BUNDLES,
  { out: "cli/check-worker", entry: "server/src/host/check-worker.ts" },
];

/** What runs in webviews: a script and its style sheet. */
const PAGES: readonly string[] = ["plan"];

/** Binaries the bundles read at run time, beside them in dist/. */
const BINARIES: readonly string[] = [
  "web-tree-sitter/web-tree-sitter.wasm",
  "@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm",
  "@cdktf/hcl2json/main.wasm.gz",
];

/** Writes dist/ anew. @throws when a source does not compile. */
export async function buildAll(): Promise<void> {
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  const inputs = await Promise.all([...ENTRIES.map(bundle), ...PAGES.map((name) => bundlePage(name, dist))]);
  await Promise.all(BINARIES.map(copyBinary));
  const packaged = [...inputs.flat(), ...BINARIES.map((path) => `node_modules/${path}`)];
  await writeFile(join(dist, "THIRD-PARTY-NOTICES.txt"), thirdPartyNotices(packaged, root));
  await chmod(join(dist, "cli/rebake.js"), 0o755);
}

/** Bundles one script of ours with the settings of the product. @returns `outfile`. */
export async function bundleScript(entry: string, outfile: string): Promise<string> {
  await build({ ...common, entryPoints: [entry], outfile });
  return outfile;
}

/** Bundles a page for the browser into `pages/` of a folder. @returns the paths of the sources that went into it. */
export async function bundlePage(name: string, folder: string): Promise<string[]> {
  const source = join(root, "client/pages", name);
  const { metafile } = await build({
    ...common,
    metafile: true,
    platform: "browser",
    // The browser of the oldest VS Code that is supported: 1.100 has Electron 34.
    target: "chrome132",
    format: "iife",
    entryPoints: ["main.ts", `${name}.css`].map((file) => ({ in: join(source, file), out: name })),
    outdir: join(folder, "pages"),
  });
  return Object.keys(metafile.inputs);
}

/** @returns the paths of the sources that went into the bundle. */
async function bundle({ out, entry, external }: (typeof ENTRIES)[number]): Promise<string[]> {
  const { metafile } = await build({
    ...common,
    metafile: true,
    entryPoints: [join(root, entry)],
    outfile: join(dist, `${out}.js`),
    external: external ?? [],
    ...(out.startsWith("cli/") ? { banner: { js: "#!/usr/bin/env node" } } : {}),
  });
  return Object.keys(metafile.inputs);
}

async function copyBinary(path: string): Promise<void> {
  await copyFile(join(root, "node_modules", path), join(dist, path.slice(path.lastIndexOf("/") + 1)));
}
