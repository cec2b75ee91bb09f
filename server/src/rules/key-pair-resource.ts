import { CLUSTER_TYPES, NODE_POOL_TYPES } from "../knowledge/compute.ts";
import { FILE_TYPES, KEY_FILE_ATTRIBUTES, KEY_PAIR_TYPES, keyHoldingTypes } from "../knowledge/ssh-keys.ts";
import { attribute, expressionsOf } from "../syntax/body.ts";
import { removeTopLevel } from "../syntax/edits.ts";
import type { Expression, SplatStep } from "../syntax/nodes.ts";
import { isCertainlySet } from "../terraform/certain.ts";
import type { Resource, TerraformBlock, TerraformModule } from "../terraform/module.ts";
import { referenceOf, referencesIn } from "../terraform/references.ts";
import { isUsedBeside } from "../terraform/users.ts";
import type { Finding, Fix, Related, TerraformRule } from "./rule.ts";

export const keyPairResource: TerraformRule = {
  id: "key-pair-resource",
  dialect: "terraform",
  category: "access",
  severity: "information",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "A key to log in with is managed here",
    reason: "A key is made to be used: machines that carry it will be changed by hand.",
    why: `Registering a key with a provider is the first step to a machine that people log in to, and so to one that is
repaired rather than replaced. Machines that are never changed need no key at all; leave it out, and reach for a shell
that needs none where there is an emergency. Worst is a private key that Terraform makes itself: it stands in the state
in the clear, and once it is written to a file or an output everybody who gets hold of that can log in, and nobody knows
who did. That is reported as an error.`,
    bad: `resource "aws_key_pair" "admin" {
  key_name   = "admin"
  public_key = file("admin.pub")
}

resource "aws_instance" "web" {
  ami           = "ami-0abc"
  instance_type = "t3.small"
}
`,
    good: `resource "aws_instance" "web" {
  ami           = "ami-0abc"
  instance_type = "t3.small"
}
`,
    exceptions: [
      "The key is used by node groups or clusters of a managed Kubernetes alone: node-group-remote-access speaks of those.",
      "A generated key (`tls_private_key`) that no key pair, machine or node uses and nobody reads in the form SSH has: it may be for a certificate.",
    ],
    conflicts: [
      "CKV_DIO_2 and AVD-DIG-0004 (DigitalOcean), CKV_LIN_2 (Linode) and CKV_AZURE_178 (Azure) want a key, since the way in without one is a password. There keep it, and close the port instead.",
    ],
    links: [
      {
        title: "tls_private_key: the key is stored in the state",
        url: "https://registry.terraform.io/providers/hashicorp/tls/latest/docs/resources/private_key",
      },
      {
        title: "AWS: Session Manager",
        url: "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html",
      },
    ],
  },
  *check(module) {
    for (const pair of module.resources(...KEY_PAIR_TYPES)) {
      yield* writtenOut(module, pair);
      if (isForNodesOnly(module, pair)) continue;
      yield pairFinding(module, pair);
    }
    for (const key of module.resources("tls_private_key")) {
      if (!isToLogInWith(module, key)) continue;
      yield* writtenOut(module, key);
      const users = module.usersOf(key.address).map(typeOf);
      const isSaidOfPair = users.some((type) => KEY_PAIR_TYPES.has(type));
      if (!isSaidOfPair && !isForNodesOnly(module, key)) yield generatedFinding(key);
    }
  },
};

/** A generated key may be for a certificate; one to log in with goes to key pairs, machines or nodes, or is read in SSH's form. */
function isToLogInWith(module: TerraformModule, key: Resource): boolean {
  return module.usersOf(key.address).some((user) => {
    const type = typeOf(user);
    return (
      KEY_PAIR_TYPES.has(type) ||
      KEY_HOLDERS.has(type) ||
      isForNodes(type) ||
      [...expressionsOf(user.body)].some((one) => reads(one, key.address, /_openssh$/))
    );
  });
}

function pairFinding(module: TerraformModule, pair: Resource): Finding {
  const generated = generatedKeyOf(module, pair);
  return {
    at: pair.header,
    subject: pair,
    message: `${pair.address} is a key to log in with: a machine that carries it can be changed by hand`,
    related: generated
      ? [{ at: generated.header, message: "Its private half, which stands in the state" }]
      : [],
    fixes: deletion(module, pair),
  };
}

function generatedFinding(key: Resource): Finding {
  return {
    at: key.header,
    subject: key,
    message: `${key.address} makes a key to log in with, and its private half stands in the state`,
  };
}

/** A finding for each place that gives the private half to whoever gets hold of it. */
function* writtenOut(module: TerraformModule, key: Resource): Generator<Finding> {
  const name = KEY_FILE_ATTRIBUTES.get(key.resourceType);
  const file = name === undefined ? undefined : attribute(key.body, name);
  const message = `whoever reads it can log in with ${key.address} and change machines`;
  if (file && isCertainlySet(module, file.expression)) {
    const said = `${key.address} writes its private key to a file: ${message}`;
    yield { at: file, subject: key, message: said, severity: "error" };
  }
  for (const user of module.usersOf(key.address)) {
    const isFile = FILE_TYPES.has(typeOf(user)) && user.type === "resource";
    if (!isFile && user.type !== "output" && !runsHere(user)) continue;
    if (![...expressionsOf(user.body)].some((one) => reads(one, key.address, /^private_key/))) continue;
    const where = user.type === "output" ? "gives out a private key" : "writes a private key to a file";
    const related: Related[] = [{ at: key.header, message: "The key" }];
    yield {
      at: user.header,
      subject: user,
      message: `${user.address} ${where}: ${message}`,
      severity: "error",
      related,
      fixes: runsHere(user) ? [] : deletion(module, user),
    };
  }
}

function runsHere(user: TerraformBlock): boolean {
  return user.body.blocks.some((one) => one.type === "provisioner" && one.labels[0]?.text === "local-exec");
}

/** Whether the expression is an attribute of the resource whose name matches. */
function reads(expression: Expression, address: string, name: RegExp): boolean {
  switch (expression.kind) {
    case "traversal":
      return (
        referenceOf(expression.root, expression.steps) === address && name.test(expression.steps[1] ?? "")
      );
    case "access":
      return name.test(expression.name) && referencesIn(expression.operand).has(address);
    case "splat":
      return name.test(lastName(expression.steps)) && referencesIn(expression.operand).has(address);
    default:
      return false;
  }
}

function lastName(steps: readonly SplatStep[]): string {
  const last = steps.at(-1);
  return last?.kind === "attribute" ? last.name : "";
}

function generatedKeyOf(module: TerraformModule, pair: Resource): Resource | undefined {
  for (const one of pair.body.attributes) {
    for (const address of referencesIn(one.expression))
      if (address.startsWith("tls_private_key.")) return module.resource(address);
  }
  return undefined;
}

/** Files and outputs a key is written to say nothing of what it is for. */
function isForNodesOnly(module: TerraformModule, key: Resource): boolean {
  const users = module
    .usersOf(key.address)
    .filter((user) => user.type !== "output")
    .map(typeOf)
    .filter((type) => !FILE_TYPES.has(type));
  return users.length > 0 && users.every(isForNodes);
}

function isForNodes(type: string): boolean {
  return NODE_POOL_TYPES.has(type) || CLUSTER_TYPES.has(type);
}

function deletion(module: TerraformModule, block: TerraformBlock): Fix[] {
  if (block.body !== block.block.body || isUsedBeside(module, block.address)) return [];
  return [
    {
      title: block.type === "output" ? "Delete this output" : `Delete ${block.address}, which nothing uses`,
      safe: false,
      effect: "no change",
      edits: () => removeTopLevel(block.block, module.files),
    },
  ];
}

function typeOf(user: TerraformBlock): string {
  return (user as Partial<Resource>).resourceType ?? "";
}

const KEY_HOLDERS: ReadonlySet<string> = new Set(keyHoldingTypes());
