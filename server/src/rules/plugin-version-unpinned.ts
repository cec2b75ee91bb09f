import { asString } from "../eval/value.ts";
import { majorVersionOf } from "../knowledge/packer-plugins.ts";
import type { PackerBlock, PackerTemplate } from "../packer/template.ts";
import { blocksOfType } from "../syntax/body.ts";
import { replace, type SpanEdit } from "../syntax/edits.ts";
import type { Attribute, Expression, ObjectExpression, ObjectItem, Span } from "../syntax/nodes.ts";
import type { Finding, Fix, PackerRule } from "./rule.ts";
import { addVersion, heldAt, lowerBound } from "./shared/version-constraints.ts";

export const pluginVersionUnpinned: PackerRule = {
  id: "plugin-version-unpinned",
  dialect: "packer",
  category: "packer",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "A plugin is installed in whatever version is newest",
    reason: "The same template bakes another image tomorrow, because another plugin version does it.",
    why: `The same template should make the same image tomorrow. A plugin decides how the machine is started, what is
captured and with which defaults, so a new major version of it can change the image without a line of the template
changing, and the bake that has to repair an outage is the one that meets it. A constraint with \`~>\` lets repairs in
and keeps the rest for a change that somebody reviews.`,
    bad: `packer {
  required_plugins {
    amazon = {
      version = ">= 1.2.8"
      source  = "github.com/hashicorp/amazon"
    }
  }
}
`,
    good: `packer {
  required_plugins {
    amazon = {
      version = "~> 1.2"
      source  = "github.com/hashicorp/amazon"
    }
  }
}
`,
    exceptions: [
      "The constraint names one version or has an upper bound: `1.2.8`, `~> 1.2`, `>= 1.2, < 2.0`.",
      "A lower bound alone (`>= 1.2`) is only information.",
    ],
    links: [
      {
        title: "Packer: required_plugins",
        url: "https://developer.hashicorp.com/packer/docs/templates/hcl_templates/blocks/packer",
      },
    ],
  },
  *check(template) {
    for (const settings of template.blocks("packer")) {
      for (const plugins of blocksOfType(settings.body, "required_plugins")) {
        for (const plugin of plugins.body.attributes) {
          const finding = checkPlugin(template, settings, plugin);
          if (finding) yield finding;
        }
      }
    }
  },
};

function checkPlugin(
  template: PackerTemplate,
  settings: PackerBlock,
  plugin: Attribute,
): Finding | undefined {
  const { expression } = plugin;
  if (expression.kind !== "object") return undefined;
  const item = expression.items.findLast((one) => one.name === "version");
  const source = textOf(template, expression, "source");
  const major = source === undefined ? undefined : majorVersionOf(source);
  if (!item) {
    if (expression.items.some((one) => one.name === undefined)) return undefined;
    return {
      at: { piece: plugin.piece, range: plugin.nameRange },
      subject: settings,
      message: `No version is asked for, so packer init installs the newest ${plugin.name} there is`,
      fixes: major === undefined ? [] : [fix(`~> ${major}.0`, (text) => addVersion(expression, text))],
    };
  }
  const constraint = textOf(template, expression, "version");
  const lowest = constraint === undefined ? undefined : lowerBound(constraint);
  if (!lowest) return undefined;
  const isAny = lowest === "any";
  return {
    at: spanOf(plugin, item),
    subject: settings,
    severity: isAny ? "warning" : "information",
    message: isAny
      ? `Any version is accepted, so packer init installs the newest ${plugin.name} there is`
      : `${constraint} has no upper bound, so packer init installs the next major version of ${plugin.name} too`,
    fixes: heldAt(lowest, major).map((text) => fix(text, () => [replaceText(item.value, text)])),
  };
}

function fix(version: string, edits: (text: string) => SpanEdit[]): Fix {
  return {
    title: `Hold the plugin at \`${version}\``,
    safe: false,
    effect: "next bake",
    edits: () => edits(version),
  };
}

function textOf(template: PackerTemplate, object: ObjectExpression, name: string): string | undefined {
  const item = object.items.findLast((one) => one.name === name);
  return item && asString(template.evaluate(item.value));
}

function spanOf(plugin: Attribute, item: ObjectItem): Span {
  return { piece: plugin.piece, range: item.range };
}

function replaceText(expression: Expression, version: string): SpanEdit {
  return replace(expression, `"${version}"`);
}
