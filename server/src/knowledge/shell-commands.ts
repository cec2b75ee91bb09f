/** What commands in the scripts of a bake do. Sources: the manuals of the package managers and tools. */

/** A package manager's command that raises what is installed to whatever is newest. */
const UPGRADES: readonly RegExp[] = [
  command("apt(?:-get)?|aptitude", "(?:dist-|full-|safe-)?upgrade"),
  command("yum|dnf|microdnf|tdnf", "update|upgrade|update-minimal|upgrade-minimal"),
  command("zypper", "up|update|dup|dist-upgrade|patch"),
  command("apk", "upgrade"),
  /(?<![\w./-])pacman\s+-S[a-z]*u[a-z]*(?![\w-])/g,
  /(?<![\w-])(?:Install-WindowsUpdate|Get-WUInstall)(?![\w-])/gi,
  /(?<![\w-])Get-WindowsUpdate\b[^;|\n]{0,200}?\s-Install(?![\w-])/gi,
];

/** `apt-get -y upgrade`: the program, options, and the subcommand as a word of its own. */
function command(programs: string, subcommands: string): RegExp {
  return new RegExp(
    `(?<![\\w.-])(?:${programs})(?=\\s)(?:\\s+(?:-\\S+|[^\\s;&|-]*=\\S*))*?\\s+(?:${subcommands})(?![\\w=:/.-])`,
    "g",
  );
}

/** The commands of a script that upgrade packages, as they are written. */
export function upgradesIn(script: string): string[] {
  return UPGRADES.flatMap((pattern) => [...script.matchAll(pattern)])
    .filter((match) => !isPrinted(script, match.index))
    .sort((a, b) => a.index - b.index)
    .map((match) => match[0]);
}

/** True for what stands in an `echo` or a comment. */
function isPrinted(script: string, at: number): boolean {
  const line = script.slice(Math.max(script.lastIndexOf("\n", at - 1) + 1, at - 300), at);
  return /(?:^|[;&|]\s*)(?:echo|printf|Write-Host|Write-Output)\s[^;&|]*$|#\s[^"']*$/.test(line);
}

/** True when the script takes its packages from a repository as it was on one day. */
export function hasSnapshotRepository(script: string): boolean {
  return /snapshot\.(?:debian\.org|ubuntu\.com)|--releasever[= ]\S|--snapshot[= ]\S/.test(script);
}

/** True when something removes what only one machine may have: host keys, its id, who may log in. */
export function cleansIdentity(script: string): boolean {
  if (/\bcloud-init(?:[ \t]+-\S+)*[ \t]+clean\b|\bvirt-sysprep\b|\bsystemd-firstboot\b/.test(script))
    return true;
  if (deprovisions(script)) return true;
  return script
    .split(/[;\n]|&&|\|\|/)
    .some((step) => /ssh_host_|authorized_keys|machine-id/.test(step) && REMOVES.test(step));
}

/** Ways to remove or empty a file; `>>` only adds to it. */
const REMOVES =
  /(?:^|[\s"'(])(?:rm|shred|unlink|truncate|srm|wipe|dd|ln|mv|find)\s|(?<!>)>(?!>)|-delete\b|\bsed\s+-i|\btee\s(?!-a|--append)|\b(?:cp|cat)\s+\/dev\/null/;

/** True when the machine is made ready to be captured as a general image of Azure. */
export function deprovisions(script: string): boolean {
  return /\bwaagent\b[^;&|\n]{0,200}-deprovision/.test(script) || /\bsysprep(?:\.exe)?\b/i.test(script);
}

/** True when a script runs something that is not in it: another script, a playbook, a download. */
export function runsOthers(script: string): boolean {
  return RUNS_OTHERS.test(script);
}

const PREFIXES =
  "(?:(?:sudo|exec|then|do|else|nohup|time|env)\\s+(?:-\\S+\\s+){0,5}|[A-Za-z_]\\w*=\\S*\\s+){0,5}";
const RUNS_OTHERS = new RegExp(
  [
    // A path where a command is expected, other than of the system's own programs.
    `(?:^|[;&|\\n(])[ \\t]*${PREFIXES}["']?(?!\\/(?:usr\\/)?s?bin\\/|\\/etc\\/init\\.d\\/)(?:\\.{0,2}|~|[A-Za-z]:)?[/\\\\][\\w./~\\\\-]`,
    // A shell, or another interpreter, that is given a file or a pipe.
    `(?:^|[;&|\\n(])[ \\t]*${PREFIXES}(?:\\S*\\/)?(?:ba|da|z|k)?sh\\s+(?!-c\\b)(?:-\\w+\\s+)*[^\\s<|;&]`,
    `\\|\\s*${PREFIXES}(?:\\S*\\/)?(?:(?:ba|da|z|k)?sh|python3?|iex|Invoke-Expression)\\b`,
    `(?:^|[;&|\\n(])[ \\t]*${PREFIXES}(?:source|\\.|python3?|perl|ruby|node|make|powershell|pwsh|iex|Invoke-Expression)\\s+\\S`,
    "\\b(?:ansible(?:-playbook|-pull)?|puppet\\s+apply|chef-(?:client|solo|apply)|salt-call|pyinfra)\\s",
  ].join("|"),
);

/** True for provisioners and programs that test a machine. */
export function isTestTool(name: string): boolean {
  return /^(?:goss|dgoss|inspec|testinfra|serverspec|bats|pester|cinc-auditor|container-structure-test)$/.test(
    name,
  );
}

/** True when a script tests something, or runs something that it cannot be seen what it does. */
export function testsSomething(script: string): boolean {
  return (
    /\b(?:d?goss|inspec|cinc-auditor|testinfra|serverspec|bats|Invoke-Pester|pester|py\.test|pytest|container-structure-test|validat\w*|verif\w*|smoke\w*)\b|(?<![\w./\\])tests?\b(?!\.\w)/i.test(
      script,
    ) || runsOthers(script)
  );
}

/** The commands of a script that install packages without saying which version. */
export function unpinnedInstalls(script: string): { written: string; packages: string[] }[] {
  return [...script.matchAll(INSTALLS)].flatMap((match) => {
    const { 0: written, groups } = match;
    if (isPrinted(script, match.index)) return [];
    const words = (groups?.rest ?? "").trim().split(/\s+/);
    const packages = words.filter(
      (word, at) => PACKAGE.test(word) && !VALUE_OPTION.test(words[at - 1] ?? ""),
    );
    return packages.length > 0 ? [{ written: written.trim(), packages }] : [];
  });
}

const INSTALLS =
  /(?<![\w.-])(?:apt(?:-get)?\s[^\n;|&]{0,300}?\binstall|apk\s[^\n;|&]{0,300}?\badd|pip3?\s+install)(?=\s)(?<rest>[^\n;|&]*)/g;
/** A name alone: no option, version, file or value of the shell's. */
const PACKAGE = /^[A-Za-z0-9][\w.+-]*$/;
const VALUE_OPTION = /^(?:-[tor]|--(?:target|repository|virtual|requirement|index-url|constraint)|-X)$/;
