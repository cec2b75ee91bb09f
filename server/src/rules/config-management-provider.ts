import { managementActions, managementResources } from "../knowledge/config-management.ts";
import type { TerraformRule } from "./rule.ts";

export const configManagementProvider: TerraformRule = {
  id: "config-management-provider",
  dialect: "terraform",
  category: "provisioning",
  severity: "warning",
  since: "0.1.0",
  fix: "none",
  docs: {
    title: "A provider that logs in to machines and changes them",
    reason: "It looks like a resource, but what it made of a machine is in no image and no state.",
    why: `Resources that run a playbook, commands over SSH or a cluster installer are provisioners in another coat. State
keeps that they ran, perhaps with what they printed; what they changed on the machine nobody can plan, compare or take
back. They need a way in to each machine, which has to stay open for the next time.

Let the same playbook or script work while an image is baked, hand over what differs from machine to machine at boot, and
replace machines instead of changing them. For a cluster take a managed one, or images that join by themselves.`,
    bad: `resource "ansible_playbook" "web" {
  name     = aws_instance.web.public_ip
  playbook = "site.yml"
}
`,
    good: `resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"
}
`,
    exceptions: [
      "`ansible_host`, `ansible_group` and `ansible_vault`: an inventory alone changes no machine.",
      '`data "external"` and scripts of the shell provider that do not log in to a machine, as far as their commands can be read.',
      "`ssh_resource` whose commands only read: `cat`, `grep`, `ls`.",
      "An action that a machine triggers when it is created: it is new then.",
    ],
    links: [
      {
        title: "Ansible provider: ansible_playbook",
        url: "https://registry.terraform.io/providers/ansible/ansible/latest/docs/resources/playbook",
      },
      {
        title: "Packer: Ansible provisioner",
        url: "https://developer.hashicorp.com/packer/integrations/hashicorp/ansible",
      },
      {
        title: "AWS Well-Architected: deploy using immutable infrastructure",
        url: "https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_tracking_change_management_immutable_infrastructure.html",
      },
    ],
  },
  *check(module) {
    for (const { resource, at } of managementResources(module)) {
      yield {
        at,
        subject: resource,
        message: `${resource.address} has machines changed while they run, which no image keeps and no plan shows`,
      };
    }
    for (const { block, at, deed } of managementActions(module))
      yield { at, subject: block, message: `${block.address} ${deed}` };
  },
};
