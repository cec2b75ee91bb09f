import type { OtherSource, Source } from "../knowledge/ingress/sources.ts";
import {
  isForNothingWithShell,
  isOwnGroup,
  isProviderItself,
  tunnelOf,
} from "../knowledge/ingress/tunnels.ts";
import { type IngressRule, ingressRules } from "../knowledge/ingress.ts";
import {
  LOGIN_SERVICES,
  type LoginService,
  REMOTE_DESKTOP,
  SSH,
  WINRM,
} from "../knowledge/login-services.ts";
import { type AddressRange, familyOf, readRange } from "../knowledge/network.ts";
import { sourceText } from "../syntax/body.ts";
import type { TerraformModule } from "../terraform/module.ts";
import { portsOption, rangesOption } from "./options.ts";
import type { Finding, TerraformRule } from "./rule.ts";
import { ingressFixes } from "./shared/ingress-fixes.ts";
import {
  describedWorld,
  inWords,
  isWide,
  type OpenService,
  openedServices,
  relatedSources,
} from "./shared/ingress-wording.ts";
import { opensAllPortsToWorld, openToFamilies, openToWorld, worldOf } from "./shared/public-ingress.ts";

const TRUSTED = rangesOption({
  name: "trusted_ranges",
  description:
    "Sources from which logging in is accepted, such as a VPN's: a rule that opens a port to nothing else is not reported, nor one to an address that is not known and may lie in them.",
  example: '["10.8.0.0/16"]',
});

const OTHER_PORTS = portsOption({
  name: "other_ports",
  default: [],
  description:
    "Further ports (TCP) at which people log in, beside those of SSH, Remote Desktop, WinRM, Telnet and VNC. Open to the whole internet they are an error.",
  example: "[2222]",
});

export const adminIngressAny: TerraformRule = {
  id: "admin-ingress-any",
  dialect: "terraform",
  category: "access",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  options: [TRUSTED, OTHER_PORTS],
  docs: {
    title: "A port to log in through is open",
    reason: "Whoever logs in can change the machine by hand, from an office network as from anywhere.",
    why: `A private address range, a security group or a VPN keeps strangers out; it does not keep a machine as it was
made. An open port for SSH, Remote Desktop, WinRM, Telnet or VNC says that people are expected to log in, and those who
log in repair things: what they change is in no image and is gone with the next machine. Therefore any source counts, also
one of which no more is known than that it is there: a security group, or an address that a data source or a variable
without default gives (\`[var.office_cidr]\`). Delete the rule, put what the machine needs into its image, and send its
logs and metrics away so that nobody has to look inside. For an emergency there are shells without an open port that
write down who did what: Session Manager (AWS), Bastion (Azure), Identity-Aware Proxy (Google).`,
    bad: `resource "aws_security_group" "web" {
  name = "web"

  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }

  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
}
`,
    good: `resource "aws_security_group" "web" {
  name = "web"

  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.0.0.0/8"]
  }
}
`,
    exceptions: [
      "The rule opens SSH, Remote Desktop, WinRM or all ports to the whole internet: ssh-ingress-public, rdp-ingress-public, winrm-ingress-public and all-ports-ingress-public speak of that.",
      "It opens a thousand ports or more to nothing but the machines of its own group; to other sources that is information only, since the ports are hardly meant for logging in.",
      "Its sources are the provider's own: the health checks of a load balancer, Azure's management of Entra Domain Services.",
      "Its security group is attached to nothing but load balancers, VPC endpoints and SFTP servers of AWS Transfer.",
      "What can be reached through is EC2 Instance Connect Endpoint, Azure Bastion or Google's Identity-Aware Proxy alone: then it is information only.",
      "Its protocol or ports cannot be known from the configuration, or whether it has a source at all: a list as a whole (`cidr_blocks = var.cidrs`) may be empty.",
    ],
    links: [
      {
        title: "AWS: Session Manager",
        url: "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html",
      },
      {
        title: "AWS Well-Architected: Deploy using immutable infrastructure",
        url: "https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_tracking_change_management_immutable_infrastructure.html",
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
  *check(module, options) {
    const services = servicesWith(options.of(OTHER_PORTS));
    const trusted = options.of(TRUSTED).flatMap((text) => readRange(text) ?? []);
    for (const rule of ingressRules(module)) {
      if (isReportedAsPublic(rule)) continue;
      const finding = publicFinding(rule, services) ?? privateFinding(module, rule, services, trusted);
      if (finding) yield finding;
    }
  },
};

function servicesWith(ports: readonly number[]): readonly LoginService[] {
  const known = LOGIN_SERVICES.flatMap((service) => service.ports);
  const others = ports.filter((port) => !known.includes(port));
  if (others.length === 0) return LOGIN_SERVICES;
  return [...LOGIN_SERVICES, { name: "a way to log in", ports: others, protocols: ["tcp"] }];
}

/** Other rules speak of these. */
function isReportedAsPublic(rule: IngressRule): boolean {
  return (
    [SSH, REMOTE_DESKTOP, WINRM].some((service) => openToWorld(rule, service)) || opensAllPortsToWorld(rule)
  );
}

/** Telnet and VNC have no rule of their own for the whole world. */
function publicFinding(rule: IngressRule, services: readonly LoginService[]): Finding | undefined {
  const open = services.flatMap((service) => openToWorld(rule, service) ?? []);
  const world = open[0] ? worldOf(rule, open[0]) : [];
  if (!world[0]) return undefined;
  return {
    at: world[0].at,
    subject: rule.resource,
    message: `${rule.resource.address} opens ${openedServices(rule, open)} to ${describedWorld(world)}: anyone can try to log in`,
    severity: "error",
    related: relatedSources(world),
    fixes: () =>
      ingressFixes(
        rule,
        world,
        open.flatMap((one) => one.ports),
      ),
  };
}

function privateFinding(
  module: TerraformModule,
  rule: IngressRule,
  services: readonly LoginService[],
  trusted: readonly AddressRange[],
): Finding | undefined {
  const sources = certainSources(rule).filter((one) => !isTrusted(one, trusted));
  const [first] = sources;
  if (!first) return undefined;
  const open = openServices(rule, sources, services);
  const wide = isWide(rule, open);
  if (
    open.length === 0 ||
    (wide && sources.every((one) => isOwnGroup(module, rule, one))) ||
    isForNothingWithShell(module, rule)
  )
    return undefined;
  const tunnels = sources.flatMap((one) => tunnelOf(module, one) ?? []);
  const onlyTunnels = tunnels.length === sources.length && isComplete(rule);
  const through = onlyTunnels ? `, which is ${inWords([...new Set(tunnels)])}` : "";
  const ports = open.flatMap((one) => one.ports);
  return {
    at: first.at,
    subject: rule.resource,
    message: `${rule.resource.address} opens ${openedServices(rule, wide ? open.slice(0, 2) : open)} to ${described(sources)}${through}: who logs in can change the machine by hand`,
    ...(wide || onlyTunnels ? { severity: "information" as const } : {}),
    related: relatedSources(sources.filter((one) => "address" in one)),
    ...(wide ? {} : { fixes: () => ingressFixes(rule, [], ports) }),
  };
}

/** All of it lies in a range that somebody vouches for, or may: an address that is not known. */
function isTrusted(source: AnySource, trusted: readonly AddressRange[]): boolean {
  if (trusted.length > 0 && "kind" in source && source.kind === "address") return true;
  const range = "address" in source && source.address !== undefined ? readRange(source.address) : undefined;
  return (
    range !== undefined &&
    trusted.some((one) => one.family === range.family && one.first <= range.first && range.last <= one.last)
  );
}

type AnySource = Source | OtherSource;

function certainSources(rule: IngressRule): AnySource[] {
  return [...rule.sources, ...rule.otherSources.filter((one) => one.isCertain)].filter(
    (one) => !isProviderItself(one),
  );
}

/** True when there are no sources beside those that are certain. */
function isComplete(rule: IngressRule): boolean {
  const others = rule.otherSources;
  return others.every((one) => one.isCertain) && (others.length > 0 || !rule.hasOtherSources);
}

/** What is open to the sources after other rules have denied what they deny. */
function openServices(
  rule: IngressRule,
  sources: readonly AnySource[],
  services: readonly LoginService[],
): OpenService[] {
  const families = sources.map((one) => ("address" in one ? familyOf(one) : undefined) ?? 4);
  return services.flatMap((service) => openToFamilies(rule, service, families) ?? []);
}

function described(sources: readonly AnySource[]): string {
  const names = [...new Set(sources.map(nameOf))];
  const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
  return inWords(shown);
}

function nameOf(source: AnySource): string {
  if ("kind" in source && source.kind === "self") return "its own group";
  if ("text" in source && source.text !== "") return source.text;
  const written = sourceText(source.at).replace(/^"(?:\$\{([^{}]*)\}|([^"$%]*))"$/, "$1$2");
  return written.length > 60 || written.includes("\n") ? "sources of its own" : written;
}
