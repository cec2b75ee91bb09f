import { asList, asString } from "../../eval/value.ts";
import { MODULE_FROM_TEMPLATE } from "../../packer/scaffold.ts";
import { attribute, childrenOf } from "../../syntax/body.ts";
import { quote } from "../../syntax/hcl/strings.ts";
import type { Expression } from "../../syntax/nodes.ts";
import type { TerraformModule } from "../../terraform/module.ts";
import { localExpression, type Provisioner } from "../../terraform/provisioners.ts";

/** The tool with which a `local-exec` reaches into a machine: `ansible-playbook`, `ssh`, ...; undefined when it does not. */
export function hostToolOf(module: TerraformModule, provisioner: Provisioner): string | undefined {
  const interpreter = attribute(provisioner.body, "interpreter");
  const program = interpreter && asList(module.evaluate(interpreter.expression))?.[0];
  const programName = program && asString(program)?.split("/").at(-1);
  if (programName && INTERPRETERS.test(programName)) return programName;
  const command = commandOf(module, provisioner);
  const match = command === undefined ? undefined : HOST_COMMAND.exec(command.replace(/\\\r?\n/g, " "));
  return match?.[1]?.trim().replace(/\s+/g, " ");
}

/** True when every command only builds files, prints, waits or tidies up on the computer that runs Terraform. */
export function staysLocal(module: TerraformModule, provisioner: Provisioner): boolean {
  const command = commandOf(module, provisioner);
  if (command === undefined || hostToolOf(module, provisioner)) return false;
  const steps = command
    .replace(/\\\r?\n/g, " ")
    .split(/&&|\|\||[;|\n]/)
    .map((step) => step.trim().replace(ENVIRONMENT, ""))
    .filter((step) => step !== "" && !step.startsWith("#"));
  return steps.length > 0 && steps.every((step) => LOCAL_COMMAND.test(step));
}

/**
 * The playbook of a command that does nothing but run one. "no host": the command does not reach a machine.
 * Undefined: it does, in a way that cannot be moved as it is.
 */
export function playbookOf(
  module: TerraformModule,
  provisioner: Provisioner,
): { readonly path: string; readonly becomes: boolean } | "no host" | undefined {
  if (hostToolOf(module, provisioner) === undefined) return "no host";
  const command = commandOf(module, provisioner)
    ?.replace(/\\\r?\n/g, " ")
    .trim()
    .replace(ENVIRONMENT, "");
  if (command === undefined || !command.startsWith("ansible-playbook ") || /[;&|<>\n`]|\$\(/.test(command))
    return undefined;
  const words = command.match(/(?:[^\s"']+|"[^"]*"|'[^']*')+/g)?.slice(1) ?? [];
  let playbook: string | undefined;
  let becomes = false;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    if (VALUE_OPTIONS.has(word)) at++;
    else if (word === "-b" || word === "--become") becomes = true;
    else if (/^--(?:inventory|user|private-key|ssh-common-args|ssh-extra-args)=|^-v+$/.test(word)) continue;
    else if (word.startsWith("-") || playbook !== undefined) return undefined;
    else playbook = word.replace(/^["']|["']$/g, "");
  }
  const path = playbook === undefined ? undefined : playbookPath(module, provisioner, playbook);
  return path === undefined ? undefined : { path, becomes };
}

function playbookPath(
  module: TerraformModule,
  provisioner: Provisioner,
  playbook: string,
): string | undefined {
  const folder = attribute(provisioner.body, "working_dir");
  const base = folder ? textOf(module, folder.expression, 0) : "";
  const joined = base === "" || playbook.startsWith(MODULE) ? playbook : `${base}/${playbook}`;
  const path = joined.replace(MODULE, "").replace(/^(?:\.?\/)+/, "");
  if (/^[/~]/.test(joined) || path.includes(MODULE) || path.includes(UNKNOWN)) return undefined;
  return `"\${path.root}/${MODULE_FROM_TEMPLATE}/${quote(path).slice(1)}`;
}

/** The text of the command, with a placeholder for what is not known. Undefined when there is none. */
function commandOf(module: TerraformModule, provisioner: Provisioner): string | undefined {
  const command = attribute(provisioner.body, "command");
  return command && textOf(module, command.expression, 0);
}

function textOf(module: TerraformModule, expression: Expression, depth: number): string {
  if (depth > DEEPEST) return UNKNOWN;
  const known = asString(module.evaluate(expression));
  if (known !== undefined) return known;
  switch (expression.kind) {
    case "template":
      return expression.parts
        .map((part) => {
          if (part.kind === "text") return part.text;
          return part.kind === "interpolation" ? textOf(module, part.expression, depth + 1) : "";
        })
        .join("");
    case "traversal": {
      if (expression.root === "path" && expression.steps[0] === "module") return MODULE;
      const local = expression.root === "local" && expression.steps.length === 1 ? expression.steps[0] : "";
      const meant = local ? localExpression(module, local) : undefined;
      return meant ? textOf(module, meant, depth + 1) : UNKNOWN;
    }
    case "call":
    case "tuple":
      return childrenOf(expression)
        .map((child) => textOf(module, child, depth + 1))
        .join(" ");
    case "conditional":
      return [expression.whenTrue, expression.whenFalse]
        .map((child) => textOf(module, child, depth + 1))
        .join("\n");
    case "parentheses":
      return textOf(module, expression.inner, depth + 1);
    default:
      return UNKNOWN;
  }
}

const DEEPEST = 20;
/** Stands for what is not known; one word as a shell reads it. */
const UNKNOWN = "\u0001";
/** Stands for the folder of the module. */
const MODULE = "\u0002";

const INTERPRETERS = /^(?:ansible-playbook|ansible|ssh|knife|bolt|fab|pdsh)$/;

const TOOLS =
  "(?:ansible-playbook|ansible|ssh|scp|sftp|knife|chef-\\w+|puppet|bolt|salt-ssh|fab|pdsh|winrm)(?=\\s)|" +
  "rsync(?=\\s[^;&|\\n]*(?::|-e\\s))|" +
  "aws\\s+ssm\\s+send-command|gcloud\\s+(?:(?:alpha|beta)\\s+)?compute\\s+(?:ssh|scp)|" +
  "az\\s+(?:vm|vmss)\\s+run-command";

/** Words that stand before a command without being one. */
const PREFIXES =
  "(?:(?:do|then|else|until|while|if|exec|nohup|time|env|command|eval|!)\\s+|sudo\\s+(?:-\\S+\\s+)*|" +
  "timeout\\s+\\S+\\s+|sshpass\\s+(?:-p\\s*\\S+\\s+|-\\S+\\s+)*|[A-Za-z_]\\w*=(?:\"[^\"]*\"|'[^']*'|[^\\s\"']*)\\s+)*";

/** One of the tools where a shell expects a command. */
const HOST_COMMAND = new RegExp(`(?:^|[;&|\\n(\`{]|-c\\s+["'])\\s*${PREFIXES}(?:[^\\s"'=]*/)?(${TOOLS})`);

const ENVIRONMENT = /^(?:[A-Za-z_]\w*=(?:"[^"]*"|'[^']*'|[^\s"']*)\s+)+/;

const LOCAL_COMMAND =
  /^(?:sudo\s+)?(?:echo|printf|cat|sleep|true|:|mkdir|chmod|cp|mv|rm|touch|cd|pwd|ls|test|\[|date|docker (?:build|buildx|image build)|podman build|npm|npx|yarn|pnpm|go (?:build|mod|generate|get|test)|cargo|mvn|gradle|\.\/gradlew|make|zip|unzip|tar|gzip|pip3? install\b.*\s(?:-t|--target)|python3? -m pip install\b.*\s(?:-t|--target)|poetry|bundle|composer|dotnet (?:build|publish)|tsc|webpack|esbuild|jq|sed|base64|openssl|ssh-keygen)(?:\s|$)/;

const VALUE_OPTIONS: ReadonlySet<string> = new Set([
  "-i",
  "--inventory",
  "--inventory-file",
  "-u",
  "--user",
  "--private-key",
  "--key-file",
  "--ssh-common-args",
  "--ssh-extra-args",
]);
