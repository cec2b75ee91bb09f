import { holdsOnlyId, isNewestImageParameter } from "../knowledge/ami-parameters.ts";
import type { ImageLookup } from "../knowledge/image-lookups.ts";
import { stretches } from "../knowledge/written-text.ts";
import { attribute } from "../syntax/body.ts";
import { replace } from "../syntax/edits.ts";
import type { Attribute } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import type { Finding, Fix, TerraformRule } from "./rule.ts";
import { GivenValues, variableName } from "./shared/given-values.ts";
import { pinByVariable } from "./shared/pin-by-variable.ts";

export const ssmLatestAmi: TerraformRule = {
  id: "ssm-latest-ami",
  dialect: "terraform",
  category: "image",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "The image is what a parameter says on that day",
    reason: "The publisher changes the parameter, and the same code starts machines from another image.",
    why: `AWS keeps the ids of its newest images in public parameters and changes them with each release. A plan that
reads one finds another image whenever that happens, and replaces machines nobody meant to touch; a launch template with
\`resolve:ssm:\` is worse, since EC2 looks at each start and no plan shows anything. Name the image that was tested and
move on by a commit, best to one you baked from it. The fix puts a variable in the parameter's place.`,
    bad: `data "aws_ssm_parameter" "al2023" {
  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
}

resource "aws_launch_template" "web" {
  image_id = data.aws_ssm_parameter.al2023.value
}
`,
    good: `variable "al2023_ami_id" {
  description = "The image to run; a new one replaces what runs"
  type        = string
}

resource "aws_launch_template" "web" {
  image_id = var.al2023_ami_id
}
`,
    exceptions: [
      "The parameter's path is not known, or names one release (`/aws/service/bottlerocket/aws-k8s-1.31/x86_64/1.26.1/image_id`).",
      "`resolve:ssm:` with a version of the parameter (`resolve:ssm:/images/web:12`).",
      "A parameter that a managed node group of EKS follows is information only: the group rolls its machines itself.",
      "Parameters about anything else than machine images.",
    ],
    links: [
      {
        title: "Discovering public parameters in Parameter Store",
        url: "https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters.html",
      },
      {
        title: "aws_launch_template: image_id",
        url: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/launch_template",
      },
    ],
  },
  *check(module) {
    for (const data of module.dataSources("aws_ssm_parameter")) {
      const finding = module.mayExist(data) ? checkParameter(module, data) : undefined;
      if (finding) yield finding;
    }
    const given = new GivenValues(module);
    for (const template of module.resources("aws_launch_template")) {
      const image = attribute(template.body, "image_id");
      const finding = image && checkTemplate(module, template, image, given);
      if (finding) yield finding;
    }
  },
};

function checkParameter(module: TerraformModule, data: Resource): Finding | undefined {
  const name = attribute(data.body, "name");
  if (!name) return undefined;
  const path = knownPath(module, name);
  if (!isNewestImageParameter(path)) return undefined;
  const rolls = module
    .usersOf(data.address)
    .some((user) => user.type === "resource" && (user as Resource).resourceType === "aws_eks_node_group");
  return {
    at: name,
    subject: data,
    ...(rolls ? { severity: "information" } : {}),
    message: `${data.address} is another image as soon as its publisher releases one`,
    fixes: () => (holdsOnlyId(path) ? pinByVariable(module, data, PARAMETER) : []),
  };
}

function checkTemplate(
  module: TerraformModule,
  template: Resource,
  image: Attribute,
  given: GivenValues,
): Finding | undefined {
  const parameter = /^resolve:ssm:(.+)$/.exec(knownPath(module, image))?.[1];
  if (parameter === undefined) return undefined;
  // Behind the name a version may stand, also in what is not known of it.
  const name = parameter.slice(parameter.lastIndexOf("/") + 1);
  if (name.includes(":") || name.includes(UNKNOWN)) return undefined;
  return {
    at: image,
    subject: template,
    message: `${template.address} starts each machine from what the parameter says at that moment, and no plan shows a change`,
    fixes:
      image.expression.kind === "literal" || image.expression.kind === "template"
        ? pin(template, image, given)
        : [],
  };
}

function pin(template: Resource, image: Attribute, given: GivenValues): Fix[] {
  const variable = given.variable(
    [variableName(template.name, "ami_id"), variableName(template.name, "template_ami_id")],
    `The image of ${template.address}`,
    template.block,
  );
  if (!variable) return [];
  return [
    {
      title: `Take the image from a variable, ${variable.name}, so that a plan shows a new one`,
      safe: false,
      effect: "in place",
      edits: () => [replace(image.expression, `var.${variable.name}`), ...variable.declaration()],
    },
  ];
}

function knownPath(module: TerraformModule, { expression }: Attribute): string {
  return stretches(module, expression)
    .map((one) => (one.kind === "text" ? one.text : UNKNOWN))
    .join("");
}

const PARAMETER: ImageLookup = {
  newest: { kind: "always" },
  picks: /^\.(?:insecure_)?value$/,
  names: ["name"],
  namesAreBuilds: true,
  noun: "ami_id",
};

const UNKNOWN = "…";
