import { unpinnedInstalls } from "../knowledge/shell-commands.ts";
import { placeIn, provisioners } from "../packer/provisioners.ts";
import type { PackerRule } from "./rule.ts";

export const unpinnedPackages: PackerRule = {
  id: "unpinned-packages",
  dialect: "packer",
  category: "packer",
  severity: "hint",
  since: "0.1.0",
  fix: "none",
  optIn: true,
  docs: {
    title: "Packages are installed in whatever version is newest",
    reason: "Two bakes of one commit can hold different versions of the same package.",
    why: `A package without a version is the one that the mirror has in that minute. For most packages of a distribution
this is a reasonable bargain, and so this rule speaks only when asked; where an image has to be made again exactly, it is
not. Ask for a version, which breaks the bake once it is gone, or take all packages from a dated snapshot of the
repository, which does not.`,
    bad: `build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = ["sudo apt-get install -y nginx"]
  }
}
`,
    good: `build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = ["sudo apt-get install -y nginx=1.24.0-2ubuntu7"]
  }
}
`,
    exceptions: [
      "Each package has a version, comes from a file, or is called something that only the run knows.",
      "Other package managers than apt, apk and pip.",
      "The script is in a file that is not read.",
    ],
    links: [
      { title: "Debian: apt-get install", url: "https://manpages.debian.org/bookworm/apt/apt-get.8.en.html" },
    ],
  },
  *check(template) {
    for (const build of template.builds()) {
      for (const script of provisioners(template, build).flatMap((one) => one.scripts())) {
        for (const { written, packages } of unpinnedInstalls(script.text ?? "")) {
          yield {
            at: placeIn(script, written),
            subject: build,
            message: `${packages.join(", ")} ${packages.length > 1 ? "are" : "is"} installed in whatever version is newest`,
          };
        }
      }
    }
  },
};
