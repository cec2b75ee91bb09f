import { asString } from "../eval/value.ts";
import { REPLACING_WORKLOAD_TYPES, WORKLOAD_POD_PATHS } from "../knowledge/workloads.ts";
import { attribute, blocksAt, blocksOfType, presence } from "../syntax/body.ts";
import type { Block } from "../syntax/nodes.ts";
import type { Resource, TerraformModule } from "../terraform/module.ts";
import type { Finding, TerraformRule } from "./rule.ts";
import { originsOf } from "./shared/origins.ts";

export const probesMissing: TerraformRule = {
  id: "probes-missing",
  dialect: "terraform",
  category: "rollout",
  severity: "information",
  since: "0.1.0",
  fix: "none",
  docs: {
    title: "Kubernetes cannot tell whether a container works",
    reason: "Requests go to containers that are not ready, and those that hang are not replaced.",
    why: `A rollout replaces pods one after the other and goes on when the new one is ready. Without a readiness probe a
container is ready as soon as it runs, so a version that does not work takes over everywhere. Without a liveness probe
one that hangs is never started anew, and somebody opens a shell in it instead. The strategy \`Recreate\` takes all old
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

          readiness_probe {
            http_get {
              path = "/ready"
              port = 8080
            }
          }

          liveness_probe {
            http_get {
              path = "/healthz"
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
    for (const workload of module.resources(...Object.keys(WORKLOAD_POD_PATHS))) {
      for (const pod of blocksAt(workload.body, WORKLOAD_POD_PATHS[workload.resourceType] ?? [])) {
        for (const container of blocksOfType(pod.body, "container"))
          yield* checkContainer(workload, container);
        if (REPLACING_WORKLOAD_TYPES.has(workload.resourceType)) yield* checkStrategy(module, workload, pod);
      }
    }
  },
};

function* checkContainer(workload: Resource, container: Block): Generator<Finding> {
  const missing = Object.entries(PROBES).filter(([name]) => presence(container.body, name) === "absent");
  if (missing.length === 0) return;
  yield {
    at: { piece: container.piece, range: container.headerRange },
    subject: workload,
    message: `Kubernetes cannot tell whether this container of ${workload.address} ${missing.map(([, what]) => what).join(" or ")}`,
  };
}

function* checkStrategy(module: TerraformModule, workload: Resource, pod: Block): Generator<Finding> {
  if (mayHaveClaim(pod)) return;
  for (const strategy of blocksAt(workload.body, ["spec", "strategy"])) {
    const type = attribute(strategy.body, "type");
    const value = type && module.evaluate(type.expression);
    if (!type || !value || asString(value) !== "Recreate") continue;
    yield {
      at: type,
      subject: workload,
      message: `All pods of ${workload.address} go before the first new one is there`,
      severity: "warning",
      related: originsOf(value),
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
