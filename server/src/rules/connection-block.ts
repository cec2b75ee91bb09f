import { asBoolean, asString } from "../eval/value.ts";
import { attribute, blocksOfType } from "../syntax/body.ts";
import { remove, removeAll } from "../syntax/edits.ts";
import type { Attribute, Block, Expression, Span } from "../syntax/nodes.ts";
import { comments } from "../syntax/scanner.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import {
  localExpression,
  type Provisioner,
  provisionersOf,
  resourcesWith,
  usesConnection,
} from "../terraform/provisioners.ts";
import { contains } from "../text/range.ts";
import type { Finding, TerraformRule } from "./rule.ts";

export const connectionBlock: TerraformRule = {
  id: "connection-block",
  dialect: "terraform",
  category: "provisioning",
  severity: "warning",
  since: "0.1.0",
  fix: "safe",
  docs: {
    title: "The configuration holds a login to a running machine",
    reason: "A login that Terraform can use is a login that stays open on running machines.",
    why: `A \`connection\` block tells Terraform how to log in to a machine that runs. As long as there is one, the
machine must keep a way in, and every run holds the key to it: whoever can run the configuration can change the machine
by hand. A password or key written there, or read from a file beside the code, is a login that many people hold.

Let machines start from a baked image, and take the block away with the last provisioner that needs it. Where a
remote-exec or file-provisioner finding names the provisioner already, the block is not reported on its own.`,
    bad: `resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"

  connection {
    host = self.public_ip
    user = "ubuntu"
  }
}
`,
    good: `resource "aws_instance" "web" {
  ami           = "ami-0abcdef1234567890"
  instance_type = "t3.small"
}
`,
    exceptions: [
      "A `remote-exec` or `file` provisioner that uses it is reported: the block goes with it. A password or private key in it is still reported, as an error.",
      "A password or private key whose value is not known (a variable without a default, a data source, a resource) is no error.",
      "A block that no provisioner uses is only information, and the fix takes it away without asking.",
    ],
    links: [
      {
        title: "OpenTofu: provisioner connection settings",
        url: "https://opentofu.org/docs/language/resources/provisioners/connection/",
      },
      {
        title: "Terraform: provisioners",
        url: "https://developer.hashicorp.com/terraform/language/provisioners",
      },
    ],
  },
  *check(module) {
    for (const resource of resourcesWith(module, "connection")) yield* checkResource(module, resource);
  },
};

function* checkResource(module: TerraformModule, resource: Resource): Generator<Finding> {
  const provisioners = provisionersOf(resource);
  for (const connection of blocksOfType(resource.body, "connection")) {
    const users = provisioners.filter((one) => usesConnection(one));
    yield* secretsIn(module, resource, connection);
    const finding = checkUse(resource, connection, users);
    if (finding) yield finding;
  }
  for (const provisioner of provisioners) {
    if (!provisioner.connection) continue;
    yield* secretsIn(module, resource, provisioner.connection);
    const users = usesConnection(provisioner) ? [provisioner] : [];
    const finding = checkUse(resource, provisioner.connection, users);
    if (finding) yield finding;
  }
}

function checkUse(resource: Resource, connection: Block, users: readonly Provisioner[]): Finding | undefined {
  const at = { piece: connection.piece, range: connection.headerRange };
  if (users.length > 0) {
    if (users.some(isReportedItself)) return undefined;
    return {
      at,
      subject: resource,
      message: `${resource.address} keeps a login to a running machine for its provisioners`,
      related: users.map((one) => ({ at: one.header, message: "This provisioner logs in with it" })),
    };
  }
  if (resource.body.problems.length > 0) return undefined;
  return {
    at,
    subject: resource,
    severity: "information",
    message: `No provisioner of ${resource.address} uses this connection`,
    tags: ["unnecessary"],
    fixes: [
      {
        title: "Delete the unused connection",
        safe: !hasComments(connection),
        effect: "no change",
        edits: () => removeAll([connection]),
      },
    ],
  };
}

/** The rules about `remote-exec` and `file` speak of these; when destroying, and of other vendors, they do not. */
function isReportedItself(provisioner: Provisioner): boolean {
  return provisioner.when === "create" && (provisioner.type === "remote-exec" || provisioner.type === "file");
}

function* secretsIn(module: TerraformModule, resource: Resource, connection: Block): Generator<Finding> {
  for (const name of SECRETS) {
    const secret = attribute(connection.body, name);
    const origin = secret && originOf(module, secret.expression, 0);
    if (!secret || !origin) continue;
    const value = module.evaluate(secret.expression);
    const isKey = name.endsWith("private_key");
    yield {
      at: firstLine(secret),
      subject: resource,
      severity: "error",
      message: `${isKey ? "The private key" : "The password"} that opens the machine of ${resource.address} ${ORIGINS[origin]}`,
      related: value.hops.map((hop) => ({ at: hop.span, message: `\`${hop.name}\` gets its value here` })),
      ...(isKey && !refusesAgent(module, connection) && { fixes: [agentFix(connection, secret)] }),
    };
  }
}

/** Without a key of its own a connection takes those of the SSH agent of whoever runs Terraform. */
function agentFix(connection: Block, secret: Attribute) {
  return {
    title: "Take the key from the SSH agent",
    safe: false,
    effect: "no change",
    edits: () => remove(secret, connection.body),
  } as const;
}

function refusesAgent(module: TerraformModule, connection: Block): boolean {
  const agent = attribute(connection.body, "agent");
  const type = attribute(connection.body, "type");
  return (
    (agent !== undefined && asBoolean(module.evaluate(agent.expression)) !== true) ||
    (type !== undefined && asString(module.evaluate(type.expression)) !== "ssh")
  );
}

/** Where the secret comes from, when that is the code itself or a file; undefined for everything unknown. */
function originOf(
  module: TerraformModule,
  expression: Expression,
  depth: number,
): keyof typeof ORIGINS | undefined {
  if (depth > 10) return undefined;
  const value = module.evaluate(expression);
  const text = asString(value);
  if (text?.trim() === "") return undefined;
  if (text !== undefined) return value.hops.at(-1)?.kind === "variable default" ? "default" : "code";
  const inner = innerOf(module, expression);
  if (inner === "file") return "file";
  return inner && originOf(module, inner, depth + 1);
}

/** What the expression's value is made from without a choice: the argument of `sensitive()`, what a local stands for. */
function innerOf(module: TerraformModule, expression: Expression): Expression | "file" | undefined {
  switch (expression.kind) {
    case "parentheses":
      return expression.inner;
    case "call":
      if (expression.name === "file") return "file";
      return PASSING_FUNCTIONS.has(expression.name) ? expression.arguments[0] : undefined;
    case "template": {
      const [only] = expression.parts;
      return expression.parts.length === 1 && only?.kind === "interpolation" ? only.expression : undefined;
    }
    case "traversal":
      return expression.root === "local" && expression.steps.length === 1
        ? localExpression(module, expression.steps[0] as string)
        : undefined;
    default:
      return undefined;
  }
}

function firstLine(span: Span): Span {
  const text = span.piece.text.slice(span.range.start, span.range.end);
  const length = /^[^\r\n]*/.exec(text)?.[0].length ?? 0;
  return { piece: span.piece, range: { start: span.range.start, end: span.range.start + length } };
}

function hasComments(connection: Block): boolean {
  return comments(connection.piece.text).some((one) => contains(connection.range, one));
}

const SECRETS = ["password", "private_key", "bastion_password", "bastion_private_key"];
const PASSING_FUNCTIONS: ReadonlySet<string> = new Set(["sensitive", "nonsensitive", "trimspace", "chomp"]);
const ORIGINS = {
  code: "is written in the code",
  default: "is written in the code, as a default",
  file: "is read from a file, so that everyone who runs this must hold it",
};
