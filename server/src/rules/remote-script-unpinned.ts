import { asString } from "../eval/value.ts";
import { unpinnedRequirements } from "../knowledge/galaxy-requirements.ts";
import { type Download, unpinnedDownloads } from "../knowledge/shell-downloads.ts";
import { placeIn, provisioners } from "../packer/provisioners.ts";
import type { PackerBuild, PackerTemplate } from "../packer/template.ts";
import { attribute } from "../syntax/body.ts";
import type { Finding, PackerRule } from "./rule.ts";
import { pinDownload } from "./shared/pin-downloads.ts";

export const remoteScriptUnpinned: PackerRule = {
  id: "remote-script-unpinned",
  dialect: "packer",
  category: "packer",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "A bake runs or installs whatever an address delivers that day",
    reason: "Somebody else can change what goes into the image, without a commit and without a trace.",
    why: `An image should be made of what its commit names. A script that is fetched and run at once, a file from a branch
or from \`latest\`, and a role without a version are what their owner makes of them on that day: the same commit gives
another image tomorrow, a bake fails because of a change elsewhere, and whoever takes the address over runs commands in
each image. Fetch a released version by its number and check its sum before it is used, or keep the script beside the
template. The fix compares what arrives with a checksum that a variable gives: work it out once, from a download that you
have looked at. When the owner changes what is there, the bake stops instead of using it.`,
    bad: `build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = ["curl -fsSL https://example.com/install.sh | sudo sh"]
  }
}
`,
    good: `variable "install_sh_sha256" {
  type        = string
  description = "The SHA-256 checksum of https://example.com/install.sh"
}

build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = ["curl -fsSL -o /tmp/install.sh https://example.com/install.sh && echo '\${var.install_sh_sha256}  /tmp/install.sh' | sha256sum --check && sudo sh /tmp/install.sh || exit 1"]
  }
}
`,
    exceptions: [
      "The address has a version of three parts, a date or a commit in it, or something that only the run knows.",
      "A download that is only stored is compared with a checksum or signature in the same command.",
      "Roles and collections come with a version, in the command or in the requirements file (`galaxy_file`).",
      "The script is in a file that is not read.",
      "A checksum is offered for plain commands of `curl` and `wget` in the template itself.",
    ],
    links: [
      {
        title: "Ansible Galaxy: install a version of a collection",
        url: "https://docs.ansible.com/ansible/latest/collections_guide/collections_installing.html",
      },
      {
        title: "Packer: shell provisioner",
        url: "https://developer.hashicorp.com/packer/docs/provisioners/shell",
      },
    ],
  },
  *check(template) {
    for (const build of template.builds()) {
      yield* fromRequirements(template, build);
      for (const script of provisioners(template, build).flatMap((one) => one.scripts())) {
        for (const download of unpinnedDownloads(script.text ?? "")) {
          yield {
            at: placeIn(script, download.written),
            subject: build,
            message: MESSAGES[download.kind](download.what),
            fixes: () => pinDownload(template, build.path, script, download),
          };
        }
      }
    }
  },
};

/** What `ansible` installs from a file before it runs the playbook. */
function* fromRequirements(template: PackerTemplate, build: PackerBuild): Generator<Finding> {
  for (const { body } of provisioners(template, build)) {
    const file = attribute(body, "galaxy_file");
    const path = file && asString(template.evaluate(file.expression));
    const text = path === undefined ? undefined : template.readFile(path);
    const names = file && text !== undefined ? unpinnedRequirements(text, file) : [];
    if (!file || names.length === 0) continue;
    const more = names.length > 1 ? ` and ${names.length - 1} more` : "";
    yield {
      at: file,
      subject: build,
      message: `${path} names no version of ${names[0]}${more}: whichever is newest is installed`,
    };
  }
}

const MESSAGES: Readonly<Record<Download["kind"], (what: string) => string>> = {
  "run at once": (url) => `Whatever ${url} delivers at that time is run in the image`,
  "moving address": (url) =>
    `${url} is something else after each change there, and nothing checks what arrives`,
  "role or collection": (name) => `${name} is installed in whatever version is newest`,
};
