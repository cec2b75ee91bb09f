import type { OtherSource, Source } from "../knowledge/ingress/sources.ts";
import {
  isForNothingWithShell,
  isOwnGroup,
  isProviderItself,
  tunnelOf,
} from "../knowledge/ingress/tunnels.ts";
import { type IngressRule, ingressRules } from "../knowledge/ingress.ts";
import { LOGIN_SERVICES, REMOTE_DESKTOP, SSH, WINRM } from "../knowledge/login-services.ts";
import { familyOf } from "../knowledge/network.ts";
import { sourceText } from "../syntax/body.ts";
import type { TerraformModule } from "../terraform/module.ts";
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

export const adminIngressAny: TerraformRule = {
  id: "admin-ingress-any",
  dialect: "terraform",
  category: "access",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "A port to log in through is open",
    reason: "Whoever logs in can change the machine by hand, from an office network as from anywhere.",
    why: `A private address range, a security group or a VPN keeps strangers out; it does not keep a machine as it was
made. An open port for SSH, Remote Desktop, WinRM, Telnet or VNC says that people are expected to log in, and those who
log in repair things: what they change is in no image and is gone with the next machine. Delete the rule, put what the
machine needs into its image, and send its logs and metrics away so that nobody has to look inside. For an emergency
there are shells without an open port that write down who did what: Session Manager (AWS), Bastion (Azure),
Identity-Aware Proxy (Google).`,
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
      "Its protocol, ports or sources cannot be known from the configuration.",
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
  *check(module) {
    for (const rule of ingressRules(module)) {
      if (isReportedAsPublic(rule)) continue;
      const finding = publicFinding(rule) ?? privateFinding(module, rule);
      if (finding) yield finding;
    }
  },
};

/** Other rules speak of these. */
function isReportedAsPublic(rule: IngressRule): boolean {
  return (
    [SSH, REMOTE_DESKTOP, WINRM].some((service) => openToWorld(rule, service)) || opensAllPortsToWorld(rule)
  );
}

/** Telnet and VNC have no rule of their own for the whole world. */
function publicFinding(rule: IngressRule): Finding | undefined {
  const open = LOGIN_SERVICES.flatMap((service) => openToWorld(rule, service) ?? []);
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

function privateFinding(module: TerraformModule, rule: IngressRule): Finding | undefined {
  const sources = certainSources(rule);
  const [first] = sources;
  if (!first) return undefined;
  const open = openServices(rule, sources);
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
function openServices(rule: IngressRule, sources: readonly AnySource[]): OpenService[] {
  const families = sources.map((one) => ("address" in one ? familyOf(one) : undefined) ?? 4);
  return LOGIN_SERVICES.flatMap((service) => openToFamilies(rule, service, families) ?? []);
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
