import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { BakeTemplate } from "./bake-template.ts";
import { plainText } from "./lines.ts";
import type { PreparedBake } from "./packer-step.ts";
import { atLeast } from "./packer-version.ts";

/** How long Packer may take to list what lies in a folder. */
const LIST_MILLISECONDS = 30_000;

/**
 * The versions of the plugins that a bake is made with, by source address. Of what the template asks for Packer names itself what
 * it chooses from; of a template that asks for nothing those are told whose builders it uses.
 * @returns undefined where Packer cannot say: before 1.8, and for plugins that are built into it
 */
export async function pluginVersions(
  prepared: PreparedBake,
  template: BakeTemplate,
): Promise<Readonly<Record<string, string>> | undefined> {
  const { context, tool, request } = prepared;
  if (!request.record || !atLeast(tool.version, 1, 8)) return undefined;
  const args = template.asksForPlugins
    ? ["plugins", "required", context.record.root]
    : ["plugins", "installed"];
  const said = await ask(prepared, args);
  if (said instanceof Error) {
    const text = `Packer does not say which plugins it has (${said.message.split("\n")[0]}); the record of the image is without them.`;
    context.emit({ type: "log", source: "rebake", level: "warn", text });
    return undefined;
  }
  const found = versionsIn(said);
  const isUsed = (source: string): boolean => template.asksForPlugins || isBuilderOf(source, template);
  const used = [...found].filter(([source]) => isUsed(source)).sort(([a], [b]) => (a < b ? -1 : 1));
  return used.length > 0 ? Object.fromEntries(used) : undefined;
}

/** Until 1.11 Packer executes plugins that lie where it is run, so it is asked in a folder in which nothing lies. */
async function ask(
  { tool, environment, orders }: PreparedBake,
  args: readonly string[],
): Promise<string | Error> {
  const empty = mkdtempSync(join(orders.state.cache, "plugins-"));
  const options = {
    cwd: empty,
    env: environment.variables,
    timeout: LIST_MILLISECONDS,
    windowsHide: true,
  };
  try {
    return await new Promise((resolve) => {
      const child = execFile(tool.path, args, options, (error, stdout) => resolve(error ?? stdout));
      child.stdin?.end();
    });
  } finally {
    rmSync(empty, { recursive: true, force: true });
  }
}

/**
 * The newest version of each plugin, of the binaries that Packer names: it takes the newest of those that may be taken.
 * `.../github.com/hashicorp/amazon/packer-plugin-amazon_v1.2.8_x5.0_linux_amd64`
 */
export function versionsIn(output: string): Map<string, string> {
  const newest = new Map<string, string>();
  const binaries = plainText(output).matchAll(
    /([^\s/\\"]+[/\\][^\s/\\"]+[/\\][^\s/\\"]+)[/\\]packer-plugin-[^\s/\\]+?_v(\d[^\s_]*)_x\d/g,
  );
  for (const [, source = "", version = ""] of binaries) {
    const address = source.replaceAll("\\", "/");
    const before = newest.get(address);
    if (before === undefined || isNewer(version, before)) newest.set(address, version);
  }
  return newest;
}

/** By number; what is before a release is older than it. */
function isNewer(one: string, other: string): boolean {
  const [a, b] = [one, other].map((version) => version.replace(/-.*/, "").split(".").map(Number));
  for (const [index, part] of (a ?? []).entries()) {
    const difference = part - (b?.[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  if (one.includes("-") !== other.includes("-")) return other.includes("-");
  return one > other;
}

/** A plugin's builders are called like it, or begin with it and a hyphen. */
function isBuilderOf(source: string, { builders }: BakeTemplate): boolean {
  const name = source.slice(source.lastIndexOf("/") + 1);
  return [...builders.values()].some((type) => type === name || type.startsWith(`${name}-`));
}
