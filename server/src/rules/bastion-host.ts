import { asString } from "../eval/value.ts";
import { isBastion } from "../knowledge/bastions.ts";
import { MACHINE_GROUP_TYPES, MACHINE_TEMPLATE_TYPES, MACHINE_TYPES } from "../knowledge/compute.ts";
import { opensPort } from "../knowledge/ingress/ports.ts";
import { type IngressRule, ingressRules } from "../knowledge/ingress.ts";
import { REMOTE_DESKTOP, SSH } from "../knowledge/login-services.ts";
import { keyPlaces } from "../knowledge/ssh-keys.ts";
import { attribute } from "../syntax/body.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import { referencesIn, referencesOfBody } from "../terraform/references.ts";
import type { TerraformRule } from "./rule.ts";
import { certainlyNamesKey } from "./shared/key-values.ts";

export const bastionHost: TerraformRule = {
  id: "bastion-host",
  dialect: "terraform",
  category: "access",
  severity: "information",
  since: "0.1.0",
  fix: "none",
  optIn: true,
  docs: {
    title: "A bastion host leads to other machines",
    reason: "It is there for people to log in to machines through, and to change them by hand.",
    why: `A bastion keeps strangers out, and is itself the sign that people log in to the machines behind it: it would
not be there otherwise. What they change there is in no image. It is also the machine that is patched by hand for years,
because everybody's access hangs on it. Services do the same without a machine: Session Manager and EC2 Instance Connect
Endpoint (AWS), Azure Bastion, Identity-Aware Proxy (Google). They need no open port, ask who it is and write down what
was done. The rule is silent unless it is switched on: a bastion is better than what it replaces.`,
    bad: `resource "aws_instance" "bastion" {
  ami           = "ami-0abc"
  instance_type = "t3.micro"
  key_name      = "admin"
}
`,
    good: `resource "aws_ec2_instance_connect_endpoint" "main" {
  subnet_id = aws_subnet.private.id
}
`,
    exceptions: [
      "The machine has no key, and no firewall rule of the module lets anybody in to it: it is reached through Session Manager or the like.",
      "`azurerm_bastion_host` and Google's Identity-Aware Proxy are services, not machines.",
    ],
    links: [
      {
        title: "AWS: Connect using EC2 Instance Connect Endpoint",
        url: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/connect-with-ec2-instance-connect-endpoint.html",
      },
      {
        title: "Azure: What is Azure Bastion",
        url: "https://learn.microsoft.com/en-us/azure/bastion/bastion-overview",
      },
      {
        title: "Google: Using IAP for TCP forwarding",
        url: "https://cloud.google.com/iap/docs/using-tcp-forwarding",
      },
    ],
  },
  *check(module) {
    for (const host of module.resources(...MACHINE_TYPES, ...MACHINE_GROUP_TYPES)) {
      if (!isBastion(module, host) || !isMeantForLogin(module, host)) continue;
      yield {
        at: host.header,
        subject: host,
        message: `${host.address} is there for people to log in to other machines through, and to change those by hand`,
      };
    }
  },
};

/** The host, or the template its group makes machines from, has a key or an open port. */
function isMeantForLogin(module: TerraformModule, host: Resource): boolean {
  const templates = [...referencesOfBody(host.body)].flatMap((address) => {
    const found = module.resource(address);
    return found && MACHINE_TEMPLATE_TYPES.has(found.resourceType) ? [found] : [];
  });
  return [host, ...templates].some((one) => hasKey(module, one) || isOpen(module, one));
}

function hasKey(module: TerraformModule, machine: Resource): boolean {
  return keyPlaces(module, machine).some((place) => {
    if (place.kind === "block") return true;
    if (place.kind === "cloud config") return false;
    if (place.kind === "value") return (asString(place.value) ?? "").trim() !== "";
    return certainlyNamesKey(module, place.kind === "entry" ? place.item.value : place.attribute.expression);
  });
}

/** A rule of a group the machine names, or, where rules find machines by other ways, any of the same cloud. */
function isOpen(module: TerraformModule, machine: Resource): boolean {
  const references = referencesOfBody(machine.body);
  const cloud = cloudOf(machine);
  return ingressRules(module).some((rule) => {
    if (!opensLogin(rule) || !module.mayExist(rule.resource)) return false;
    const groups = groupsOf(rule);
    return groups === undefined
      ? cloudOf(rule.resource) === cloud
      : groups.some((address) => references.has(address));
  });
}

function opensLogin(rule: IngressRule): boolean {
  const isLogin = [SSH, REMOTE_DESKTOP].some(
    (service) =>
      (rule.protocol === "all" || service.protocols.includes(rule.protocol)) &&
      service.ports.some((port) => opensPort(rule.ports, port)),
  );
  return isLogin && (rule.sources.length > 0 || rule.otherSources.some((one) => one.isCertain));
}

function groupsOf({ resource }: IngressRule): string[] | undefined {
  if (cloudOf(resource) !== "aws") return undefined;
  const written = attribute(resource.body, "security_group_id");
  return written ? [...referencesIn(written.expression)] : [resource.address];
}

function cloudOf(resource: Resource): string {
  return resource.resourceType.split("_")[0] ?? "";
}
