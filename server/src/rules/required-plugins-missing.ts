import { asString } from "../eval/value.ts";
import {
  type ComponentKind,
  isBuiltIn,
  isComponentOf,
  type Plugin,
  pluginOf,
} from "../knowledge/packer-plugins.ts";
import { postProcessors } from "../packer/post-processors.ts";
import type { PackerBlock, PackerTemplate } from "../packer/template.ts";
import { blocksOfType, dynamicBlocks } from "../syntax/body.ts";
import { isLegacyTemplate } from "../syntax/names.ts";
import type { Block } from "../syntax/nodes.ts";
import type { Finding, Fix, PackerRule } from "./rule.ts";
import { requirePlugins } from "./shared/packer-settings.ts";

export const requiredPluginsMissing: PackerRule = {
  id: "required-plugins-missing",
  dialect: "packer",
  category: "packer",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "The template does not say which plugins it needs",
    reason: "The bake uses whatever plugin version lies on the computer that happens to run it.",
    why: `The same template should make the same image on every computer and in every year. Builders, provisioners and
post-processors come from plugins, and a plugin that \`required_plugins\` does not name is neither installed by
\`packer init\` nor held at a version: the bake works on the laptop where somebody once installed one, makes another
image with the version of the pipeline, and does not start at all on a new machine. Name each plugin with its source and
a version constraint.`,
    bad: `source "amazon-ebs" "web" {
  ami_name = "web-{{timestamp}}"
}
`,
    good: `packer {
  required_plugins {
    amazon = {
      version = "~> 1.0"
      source  = "github.com/hashicorp/amazon"
    }
  }
}

source "amazon-ebs" "web" {
  ami_name = "web-{{timestamp}}"
}
`,
    exceptions: [
      "Packer has the component built in: `null`, `file`, `shell`, `powershell`, `manifest`, `http` and the like.",
      "`required_plugins` has an entry that the component's type begins with, or one of that plugin's source, in any file of the folder.",
      "Part of `required_plugins` cannot be known.",
      "The template is in the JSON of Packer before HCL, which cannot name plugins.",
    ],
    links: [
      {
        title: "Packer: required_plugins",
        url: "https://developer.hashicorp.com/packer/docs/templates/hcl_templates/blocks/packer",
      },
      { title: "Packer: plugins", url: "https://developer.hashicorp.com/packer/docs/plugins" },
    ],
  },
  *check(template) {
    const declared = declaredPlugins(template);
    if (!declared) return;
    const missing = new Map<string, Missing>();
    for (const component of components(template)) {
      const plugin = pluginOf(component.type);
      const name = plugin?.name ?? component.type;
      if (missing.has(name) || declared.some((one) => brings(one, component.type, plugin))) continue;
      missing.set(name, { ...component, plugin });
    }
    for (const one of missing.values()) yield report(template, one, [...missing.values()]);
  },
};

interface Component {
  readonly kind: ComponentKind;
  readonly type: string;
  readonly block: Block;
  /** The top-level block it is or stands in. */
  readonly owner: PackerBlock;
}

interface Missing extends Component {
  readonly plugin: Plugin | undefined;
}

function report(template: PackerTemplate, one: Missing, all: readonly Missing[]): Finding {
  const named = one.plugin
    ? `the plugin ${one.plugin.name}, which brings ${one.type}`
    : `the plugin that brings ${one.type}`;
  return {
    at: { piece: one.block.piece, range: one.block.headerRange },
    subject: { address: `packer.${one.plugin?.name ?? one.type}`, scope: "folder" },
    message: `required_plugins does not name ${named}, so nothing installs it or holds its version`,
    fixes: fixes(template, one, all),
  };
}

/** All plugins are added together, in one place: each alone would stand in the others' way. */
function fixes(template: PackerTemplate, one: Missing, all: readonly Missing[]): Fix[] {
  if (one.plugin?.major === undefined) return [];
  const known = all.filter((other) => other.plugin?.major !== undefined);
  const plugins = known.flatMap(({ plugin }) => plugin ?? []);
  const path = known[0]?.owner.path ?? one.owner.path;
  return [
    {
      title: `Require ${plugins.map((plugin) => `\`${plugin.source}\``).join(", ")}`,
      safe: false,
      effect: "next bake",
      edits: () =>
        requirePlugins(
          template,
          path,
          plugins.map((plugin) => ({ ...plugin, version: `~> ${plugin.major}.0` })),
        ),
    },
  ];
}

interface Declared {
  readonly name: string;
  readonly source: string | undefined;
}

/** Undefined when there may be more than can be read. */
function declaredPlugins(template: PackerTemplate): Declared[] | undefined {
  const result: Declared[] = [];
  for (const { body } of template.blocks("packer")) {
    if (body.problems.length > 0 || dynamicBlocks(body, "required_plugins").length > 0) return undefined;
    for (const plugins of blocksOfType(body, "required_plugins")) {
      if (plugins.body.problems.length > 0) return undefined;
      for (const { name, expression } of plugins.body.attributes) {
        const value = template.evaluate(expression);
        const source = value.kind === "object" ? value.entries.get("source") : undefined;
        result.push({ name, source: source && asString(source) });
      }
    }
  }
  return result;
}

function brings(declared: Declared, type: string, plugin: Plugin | undefined): boolean {
  if (!plugin) return isComponentOf(declared.name, type);
  const last = declared.source?.toLowerCase().split("/").at(-1);
  if (declared.name === plugin.name || last === plugin.name) return true;
  return isComponentOf(declared.name, type) && pluginOf(declared.name) === undefined;
}

function* components(template: PackerTemplate): Generator<Component> {
  for (const one of template.allBlocks()) {
    if (isLegacyTemplate(one.path)) continue;
    if (one.type === "source") yield* component("builder", one.block, one);
    if (one.type === "data") yield* component("data source", one.block, one);
    if (one.type !== "build") continue;
    for (const type of ["provisioner", "error-cleanup-provisioner"])
      for (const nested of blocksOfType(one.body, type)) yield* component("provisioner", nested, one);
    for (const { block: nested } of postProcessors(one.body)) yield* component("post-processor", nested, one);
  }
}

function* component(kind: ComponentKind, found: Block, owner: PackerBlock): Generator<Component> {
  const type = found.labels[0]?.text ?? "";
  if (type !== "" && !isBuiltIn(kind, type)) yield { kind, type, block: found, owner };
}
