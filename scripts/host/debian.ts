import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { ExecaError, execa } from "execa";

/**
 * The programs that come from Debian, each with the names that other systems have for it. The packages bring
 * all that they need; Chromium's brings DejaVu, which looks right for both the editor and what is around it.
 */
const programs = {
  chromium: ["chromium", "chromium-browser", "google-chrome"],
  packer: ["packer"],
} as const;

/** A Debian package that {@link ensureDebianPackages} can install. */
export type DebianPackage = keyof typeof programs;

/**
 * Installs with `apt-get` those of the programs that the machine does not have.
 *
 * @param report gets a sentence for each step that takes longer than a second
 * @throws Error with the command to run by hand when this process may not install packages,
 *   or with apt's own words when it could not
 */
export async function ensureDebianPackages(
  names: readonly DebianPackage[],
  report: (line: string) => void,
): Promise<void> {
  const missing = names.filter((name) => findProgram(name) === undefined);
  if (missing.length === 0) return;
  if (!findExecutable("apt-get") || process.getuid?.() !== 0) throw new Error(byHand(missing));
  report(`Installing Debian packages: ${missing.join(", ")}`);
  await apt(["update", "-qq"]);
  await apt(["install", "-y", "-qq", "--no-install-recommends", ...missing]);
}

/**
 * The path of Chromium, or of a browser that is built from it.
 *
 * @throws Error when there is none
 */
export function chromiumExecutable(): string {
  const found = findProgram("chromium");
  if (!found) throw new Error(byHand(["chromium"]));
  return found;
}

/** Whether Packer is there, without which nothing can be baked. */
export function hasPacker(): boolean {
  return findProgram("packer") !== undefined;
}

function findProgram(name: DebianPackage): string | undefined {
  return programs[name].map(findExecutable).find((path) => path !== undefined);
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

function byHand(missing: readonly DebianPackage[]): string {
  const them = missing.join(" and ");
  return `This machine has no ${them}. On Debian, run: sudo apt-get install ${missing.join(" ")}`;
}

/**
 * @throws Error with what apt wrote
 */
async function apt(args: string[]): Promise<void> {
  const patient = ["-o", "DPkg::Lock::Timeout=120", ...args];
  try {
    await execa("apt-get", patient, { all: true, env: { DEBIAN_FRONTEND: "noninteractive" } });
  } catch (error) {
    const words = error instanceof ExecaError ? (error.all ?? error.shortMessage) : String(error);
    throw new Error(`"apt-get ${args.join(" ")}" failed:\n${words}`);
  }
}
