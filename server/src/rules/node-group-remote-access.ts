import { asList } from "../eval/value.ts";
import { opensPort } from "../knowledge/ingress/ports.ts";
import { ingressRules } from "../knowledge/ingress.ts";
import { attribute, blocksAt, blocksOfType, presence } from "../syntax/body.ts";
import { remove } from "../syntax/edits.ts";
import type { Block, Body } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import type { Finding, TerraformRule } from "./rule.ts";
import { certainlyNamesKey, keyPairOf } from "./shared/key-values.ts";

export const nodeGroupRemoteAccess: TerraformRule = {
  id: "node-group-remote-access",
  dialect: "terraform",
  category: "access",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "People can log in to Kubernetes nodes",
    reason: "A node changed by hand differs from its group until it is replaced, and nobody knows how.",
    why: `A node of a managed cluster is drained and replaced when anything is wrong with it; that is what the group is
for. An SSH key on its nodes invites people to mend one by hand instead, and that one then differs from the others until
it is gone. On EKS \`remote_access\` does more: without \`source_security_group_ids\` it opens port 22 of every node to
the whole internet. Leave the block out, put what nodes need into their image or a DaemonSet, and look at them with
\`kubectl debug\` or Session Manager.`,
    bad: `resource "aws_eks_node_group" "workers" {
  cluster_name    = aws_eks_cluster.main.name
  node_group_name = "workers"
  node_role_arn   = aws_iam_role.node.arn
  subnet_ids      = var.subnets

  remote_access {
    ec2_ssh_key = "admin"
  }
}
`,
    good: `resource "aws_eks_node_group" "workers" {
  cluster_name    = aws_eks_cluster.main.name
  node_group_name = "workers"
  node_role_arn   = aws_iam_role.node.arn
  subnet_ids      = var.subnets
}
`,
    exceptions: [
      "EKS: the key's value is null or empty, or may be.",
      "AKS: no firewall rule of the module lets anybody in to SSH. Where one does, the key in `linux_profile` is information only; the rule is the thing to close, since to take the profile away replaces the cluster.",
    ],
    links: [
      {
        title: "aws_eks_node_group: remote_access",
        url: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/eks_node_group",
      },
      {
        title: "Amazon EKS: RemoteAccessConfig",
        url: "https://docs.aws.amazon.com/eks/latest/APIReference/API_RemoteAccessConfig.html",
      },
      {
        title: "azurerm_kubernetes_cluster: linux_profile",
        url: "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/kubernetes_cluster",
      },
    ],
  },
  *check(module) {
    for (const group of module.resources("aws_eks_node_group")) {
      for (const access of blocksOfType(group.body, "remote_access")) {
        const finding = groupFinding(module, group, access);
        if (finding) yield finding;
      }
    }
    const clusters = module.resources("azurerm_kubernetes_cluster");
    for (const cluster of clusters) {
      for (const key of blocksAt(cluster.body, ["linux_profile", "ssh_key"]))
        if (azureOpensSsh(module)) yield clusterFinding(cluster, key);
    }
  },
};

function groupFinding(module: TerraformModule, group: Resource, access: Block): Finding | undefined {
  const key = attribute(access.body, "ec2_ssh_key");
  if (!key || !certainlyNamesKey(module, key.expression)) return undefined;
  const pair = keyPairOf(module, key.expression);
  const toAll = hasNoSources(module, access.body);
  const from = toAll ? "anyone can try to log in to its nodes" : "people can log in to its nodes";
  return {
    at: key,
    subject: group,
    message: `${group.address} carries an SSH key: ${from} and change them by hand`,
    ...(toAll ? { severity: "error" as const } : {}),
    related: pair ? [{ at: pair.header, message: "The key" }] : [],
    fixes: [
      {
        title: "Remove the access to the nodes",
        safe: false,
        effect: "replaces",
        edits: () => remove(access, group.body),
      },
    ],
  };
}

/** EKS then opens port 22 to every address. */
function hasNoSources(module: TerraformModule, access: Body): boolean {
  const value = module.value(access, SOURCES);
  if (value) return asList(value)?.length === 0;
  return attribute(access, SOURCES) !== undefined || presence(access, SOURCES) === "absent";
}

function azureOpensSsh(module: TerraformModule): boolean {
  return ingressRules(module).some(
    (rule) =>
      rule.resource.resourceType.startsWith("azurerm_") &&
      (rule.protocol === "tcp" || rule.protocol === "all") &&
      opensPort(rule.ports, 22) &&
      (rule.sources.length > 0 || rule.otherSources.some((one) => one.isCertain)) &&
      module.mayExist(rule.resource),
  );
}

function clusterFinding(cluster: Resource, key: Block): Finding {
  return {
    at: { piece: key.piece, range: key.headerRange },
    subject: cluster,
    message: `${cluster.address} carries an SSH key, and a firewall rule opens SSH: people can change its nodes by hand`,
    severity: "information",
  };
}

const SOURCES = "source_security_group_ids";
