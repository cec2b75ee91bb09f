import { alignComments } from "../syntax/comment-columns.ts";
import { quote } from "../syntax/hcl/strings.ts";
import { BUILDERS, type BuilderName, type BuilderSetting, type MachineFact } from "./builders.ts";

/** What a machine is baked from and with. */
export interface BakeRecipe {
  /** Of the source, the image and the file. */
  readonly name: string;
  /** Where the steps come from, for the reader: `null_resource.web (main.tf)`. */
  readonly origin: string;
  /** What is baked; without it, what the provisioners of the origin did to running machines. */
  readonly deed?: string;
  readonly builder: BuilderName;
  /** False when the platform could not be told and `builder` is only a start. */
  readonly isCertain: boolean;
  /** What is known of the machine; what is not becomes a variable of the template. */
  readonly facts: Partial<Readonly<Record<MachineFact, string>>>;
  readonly steps: readonly BakeStep[];
  /** The variables that the steps need. */
  readonly variables: readonly TemplateVariable[];
  /** Texts of several lines that the steps refer to as locals. */
  readonly texts: ReadonlyMap<string, string>;
}

export interface BakeStep {
  readonly type: "shell" | "file" | "ansible";
  /** Comments that stand above it, markers included. */
  readonly comments: readonly string[];
  readonly settings: readonly { readonly name: string; readonly value: HclText }[];
}

/** An expression as HCL, written without the indentation of where it goes. */
export interface HclText {
  readonly text: string;
  /** The lines (from 0) that must not be indented: those of heredocs. */
  readonly fixedLines: ReadonlySet<number>;
}

export interface TemplateVariable {
  readonly name: string;
  /** As HCL: `string`, `list(string)`. */
  readonly type: string | undefined;
  readonly description: string | undefined;
  readonly isSensitive: boolean;
}

/** The folder of a template, relative to the folder of the module: Packer reads a folder as one template. */
export function bakeFolder(name: string): string {
  return `packer/${name}`;
}

/** The way from a template's folder back to the folder of the module. */
export const MODULE_FROM_TEMPLATE = "../..";

export function hclText(text: string): HclText {
  return { text, fixedLines: NO_LINES };
}

/** A template that bakes the steps into an image. It can be built as it is once its variables have values. */
export function packerTemplate(recipe: BakeRecipe): string {
  const settings = BUILDERS[recipe.builder].settings.filter(
    (setting) => setting.kind !== "fact" || !setting.isOptional || recipe.facts[setting.fact] !== undefined,
  );
  const sections = [
    heading(recipe),
    requirements(recipe),
    ...variablesOf(recipe, settings).map(variableBlock),
    localsBlock(recipe),
    block(
      `source ${quote(recipe.builder)} ${quote(recipe.name)}`,
      attributes(settings.map((one) => [one.name, hclText(settingValue(one, recipe))])),
    ),
    buildBlock(recipe),
  ];
  const text = `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`.replaceAll(FIXED, "");
  return alignComments(text);
}

function heading(recipe: BakeRecipe): string[] {
  const folder = bakeFolder(recipe.name);
  const lines = [
    `# Bakes ${recipe.deed ?? `what the provisioners of ${recipe.origin} did to running machines`}.`,
    `# Bake with: packer init ${folder} && packer build ${folder}`,
    "# Then let the machines start from the new image.",
  ];
  if (!recipe.isCertain)
    lines.push(
      "# The configuration does not tell which platform the machines run on: check the plugin and the source.",
    );
  return lines;
}

function requirements(recipe: BakeRecipe): string[] {
  const plugins = [BUILDERS[recipe.builder].plugin];
  if (recipe.steps.some((step) => step.type === "ansible")) plugins.push(ANSIBLE_PLUGIN);
  const entries = plugins.flatMap((plugin) => [
    `    ${plugin.name} = {`,
    `      source  = ${quote(plugin.source)}`,
    `      version = ${quote(plugin.version)}`,
    "    }",
  ]);
  return ["packer {", '  required_version = ">= 1.9.0"', "", "  required_plugins {", ...entries, "  }", "}"];
}

function variablesOf(recipe: BakeRecipe, settings: readonly BuilderSetting[]): TemplateVariable[] {
  const own = settings.flatMap((setting) =>
    setting.kind === "variable" || (setting.kind === "fact" && recipe.facts[setting.fact] === undefined)
      ? [
          {
            name: setting.variable,
            type: "string",
            description: setting.description,
            isSensitive: false,
          },
        ]
      : [],
  );
  const taken = new Set(own.map((one) => one.name));
  return [...own, ...recipe.variables.filter((one) => !taken.has(one.name))];
}

function variableBlock(variable: TemplateVariable): string[] {
  const lines: [string, HclText][] = [];
  if (variable.type !== undefined) lines.push(["type", hclText(variable.type)]);
  if (variable.description !== undefined) lines.push(["description", hclText(quote(variable.description))]);
  if (variable.isSensitive) lines.push(["sensitive", hclText("true")]);
  if (lines.length === 0) return [`variable ${quote(variable.name)} {}`];
  return block(`variable ${quote(variable.name)}`, attributes(lines));
}

function localsBlock(recipe: BakeRecipe): string[] {
  const timestamp = attributes([["timestamp", hclText('formatdate("YYYYMMDDhhmmss", timestamp())')]]);
  const texts = [...recipe.texts].flatMap(([name, text]) => ["", ...attributes([[name, heredoc(text)]])]);
  return block("locals", [...timestamp, ...texts]);
}

/** @param text ends with a line end, as every heredoc does. */
function heredoc(text: string): HclText {
  const lines = text
    .replace(/([$%])\{/g, "$1$1{")
    .split("\n")
    .slice(0, -1);
  const end = lines.some((line) => line.trim() === "EOT") ? "END_OF_TEXT" : "EOT";
  const written = [`<<${end}`, ...lines, end];
  return { text: written.join("\n"), fixedLines: new Set([...written.keys()].slice(1)) };
}

function settingValue(setting: BuilderSetting, recipe: BakeRecipe): string {
  switch (setting.kind) {
    case "image name":
      return `"${recipe.name.toLowerCase().replace(/_/g, "-")}-\${local.timestamp}"`;
    case "constant":
      return setting.value;
    case "variable":
      return `var.${setting.variable}`;
    case "fact": {
      const fact = recipe.facts[setting.fact];
      if (fact === undefined) return `var.${setting.variable}`;
      return setting.isList ? `[${quote(fact)}]` : quote(fact);
    }
  }
}

function buildBlock(recipe: BakeRecipe): string[] {
  const sections = [
    attributes([["sources", hclText(`[${quote(`source.${recipe.builder}.${recipe.name}`)}]`)]]),
    ...recipe.steps.map((step) => [
      ...step.comments,
      ...block(
        `provisioner ${quote(step.type)}`,
        attributes(step.settings.map((one) => [one.name, one.value])),
      ),
    ]),
    cleanUp(recipe),
    block(
      'post-processor "manifest"',
      attributes([
        ["output", hclText('"manifest.json"')],
        ["strip_path", hclText("true")],
      ]),
    ),
  ];
  const lines = sections.flatMap((section, index) => (index === 0 ? section : ["", ...section]));
  return block("build", lines);
}

/** Machines made from one image must not share an identity, nor let in whoever could log in to the first. */
function cleanUp(recipe: BakeRecipe): string[] {
  const sudo = recipe.facts.user === "root" ? "" : "sudo ";
  const commands =
    recipe.builder === "azure-arm"
      ? [`${sudo}waagent -force -deprovision+user`, "sync"]
      : [
          `${sudo}cloud-init clean --logs`,
          `${sudo}rm -f /etc/ssh/ssh_host_*`,
          `${sudo}truncate --size 0 /etc/machine-id`,
        ];
  return [
    "# Every machine made from the image gets an identity of its own.",
    ...block('provisioner "shell"', [
      "inline = [",
      ...commands.map((command) => `  ${quote(command)},`),
      "]",
    ]),
  ];
}

/** Nested lines are indented, except those of heredocs, which carry a mark until the text is put together. */
function block(header: string, lines: readonly string[]): string[] {
  return [`${header} {`, ...lines.map(indented), "}"];
}

function indented(line: string): string {
  return line === "" || line.startsWith(FIXED) ? line : `  ${line}`;
}

/** Attributes with their `=` where `packer fmt` puts them: one below the other as long as values fit a line. */
function attributes(list: readonly (readonly [string, HclText])[]): string[] {
  const isShort = (at: number): boolean => list[at] !== undefined && fitsLine(list[at][1].text);
  return list.flatMap(([name, value], index) => {
    let width = name.length;
    if (isShort(index)) {
      for (let i = index; isShort(i); i--) width = Math.max(width, list[i]?.[0].length ?? 0);
      for (let i = index; isShort(i); i++) width = Math.max(width, list[i]?.[0].length ?? 0);
    }
    const lines = `${name.padEnd(width)} = ${value.text}`.split("\n");
    return lines.map((line, number) => (value.fixedLines.has(number) ? FIXED + line : line));
  });
}

/** A heredoc counts as one line. */
function fitsLine(value: string): boolean {
  return !value.includes("\n") || value.startsWith("<<");
}

const NO_LINES: ReadonlySet<number> = new Set();
/** Stands before a line that is not to be indented; taken away at the end. */
const FIXED = "\u0000";
const ANSIBLE_PLUGIN = { name: "ansible", source: "github.com/hashicorp/ansible", version: "~> 1.1" };
