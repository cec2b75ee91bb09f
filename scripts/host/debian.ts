import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { ExecaError, execa } from "execa";

/** What to look for on the machine, and the Debian package that brings it. */
const packages = {
  chromium: { executables: ["chromium", "chromium-browser", "google-chrome"], debian: ["chromium"] },
  fonts: { executables: ["fc-list"], debian: ["fontconfig", "fonts-dejavu-core", "fonts-liberation"] },
  packer: { executables: ["packer"], debian: ["packer"] },
  ripgrep: { executables: ["rg"], debian: ["ripgrep"] },
} as const;

/** A program (or `fonts`) that {@link ensureDebianPackages} knows. */
export type DebianName = keyof typeof packages;

/**
 * Installs with `apt-get` those of the programs that the machine does not have.
 *
 * @param report gets a sentence for each step that takes longer than a second
 * @throws Error with the command to run by hand when this process may not install packages,
 *   or with apt's own words when it could not
 */
export async function ensureDebianPackages(
  names: readonly DebianName[],
  report: (line: string) => void,
): Promise<void> {
  const missing: DebianName[] = [];
  for (const name of names) if (!(await isThere(name))) missing.push(name);
  const wanted = missing.flatMap((name) => [...packages[name].debian]);
  if (wanted.length === 0) return;
  if (!findExecutable("apt-get") || process.getuid?.() !== 0) throw new Error(byHand(missing, wanted));
  report(`Installing Debian packages: ${wanted.join(", ")}`);
  await apt(["update", "-qq"]);
  await apt(["install", "-y", "-qq", "--no-install-recommends", ...wanted]);
}

/**
 * The path of Chromium, or of a browser that is built from it.
 *
 * @throws Error when there is none
 */
export function chromiumExecutable(): string {
  const found = packages.chromium.executables.map(findExecutable).find((path) => path !== undefined);
  if (!found) throw new Error(byHand(["chromium"], packages.chromium.debian));
  return found;
}

async function isThere(name: DebianName): Promise<boolean> {
  if (name === "fonts") return hasMonospaceFont();
  return packages[name].executables.some((executable) => findExecutable(executable) !== undefined);
}

/** Without a font that has letters of equal width, an editor looks like nobody's editor. */
async function hasMonospaceFont(): Promise<boolean> {
  if (!findExecutable("fc-list")) return false;
  const { stdout } = await execa("fc-list", [":spacing=mono", "family"]);
  return stdout.trim() !== "";
}

function findExecutable(name: string): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function byHand(missing: readonly string[], wanted: readonly string[]): string {
  const them = missing.join(", ");
  return `This machine has no ${them}. On Debian or Ubuntu, run: sudo apt-get install ${wanted.join(" ")}`;
}

/**
 * @throws Error with what apt wrote
 */
async function apt(args: string[]): Promise<void> {
  try {
    await execa("apt-get", args, { all: true, env: { DEBIAN_FRONTEND: "noninteractive" } });
  } catch (error) {
    const words = error instanceof ExecaError ? (error.all ?? error.shortMessage) : String(error);
    throw new Error(`"apt-get ${args.join(" ")}" failed:\n${words}`);
  }
}
