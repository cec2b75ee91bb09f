import { asString } from "../eval/value.ts";
import { type Pod, podsOf, REPLACING_WORKLOAD_TYPES } from "../knowledge/kubernetes-pods.ts";
import { attribute, blocksAt, blocksOfType, dynamicBlocks, presence, sourceText } from "../syntax/body.ts";
import { addBlock } from "../syntax/edits.ts";
import type { Block } from "../syntax/nodes.ts";
import type { TerraformModule } from "../terraform/module.ts";
import type { Finding, Fix, TerraformRule } from "./rule.ts";
import { originsOf, settingFixes, settingOf } from "./shared/settings.ts";

export const probesMissing: TerraformRule = {
  id: "probes-missing",
  dialect: "terraform",
  category: "rollout",
  severity: "information",
  since: "0.1.0",
  fix: "ask",
  docs: {
    title: "Kubernetes cannot tell whether a container works",
    reason: "Requests go to containers that are not ready, and those that hang are not replaced.",
    why: `A rollout replaces pods one after the other and goes on when the new one is ready. Without a readiness probe a
container is ready as soon as it runs, so a version that does not work takes over everywhere. Without a liveness probe
one that hangs is never started anew, and somebody opens a shell in it instead. The fix tries whether the port that the
container names is open, which is the least that can be asked; an address at which the application says how it is
(\`http_get\`) says more, and is offered too. The strategy \`Recreate\` takes all old
pods away before the first new one is there: nothing serves in between, and nothing is left when the new version fails.`,
    bad: `resource "kubernetes_deployment_v1" "web" {
  metadata {
    name = "web"
  }

  spec {
    template {
      spec {
        container {
          name  = "web"
          image = var.image

          port {
            container_port = 8080
          }
        }
      }
    }
  }
}
`,
    good: `resource "kubernetes_deployment_v1" "web" {
  metadata {
    name = "web"
  }

  spec {
    template {
      spec {
        container {
          name  = "web"
          image = var.image

          port {
            container_port = 8080
          }

          readiness_probe {
            tcp_socket {
              port = 8080
            }
          }

          liveness_probe {
            tcp_socket {
              port = 8080
            }
          }
        }
      }
    }
  }
}
`,
    exceptions: [
      "Init containers, jobs and cron jobs: they end by themselves.",
      "`Recreate` where the pods have a persistent volume claim, which often only one pod can have.",
      "A dynamic block may make the containers or probes.",
      "Probes are offered where the container names one port of TCP; which command tells how a container without a port is, only its maker knows.",
    ],
    links: [
      {
        title: "Kubernetes: liveness, readiness and startup probes",
        url: "https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/",
      },
      {
        title: "kubernetes_deployment_v1",
        url: "https://registry.terraform.io/providers/hashicorp/kubernetes/latest/docs/resources/deployment_v1",
      },
    ],
  },
  *check(module) {
    for (const pod of podsOf(module)) {
      if (pod.isEnding) continue;
      for (const container of pod.containers) yield* checkContainer(module, pod, container);
      if (REPLACING_WORKLOAD_TYPES.has(pod.resource.resourceType)) yield* checkStrategy(module, pod);
    }
  },
};

function* checkContainer(module: TerraformModule, pod: Pod, container: Block): Generator<Finding> {
  const missing = Object.keys(PROBES).filter((name) => presence(container.body, name) === "absent");
  if (missing.length === 0) return;
  yield {
    at: { piece: container.piece, range: container.headerRange },
    subject: pod.resource,
    message: `Kubernetes cannot tell whether this container of ${pod.resource.address} ${missing.map((name) => PROBES[name]).join(" or ")}`,
    fixes: () => probesAt(module, pod, container, missing),
  };
}

/** Asks at the port that the container says it listens at; none where it names none, or several. */
function probesAt(module: TerraformModule, pod: Pod, container: Block, missing: readonly string[]): Fix[] {
  const ports = blocksOfType(container.body, "port");
  const port = ports[0] && attribute(ports[0].body, "container_port");
  if (!ports[0] || !port || ports.length > 1 || dynamicBlocks(container.body, "port").length > 0) return [];
  const protocol = module.value(ports[0].body, "protocol");
  if (protocol && asString(protocol) !== "TCP") return [];
  const number = sourceText(port.expression);
  const probe = (title: string, question: readonly string[]): Fix => ({
    title,
    safe: false,
    effect: pod.change,
    edits: () => [
      addBlock(
        container,
        missing.flatMap((name, index) => [...(index > 0 ? [""] : []), `${name} {`, ...question, "}"]),
      ),
    ],
  });
  return [
    probe("Try whether its port is open", ["  tcp_socket {", `    port = ${number}`, "  }"]),
    probe(`Ask for ${PATH}, which the application must answer`, [
      "  http_get {",
      `    path = "${PATH}"`,
      `    port = ${number}`,
      "  }",
    ]),
  ];
}

function* checkStrategy(module: TerraformModule, { resource, spec }: Pod): Generator<Finding> {
  if (mayHaveClaim(spec)) return;
  for (const strategy of blocksAt(resource.body, ["spec", "strategy"])) {
    const type = settingOf(module, strategy, "type");
    if (!type.written || !type.value || asString(type.value) !== "Recreate") continue;
    yield {
      at: type.written,
      subject: resource,
      message: `All pods of ${resource.address} go before the first new one is there`,
      severity: "warning",
      related: originsOf(type),
      fixes: settingFixes(module, type, '"RollingUpdate"', {
        title: "Replace pods one after the other",
        effect: "in place",
      }),
    };
  }
}

function mayHaveClaim(pod: Block): boolean {
  if (presence(pod.body, "volume") === "unknown") return true;
  return blocksOfType(pod.body, "volume").some(
    (volume) => presence(volume.body, "persistent_volume_claim") !== "absent",
  );
}

const PROBES: Readonly<Record<string, string>> = {
  readiness_probe: "is ready for requests",
  liveness_probe: "still works",
};

const PATH = "/healthz";
