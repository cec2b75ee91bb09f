import { asString } from "../eval/value.ts";
import { attribute, block, presence } from "../syntax/body.ts";
import { addBlock, setAttribute } from "../syntax/edits.ts";
import type { Block } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { referencesIn } from "../terraform/references.ts";
import type { Finding, Fix, TerraformRule } from "./rule.ts";
import { isWrittenHere, originsOf } from "./shared/origins.ts";

export const codedeployInPlace: TerraformRule = {
  id: "codedeploy-in-place",
  dialect: "terraform",
  category: "rollout",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "Each release is installed on the running machines",
    reason: "Releases pile up on machines nobody makes anew; no two end up the same.",
    why: `A CodeDeploy deployment group without \`deployment_type = "BLUE_GREEN"\` stops the application on each running
machine, copies the new release over the old one and starts it again. What earlier releases left behind stays, a script
that fails half-way leaves a machine in between, and going back means installing once more. Bake the release into the
image and let the group be replaced; or, while CodeDeploy stays, let it bring up new machines, move the traffic and take
the old ones away.`,
    bad: `resource "aws_codedeploy_app" "web" {
  name = "web"
}

resource "aws_codedeploy_deployment_group" "web" {
  app_name              = aws_codedeploy_app.web.name
  deployment_group_name = "web"
  service_role_arn      = aws_iam_role.deploy.arn
  autoscaling_groups    = [aws_autoscaling_group.web.name]

  load_balancer_info {
    target_group_info {
      name = aws_lb_target_group.web.name
    }
  }
}
`,
    good: `resource "aws_codedeploy_app" "web" {
  name = "web"
}

resource "aws_codedeploy_deployment_group" "web" {
  app_name              = aws_codedeploy_app.web.name
  deployment_group_name = "web"
  service_role_arn      = aws_iam_role.deploy.arn
  autoscaling_groups    = [aws_autoscaling_group.web.name]

  load_balancer_info {
    target_group_info {
      name = aws_lb_target_group.web.name
    }
  }

  deployment_style {
    deployment_option = "WITH_TRAFFIC_CONTROL"
    deployment_type   = "BLUE_GREEN"
  }

  blue_green_deployment_config {
    deployment_ready_option {
      action_on_timeout = "CONTINUE_DEPLOYMENT"
    }

    green_fleet_provisioning_option {
      action = "COPY_AUTO_SCALING_GROUP"
    }

    terminate_blue_instances_on_deployment_success {
      action                           = "TERMINATE"
      termination_wait_time_in_minutes = 5
    }
  }
}
`,
    exceptions: [
      "The application's compute platform is ECS or Lambda, or is not known and nothing names machines.",
      "The group's machines stand in a data centre of one's own (`on_premises_instance_tag_filter`): nobody makes new ones there.",
      "The type is not known, or a dynamic block may make the `deployment_style`.",
    ],
    links: [
      {
        title: "CodeDeploy deployments",
        url: "https://docs.aws.amazon.com/codedeploy/latest/userguide/deployments.html",
      },
      {
        title: "aws_codedeploy_deployment_group: deployment_style",
        url: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/codedeploy_deployment_group",
      },
    ],
  },
  *check(module) {
    for (const group of module.resources("aws_codedeploy_deployment_group")) {
      if (presence(group.body, ON_PREMISES) !== "absent" || !deploysToMachines(module, group)) continue;
      const found = checkStyle(module, group);
      if (found) yield found;
    }
  },
};

function checkStyle(module: TerraformModule, group: Resource): Finding | undefined {
  const style = block(group.body, STYLE);
  if (!style && presence(group.body, STYLE) !== "absent") return undefined;
  const written = style && attribute(style.body, TYPE);
  const value = style && module.value(style.body, TYPE);
  if (value && asString(value) !== "IN_PLACE") return undefined;
  const header = style && { piece: style.piece, range: style.headerRange };
  return {
    at: written ?? header ?? group.header,
    subject: group,
    message: `${group.address} installs each release on the machines that are running`,
    related: originsOf(value),
    fixes: () => (isWrittenHere(value) ? fixesFor(module, group, style) : []),
  };
}

/** A machine is what the application or the group says; for other platforms nothing is installed in place. */
function deploysToMachines(module: TerraformModule, group: Resource): boolean {
  if (presence(group.body, "ecs_service") !== "absent") return false;
  const application = attribute(group.body, "app_name");
  const [made] = application ? [...referencesIn(application.expression)] : [];
  const resource = made === undefined ? undefined : module.resource(made);
  if (resource?.resourceType === "aws_codedeploy_app") {
    const platform = module.value(resource.body, "compute_platform");
    if (platform) return asString(platform) === "Server";
    return presence(resource.body, "compute_platform") !== "unknown";
  }
  return NAMING_MACHINES.some(
    (name) => presence(group.body, name) === "present" && isSet(module, group, name),
  );
}

/** A null or empty list of groups names none. */
function isSet(module: TerraformModule, group: Resource, name: string): boolean {
  if (!attribute(group.body, name)) return true;
  const value = module.value(group.body, name);
  return value?.kind === "list" && value.items.length > 0;
}

/** Copying a group and moving traffic need one group and a load balancer. */
function fixesFor(module: TerraformModule, group: Resource, style: Block | undefined): Fix[] {
  const groups = module.value(group.body, "autoscaling_groups");
  const hasOneGroup = groups?.kind === "list" && groups.items.length === 1;
  if (!hasOneGroup || presence(group.body, "load_balancer_info") !== "present") return [];
  const hasConfiguration = presence(group.body, BLUE_GREEN) !== "absent";
  const configuration = hasConfiguration ? [] : BLUE_GREEN_LINES;
  return [
    {
      title: "Deploy to new machines and take the old ones away",
      safe: false,
      effect: "in place",
      edits: () => {
        if (!style)
          return [
            addBlock(group.block, [...STYLE_LINES, ...(hasConfiguration ? [] : [""]), ...configuration]),
          ];
        return [
          ...setAttribute(style, TYPE, '"BLUE_GREEN"'),
          ...(hasConfiguration ? [] : [addBlock(group.block, configuration)]),
        ];
      },
    },
  ];
}

const STYLE = "deployment_style";
const TYPE = "deployment_type";
const BLUE_GREEN = "blue_green_deployment_config";
const ON_PREMISES = "on_premises_instance_tag_filter";
const NAMING_MACHINES = ["autoscaling_groups", "ec2_tag_filter", "ec2_tag_set"];
const STYLE_LINES = [
  "deployment_style {",
  '  deployment_option = "WITH_TRAFFIC_CONTROL"',
  '  deployment_type   = "BLUE_GREEN"',
  "}",
];
const BLUE_GREEN_LINES = [
  "blue_green_deployment_config {",
  "  deployment_ready_option {",
  '    action_on_timeout = "CONTINUE_DEPLOYMENT"',
  "  }",
  "",
  "  green_fleet_provisioning_option {",
  '    action = "COPY_AUTO_SCALING_GROUP"',
  "  }",
  "",
  "  terminate_blue_instances_on_deployment_success {",
  '    action                           = "TERMINATE"',
  "    termination_wait_time_in_minutes = 5",
  "  }",
  "}",
];
