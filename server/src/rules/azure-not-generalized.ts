import { asBoolean } from "../eval/value.ts";
import { deprovisions } from "../knowledge/shell-commands.ts";
import { provisioners } from "../packer/provisioners.ts";
import type { BuildSource, PackerBuild, PackerTemplate } from "../packer/template.ts";
import { blocksOfType } from "../syntax/body.ts";
import { addBlock, addBlockAfter } from "../syntax/edits.ts";
import { quote } from "../syntax/hcl/strings.ts";
import type { Span } from "../syntax/nodes.ts";
import type { Finding, Fix, PackerRule } from "./rule.ts";
import { bodiesOf, type Step, settingOf, stepsOf } from "./shared/packer-machine.ts";

export const azureNotGeneralized: PackerRule = {
  id: "azure-not-generalized",
  dialect: "packer",
  category: "packer",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "An Azure image is captured without being generalized",
    reason: "Machines of the image do not finish their first start, or share the identity of the first one.",
    why: `Azure takes what Packer makes for a generalized image: at its first start a machine expects to be given its name,
its user and its keys. A disk that was not prepared for this still holds those of the machine it was baked on, so new
machines hang in provisioning, or come up with its users, host keys and certificates. Let the very last step of the bake
prepare it, \`waagent -deprovision\` on Linux and Sysprep on Windows: what runs after it makes the machine used again. An
image that is meant to stay as it is has to be a specialized one, in a gallery.`,
    bad: `source "azure-arm" "web" {
  os_type = "Linux"
}

build {
  sources = ["source.azure-arm.web"]

  provisioner "shell" {
    inline = ["sudo apt-get install -y nginx"]
  }
}
`,
    good: `source "azure-arm" "web" {
  os_type = "Linux"
}

build {
  sources = ["source.azure-arm.web"]

  provisioner "shell" {
    inline = ["sudo apt-get install -y nginx"]
  }

  provisioner "shell" {
    inline = ["sudo waagent -force -deprovision+user && sync"]
  }
}
`,
    exceptions: [
      "The last step that changes the machine calls `waagent -deprovision` or Sysprep.",
      "The last step cannot be read: a script in a file, a playbook, a command that only the run knows.",
      "The image goes to a gallery as a specialized one (`specialized = true`).",
    ],
    links: [
      {
        title: "Packer: azure-arm, deprovision",
        url: "https://developer.hashicorp.com/packer/integrations/hashicorp/azure/latest/components/builder/arm",
      },
      {
        title: "Azure: generalize a machine",
        url: "https://learn.microsoft.com/en-us/azure/virtual-machines/generalize",
      },
    ],
  },
  *check(template) {
    for (const build of template.builds()) {
      const found = build.sources.flatMap((source) => {
        const end = notGeneralized(template, build, source);
        return end ? [{ source, end }] : [];
      });
      const [first] = found;
      if (first)
        yield report(
          template,
          build,
          found.map((one) => one.source),
          first.end,
        );
    }
  },
};

/** How a bake that does not generalize ends. */
interface End {
  /** What runs behind the step that does; undefined when none does. */
  readonly tooLate: Span | undefined;
}

function notGeneralized(template: PackerTemplate, build: PackerBuild, source: BuildSource): End | undefined {
  if (source.builder !== "azure-arm" || bodiesOf(source).length === 0) return undefined;
  if (isSpecialized(template, source)) return undefined;
  const steps = stepsOf(template, build, source);
  const last = steps?.at(-1);
  if (!steps || (last && (last.texts === undefined || last.texts.some(deprovisions)))) return undefined;
  const earlier = steps.slice(0, -1);
  if (earlier.some(isGeneralizing)) return { tooLate: last?.provisioner.header };
  // What an earlier step does that cannot be read is undone by the last one in any case, but may say why it is so.
  return earlier.some((step) => step.texts === undefined) ? undefined : { tooLate: undefined };
}

function isGeneralizing(step: Step): boolean {
  return step.texts?.some(deprovisions) === true;
}

function isSpecialized(template: PackerTemplate, source: BuildSource): boolean {
  return bodiesOf(source).some((body) => {
    if (body.problems.length > 0) return true;
    return blocksOfType(body, "shared_image_gallery_destination").some((gallery) => {
      const value = template.value(gallery.body, "specialized");
      return value !== undefined && asBoolean(value) !== false;
    });
  });
}

function report(
  template: PackerTemplate,
  build: PackerBuild,
  sources: readonly BuildSource[],
  end: End,
): Finding {
  const names = sources.map((source) => source.reference).join(", ");
  return {
    at: end.tooLate ?? build.header,
    subject: build,
    message: end.tooLate
      ? `This step uses the machine again after it was generalized, so ${names} is captured as a used one`
      : `No step generalizes the machine before ${names} is captured`,
    fixes: end.tooLate ? [] : fixes(template, build, sources),
  };
}

function fixes(template: PackerTemplate, build: PackerBuild, sources: readonly BuildSource[]): Fix[] {
  const systems = new Set(sources.map((source) => settingOf(template, source, "os_type")?.toLowerCase()));
  const [system] = systems;
  const step = system === undefined ? undefined : GENERALIZE[system];
  if (systems.size !== 1 || !step) return [];
  const isAll = build.sourcesKnown && build.sources.length === sources.length;
  const only = isAll ? [] : [`  only   = [${sources.map((source) => quote(source.reference)).join(", ")}]`];
  const lines = [`provisioner "${step.type}" {`, ...only, ...step.lines(isAll), "}"];
  const last = provisioners(template, build).at(-1);
  return [
    {
      title: `Generalize the machine with ${step.tool} in a last step`,
      safe: false,
      effect: "next bake",
      edits: () => [last ? addBlockAfter(last.block, build.block, lines) : addBlock(build.block, lines)],
    },
  ];
}

interface Generalization {
  readonly tool: string;
  readonly type: string;
  lines(isAlone: boolean): string[];
}

const GENERALIZE: Readonly<Record<string, Generalization>> = {
  linux: {
    tool: "waagent",
    type: "shell",
    lines: () => ['  inline = ["sudo waagent -force -deprovision+user && sync"]'],
  },
  windows: {
    tool: "Sysprep",
    type: "powershell",
    lines: (isAlone) => [
      ...(isAlone ? [] : [""]),
      "  inline = [",
      '    "& $env:SystemRoot\\\\System32\\\\Sysprep\\\\Sysprep.exe /oobe /generalize /quiet /quit",',
      "    \"while ((Get-ItemProperty HKLM:\\\\SOFTWARE\\\\Microsoft\\\\Windows\\\\CurrentVersion\\\\Setup\\\\State).ImageState -ne 'IMAGE_STATE_GENERALIZE_RESEAL_TO_OOBE') { Start-Sleep -s 10 }\",",
      "  ]",
    ],
  },
};
