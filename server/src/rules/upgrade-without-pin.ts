import { hasSnapshotRepository, upgradesIn } from "../knowledge/shell-commands.ts";
import { type BuildProvisioner, placeIn, provisioners, type Script } from "../packer/provisioners.ts";
import type { PackerBuild, PackerTemplate } from "../packer/template.ts";
import { presence } from "../syntax/body.ts";
import type { Finding, PackerRule } from "./rule.ts";
import { usesOfBuild } from "./shared/image-names.ts";
import { movingImages } from "./shared/source-images.ts";

export const upgradeWithoutPin: PackerRule = {
  id: "upgrade-without-pin",
  dialect: "packer",
  category: "packer",
  severity: "warning",
  since: "0.1.0",
  fix: "none",
  docs: {
    title: "A bake upgrades to whatever is newest that day",
    reason: "Which packages the image has depends on the minute of the bake, so no bake can be repeated.",
    why: `An upgrade in the middle of a bake takes what the mirrors have in that minute. Two bakes of one commit then hold
different kernels and libraries, the one that was tested cannot be made again, and nothing says what changed when a new
image misbehaves. Start from a base image that is renewed often and named by its id, so that the upgrade is a reviewed
change of that id; where packages have to be newer than the base, take them from a snapshot of the repository with a
date, and raise the date on purpose.`,
    bad: `build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = [
      "sudo apt-get update",
      "sudo apt-get upgrade -y",
      "sudo apt-get install -y nginx",
    ]
  }
}
`,
    good: `build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = [
      "sudo apt-get update",
      "sudo apt-get install -y nginx",
    ]
  }
}
`,
    exceptions: [
      "It is only information where the base image is pinned and the scripts take packages from a dated snapshot (`snapshot.debian.org`, `--releasever`).",
      "`windows-update` has `filters`.",
      "The script is in a file that is not read, or the command comes from a value that only the run knows.",
    ],
    conflicts: [
      "Scanners of images ask for the newest patches in each bake. So do we: by a newer base image, whose id is in the commit.",
    ],
    links: [
      { title: "Debian: snapshot.debian.org", url: "https://snapshot.debian.org/" },
      {
        title: "Amazon Linux 2023: deterministic upgrades",
        url: "https://docs.aws.amazon.com/linux/al2023/ug/deterministic-upgrades.html",
      },
      {
        title: "Packer: shell provisioner",
        url: "https://developer.hashicorp.com/packer/docs/provisioners/shell",
      },
    ],
  },
  *check(template) {
    for (const build of template.builds()) {
      for (const one of provisioners(template, build)) {
        if (one.type === "windows-update") yield* windowsUpdates(build, one);
        else for (const script of one.scripts()) yield* upgrades(template, build, script);
      }
    }
  },
};

function* windowsUpdates(build: PackerBuild, provisioner: BuildProvisioner): Generator<Finding> {
  if (presence(provisioner.body, "filters") !== "absent") return;
  yield {
    at: provisioner.header,
    subject: build,
    message: "Each bake installs every update that Windows offers at that time",
  };
}

function* upgrades(template: PackerTemplate, build: PackerBuild, script: Script): Generator<Finding> {
  const [first] = upgradesIn(script.text ?? "");
  if (first === undefined) return;
  yield {
    at: placeIn(script, first),
    subject: build,
    severity: isPinned(template, build) ? "information" : "warning",
    message: `${first.replace(/\s+/g, " ")} installs whatever is newest at the time of the bake`,
  };
}

function isPinned(template: PackerTemplate, build: PackerBuild): boolean {
  const texts = provisioners(template, build).flatMap((one) => one.scripts().map(({ text }) => text ?? ""));
  return (
    build.sourcesKnown &&
    texts.some(hasSnapshotRepository) &&
    usesOfBuild(build).every((use) => movingImages(template, use).length === 0)
  );
}
