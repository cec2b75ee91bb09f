import { asList, asString, type Value } from "../eval/value.ts";
import { type ImagePublisher, publisherOf } from "../knowledge/image-publishers.ts";
import { knownText, stretches } from "../knowledge/written-text.ts";
import { attribute, blocksOfType, presence } from "../syntax/body.ts";
import { replace, setAttribute } from "../syntax/edits.ts";
import type { Attribute, Expression } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import type { Finding, Fix, TerraformRule } from "./rule.ts";

export const amiOwnersMissing: TerraformRule = {
  id: "ami-owners-missing",
  dialect: "terraform",
  category: "image",
  severity: "error",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "An image is looked up among those of strangers",
    reason: "Anybody can publish an image under that name, and the next plan starts machines from it.",
    why: `Every AWS account can publish an image under any name. A lookup that does not say whose images count takes the
one that fits, and with a wildcard and \`most_recent\` that is the one a stranger published a minute ago: the machines
then run somebody else's code with your roles. Name the owner: the publisher's account, \`amazon\`, or \`self\` for
images you bake, which is where machines should come from.`,
    bad: `data "aws_ami" "ubuntu" {
  most_recent = true

  filter {
    name   = "name"
    values = ["ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-*"]
  }
}
`,
    good: `data "aws_ami" "ubuntu" {
  most_recent = true
  owners      = ["099720109477"]

  filter {
    name   = "name"
    values = ["ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-*"]
  }
}
`,
    exceptions: [
      "`owners` names accounts, or is not known.",
      "A filter names the owner (`owner-id`, `owner-alias`), or the image by its id.",
      'Only images that were shared with you count: `executable_users = ["self"]`.',
      "The filters are not known, or a dynamic block makes them.",
      "An exact name, without a wildcard, can be taken by a stranger too, but only with more luck: warning instead of error.",
    ],
    links: [
      {
        title: "aws_ami: owners",
        url: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/ami",
      },
      {
        title: "Find an AMI: look for the owner",
        url: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/finding-an-ami.html",
      },
    ],
  },
  *check(module) {
    for (const data of module.dataSources("aws_ami", "aws_ami_ids")) {
      const finding = module.mayExist(data) ? checkLookup(module, data) : undefined;
      if (finding) yield finding;
    }
  },
};

interface Filter {
  /** Undefined when it is not known. */
  readonly name: string | undefined;
  readonly values: Expression | undefined;
}

function checkLookup(module: TerraformModule, data: Resource): Finding | undefined {
  const owners = attribute(data.body, "owners");
  const anyone = openOwners(module, data, owners);
  if (!anyone || presence(data.body, "filter") === "unknown" || isSharedOnly(module, data)) return undefined;
  const filters = filtersOf(module, data);
  if (filters.some(({ name }) => name === undefined || OWNER_FILTERS.has(name))) return undefined;
  const names = filters.filter(({ name }) => name === "name");
  // A wildcard is seen even when other parts of the name are not known.
  const texts = names.flatMap((name) => textsOf(module, name));
  const isOpen =
    attribute(data.body, "name_regex") !== undefined ||
    names.length === 0 ||
    texts.some((text) => /[*?]/.test(text));
  return {
    at: owners ?? data.header,
    subject: data,
    severity: isOpen ? "error" : "warning",
    message: isOpen
      ? `${data.address} takes a matching image from whoever publishes one`
      : `${data.address} takes the image of that name whoever published it`,
    fixes: fixes(data, owners, texts),
  };
}

/** True when nobody is left out: no owners, an empty list of them, or `*`. */
function openOwners(module: TerraformModule, data: Resource, owners: Attribute | undefined): boolean {
  if (!owners) return presence(data.body, "owners") === "absent";
  const value = module.evaluate(owners.expression);
  const items = asList(value);
  return value.kind === "null" || (items !== undefined && (items.length === 0 || items.some(isStar)));
}

function isStar(value: Value): boolean {
  return asString(value) === "*";
}

function isSharedOnly(module: TerraformModule, data: Resource): boolean {
  const users = module.value(data.body, "executable_users");
  if (!users) return false;
  return (
    users.kind !== "list" || users.items.some((user) => asString(user) === "self" || user.kind === "unknown")
  );
}

/** Blocks, or objects in a list that stands for them. */
function filtersOf(module: TerraformModule, data: Resource): Filter[] {
  const blocks = blocksOfType(data.body, "filter").map(({ body }): Filter => {
    const name = module.value(body, "name");
    return { name: name && asString(name), values: attribute(body, "values")?.expression };
  });
  const list = attribute(data.body, "filter");
  return list && blocks.length === 0 ? [{ name: undefined, values: list.expression }] : blocks;
}

/** The names a filter asks for, as far as they are known. */
function textsOf(module: TerraformModule, { values }: Filter): string[] {
  if (values?.kind === "tuple") return values.items.map((item) => knownText(stretches(module, item)));
  const items = values && asList(module.evaluate(values));
  return (items ?? []).flatMap((item) => asString(item) ?? []);
}

function fixes(data: Resource, owners: Attribute | undefined, names: readonly string[]): Fix[] {
  const publishers = new Set(names.map(publisherOf));
  const [publisher] = publishers;
  const known = publishers.size === 1 && publisher ? [publisher] : [];
  return [...known, SELF].map(({ owner, name }) => ({
    title: owner === SELF.owner ? "Take only images of your own account" : `Take only images of ${name}`,
    safe: false,
    effect: "replaces",
    edits: () =>
      owners
        ? [replace(owners.expression, `["${owner}"]`)]
        : setAttribute(data.block, "owners", `["${owner}"]`, "most_recent"),
  }));
}

const SELF: ImagePublisher = { owner: "self", name: "your own account" };

/** With one of these the name alone decides nothing. */
const OWNER_FILTERS: ReadonlySet<string> = new Set(["owner-id", "owner-alias", "image-id"]);
