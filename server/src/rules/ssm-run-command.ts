import { COMMAND_DOCUMENTS, runsShell, type SsmRun, ssmRuns } from "../knowledge/ssm-commands.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import type { TerraformRule } from "./rule.ts";

export const ssmRunCommand: TerraformRule = {
  id: "ssm-run-command",
  dialect: "terraform",
  category: "provisioning",
  severity: "warning",
  since: "0.1.0",
  fix: "none",
  docs: {
    title: "Systems Manager changes machines that run",
    reason: "What a machine is depends on which commands reached it; no image and no plan holds that.",
    why: `An association or a maintenance window with \`AWS-RunShellScript\`, Ansible, Chef or a package is configuration
management over machines that run. A command that fails on some of them leaves a group of machines that differ, and
Terraform, which knows only that the association exists, says that all is well. A new machine serves before its
association has run.

Let the same script or playbook work while an image is baked: Packer has \`shell\`, \`ansible\` and \`powershell\`
provisioners. Roll the image out by replacing machines, and keep Systems Manager for looking: inventory, scans, sessions
whose commands are recorded.`,
    bad: `resource "aws_ssm_association" "web" {
  name = "AWS-RunShellScript"

  targets {
    key    = "tag:Role"
    values = ["web"]
  }

  parameters = {
    commands = "apt-get install -y nginx"
  }
}
`,
    good: `resource "aws_ssm_association" "web" {
  name = "AWS-GatherSoftwareInventory"

  targets {
    key    = "tag:Role"
    values = ["web"]
  }
}
`,
    exceptions: [
      "Documents that look or keep Amazon's own agents going: `AWS-GatherSoftwareInventory`, `AWS-UpdateSSMAgent`, `AmazonCloudWatch-ManageAgent`.",
      "Patching with `AWS-RunPatchBaseline`: in-place-os-patching speaks of that.",
      "Tasks of a maintenance window that call a Lambda function or an automation.",
      "A document whose name or content is not known.",
    ],
    links: [
      {
        title: "aws_ssm_association",
        url: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ssm_association",
      },
      {
        title: "AWS Well-Architected: deploy using immutable infrastructure",
        url: "https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_tracking_change_management_immutable_infrastructure.html",
      },
    ],
  },
  *check(module) {
    for (const run of ssmRuns(module)) {
      const document = documentOf(module, run);
      if (document === undefined) continue;
      yield {
        at: run.named,
        subject: run.resource,
        message: `${run.resource.address} runs ${document} on machines that are there already, which no image keeps and no plan shows`,
        related: run.own ? [{ at: run.own.header, message: "The document that it runs" }] : [],
      };
    }
  },
};

/** What is run, when it changes the machine. */
function documentOf(module: TerraformModule, run: SsmRun): string | undefined {
  if (run.own) return runsShell(module, run.own) ? addressOf(run.own) : undefined;
  return run.document !== undefined && COMMAND_DOCUMENTS.has(run.document) ? run.document : undefined;
}

function addressOf(resource: Resource): string {
  return `the commands of ${resource.address}`;
}
