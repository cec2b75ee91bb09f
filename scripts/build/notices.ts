import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly homepage?: string;
  readonly repository?: string | { readonly url: string };
}

/**
 * The licences of the packages whose code is in the bundles, as their licences ask for.
 * @param inputs paths that esbuild read, relative to the project.
 * @param root the project's folder.
 */
export function thirdPartyNotices(inputs: readonly string[], root: string): string {
  const folders = new Set(
    inputs.flatMap((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
  );
  const notices = [...folders].map((folder) => notice(join(root, folder)));
  return `Rebake contains code of these packages.\n\n${[...new Set(notices)].sort().join("\n")}`;
}

function notice(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
  const repository = typeof manifest.repository === "string" ? manifest.repository : manifest.repository?.url;
  const source = (repository ?? manifest.homepage ?? "").replace(/^git\+/, "");
  const head = `${manifest.name} ${manifest.version}, licence ${manifest.license ?? "see below"}, source ${source}`;
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  const text = file && existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8").trim() : "";
  return `${"=".repeat(80)}\n${head}\n\n${text}\n`;
}
