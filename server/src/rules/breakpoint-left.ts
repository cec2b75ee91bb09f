import { asBoolean } from "../eval/value.ts";
import { provisioners } from "../packer/provisioners.ts";
import { presence, sourceText } from "../syntax/body.ts";
import { remove } from "../syntax/edits.ts";
import type { PackerRule } from "./rule.ts";

export const breakpointLeft: PackerRule = {
  id: "breakpoint-left",
  dialect: "packer",
  category: "packer",
  severity: "warning",
  since: "0.1.0",
  fix: "safe",
  docs: {
    title: "A breakpoint is left in a build",
    reason: "The bake waits for somebody to press a key, and what they do by hand goes into the image.",
    why: `A breakpoint is for looking at a bake that goes wrong. Left in, it stops each bake until somebody answers: a
pipeline waits until its time is over, with the machine running and open to whoever has Packer's key. And what is
changed by hand during the pause ends up in an image that no template describes. Take it out, or set \`disable = true\`
while it is kept for the next time.`,
    bad: `build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = ["sudo apt-get install -y nginx"]
  }

  provisioner "breakpoint" {
    note = "Look at the web server"
  }
}
`,
    good: `build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = ["sudo apt-get install -y nginx"]
  }
}
`,
    exceptions: ["`disable = true`, or only the run knows whether it is disabled."],
    links: [
      {
        title: "Packer: breakpoint provisioner",
        url: "https://developer.hashicorp.com/packer/docs/provisioners/breakpoint",
      },
    ],
  },
  *check(template) {
    for (const build of template.builds()) {
      for (const { type, block, body, header } of provisioners(template, build)) {
        if (type !== "breakpoint" || presence(body, "disable") === "unknown") continue;
        const disabled = template.value(body, "disable");
        if (disabled && asBoolean(disabled) !== false) continue;
        yield {
          at: header,
          subject: build,
          message: "Each bake waits here for somebody to press a key",
          fixes: [
            {
              title: "Delete this breakpoint",
              safe: !/#|\/\/|\/\*/.test(sourceText(block)),
              effect: "next bake",
              edits: () => remove(block, build.body),
            },
          ],
        };
      }
    }
  },
};
