import { asString } from "../eval/value.ts";
import { isBastion } from "../knowledge/bastions.ts";
import {
  hasAuthorizedKeys,
  type KeyPlace,
  keyHoldingTypes,
  keyPlaces,
  withoutKey,
} from "../knowledge/ssh-keys.ts";
import { remove, type SpanEdit } from "../syntax/edits.ts";
import type { Attribute, Expression, Span } from "../syntax/nodes.ts";
import { removeObjectItem } from "../syntax/object-edits.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { isUsedBeside, refersBeside } from "../terraform/users.ts";
import type { Finding, Fix, Related, TerraformRule } from "./rule.ts";
import { certainlyNamesKey, keyPairOf } from "./shared/key-values.ts";
import { originsOf } from "./shared/origins.ts";

export const keyPairOnCompute: TerraformRule = {
  id: "key-pair-on-compute",
  dialect: "terraform",
  category: "access",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "A machine carries an SSH key",
    reason: "A key is a way to repair a running machine by hand instead of replacing it.",
    why: `A key on a machine is a standing invitation to log in and repair it by hand. What is repaired by hand is in no
image: the next machine comes without it, and nobody can say any more what the running one is made of. A machine that
is never changed needs no login at all. Leave the key out, put what the machine needs into its image, send its logs
away, and replace it when something is wrong. For the rare emergency there are shells that need no key on the machine:
Session Manager (AWS), OS Login (Google). A machine that is running keeps the key it was started with until it is
replaced.`,
    bad: `resource "aws_instance" "web" {
  ami           = "ami-0abc"
  instance_type = "t3.small"
  key_name      = aws_key_pair.admin.key_name
}

resource "aws_key_pair" "admin" {
  key_name   = "admin"
  public_key = file("admin.pub")
}
`,
    good: `resource "aws_instance" "web" {
  ami           = "ami-0abc"
  instance_type = "t3.small"
}
`,
    exceptions: [
      "The key's value is null or empty, or may be: a variable without default, a condition with null on one side.",
      "The machine is a bastion by its name or tags.",
      "On Azure a Linux machine must have a key or a password, so its key is a hint only and never taken away.",
      "DigitalOcean, Hetzner, Linode and others set a root password for a machine without a key, so nothing is taken away there: use an image in which password login is switched off.",
    ],
    conflicts: [
      "CKV_DIO_2 and AVD-DIG-0004 (DigitalOcean), CKV_LIN_2 (Linode) and CKV_AZURE_178 (Azure) want a key, since the way in without one is a password. Keep the key on these clouds and close the port instead.",
    ],
    links: [
      {
        title: "AWS: Session Manager",
        url: "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html",
      },
      {
        title: "Google: About OS Login",
        url: "https://cloud.google.com/compute/docs/oslogin",
      },
      {
        title: "azurerm_linux_virtual_machine: admin_ssh_key",
        url: "https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_virtual_machine",
      },
    ],
  },
  *check(module) {
    for (const resource of module.resources(...keyHoldingTypes())) {
      if (isBastion(module, resource)) continue;
      for (const place of keyPlaces(module, resource)) {
        const finding = checkPlace(module, resource, place);
        if (finding) yield finding;
      }
    }
  },
};

function checkPlace(module: TerraformModule, resource: Resource, place: KeyPlace): Finding | undefined {
  const subject = { subject: resource };
  const message = `${resource.address} carries an SSH key: whoever holds it can log in and change the machine`;
  switch (place.kind) {
    case "block": {
      const { piece, headerRange } = place.block;
      const stays = `${message}; it must have one or a password, so close the port instead`;
      return { at: { piece, range: headerRange }, ...subject, message: stays, severity: "hint" };
    }
    case "value": {
      if ((asString(place.value) ?? "").trim() === "") return undefined;
      return { at: firstLine(nameOf(place.attribute)), ...subject, message, related: originsOf(place.value) };
    }
    case "cloud config": {
      if (!textsOf(module, place.expression).some(hasAuthorizedKeys)) return undefined;
      return { at: firstLine(nameOf(place.attribute)), ...subject, message };
    }
    default: {
      const expression = place.kind === "entry" ? place.item.value : place.attribute.expression;
      if (!certainlyNamesKey(module, expression)) return undefined;
      const at: Span =
        place.kind === "entry"
          ? { piece: place.object.piece, range: place.item.range }
          : { piece: place.attribute.piece, range: place.attribute.range };
      const related = relatedTo(module, expression);
      return { at: firstLine(at), ...subject, message, related, fixes: () => fixes(module, resource, place) };
    }
  }
}

function relatedTo(module: TerraformModule, expression: Expression): Related[] {
  const keyPair = keyPairOf(module, expression);
  if (keyPair) return [{ at: keyPair.header, message: "The key" }];
  const { hops } = module.evaluate(expression);
  return hops.map((hop) => ({ at: hop.span, message: `\`${hop.name}\` gets its value here` }));
}

type RemovablePlace = Extract<KeyPlace, { kind: "attribute" | "entry" }>;

function fixes(module: TerraformModule, resource: Resource, place: RemovablePlace): Fix[] {
  const effect = withoutKey(resource.resourceType);
  if (effect === "needed") return [];
  const name = place.kind === "entry" ? (place.item.name ?? "") : place.attribute.name;
  const keyPair = place.kind === "attribute" ? unusedKeyPair(module, resource, place.attribute) : undefined;
  return [
    {
      title: keyPair ? `Remove ${name} and ${keyPair.address}, which nothing else uses` : `Remove ${name}`,
      safe: false,
      effect,
      edits: () => [...removePlace(place), ...(keyPair ? remove(keyPair.block, undefined) : [])],
    },
  ];
}

function removePlace(place: RemovablePlace): SpanEdit[] {
  if (place.kind === "attribute") return remove(place.attribute, place.owner);
  const isWhole = place.attribute.expression === place.object && place.object.items.length === 1;
  return isWhole && !hasComment(place)
    ? remove(place.attribute, place.owner)
    : removeObjectItem(place.object, place.item);
}

/** A comment beside the only entry: then the map stays, and the comment in it. */
function hasComment(place: Extract<KeyPlace, { kind: "entry" }>): boolean {
  const { piece, range } = place.object;
  const around =
    piece.text.slice(range.start, place.item.range.start) + piece.text.slice(place.item.range.end, range.end);
  return /#|\/[/*]/.test(around);
}

/** The key pair that serves only this machine, and can go with the attribute. */
function unusedKeyPair(module: TerraformModule, resource: Resource, key: Attribute): Resource | undefined {
  const keyPair = keyPairOf(module, key.expression);
  if (!keyPair || keyPair.body !== keyPair.block.body) return undefined;
  if (isUsedBeside(module, keyPair.address, resource)) return undefined;
  return refersBeside(resource.body, keyPair.address, key) ? undefined : keyPair;
}

/** The known text of a cloud-config, or its parts between what is filled in. */
function textsOf(module: TerraformModule, expression: Expression): string[] {
  const value = module.evaluate(expression);
  if (value.kind === "string") return [value.value];
  if (expression.kind === "template") {
    const known = expression.parts.map((part) => (part.kind === "text" ? part.text : "\0"));
    return [known.join("")];
  }
  return [];
}

function nameOf(one: Attribute): Span {
  return { piece: one.piece, range: one.nameRange };
}

/** What goes over several lines is told by its first. */
function firstLine({ piece, range }: Span): Span {
  const [line = ""] = piece.text.slice(range.start, range.end).split(/\r?\n/);
  return { piece, range: { start: range.start, end: range.start + line.trimEnd().length } };
}
