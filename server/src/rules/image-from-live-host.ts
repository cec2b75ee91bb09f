import { MACHINE_TYPES } from "../knowledge/compute.ts";
import { BETWEEN_MACHINE_AND_IMAGE, IMAGE_MAKERS, type ImageMaker } from "../knowledge/machine-images.ts";
import { attribute } from "../syntax/body.ts";
import type { Expression } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { referencesIn } from "../terraform/references.ts";
import type { TerraformRule } from "./rule.ts";

export const imageFromLiveHost: TerraformRule = {
  id: "image-from-live-host",
  dialect: "terraform",
  category: "replacement",
  severity: "warning",
  since: "0.1.0",
  fix: "none",
  docs: {
    title: "An image is made from a machine that has been running",
    reason: "The image holds whatever has gathered on that machine, and nobody can make it again.",
    why: `An image taken from a running machine carries on what nobody wrote down: changes made by hand, logs, keys,
half-done updates. It cannot be made again from code, so the machine it came from must be kept, and every later image is
one more layer on top. Bake images with Packer instead: a temporary machine, made from a known image, set up by code, and
thrown away. The same template then gives the same image again next year.`,
    bad: `resource "aws_instance" "golden" {
  ami           = var.ami_id
  instance_type = "t3.small"
}

resource "aws_ami_from_instance" "web" {
  name               = "web"
  source_instance_id = aws_instance.golden.id
}
`,
    good: `data "aws_ami" "web" {
  owners = ["self"]

  filter {
    name   = "name"
    values = ["web-2024-05-01"]
  }
}
`,
    exceptions: [
      "Snapshots of data volumes: those are backups.",
      "An image of a disk or a machine of which it cannot be seen here that it runs.",
    ],
    links: [
      {
        title: "aws_ami_from_instance",
        url: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ami_from_instance",
      },
      { title: "Packer: introduction", url: "https://developer.hashicorp.com/packer/docs/intro" },
    ],
  },
  *check(module) {
    for (const image of module.resources(...Object.keys(IMAGE_MAKERS))) {
      const maker = IMAGE_MAKERS[image.resourceType];
      const source = maker && attribute(image.body, maker.source);
      if (!source || !module.value(image.body, source.name)) continue;
      const machine = machineBehind(module, source.expression);
      if (!machine && !isMachine(maker, source.expression)) continue;
      yield {
        at: source,
        subject: image,
        message: `${image.address} holds whatever has gathered on ${machine?.address ?? "the machine it is made from"}`,
        related: machine ? [{ at: machine.header, message: "The machine" }] : [],
      };
    }
  },
};

/** A data source's machine runs as one of the module does. */
function isMachine(maker: ImageMaker, source: Expression): boolean {
  if (maker.isAlwaysMachine) return true;
  return [...referencesIn(source)].some((one) => {
    const [root, type = ""] = one.split(".");
    return root === "data" && MACHINE_TYPES.has(type);
  });
}

/** The machine of this module the image comes from, straight away or by a disk it uses or another image. */
function machineBehind(module: TerraformModule, source: Expression): Resource | undefined {
  for (const address of referencesIn(source)) {
    const made = module.resource(address);
    if (made?.mode !== "managed") continue;
    if (MACHINE_TYPES.has(made.resourceType)) return made;
    if (!BETWEEN_MACHINE_AND_IMAGE.has(made.resourceType)) continue;
    const machine =
      made.resourceType === "azurerm_image" ? machineOfImage(module, made) : machineThatUses(module, made);
    if (machine) return machine;
  }
  return undefined;
}

function machineOfImage(module: TerraformModule, image: Resource): Resource | undefined {
  const source = attribute(image.body, "source_virtual_machine_id");
  const addresses = source ? [...referencesIn(source.expression)] : [];
  return addresses
    .map((address) => module.resource(address))
    .find((one) => one !== undefined && MACHINE_TYPES.has(one.resourceType));
}

function machineThatUses(module: TerraformModule, disk: Resource): Resource | undefined {
  for (const user of module.usersOf(disk.address)) {
    if (user.type !== "resource" || !module.mayExist(user)) continue;
    if (MACHINE_TYPES.has((user as Resource).resourceType)) return user as Resource;
  }
  return undefined;
}
