import { isCloud } from "../knowledge/packer-builders.ts";
import { cleansIdentity } from "../knowledge/shell-commands.ts";
import { provisioners } from "../packer/provisioners.ts";
import type { BuildSource, PackerBuild, PackerTemplate } from "../packer/template.ts";
import { addBlockAfter } from "../syntax/edits.ts";
import { quote } from "../syntax/hcl/strings.ts";
import type { Finding, Fix, PackerRule } from "./rule.ts";
import { settingOf, stepsOf } from "./shared/packer-machine.ts";

export const hostIdentityNotCleaned: PackerRule = {
  id: "host-identity-not-cleaned",
  dialect: "packer",
  category: "packer",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "An image keeps the identity of the machine it was baked on",
    reason: "All machines of the image have the same host keys and machine id, and let the same people in.",
    why: `An image is for many machines, but the one it is baked on has booted: it has SSH host keys, a machine id, a
cloud-init that believes to have run, and keys in \`authorized_keys\` that opened it. Machines that start from the image
then cannot be told apart, anybody who has one of them can pretend to be any other, and a login that nobody granted goes
with each. Let the last step of the bake remove all this, so that each machine makes its own at its first start.
\`ssh_clear_authorized_keys = true\` helps a little: it removes the key that Packer itself has put there.`,
    bad: `source "amazon-ebs" "web" {
  ami_name     = "web-{{timestamp}}"
  ssh_username = "ubuntu"
}

build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = ["sudo apt-get install -y nginx"]
  }
}
`,
    good: `source "amazon-ebs" "web" {
  ami_name     = "web-{{timestamp}}"
  ssh_username = "ubuntu"
}

build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = ["sudo apt-get install -y nginx"]
  }

  provisioner "shell" {
    inline = [
      "sudo rm -f /etc/ssh/ssh_host_*_key /etc/ssh/ssh_host_*_key.pub",
      "sudo rm -f /root/.ssh/authorized_keys \\"$HOME/.ssh/authorized_keys\\"",
      "sudo truncate -s 0 /etc/machine-id",
      "if command -v cloud-init; then sudo cloud-init clean --logs; fi",
    ]
  }
}
`,
    exceptions: [
      "A script removes host keys, `authorized_keys` or the machine id, or calls `cloud-init clean`, `virt-sysprep`, `waagent -deprovision` or `systemd-firstboot`.",
      "A step of the bake cannot be read: a script in a file, a playbook, a download.",
      "The machine is reached by other means than SSH, or through the Session Manager, or is a Windows.",
      "`amazon-ebssurrogate` and `amazon-chroot` make the image from a disk that has not booted.",
      "The build runs nothing on the machine.",
    ],
    links: [
      {
        title: "cloud-init: clean",
        url: "https://cloudinit.readthedocs.io/en/latest/reference/cli.html",
      },
      {
        title: "systemd: machine-id, and images",
        url: "https://systemd.io/BUILDING_IMAGES/",
      },
      {
        title: "AWS: secure shared AMIs",
        url: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/building-shared-amis.html",
      },
    ],
  },
  *check(template) {
    for (const build of template.builds()) {
      const unclean = build.sources.filter((source) => keepsIdentity(template, build, source));
      if (unclean.length > 0) yield report(template, build, unclean);
    }
  },
};

function keepsIdentity(template: PackerTemplate, build: PackerBuild, source: BuildSource): boolean {
  if (!isCloud(source.builder) || FROM_A_DISK.has(source.builder)) return false;
  if (!source.source && !source.override) return false;
  if ((settingOf(template, source, "communicator") ?? "ssh") !== "ssh") return false;
  if (/^(?:session_manager|unknown)$/.test(settingOf(template, source, "ssh_interface") ?? "")) return false;
  if (/^(?:windows|unknown)$/i.test(settingOf(template, source, "os_type") ?? "")) return false;
  const steps = stepsOf(template, build, source);
  if (!steps || steps.length === 0 || steps.some((step) => OF_WINDOWS.test(step.provisioner.type)))
    return false;
  return steps.every(({ texts }) => texts !== undefined && !texts.some(cleansIdentity));
}

function report(template: PackerTemplate, build: PackerBuild, unclean: readonly BuildSource[]): Finding {
  const names = unclean.map((source) => source.reference).join(", ");
  return {
    at: build.header,
    subject: build,
    message: `No step removes host keys, machine id and logins, so all machines of ${names} share them`,
    fixes: fixes(template, build, unclean),
  };
}

function fixes(template: PackerTemplate, build: PackerBuild, unclean: readonly BuildSource[]): Fix[] {
  const last = provisioners(template, build).at(-1);
  if (!last) return [];
  const isAll = build.sourcesKnown && build.sources.length === unclean.length;
  const only = isAll ? [] : [`  only = [${unclean.map((source) => quote(source.reference)).join(", ")}]`, ""];
  const isRoot = unclean.every((source) => settingOf(template, source, "ssh_username") === "root");
  const commands = unclean.every((source) => source.builder === "azure-arm") ? AZURE : CLEAN_UP;
  return [
    {
      title: "Remove them in a last step of the bake",
      safe: false,
      effect: "next bake",
      edits: () => [
        addBlockAfter(last.block, build.block, [
          'provisioner "shell" {',
          ...only,
          "  inline = [",
          ...commands.map((text) => `    ${quote(isRoot ? text.replace(/\bsudo /g, "") : text)},`),
          "  ]",
          "}",
        ]),
      ],
    },
  ];
}

const CLEAN_UP: readonly string[] = [
  "sudo rm -f /etc/ssh/ssh_host_*_key /etc/ssh/ssh_host_*_key.pub",
  'sudo rm -f /root/.ssh/authorized_keys "$HOME/.ssh/authorized_keys"',
  "sudo truncate -s 0 /etc/machine-id",
  "if command -v cloud-init; then sudo cloud-init clean --logs; fi",
];
const AZURE: readonly string[] = ["sudo waagent -force -deprovision+user && sync"];
/** They bake a disk beside the machine that runs. */
const FROM_A_DISK: ReadonlySet<string> = new Set(["amazon-ebssurrogate", "amazon-chroot"]);
const OF_WINDOWS = /^(?:powershell|windows-)/;
