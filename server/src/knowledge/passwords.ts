import type { Range } from "../text/range.ts";

/**
 * Where machines are given passwords to log in with. Sources: the registries' pages of the resources.
 */

type PlanEffect = "in place" | "replaces";

/** Machines on which password login can be switched, and the block (if any) it is written in. */
export interface PasswordSwitch {
  /** Blocks on the way to `disable_password_authentication`. */
  readonly path: readonly string[];
  /** Blocks on the way to `admin_password`. */
  readonly passwordPath: readonly string[];
  /** The block that gives a key, which is needed once there is no password; it stands beside the switch. */
  readonly keyBlock: string;
  /** What switching it off does, alone and with the password taken away; undefined where Azure refuses to change it. */
  readonly effects: { readonly alone: PlanEffect; readonly withPassword: PlanEffect } | undefined;
}

export const PASSWORD_SWITCHES: ReadonlyMap<string, PasswordSwitch> = new Map<string, PasswordSwitch>([
  [
    "azurerm_linux_virtual_machine",
    {
      path: [],
      passwordPath: [],
      keyBlock: "admin_ssh_key",
      effects: { alone: "replaces", withPassword: "replaces" },
    },
  ],
  [
    "azurerm_linux_virtual_machine_scale_set",
    {
      path: [],
      passwordPath: [],
      keyBlock: "admin_ssh_key",
      effects: { alone: "in place", withPassword: "replaces" },
    },
  ],
  [
    "azurerm_orchestrated_virtual_machine_scale_set",
    {
      path: ["os_profile", "linux_configuration"],
      passwordPath: ["os_profile", "linux_configuration"],
      keyBlock: "admin_ssh_key",
      effects: { alone: "in place", withPassword: "replaces" },
    },
  ],
  [
    "azurerm_virtual_machine",
    {
      path: ["os_profile_linux_config"],
      passwordPath: ["os_profile"],
      keyBlock: "ssh_keys",
      effects: undefined,
    },
  ],
  [
    "azurerm_virtual_machine_scale_set",
    {
      path: ["os_profile_linux_config"],
      passwordPath: ["os_profile"],
      keyBlock: "ssh_keys",
      effects: { alone: "replaces", withPassword: "replaces" },
    },
  ],
]);

/** Attributes that hold a password, and what taking them away does; undefined where the provider then sets one itself or refuses. */
export const PASSWORD_ATTRIBUTES: ReadonlyMap<
  string,
  { readonly name: string; readonly without: "in place" | undefined }
> = new Map([
  ["openstack_compute_instance_v2", { name: "admin_pass", without: "in place" as const }],
  ["linode_instance", { name: "root_pass", without: undefined }],
  ["alicloud_instance", { name: "password", without: undefined }],
  ["tencentcloud_instance", { name: "password", without: undefined }],
]);

/** The line of a script or cloud-config that lets people log in with a password; undefined when none does. */
export function passwordLine(script: string): Range | undefined {
  const lines = script.split("\n");
  let start = 0;
  for (const [index, line] of lines.entries()) {
    if (allowsPasswords(line, lines.slice(index + 1))) {
      const indent = line.length - line.trimStart().length;
      return { start: start + indent, end: start + line.trimEnd().length };
    }
    start += line.length + 1;
  }
  return undefined;
}

function allowsPasswords(line: string, following: readonly string[]): boolean {
  if (/^\s*#/.test(line)) return false;
  return (
    /^\s*ssh_pwauth\s*:\s*['"]?(?:true|yes|1)\b/i.test(line) ||
    setsPassword(line) ||
    setsPasswordAuthentication(line) ||
    (/^\s*chpasswd\s*:\s*$/.test(line) && listsUsers(following))
  );
}

/** `echo "admin:secret" | chpasswd`, `chpasswd <<< ...`. */
function setsPassword(line: string): boolean {
  return (
    /\|\s*(?:sudo\s+)?(?:\/usr\/sbin\/)?chpasswd\b/.test(line) || /(?:^|[;&\s])chpasswd\b[^|]*<</.test(line)
  );
}

/** The last word on it in the line counts: `sed s/PasswordAuthentication yes/PasswordAuthentication no/` forbids it. */
function setsPasswordAuthentication(line: string): boolean {
  const last = [...line.matchAll(/(.?)PasswordAuthentication\\?\s+(yes|no)\b/g)].at(-1);
  return last !== undefined && last[2] === "yes" && last[1] !== "#";
}

/** The block under `chpasswd:` names users, rather than only saying that passwords do not expire. */
function listsUsers(lines: readonly string[]): boolean {
  for (const line of lines) {
    if (/^\S/.test(line)) return false;
    if (/^\s+(?:list|users)\s*:/.test(line)) return true;
  }
  return false;
}
