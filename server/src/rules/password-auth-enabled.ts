import { asBoolean } from "../eval/value.ts";
import { bootScripts } from "../knowledge/boot-scripts.ts";
import {
  PASSWORD_ATTRIBUTES,
  PASSWORD_SWITCHES,
  type PasswordSwitch,
  passwordLine,
} from "../knowledge/passwords.ts";
import { attribute, block, blocksAt, blocksOfType } from "../syntax/body.ts";
import { remove, replace } from "../syntax/edits.ts";
import type { Attribute, Body } from "../syntax/nodes.ts";
import { isCertainlySet } from "../terraform/certain.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import type { Finding, Fix, Related, TerraformRule } from "./rule.ts";
import { placeOf } from "./shared/places.ts";

export const passwordAuthEnabled: TerraformRule = {
  id: "password-auth-enabled",
  dialect: "terraform",
  category: "access",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "People can log in with a password",
    reason: "A password can be guessed, shared and used from anywhere, to change the machine by hand.",
    why: `A password is the easiest way in to a machine and the hardest to account for: it is passed on, it is tried by
every robot that finds the port, and it stands in the state, in the plan or in the boot script. Whoever has it changes
the machine by hand, and the next machine does not have the change. Switch password login off. Where the provider wants
a key instead (Azure), give it one and close the port; better still is a machine without any way to log in, made from an
image that holds all it needs.`,
    bad: `resource "azurerm_linux_virtual_machine" "web" {
  name                            = "web"
  admin_username                  = "admin"
  admin_password                  = var.password
  disable_password_authentication = false

  admin_ssh_key {
    username   = "admin"
    public_key = file("admin.pub")
  }
}
`,
    good: `resource "azurerm_linux_virtual_machine" "web" {
  name                            = "web"
  admin_username                  = "admin"
  disable_password_authentication = true

  admin_ssh_key {
    username   = "admin"
    public_key = file("admin.pub")
  }
}
`,
    exceptions: [
      "A Windows machine: Azure does not make one without a password.",
      "The value is null or empty, or may be: a variable without default.",
      "A boot script names the setting in a comment, or in what `sed` looks for rather than in what it writes.",
      "A cloud-config whose `chpasswd` only says that passwords do not expire.",
      "Nothing is changed where password login cannot be switched off without something else: an Azure machine without a key, and `azurerm_virtual_machine`, on which Azure refuses the change.",
    ],
    links: [
      {
        title: "azurerm_linux_virtual_machine: disable_password_authentication",
        url: "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine",
      },
      {
        title: "cloud-init: Set Passwords",
        url: "https://cloudinit.readthedocs.io/en/latest/reference/modules.html",
      },
    ],
  },
  *check(module) {
    for (const machine of module.resources(...PASSWORD_SWITCHES.keys())) {
      const where = PASSWORD_SWITCHES.get(machine.resourceType);
      const finding = where && azureFinding(module, machine, where);
      if (finding) yield finding;
    }
    for (const machine of module.resources(...PASSWORD_ATTRIBUTES.keys())) {
      const finding = passwordFinding(module, machine);
      if (finding) yield finding;
    }
    for (const server of module.resources("upcloud_server")) {
      for (const login of blocksOfType(server.body, "login")) {
        const setting = attribute(login.body, "create_password");
        if (setting && asBoolean(module.evaluate(setting.expression)) === true)
          yield { at: setting, subject: server, message: messageFor(server) };
      }
    }
    for (const script of bootScripts(module)) {
      const line = passwordLine(script.text.text);
      if (!line) continue;
      const { resource } = script;
      yield { at: placeOf(script.text, line), subject: resource, message: messageFor(resource) };
    }
  },
};

function messageFor(machine: Resource): string {
  return `${machine.address} lets people log in with a password, and change it by hand`;
}

function azureFinding(
  module: TerraformModule,
  machine: Resource,
  where: PasswordSwitch,
): Finding | undefined {
  for (const owner of bodiesAt(machine, where.path)) {
    const setting = attribute(owner, SWITCH);
    const isOn = setting && asBoolean(module.evaluate(setting.expression)) === false;
    const password = writtenPassword(machine, where);
    const isSet = password !== undefined && isCertainlySet(module, password.at.expression);
    const at = isOn ? setting : isSet ? password.at : undefined;
    if (!at || (!isOn && mayBeWindows(where))) continue;
    return {
      at,
      subject: machine,
      message: messageFor(machine),
      related: isOn && password ? [passwordPlace(password.at)] : [],
      fixes: isOn ? keyOnly(where, owner, setting, password) : [],
    };
  }
  return undefined;
}

/** `os_profile.admin_password` serves Windows too, and says nothing alone. */
function mayBeWindows(where: PasswordSwitch): boolean {
  return where.path.join() !== where.passwordPath.join();
}

interface Password {
  readonly at: Attribute;
  readonly owner: Body;
}

function writtenPassword(machine: Resource, where: PasswordSwitch): Password | undefined {
  for (const owner of bodiesAt(machine, where.passwordPath)) {
    const at = attribute(owner, "admin_password");
    if (at) return { at, owner };
  }
  return undefined;
}

function keyOnly(
  where: PasswordSwitch,
  owner: Body,
  setting: Attribute,
  password: Password | undefined,
): Fix[] {
  const { effects } = where;
  if (!effects || !block(owner, where.keyBlock)) return [];
  return [
    {
      title: password ? "Take the password away and let keys in only" : "Let keys in only",
      safe: false,
      effect: password ? effects.withPassword : effects.alone,
      edits: () => [
        replace(setting.expression, "true"),
        ...(password ? remove(password.at, password.owner) : []),
      ],
    },
  ];
}

function passwordFinding(module: TerraformModule, machine: Resource): Finding | undefined {
  const known = PASSWORD_ATTRIBUTES.get(machine.resourceType);
  const written = known && attribute(machine.body, known.name);
  if (!written || !isCertainlySet(module, written.expression)) return undefined;
  const fix: Fix | undefined = known.without && {
    title: `Remove ${known.name}`,
    safe: false,
    effect: known.without,
    edits: () => remove(written, machine.body),
  };
  return { at: written, subject: machine, message: messageFor(machine), fixes: fix ? [fix] : [] };
}

function passwordPlace(password: Attribute): Related {
  return { at: password, message: "The password" };
}

function bodiesAt(machine: Resource, path: readonly string[]): Body[] {
  return path.length === 0 ? [machine.body] : blocksAt(machine.body, path).map((one) => one.body);
}

const SWITCH = "disable_password_authentication";
