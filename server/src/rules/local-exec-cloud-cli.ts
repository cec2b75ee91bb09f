import { type CloudChange, cloudChangeOf } from "../knowledge/cloud-commands.ts";
import type { PlacedText } from "../knowledge/placed-text.ts";
import { scriptText } from "../knowledge/script-text.ts";
import { type ShellCommand, shellCommands } from "../knowledge/shell-script.ts";
import { attribute } from "../syntax/body.ts";
import type { TerraformModule } from "../terraform/module.ts";
import { type Provisioner, provisionersIn } from "../terraform/provisioners.ts";
import { matchesAny, patternsOption } from "./options.ts";
import type { TerraformRule } from "./rule.ts";
import { hostToolOf } from "./shared/host-commands.ts";
import { placeOf } from "./shared/places.ts";

const ALLOWED = patternsOption({
  name: "allowed_commands",
  description:
    "Commands that may stay, as the finding names them (program and words, without options); `*` stands for anything.",
  example: '["aws ecs update-service", "kubectl rollout *"]',
});

export const localExecCloudCli: TerraformRule = {
  id: "local-exec-cloud-cli",
  dialect: "terraform",
  category: "provisioning",
  severity: "information",
  since: "0.1.0",
  fix: "none",
  options: [ALLOWED],
  docs: {
    title: "A local command changes the cloud beside Terraform",
    reason: "No plan shows the change, no state knows it, and nothing takes it back.",
    why: `A \`local-exec\` that calls \`aws\`, \`az\`, \`gcloud\`, \`kubectl\` or \`helm\` to create or change something makes
what Terraform is there for out of its sight. The plan does not say that it will happen, drift of what it made is never
found, it stays when the resource is destroyed, and it works only where that tool is installed and logged in.

Mostly there is a resource for it (\`helm_release\`, \`kubernetes_manifest\`, \`aws_ecs_service\`), or a generic one that can
do what the provider cannot yet (\`azapi_resource\`). A step of a rollout belongs into the pipeline behind the apply.`,
    bad: `resource "terraform_data" "ingress" {
  provisioner "local-exec" {
    command = "helm upgrade --install ingress ./charts/ingress"
  }
}
`,
    good: `resource "helm_release" "ingress" {
  name  = "ingress"
  chart = "./charts/ingress"
}
`,
    exceptions: [
      "Commands that ask or wait: `get`, `list`, `describe`, `kubectl wait`.",
      "Credentials and settings of the computer that runs Terraform: `aws eks update-kubeconfig`, `get-credentials`, `az login`, `kubectl config`.",
      "Commands that reach into a machine, such as `gcloud compute ssh`: local-exec-on-host speaks of those.",
      "Printed text and comments.",
    ],
    links: [
      {
        title: "Terraform: provisioners",
        url: "https://developer.hashicorp.com/terraform/language/provisioners",
      },
      {
        title: "OpenTofu: local-exec",
        url: "https://opentofu.org/docs/language/resources/provisioners/local-exec/",
      },
    ],
  },
  *check(module, options) {
    const allowed = options.of(ALLOWED);
    for (const provisioner of provisionersIn(module, "local-exec")) {
      const found = changeIn(module, provisioner, allowed);
      if (!found || hostToolOf(module, provisioner) !== undefined) continue;
      const { text, command, change } = found;
      const instead =
        change.resource === undefined ? "" : `; \`${change.resource}\` would show it in the plan`;
      yield {
        at: placeOf(text, command.range),
        subject: provisioner.owner,
        message: `${provisioner.owner.address} changes the cloud with \`${change.words}\`, of which Terraform knows nothing${instead}`,
      };
    }
  },
};

interface FoundChange {
  readonly text: PlacedText;
  readonly command: ShellCommand;
  readonly change: CloudChange;
}

/** The first command of a provisioner that changes something. */
function changeIn(
  module: TerraformModule,
  provisioner: Provisioner,
  allowed: readonly string[],
): FoundChange | undefined {
  const written = attribute(provisioner.body, "command");
  if (!written) return undefined;
  const text = scriptText(module, written.expression);
  for (const command of shellCommands(text.text)) {
    const change = cloudChangeOf(command);
    if (change && !matchesAny(allowed, change.words)) return { text, command, change };
  }
  return undefined;
}
