import { isShell, type ShellCommand } from "./shell-script.ts";

/** What a command puts on a machine: the words that do it (`apt-get install`) and what they name. */
export interface Installation {
  readonly words: string;
  readonly packages: readonly string[];
}

/** Undefined when the command installs nothing, or nothing that it names. */
export function installationOf(command: ShellCommand): Installation | undefined {
  const { program } = command;
  const all = command.arguments.map((word) => word.text);
  if (DRY_RUN.some((option) => all.includes(option))) return undefined;
  if (/^python[\d.]*$/.test(program) && all[0] === "-m" && all[1] === "pip")
    return installation("pip install", all.slice(2), ["install"]);
  const pip = /^pip[\d.]*$/.test(program);
  const verbs = pip ? ["install"] : INSTALL_VERBS[program];
  if (verbs) return installation(`${program} ${verbs[0]}`, all, verbs);
  switch (program) {
    case "pacman":
      return flagged("pacman -S", all, /^-S[a-z]*$/);
    case "dpkg":
      return flagged("dpkg -i", all, /^(?:-i|--install)$/);
    case "rpm":
      return flagged("rpm -i", all, /^(?:-[ivhUF]*[iUF][ivhUF]*|--install|--upgrade)$/);
    case "npm":
      return all.some((word) => word === "-g" || word === "--global")
        ? installation("npm install -g", all, ["install", "i", "add"])
        : undefined;
    case "yarn":
      return all[0] === "global" ? installation("yarn global add", all.slice(1), ["add"]) : undefined;
    default:
      return POWERSHELL_INSTALLS.has(program.toLowerCase()) ? named(program, all) : undefined;
  }
}

/** The words of a command that upgrades what is installed; undefined when it does not. */
export function upgradeOf(command: ShellCommand): string | undefined {
  const { program } = command;
  const all = command.arguments.map((word) => word.text);
  if (DRY_RUN.some((option) => all.includes(option))) return undefined;
  const verb = all.find((word) => (UPGRADE_VERBS[program] ?? []).includes(word));
  const first = all.find((word) => ALL_VERBS.has(word));
  if (verb !== undefined && verb === first) return `${program} ${verb}`;
  if (program === "pacman" && all.some((word) => /^-S[a-z]*u/.test(word))) return "pacman -Su";
  if (/^unattended-upgrades?$/.test(program)) return program;
  if (program === "dpkg-reconfigure" && all.includes("unattended-upgrades")) return "unattended-upgrades";
  if (program === "systemctl" && all.includes("enable")) return all.find((word) => UPGRADING_UNIT.test(word));
  if (program === "do-release-upgrade") return program;
  if (/^install-windowsupdate$/i.test(program)) return program;
  if (/^get-windowsupdate$/i.test(program) && all.some((word) => /^-install$/i.test(word))) return program;
  return undefined;
}

/** True for a command that only says so: it prints words that may look like a command. */
export function runsNothing(command: ShellCommand): boolean {
  return PRINTS.has(command.program) && !(command.pipedInto && isShell(command.pipedInto));
}

function installation(
  words: string,
  all: readonly string[],
  verbs: readonly string[],
): Installation | undefined {
  // The first word that is a verb decides: `yum info install` asks about a package of that name.
  const at = all.findIndex((word) => verbs.includes(word) || ALL_VERBS.has(word));
  if (at < 0 || !verbs.includes(all[at] as string) || all.includes("--only-upgrade")) return undefined;
  return named(words, [...all.slice(at + 1), ...(words.startsWith("pip") ? requirements(all) : [])]);
}

function flagged(words: string, all: readonly string[], flag: RegExp): Installation | undefined {
  return all.some((word) => flag.test(word)) ? named(words, all) : undefined;
}

function named(words: string, all: readonly string[]): Installation | undefined {
  const packages = all.filter((word, index) => !word.startsWith("-") && !takesValue(all[index - 1]));
  return packages.length > 0 ? { words, packages } : undefined;
}

/** `-r file` names what is installed. */
function requirements(all: readonly string[]): string[] {
  return all.filter((_word, index) => /^(?:-r|--requirement)$/.test(all[index - 1] ?? ""));
}

function takesValue(option: string | undefined): boolean {
  return (
    option !== undefined &&
    /^(?:-o|-t|-c|--option|--target-release|--config-file|-r|--requirement|-v|--version|--source|-s)$/.test(
      option,
    )
  );
}

const INSTALL_VERBS: Readonly<Record<string, readonly string[]>> = {
  "apt-get": ["install", "reinstall"],
  apt: ["install", "reinstall"],
  aptitude: ["install"],
  yum: ["install", "localinstall", "groupinstall", "reinstall"],
  dnf: ["install", "localinstall", "groupinstall", "reinstall"],
  microdnf: ["install"],
  tdnf: ["install"],
  zypper: ["install", "in"],
  apk: ["add"],
  gem: ["install"],
  snap: ["install"],
  choco: ["install"],
  winget: ["install"],
  "amazon-linux-extras": ["install"],
};

const RPM_UPGRADES = ["update", "upgrade", "distro-sync", "update-minimal", "upgrade-minimal"];
const UPGRADE_VERBS: Readonly<Record<string, readonly string[]>> = {
  "apt-get": ["upgrade", "dist-upgrade", "full-upgrade"],
  apt: ["upgrade", "dist-upgrade", "full-upgrade"],
  aptitude: ["upgrade", "dist-upgrade", "full-upgrade", "safe-upgrade"],
  yum: RPM_UPGRADES,
  dnf: RPM_UPGRADES,
  microdnf: RPM_UPGRADES,
  tdnf: RPM_UPGRADES,
  zypper: ["update", "up", "dup", "dist-upgrade", "patch"],
  apk: ["upgrade"],
  snap: ["refresh"],
  choco: ["upgrade"],
};

const ALL_VERBS: ReadonlySet<string> = new Set([
  ...Object.values(INSTALL_VERBS).flat(),
  ...Object.values(UPGRADE_VERBS).flat(),
  ..."remove erase purge info show list search download clean autoremove check-update makecache module group uninstall".split(
    " ",
  ),
]);

const POWERSHELL_INSTALLS: ReadonlySet<string> = new Set([
  "install-windowsfeature",
  "add-windowsfeature",
  "install-package",
]);

const DRY_RUN = ["--dry-run", "--simulate", "--just-print", "--download-only", "-whatif", "-WhatIf"];
const UPGRADING_UNIT = /^(?:unattended-upgrades|apt-daily-upgrade|dnf-automatic|yum-cron)/;
const PRINTS: ReadonlySet<string> = new Set(["echo", "printf", "logger", "write-host", "write-output"]);
