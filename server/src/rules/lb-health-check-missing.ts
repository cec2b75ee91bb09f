import {
  CHECKED_BALANCER_TYPES,
  listenedPort,
  type WeakCheck,
  weakCheckOf,
} from "../knowledge/balancer-health.ts";
import { addBlock, replace, type SpanEdit, setAttribute } from "../syntax/edits.ts";
import type { Span } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import type { Fix, TerraformRule } from "./rule.ts";
import { isWrittenHere, originsOf } from "./shared/origins.ts";

export const lbHealthCheckMissing: TerraformRule = {
  id: "lb-health-check-missing",
  dialect: "terraform",
  category: "rollout",
  severity: "warning",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "The load balancer does not ask the application whether it works",
    reason:
      "A new machine gets requests before it can answer, and one that no longer can keeps getting them.",
    why: `Replacing machines instead of changing them needs somebody who says when the new one is ready and when the old
one no longer is: the load balancer's health check. Without one, with one that only opens a connection, or with one that
asks for whatever happens to be at \`/\`, a rollout goes on although the new machines do not work, and takes the old ones
away. Let it ask for a page the application answers only when it can do its work. The fix writes \`/healthz\`; write the
path your application has, because from then on targets that do not answer it get no requests.`,
    bad: `resource "aws_lb_target_group" "web" {
  name_prefix = "web-"
  port        = 80
  protocol    = "HTTP"
  vpc_id      = var.vpc_id
}
`,
    good: `resource "aws_lb_target_group" "web" {
  name_prefix = "web-"
  port        = 80
  protocol    = "HTTP"
  vpc_id      = var.vpc_id

  health_check {
    path = "/healthz"
  }
}
`,
    exceptions: [
      'Targets that are functions (`target_type = "lambda"`), and backends that are not groups of machines.',
      "A path is written, `/` too: then somebody has chosen it.",
      "The protocol, the kind of target or the path is not known, or a dynamic block may make the check.",
      "Information only where requests are not HTTP and the check just opens a connection because nothing is written.",
    ],
    links: [
      {
        title: "Health checks for Application Load Balancer target groups",
        url: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html",
      },
      {
        title: "Azure Load Balancer health probes",
        url: "https://learn.microsoft.com/en-us/azure/load-balancer/load-balancer-custom-probe-overview",
      },
      {
        title: "Google Cloud: health checks overview",
        url: "https://cloud.google.com/load-balancing/docs/health-check-concepts",
      },
    ],
  },
  *check(module) {
    for (const balancer of module.resources(...CHECKED_BALANCER_TYPES)) {
      const weak = weakCheckOf(module, balancer);
      if (!weak) continue;
      yield {
        at: placeOf(balancer, weak),
        subject: balancer,
        message: messageOf(balancer.address, weak),
        ...(weak.kind === "connection" ? { severity: "information" } : {}),
        related:
          weak.setting?.kind === "attribute" ? originsOf(module.evaluate(weak.setting.expression)) : [],
        fixes: () => fixesFor(module, balancer, weak),
      };
    }
  },
};

function placeOf(balancer: Resource, { setting }: WeakCheck): Span {
  if (!setting) return balancer.header;
  return setting.kind === "block" ? { piece: setting.piece, range: setting.headerRange } : setting;
}

function messageOf(address: string, { kind }: WeakCheck): string {
  switch (kind) {
    case "none":
      return `${address} sends requests without asking whether the application answers`;
    case "off":
      return `${address} does not check what it sends requests to`;
    case "path":
      return `${address} asks for "/", because no path says where the application tells how it is`;
    case "connection":
      return `${address} only tries whether a connection opens, not whether the application works`;
  }
}

function fixesFor(module: TerraformModule, balancer: Resource, weak: WeakCheck): Fix[] {
  const { setting } = weak;
  if (setting?.kind === "attribute" && weak.kind === "off") {
    if (!isWrittenHere(module.evaluate(setting.expression))) return [];
    const edits = () => [replace(setting.expression, "true")];
    return [{ title: "Check the targets", safe: false, effect: "in place", edits }];
  }
  const edits = pathEdits(module, balancer, weak);
  if (!edits) return [];
  return [
    { title: `Ask for ${PATH}, which the application must answer`, safe: false, effect: "in place", edits },
  ];
}

function pathEdits(
  module: TerraformModule,
  balancer: Resource,
  { kind, setting }: WeakCheck,
): (() => SpanEdit[]) | undefined {
  if (balancer.resourceType.endsWith("lb_target_group") && balancer.resourceType.startsWith("aws_")) {
    if (kind !== "path") return undefined;
    return () =>
      setting?.kind === "block"
        ? setAttribute(setting, "path", `"${PATH}"`)
        : [addBlock(balancer.block, ["health_check {", `  path = "${PATH}"`, "}"])];
  }
  const port = balancer.resourceType === "aws_elb" ? listenedPort(module, balancer) : undefined;
  if (port === undefined) return undefined;
  return () => [
    addBlock(balancer.block, [
      "health_check {",
      `  target              = "${port}${PATH}"`,
      "  interval            = 30",
      "  timeout             = 5",
      "  healthy_threshold   = 2",
      "  unhealthy_threshold = 2",
      "}",
    ]),
  ];
}

const PATH = "/healthz";
